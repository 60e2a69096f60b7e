"""The verb below `eval` that writes the report on one or several runs."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Adds this verb to those of `eval`."""
    app.command()(report)


def report(
    folders: Annotated[
        list[Path], typer.Argument(help="Folders of runs; the first is reported.", metavar="RUN...")
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder to write the report to.")] = Path(
        "eval-report"
    ),
    reveal: Annotated[
        bool,
        typer.Option("--reveal", help="Show single held-out failures; stamps run and report."),
    ] = False,
) -> None:
    """Write the report on a run, with others beside it: report.html, report.md and plots."""
    from mgi_rag.errors import UsageError
    from mgi_rag.evals.report.sections import report_of
    from mgi_rag.evals.report.told_run import told_run
    from mgi_rag.evals.report.written import write_report
    from mgi_rag.terminal import tell

    runs = [told_run(folder) for folder in folders]
    if reveal:
        runs[0].run.stamp_revealed(
            datetime.now(tz=UTC).isoformat(timespec="seconds"), "mgi-rag eval report"
        )
    try:
        page = write_report(report_of(runs, is_revealed=reveal), out)
    except OSError as error:
        raise UsageError(
            f"{out}: cannot be written ({error.strerror}); give --out another folder"
        ) from None
    tell(f"Written: {page}, and as Markdown beside it")
