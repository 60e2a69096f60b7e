"""Figures as cells of a table."""

from typing import Final

from mgi_rag.evals.estimates import Estimate
from mgi_rag.evals.run_figures import RunFigure

NOTHING: Final = "–"
POINT: Final = 100
"""Points of a share of 1 (per cent)."""
_SMALLEST_P: Final = 0.001


def as_text(one: Estimate | RunFigure | None) -> str:
    """A share in per cent with its interval: `85.2 (80.1 to 89.3)`."""
    if one is None:
        return NOTHING
    return f"{POINT * one.value:.1f} ({POINT * one.low:.1f} to {POINT * one.high:.1f})"


def cells(one: Estimate | RunFigure | None) -> tuple[str, str]:
    """A share with its interval, and the number of questions behind it."""
    return as_text(one), str(one.n) if one else "0"


def p_text(p: float) -> str:
    """A p-value to three digits; one below says so rather than being told as none."""
    return f"{p:.3f}" if p >= _SMALLEST_P else f"< {_SMALLEST_P}"
