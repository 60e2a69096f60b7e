"""The verb `eval` and those below it: asking questions with gold, comparing and keeping runs."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mgi_rag import cli_eval_questions, cli_eval_report
from mgi_rag.cli_eval_kept import (
    desk_of,
    print_runs,
    runs_on_set,
    runs_on_worlds,
    tell_failures,
    to_be_shown,
    told_record,
    world_names,
)
from mgi_rag.cli_eval_model import tell_systems, with_chat_model
from mgi_rag.cli_eval_questions import SetOption
from mgi_rag.cli_user_data import CorpusOption, JsonOption, StoreOption
from mgi_rag.errors import UsageError

if TYPE_CHECKING:
    from mgi_rag.evals.figures import Figure, Grade
    from mgi_rag.evals.invented import WorldName

RevealOption = Annotated[
    bool,
    typer.Option("--reveal", help="Show single failures of the held-out part; stamps the run."),
]
RunArgument = Annotated[Path, typer.Argument(help="Folder of a run (run.json).")]

app = typer.Typer(name="eval", help="Answer questions with gold, and tell how well.")


# Every verb imports what it needs itself, so that --help stays quick.


@app.callback(invoke_without_command=True)
def evaluate(
    context: typer.Context,
    folder: SetOption = None,
    worlds: Annotated[
        list[int] | None,
        typer.Option("--world", help="Seed of an invented world to ask instead; may be repeated."),
    ] = None,
    places: Annotated[
        int, typer.Option("--places", help="How many places an invented world has.")
    ] = 30,
    indirect: Annotated[
        bool, typer.Option("--indirect", help="Word an invented world without naming its matters.")
    ] = False,
    split: Annotated[
        str | None, typer.Option("--split", help="dev, held-out or all; keeps a run.")
    ] = None,
    systems: Annotated[
        list[str] | None,
        typer.Option("--system", help="A system to ask, or all; may be repeated; keeps runs."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Folder to keep the runs in; one that was cut off goes on."),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option("--model", help="provider:name of the chat model for the systems with one."),
    ] = None,
    corpus: CorpusOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
    failures: Annotated[
        bool, typer.Option("--failures", help="Name the failed questions that are not held out.")
    ] = False,
    reveal: RevealOption = False,
) -> None:
    """Answer a set of questions with gold, and print the share that is right.

    With --split, --system or --out the answers are kept as runs, of evals/questions by default, or
    of each invented world.
    """
    if context.invoked_subcommand is not None:
        return
    keeps = bool(split or systems or out or reveal or model)
    if (folder is None) == (not worlds) and (folder or not keeps):
        raise UsageError("give either --set FOLDER or --world SEED; --out FOLDER keeps a run")
    if keeps:
        names = world_names(worlds or [], places, indirect=indirect)
        asked = systems or ["ours"]
        with with_chat_model(model):
            tell_systems(asked, for_model=model is not None)
            kept = (
                runs_on_worlds(names, split or "all", asked, out)
                if names
                else runs_on_set(folder, split or "all", asked, out, corpus, store)
            )
        print_runs(kept, as_json=as_json)
        if failures or reveal:
            for run in kept:
                tell_failures(run, reveal=reveal)
        return
    if folder is not None:
        _set_graded(folder, corpus, store, as_json=as_json, failures=failures)
        return
    names = world_names(worlds or [], places, indirect=indirect)
    _worlds_graded(names, as_json=as_json, failures=failures)


def _set_graded(
    folder: Path, corpus: Path | None, store: Path | None, *, as_json: bool, failures: bool
) -> None:
    from mgi_rag.chat.assistant import Assistant
    from mgi_rag.evals.figures import figures
    from mgi_rag.evals.run import question_set, run_questions
    from mgi_rag.terminal import progress_bar, tell

    questions = question_set(folder)
    assistant = Assistant.open(store, corpus, tell)
    with progress_bar("Asking") as progress:
        grades = list(run_questions(assistant, questions, progress))
    _print_grades(grades, figures(grades), as_json=as_json, failures=failures)


def _worlds_graded(names: list["WorldName"], *, as_json: bool, failures: bool) -> None:
    from mgi_rag.evals.figures import Figure, Grade, figures
    from mgi_rag.evals.invented import invented_world
    from mgi_rag.evals.run import run_questions
    from mgi_rag.evals.world_figures import (
        ablation_figures,
        contamination_lines,
        language_lines,
        truth_figures,
    )
    from mgi_rag.terminal import print_line, progress_bar, tell

    grades: list[Grade] = []
    further: list[Figure] = []
    for name in names:
        with (
            invented_world(name, tell) as (desk, questions),
            progress_bar("Asking") as progress,
        ):
            assistant = desk.assistant
            grades += run_questions(assistant, questions, progress)
            further += truth_figures(name.invent(), assistant.shelves.catalogue)
            further += ablation_figures(assistant, questions, progress)
    _print_grades(grades, [*figures(grades), *further], as_json=as_json, failures=failures)
    for line in (*language_lines(grades), *contamination_lines(grades)):
        tell(line) if as_json else print_line(line)


def _print_grades(
    grades: list["Grade"], told: list["Figure"], *, as_json: bool, failures: bool
) -> None:
    from mgi_rag.evals.figures import heading
    from mgi_rag.evals.run import told_failures
    from mgi_rag.terminal import print_json, print_line, tell

    if not as_json:
        print_line(heading())
    for figure in told:
        print_json(figure.as_json()) if as_json else print_line(str(figure))
    if failures:
        for line in told_failures(grades):
            tell(line)


@app.command()
def diff(
    before: RunArgument,
    after: RunArgument,
    measure: Annotated[str, typer.Option("--measure", help="What to compare.")] = "right",
    as_json: JsonOption = False,
    reveal: RevealOption = False,
) -> None:
    """Tell what got better and worse from one run to another, with the questions."""
    from mgi_rag.evals.difference import difference_heading, differences, moved
    from mgi_rag.evals.records import DEV, open_run
    from mgi_rag.terminal import print_json, print_line, tell

    a, b = open_run(before, tell), open_run(after, tell)
    if not as_json:
        print_line(difference_heading())
    for row in differences(a, b, measure):
        print_json(row.as_json()) if as_json else print_line(str(row))
    changed = moved(a, b, measure)
    shown = {
        record.id for record in to_be_shown(b, tuple(one.record for one in changed), reveal=reveal)
    }
    for one in changed:
        if one.record.id in shown:
            way = "better" if one.after > one.before else "worse"
            tell(f"{way} ({one.before:.2f} to {one.after:.2f}): {told_record(one.record)}")
    hidden = sum(one.record.part != DEV for one in changed) if not reveal else 0
    if hidden:
        tell(f"{hidden} held-out questions moved too; --reveal shows them and stamps the run")


@app.command()
def replay(run: RunArgument, corpus: CorpusOption = None, store: StoreOption = None) -> None:
    """Ask the questions of a run again; exit 1 where an answer differs, timings aside."""
    from mgi_rag.evals.records import DEV, open_run
    from mgi_rag.evals.replay import changed_since, unlike, written_with
    from mgi_rag.terminal import print_line, progress_bar, tell

    kept = open_run(run, tell)
    today = date.fromisoformat(kept.head.today)
    model = written_with(kept)
    if model is not None:
        tell(
            f"The answers of this run were written by a chat model ({model}), which may word them "
            "otherwise each time"
        )
    with (
        with_chat_model(kept.head.model),
        desk_of(kept.head.set, corpus, store, today) as desk,
        progress_bar("Asking") as bar,
    ):
        if changed := changed_since(kept, desk):
            tell(f"Since the run these have changed: {', '.join(changed)}")
        found = list(unlike(kept, desk, bar))
    for record, fields in found:
        shown = record.id if record.part == DEV or kept.revealed else "a held-out question"
        print_line(f"{shown}: {', '.join(fields)}")
    print_line(f"{len(kept.answers) - len(found)} of {len(kept.answers)} answers are the same")
    if found:
        raise typer.Exit(1)


@app.command()
def record(
    run: RunArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why the figures changed.")],
    beside: Annotated[
        list[Path] | None,
        typer.Option("--beside", help="Run of another system to record with it; may be repeated."),
    ] = None,
) -> None:
    """Keep a run's figures in evals/recorded.json, below which nothing may fall."""
    from mgi_rag.evals.recording import record as keep
    from mgi_rag.evals.records import open_run
    from mgi_rag.terminal import tell

    others = [open_run(folder, tell) for folder in beside or []]
    kept = keep(open_run(run, tell), reason, Path.cwd(), others)
    tell(f"Recorded {len(kept.figures)} figures in evals/recorded.json, and why in CHANGELOG.md")


cli_eval_questions.register(app)
cli_eval_report.register(app)
