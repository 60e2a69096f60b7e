"""Records a run as what nothing may fall below, with a reason that goes to the changelog."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from mgi_rag.errors import UsageError
from mgi_rag.evals.gate import RECORDED, Recorded, recorded_of, write_recorded
from mgi_rag.evals.measures.correctness import RIGHT, RIGHT_IF_ANSWERED
from mgi_rag.evals.records import DEV, HELD_OUT, Run
from mgi_rag.evals.run_figures import ALL

CHANGELOG: Final = Path("CHANGELOG.md")
_UNRELEASED: Final = "## Unreleased\n"
_HEADING: Final = "### Recorded figures\n"


def record(run: Run, reason: str, root: Path, beside: Sequence[Run] = ()) -> Recorded:
    """Writes `evals/recorded.json`, and a line of the changelog that says why.

    Args:
        run: finished, of the assistant as it is, over the part to be tuned on at least.
        reason: why the figures changed, one sentence.
        root: the checkout.
        beside: runs of other systems over the same questions.

    Raises:
        UsageError: without a reason, outside a checkout, or for a run that cannot be recorded.
    """
    said = " ".join(reason.split())
    if not said:
        raise UsageError("say why the figures changed: --reason 'one sentence'")
    if run.head.system != "ours" or run.head.split == HELD_OUT:
        raise UsageError(
            f"{run.folder}: is a run of {run.head.system} over {run.head.split}; record one of "
            "ours over dev or all"
        )
    changelog = root / CHANGELOG
    if not changelog.is_file() or not (root / RECORDED).parent.is_dir():
        raise UsageError(f"{root}: is no checkout of the project; record from there")
    recorded = recorded_of(run, said, beside)
    text = changelog.read_text(encoding="utf-8")
    changelog.write_text(with_line(text, _line(recorded, said)), encoding="utf-8")
    write_recorded(recorded, root / RECORDED)
    return recorded


def with_line(changelog: str, line: str) -> str:
    """A changelog with a line under its recorded figures, newest first.

    Raises UsageError where it has no unreleased part.
    """
    before, found, rest = changelog.partition(_UNRELEASED)
    if not found:
        raise UsageError(f"{CHANGELOG}: has no heading {_UNRELEASED.strip()!r}; add it")
    unreleased, heading, after = rest.partition(_HEADING)
    if heading and "\n## " not in unreleased:
        return f"{before}{found}{unreleased}{heading}{line}\n{after}"
    return f"{before}{found}\n{_HEADING}{line}\n{rest}"


def _line(recorded: Recorded, reason: str) -> str:
    values = {figure.row: figure for figure in recorded.rows}
    told = []
    for part in (DEV, HELD_OUT):
        right = values.get((part, ALL, ALL, RIGHT))
        precise = values.get((part, ALL, ALL, RIGHT_IF_ANSWERED))
        if right is not None and precise is not None:
            told.append(
                f"{part} {100 * right.value:.1f} % right of {right.n} asked, "
                f"{100 * precise.value:.1f} % of {precise.n} answered"
            )
    return f"- {reason.rstrip('.')}: {'; '.join(told)}."
