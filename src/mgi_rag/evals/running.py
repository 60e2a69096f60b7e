"""Asks systems the questions of a set and keeps what they say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from mgi_rag.chat.assistant import Assistant
from mgi_rag.evals.measures.measured import measured
from mgi_rag.evals.questions import Question
from mgi_rag.evals.records import (
    AnswerRecord,
    RankedRecord,
    Run,
    begin_run,
    gold_of,
    open_run,
    part_of,
)
from mgi_rag.evals.run_figures import run_figures
from mgi_rag.evals.run_head import hash_of_code, run_head
from mgi_rag.evals.sets import QuestionSet, hash_of, of_split
from mgi_rag.evals.systems.system import AnswerTurns, Desk, Reply, System
from mgi_rag.settings import settings

DIGITS: Final = 6
"""Decimals that a measure is kept with, so that what is read again compares equal."""

Progress = Callable[[str, int, int], None]
"""What is asked, how many questions are done, and of how many."""


@contextmanager
def open_desk(
    corpus: Path | None,
    store: Path | None,
    tell: Callable[[str], None],
    today: date | None = None,
) -> Iterator[Desk]:
    """What the systems work on, over a corpus and its store; defaults are those of the settings.

    Raises MgiRagError as `Assistant.open`.
    """
    folder = corpus or settings().corpus
    assistant = Assistant.open(store, folder, tell)
    with TemporaryDirectory(prefix="mgi-rag-eval-") as scratch:
        yield Desk(assistant, folder, Path(scratch), today or date.today(), tell)


def default_out(name: str, split: str) -> Path:
    """Where runs are kept if nobody says: apart for each set, split and state of the code."""
    return settings().data / "runs" / f"{Path(name).name}-{split}-{hash_of_code()[:8]}"


def evaluate(
    systems: Sequence[System],
    desk: Desk,
    whole: QuestionSet,
    split: str,
    out: Path,
    progress: Progress | None = None,
) -> list[Run]:
    """A run of each system in a folder of its own below `out`, gone on with where it was cut off.

    One after the other: a second at once would blur the timings of both.

    Args:
        systems: of the registry.
        desk: what they work on.
        whole: the questions.
        split: `dev`, `held-out` or `all`.
        out: where the runs are kept.
        progress: is told after every question.

    Raises:
        UsageError: for a part without a question, or an `out` that holds something else.
    """
    questions = of_split(whole.questions, split)
    set_hash = hash_of(questions)
    runs = []
    for system in systems:
        head = run_head(system, desk, whole.name, set_hash, split)
        run = begin_run(out / system.name, head, desk.tell)
        done = {record.id for record in run.answers}
        left = [question for question in questions if question.id not in done]
        if left:
            answers = system.open(desk)
        for number, question in enumerate(left, start=len(done) + 1):
            run.add(asked(question, answers, whole.texts))
            if progress is not None:
                progress(system.name, number, len(questions))
        runs.append(_finished(run, questions))
    return runs


def asked(question: Question, answers: AnswerTurns, texts: Mapping[str, str]) -> AnswerRecord:
    """What a system says to a question, measured."""
    return recorded(question, answers(question.turns), texts)


def recorded(question: Question, reply: Reply, texts: Mapping[str, str]) -> AnswerRecord:
    """A reply as a run keeps it, with its measures."""
    answer = reply.answer
    told = answer.as_json()
    return AnswerRecord(
        id=question.id,
        kind=question.kind,
        language=question.language,
        part=part_of(question),
        turns=question.turns,
        gold=gold_of(question),
        plan=told["plan"],
        evidence=[RankedRecord(id=r.record_id, score=r.score) for r in reply.ranked],
        confidence=reply.confidence,
        mode=told["mode"],
        answer=answer.answer,
        answer_language=answer.language,
        abstained=answer.abstained,
        reason=told["reason"],
        citations=[asdict(citation) for citation in answer.citations],
        sentences=told["sentences"],
        unanswered=told["unanswered"],
        choices=told["choices"],
        written_by=told["written_by"],
        timings_ms=told["timings_ms"],
        measures={name: round(v, DIGITS) for name, v in measured(question, reply, texts).items()},
    )


def _finished(run: Run, questions: Sequence[Question]) -> Run:
    """The run with its figures, its answers in the order of the questions."""
    whole = open_run(run.folder)
    order = {question.id: place for place, question in enumerate(questions)}
    records = sorted(whole.answers, key=lambda record: order[record.id])
    whole.finish(run_figures(records, whole.head.seed))
    return whole
