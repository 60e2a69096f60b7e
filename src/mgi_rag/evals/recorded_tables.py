"""The recorded figures as the README prints them; a test holds the two equal."""

from collections.abc import Iterable, Sequence
from typing import Final

from mgi_rag.evals.gate import Recorded
from mgi_rag.evals.measures.citations import EXACT, F1
from mgi_rag.evals.measures.contamination import OTHER_PLACE, OTHER_SIDE
from mgi_rag.evals.measures.correctness import RIGHT, RIGHT_IF_ANSWERED
from mgi_rag.evals.measures.language import GAP
from mgi_rag.evals.measures.refusals import REASON, WRONG
from mgi_rag.evals.measures.retrieval import MRR, NDCG
from mgi_rag.evals.measures.support import SUPPORTED
from mgi_rag.evals.records import DEV, HELD_OUT
from mgi_rag.evals.run_figures import ALL, RunFigure

TOLD: Final = (
    RIGHT,
    RIGHT_IF_ANSWERED,
    EXACT,
    F1,
    SUPPORTED,
    OTHER_PLACE,
    OTHER_SIDE,
    REASON,
    WRONG,
    NDCG,
    MRR,
    GAP,
)
"""The measures that the README tells, in its order."""
TOLD_OF_SYSTEMS: Final = (RIGHT, RIGHT_IF_ANSWERED, F1, NDCG)


def figures_table(recorded: Recorded) -> str:
    """The figures over all questions, held-out part first, and the share right by kind."""
    rows = recorded.rows
    kinds = sorted({row.kind for row in rows} - {ALL})
    lines = ["| measure | held out, % (n, 95 % interval) | dev, % (n, 95 % interval) |"]
    lines.append("| --- | --- | --- |")
    lines += [_line(measure, rows, ALL, measure) for measure in TOLD]
    lines += [_line(f"{RIGHT}: {kind}", rows, kind, RIGHT) for kind in kinds]
    return "\n".join(lines)


def systems_table(recorded: Recorded) -> str:
    """What other systems, and ours without a piece, reach on the same held-out questions."""
    lines = [f"| system | {' | '.join(TOLD_OF_SYSTEMS)} |"]
    lines.append("| --- |" + " ---: |" * len(TOLD_OF_SYSTEMS))
    for name, rows in recorded.systems.items():
        cells = [_value(_found(rows, HELD_OUT, ALL, measure)) for measure in TOLD_OF_SYSTEMS]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _line(title: str, rows: Sequence[RunFigure], kind: str, measure: str) -> str:
    cells = [_cell(_found(rows, part, kind, measure)) for part in (HELD_OUT, DEV)]
    return f"| {title} | {' | '.join(cells)} |"


def _found(rows: Iterable[RunFigure], part: str, kind: str, measure: str) -> RunFigure | None:
    return next((row for row in rows if row.row == (part, kind, ALL, measure)), None)


def _cell(figure: RunFigure | None) -> str:
    if figure is None:
        return "-"
    interval = f"{100 * figure.low:.1f}–{100 * figure.high:.1f}"
    return f"{_value(figure)} ({figure.n}, {interval})"


def _value(figure: RunFigure | None) -> str:
    return "-" if figure is None else f"{100 * figure.value:.1f}"
