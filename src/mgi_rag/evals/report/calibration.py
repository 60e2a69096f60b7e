"""Whether the chance that a question has an answer is what it says."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from mgi_rag.evals.report.run_files import Asked

BINS: Final = 10
"""Equal parts of 0 to 1 that chances are gathered in (count)."""


@dataclass(frozen=True)
class Bin:
    """Questions that were given nearly the same chance to have an answer."""

    said: float
    """The mean chance that they were given (0 to 1)."""
    held: float
    """The share of them that does have an answer (0 to 1)."""
    n: int


@dataclass(frozen=True)
class Calibration:
    """How the chances hold, after the reliability curve of DeGroot and Fienberg (1983)."""

    bins: tuple[Bin, ...]
    brier: float
    """Mean squared difference of chance and truth (0 best), after Brier (1950)."""
    off: float
    """Expected calibration error (0 best), after Naeini et al. (2015)."""
    n: int


def calibration_of(asked: Iterable[Asked]) -> Calibration | None:
    """The calibration over the questions that were given a chance; None where none was.

    A question has an answer unless its gold is a refusal.
    """
    pairs = [
        (one.confidence, float(not one.question.reasons))
        for one in asked
        if one.confidence is not None
    ]
    if not pairs:
        return None
    binned: dict[int, list[tuple[float, float]]] = {}
    for said, held in pairs:
        binned.setdefault(min(int(said * BINS), BINS - 1), []).append((said, held))
    bins = tuple(_bin(binned[number]) for number in sorted(binned))
    brier = sum((said - held) ** 2 for said, held in pairs) / len(pairs)
    off = sum(one.n * abs(one.said - one.held) for one in bins) / len(pairs)
    return Calibration(bins, brier, off, len(pairs))


def _bin(pairs: list[tuple[float, float]]) -> Bin:
    n = len(pairs)
    return Bin(sum(said for said, _ in pairs) / n, sum(held for _, held in pairs) / n, n)
