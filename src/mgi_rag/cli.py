"""The command line: the library's verbs for a terminal and for other programs.

Answers and records go to standard output, everything else to standard error. Exit status: 0 for
done (an abstention included), 2 for wrong usage or bad input, 1 for anything else.
"""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from mgi_rag import cli_eval, cli_user_data
from mgi_rag.cli_brief import brief
from mgi_rag.cli_compare import compare
from mgi_rag.cli_models import models
from mgi_rag.cli_user_data import CorpusOption, JsonOption, StoreOption

app = typer.Typer(
    name="mgi-rag",
    help="Cited answers over the profiles of the Migration Governance Indicators (MGI).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


# Every verb imports what it needs itself, so that --help stays quick.


@app.command()
def index(
    corpus: CorpusOption = None,
    store: StoreOption = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the store anew, whatever is there.")
    ] = False,
) -> None:
    """Index the corpus into the store; a second run does no work."""
    from mgi_rag.index.folder import index_folder
    from mgi_rag.settings import settings
    from mgi_rag.terminal import progress_bar, tell

    with progress_bar("Embedding") as progress:
        done = index_folder(
            corpus or settings().corpus, store or settings().store, tell, progress, rebuild=rebuild
        )
    tell(str(done.report))
    if done.corpus.unreadable:
        raise typer.Exit(2)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question.")] = None,
    batch: Annotated[
        Path | None, typer.Option("--batch", help='JSON lines of {"id", "turns"} to answer.')
    ] = None,
    corpus: CorpusOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question, or every question of a batch file."""
    from mgi_rag.chat.assistant import Assistant
    from mgi_rag.chat.batch import read_batch
    from mgi_rag.errors import UsageError
    from mgi_rag.terminal import print_answer, print_json, tell
    from mgi_rag.terminal_writing import ask_writing

    if (question is None) == (batch is None):
        raise UsageError("give either a QUESTION or --batch FILE")
    asked = read_batch(batch) if batch is not None else []
    assistant = Assistant.open(store, corpus, tell)
    if question is not None and as_json:
        print_json(assistant.ask(question).as_json())
    elif question is not None:
        print_answer(ask_writing(assistant, question, []))
    for line in asked:
        answer = assistant.ask(line.turns[-1], line.turns[:-1])
        if as_json:
            print_json({"id": line.id, **answer.as_json()})
        else:
            print_answer(answer)


@app.command()
def chat(corpus: CorpusOption = None, store: StoreOption = None) -> None:
    """Hold a conversation; an empty line ends it."""
    from mgi_rag.chat.assistant import Assistant
    from mgi_rag.errors import UsageError
    from mgi_rag.terminal import print_answer, prompt, tell
    from mgi_rag.terminal_writing import ask_writing

    assistant = Assistant.open(store, corpus, tell)
    turns: list[str] = []
    while question := prompt():
        try:
            print_answer(ask_writing(assistant, question, turns))
        except UsageError as error:
            tell(str(error))
        else:
            turns.append(question)


@app.command()
def profiles(
    corpus: CorpusOption = None,
    as_json: JsonOption = False,
    published: Annotated[
        bool, typer.Option("--published", help="List the register of published profiles instead.")
    ] = False,
) -> None:
    """List the profiles of the corpus, with --json also their findings."""
    from mgi_rag.profiles.corpus import read_corpus
    from mgi_rag.profiles.published import register
    from mgi_rag.profiles.record import profile_record
    from mgi_rag.settings import settings
    from mgi_rag.terminal import print_json, print_line, tell

    if published:
        for entry in register():
            print_json(entry.as_json()) if as_json else print_line(str(entry))
        return
    folder = corpus or settings().corpus
    read = read_corpus(folder, settings().document_limit, added=settings().additions_beside(folder))
    for profile in read.profiles:
        record = profile_record(profile)
        if as_json:
            print_json(record)
        else:
            country, city = record["place"], record["locality"]
            print_line(
                f"{profile.profile_id}  {f'{city} ({country})' if city else country}  "
                f"{profile.year}  "
                f"{len(profile.findings)} findings  {profile.source}"
            )
    for problem in read.problems:
        tell(problem.message)
    if read.unreadable:
        raise typer.Exit(2)


@app.command()
def check(
    files: Annotated[list[Path] | None, typer.Argument(help="Documents to check.")] = None,
    corpus: CorpusOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remark what a careful editor would see, and the lines that were not understood."""
    from dataclasses import asdict

    from mgi_rag.profiles.remarks import check_documents
    from mgi_rag.settings import settings
    from mgi_rag.terminal import print_json, print_line, tell

    checked = check_documents(files or [], corpus or settings().corpus, settings().document_limit)
    for remark in checked.remarks:
        if as_json:
            print_json(asdict(remark))
        else:
            where = remark.finding_id or remark.profile_id or ""
            print_line(f"{remark.file}: {where}: {remark.message}")
    for problem in checked.problems:
        tell(problem.message)
    if any(problem.is_error for problem in checked.problems):
        raise typer.Exit(2)


@app.command()
def bench(
    corpus: CorpusOption = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure answers and indexing here, as ratios from one run."""
    from mgi_rag.evals.bench import run_bench
    from mgi_rag.settings import settings
    from mgi_rag.terminal import print_json, print_line

    for row in run_bench(corpus or settings().corpus, store or settings().store):
        print_json(row.as_json()) if as_json else print_line(str(row))


app.command()(compare)
app.command()(models)
app.command()(brief)
app.add_typer(cli_eval.app)
cli_user_data.register(app)


def main() -> None:
    """Runs the command line; a user's error becomes one line and its exit status."""
    from mgi_rag.errors import MgiRagError

    try:
        status = app(standalone_mode=False)
    except MgiRagError as error:
        _end(str(error), error.exit_status)
    except typer.TyperException as error:
        _end(f"{error!s} See mgi-rag --help.", 2)
    except (typer.Abort, KeyboardInterrupt):
        _end("stopped", 1)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is wrong and nothing more to say.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(status or 0)


def _end(message: str, status: int) -> NoReturn:
    sys.stderr.write(f"mgi-rag: {message}\n")
    sys.exit(status)


if __name__ == "__main__":
    main()
