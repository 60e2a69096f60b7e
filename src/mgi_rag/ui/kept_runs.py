"""The runs that are kept on this machine, and their reports."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from mgi_rag.evals.records import FIGURES, HEAD
from mgi_rag.evals.report.contents import Report
from mgi_rag.evals.report.sections import report_of
from mgi_rag.evals.report.told_run import ToldRun, told_run
from mgi_rag.settings import settings


def finished_runs() -> list[Path]:
    """The folders of finished runs below the settings' folder of runs, the newest first."""
    found = [path.parent for path in (settings().data / "runs").glob(f"*/*/{HEAD}")]
    finished = [folder for folder in found if (folder / FIGURES).is_file()]
    return sorted(finished, key=lambda folder: (folder / FIGURES).stat().st_mtime, reverse=True)


def run_name(folder: Path) -> str:
    """How a run is called on the pages: its set, part and system."""
    return f"{folder.parent.name} · {folder.name}"


def kept_run(folder: Path) -> ToldRun:
    """A finished run. Raises UsageError where it is damaged."""
    return _kept_run(folder, (folder / FIGURES).stat().st_mtime)


def kept_report(folders: Sequence[Path]) -> Report:
    """The report on the first run, the others beside it. Raises UsageError as `kept_run`."""
    # Whether failures of a run were shown can change after it is finished.
    runs = tuple((folder, (folder / FIGURES).stat().st_mtime) for folder in folders)
    return _kept_report(runs, kept_run(folders[0]).run.revealed)


# Reading a run and drawing its plots take a second or two, and every click runs the page anew.
@lru_cache(maxsize=16)
def _kept_run(folder: Path, _finished: float) -> ToldRun:
    return told_run(folder)


@lru_cache(maxsize=8)
def _kept_report(runs: tuple[tuple[Path, float], ...], _revealed: bool) -> Report:
    return report_of([_kept_run(folder, finished) for folder, finished in runs])
