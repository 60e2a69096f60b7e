"""The part of the verb `eval` that keeps runs: of a set of questions, or of invented worlds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mgi_rag.evals.invented import WorldName
    from mgi_rag.evals.records import AnswerRecord, Run
    from mgi_rag.evals.sets import QuestionSet
    from mgi_rag.evals.systems.system import Desk


def world_names(seeds: list[int], places: int, *, indirect: bool) -> list["WorldName"]:
    """The invented worlds that the options ask for."""
    from mgi_rag.evals.invented import WorldName
    from mgi_rag.evals.world.wordings import Register

    register = Register.INDIRECT if indirect else Register.PLAIN
    return [WorldName(seed, places, register) for seed in dict.fromkeys(seeds)]


def runs_on_set(
    folder: Path | None,
    split: str,
    systems: list[str],
    out: Path | None,
    corpus: Path | None,
    store: Path | None,
) -> list["Run"]:
    """A run of each system over the questions of a folder, by default `evals/questions`."""
    from mgi_rag.evals.running import default_out, open_desk
    from mgi_rag.evals.sets import DEFAULT, set_in
    from mgi_rag.terminal import tell

    with open_desk(corpus, store, tell) as desk:
        asked = set_in(folder or DEFAULT, desk.corpus)
        return _runs(asked, desk, split, systems, out or default_out(asked.name, split))


def runs_on_worlds(
    names: list["WorldName"], split: str, systems: list[str], out: Path | None
) -> list["Run"]:
    """A run of each system over each invented world, kept in a folder of the world's name."""
    from mgi_rag.evals.invented import invented_world
    from mgi_rag.evals.running import default_out
    from mgi_rag.evals.sets import QuestionSet, known_texts
    from mgi_rag.terminal import tell

    runs = []
    for name in names:
        with invented_world(name, tell) as (desk, questions):
            asked = QuestionSet(str(name), tuple(questions), known_texts(desk.corpus))
            kept = out / asked.name if out else default_out(asked.name, split)
            runs += _runs(asked, desk, split, systems, kept)
    return runs


def _runs(
    asked: "QuestionSet", desk: "Desk", split: str, names: list[str], out: Path
) -> list["Run"]:
    from mgi_rag.evals.running import evaluate
    from mgi_rag.evals.systems.registry import systems_asked
    from mgi_rag.settings import settings
    from mgi_rag.terminal import progress_bar, tell

    systems = systems_asked(names, has_model=settings().model is not None)
    chosen = [system.name for system in systems]
    with progress_bar("Asking") as bar:

        def progress(name: str, done: int, total: int) -> None:
            if bar is not None:
                bar(chosen.index(name) * total + done, len(chosen) * total)

        runs = evaluate(systems, desk, asked, split, out, progress)
    tell(f"Kept in {out}")
    return runs


@contextmanager
def desk_of(name: str, corpus: Path | None, store: Path | None, today: date) -> Iterator["Desk"]:
    """What a run over the set of that name was made on: a corpus, or its world invented again."""
    from mgi_rag.evals.invented import invented_world, world_named
    from mgi_rag.evals.running import open_desk
    from mgi_rag.terminal import tell

    world = world_named(name)
    if world is None:
        with open_desk(corpus, store, tell, today) as desk:
            yield desk
    else:
        with invented_world(world, tell, today) as (desk, _):
            yield desk


def print_runs(runs: list["Run"], *, as_json: bool) -> None:
    """Prints the figures of finished runs as rows of one table, or as JSON lines."""
    from mgi_rag.evals.run_figures import figures_from, run_heading
    from mgi_rag.terminal import print_json, print_line

    if not as_json:
        print_line(run_heading())
    for run in runs:
        for figure in figures_from(run.figures):
            if as_json:
                print_json({"system": run.head.system, **figure.as_json()})
            else:
                print_line(f"| {run.head.system} {figure}")


def tell_failures(run: "Run", *, reveal: bool) -> None:
    """Tells every question that a run answers wrongly, of the parts that may be shown."""
    from mgi_rag.evals.measures.correctness import RIGHT
    from mgi_rag.terminal import tell

    for record in to_be_shown(run, run.answers, reveal=reveal):
        if not record.measures[RIGHT]:
            tell(told_record(record))


def to_be_shown(
    run: "Run", records: tuple["AnswerRecord", ...], *, reveal: bool
) -> Iterator["AnswerRecord"]:
    """The answers of the part to be tuned on; of both where the run is stamped for it."""
    from mgi_rag.evals.records import DEV

    if reveal and any(record.part != DEV for record in records):
        run.stamp_revealed(datetime.now(tz=UTC).isoformat(timespec="seconds"), "mgi-rag eval")
    return (record for record in records if reveal or record.part == DEV)


def told_record(record: "AnswerRecord") -> str:
    """A question with what was wanted and what was got, in one line."""
    cited = ", ".join(str(citation["finding_id"]) for citation in record.citations)
    question = record.question
    wanted = ", ".join([*question.required, *question.required_any])
    reasons = "/".join(sorted(question.reasons))
    return (
        f"{record.id}: {' | '.join(record.turns)}: wanted {wanted or reasons or 'nothing'}; "
        f"got {record.reason or cited or 'nothing'}"
    )
