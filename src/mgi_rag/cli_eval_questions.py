"""Verbs below `eval` that write questions with gold: by hand, or from what people said."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from mgi_rag.cli_user_data import CorpusOption, StoreOption

SetOption = Annotated[Path | None, typer.Option("--set", help="Folder of question files.")]


def register(app: typer.Typer) -> None:
    """Adds these verbs to those of `eval`."""
    app.command()(add)
    app.command(name="from-feedback")(from_feedback)


def add(
    turns: Annotated[list[str], typer.Argument(help="What the user says, turn by turn.")],
    kind: Annotated[str, typer.Option("--kind", help="topical, list, yes_no ...")] = "topical",
    language: Annotated[str, typer.Option("--language", help="ISO 639-1 tag.")] = "en",
    required: Annotated[
        list[str] | None, typer.Option("--cites", help="Id that a right answer cites; repeat.")
    ] = None,
    allowed: Annotated[
        list[str] | None, typer.Option("--may-cite", help="Id that it may cite; repeat.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Why a right answer refuses.")
    ] = None,
    asker: Annotated[
        str | None, typer.Option("--asker", help="Who would ask: official, student ...")
    ] = None,
    folder: SetOption = None,
    corpus: CorpusOption = None,
    store: StoreOption = None,
) -> None:
    """Add a question with gold to a set to be tuned on; without --cites, pick its findings."""
    from mgi_rag.evals.new_questions import ADDED, new_question, write_question
    from mgi_rag.evals.running import open_desk
    from mgi_rag.evals.sets import known_texts
    from mgi_rag.evals.systems.ours import SYSTEM
    from mgi_rag.terminal import tell

    with open_desk(corpus, store, tell) as desk:
        texts = known_texts(desk.corpus)
        picked = required or []
        if not picked and reason is None:
            ranked = [one.record_id for one in SYSTEM.open(desk)(turns).ranked]
            picked = _picked([record for record in ranked if record in texts], texts.__getitem__)
    question = new_question(turns, kind, language, picked, allowed or [], reason, texts, asker)
    tell(f"{question.id} added to {write_question(question, folder or ADDED)}")


def _picked(ranked: list[str], text_of: Callable[[str], str]) -> list[str]:
    """The ids that somebody picks by number out of those found."""
    from mgi_rag.errors import UsageError
    from mgi_rag.terminal import print_line

    for number, record_id in enumerate(ranked[:20], start=1):
        print_line(f"{number:2}  {record_id}  {text_of(record_id)}")
    answer = typer.prompt("Numbers that a right answer cites, with spaces between", err=True)
    numbers = str(answer).split()
    if not all(n.isdecimal() and 0 < int(n) <= min(20, len(ranked)) for n in numbers):
        raise UsageError(f"{answer}: give numbers of the list, or ids with --cites")
    return [ranked[int(n) - 1] for n in numbers]


def from_feedback(
    path: Annotated[Path, typer.Argument(help="File of cases, one a line.")],
    accept: Annotated[
        bool, typer.Option("--accept", help="Turn the reviewed cases of the file into questions.")
    ] = False,
    folder: SetOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Write what people said of answers as cases to be reviewed, or accept reviewed ones."""
    from mgi_rag.conversations.book import open_book
    from mgi_rag.evals.feedback_cases import reviewed_questions, write_cases
    from mgi_rag.evals.new_questions import ADDED, write_question
    from mgi_rag.evals.reviews import FILE, queue, reviews
    from mgi_rag.evals.sets import known_texts
    from mgi_rag.settings import settings
    from mgi_rag.terminal import tell

    if not accept:
        left = queue(
            open_book(settings().conversations).feedback(), reviews(settings().data / FILE)
        )
        written = write_cases((one.case for one in left.waiting), path)
        tell(f"{written} cases written to {path}; correct them, set reviewed, then --accept")
        if left.unreadable:
            tell(f"{left.unreadable} left out: another version of the program kept their answers")
        return
    questions = reviewed_questions(path, known_texts(corpus or settings().corpus))
    for question in questions:
        tell(f"{question.id} added to {write_question(question, folder or ADDED)}")
    if not questions:
        tell(f"{path}: no case is reviewed")
