"""Whether the chance that a question is answered means what it says.

A reliability curve (DeGroot and Fienberg, 1983): questions on a matter by the chance they were
given, against the share of them that the corpus does answer; and the expected calibration error
(Naeini, Cooper and Hauskrecht, AAAI 2015), the mean distance between the two, weighed by count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

BINS: Final = 10
"""Bins of equal width (count)."""


@dataclass(frozen=True)
class Bin:
    """Questions whose chance lies in one tenth."""

    low: float
    high: float
    n: int
    chance: float
    """Mean of what they were given (0 to 1)."""
    share: float
    """Share of them that have an answer (0 to 1)."""


def reliability(chances: Sequence[float], answerable: Sequence[bool]) -> list[Bin]:
    """The reliability curve; bins without a question are left out.

    Args:
        chances: what each question was given (0 to 1).
        answerable: whether the gold has an answer for it.
    """
    given = np.asarray(chances, dtype=float)
    truth = np.asarray(answerable, dtype=float)
    places = np.minimum((given * BINS).astype(int), BINS - 1)
    return [
        Bin(
            low=i / BINS,
            high=(i + 1) / BINS,
            n=int((places == i).sum()),
            chance=float(given[places == i].mean()),
            share=float(truth[places == i].mean()),
        )
        for i in range(BINS)
        if (places == i).any()
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error (0 to 1); 0 where there are no questions."""
    total = sum(one.n for one in bins)
    return sum(one.n * abs(one.chance - one.share) for one in bins) / total if total else 0.0
