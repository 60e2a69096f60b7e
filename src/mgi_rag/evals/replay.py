"""Asks the questions of a run again and tells where it does not repeat itself."""

from collections.abc import Callable, Iterator

from mgi_rag.evals.records import AnswerRecord, Run
from mgi_rag.evals.run_head import run_head
from mgi_rag.evals.running import asked
from mgi_rag.evals.sets import known_texts
from mgi_rag.evals.systems.registry import system_named
from mgi_rag.evals.systems.system import Desk


def changed_since(run: Run, desk: Desk) -> list[str]:
    """What differs between what was run and what is here: `code`, `corpus_hash` ...

    Raises UsageError for a system that is no longer in the registry.
    """
    head = run.head
    now = run_head(system_named(head.system), desk, head.set, head.set_hash, head.split)
    return head.differences(now)


def written_with(run: Run) -> str | None:
    """The chat model that wrote the answers of a run; None where none took part.

    Raises UsageError as `changed_since`.
    """
    head = run.head
    if not system_named(head.system).needs_model:
        return None
    return ", ".join(name for name in head.models if name != head.embedder)


def unlike(
    run: Run, desk: Desk, progress: Callable[[int, int], None] | None = None
) -> Iterator[tuple[AnswerRecord, list[str]]]:
    """The answers that come out otherwise, timings aside, each with the fields that differ.

    The questions and their gold are those that the run keeps, the day is the desk's.

    Args:
        run: to be repeated.
        desk: over the same corpus.
        progress: is told after every question.

    Raises:
        UsageError: for a system that is no longer in the registry.
    """
    texts = known_texts(desk.corpus)
    answers = system_named(run.head.system).open(desk)
    for number, record in enumerate(run.answers, start=1):
        again = asked(record.question, answers, texts)
        kept, new = record.without_timings(), again.without_timings()
        if differing := [name for name, value in kept.items() if new[name] != value]:
            yield record, differing
        if progress is not None:
            progress(number, len(run.answers))
