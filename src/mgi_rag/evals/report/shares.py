"""The share of a measure over questions, with its 95 % interval."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from mgi_rag.evals.report.run_files import Asked

RIGHT: Final = "right"
"""The share of questions that meet every measure in full, of all that were asked."""
_SEED: Final = 20_180_525
"""So that the same run gives the same interval; the day on which the first profiles went online."""


@dataclass(frozen=True)
class Share:
    """A mean of 0 to 1 over `n` questions, with its 95 % interval."""

    value: float
    n: int
    low: float
    high: float

    def __str__(self) -> str:
        """In per cent, with its interval: `85.2 (80.1 to 89.3)`."""
        return f"{100 * self.value:.1f} ({100 * self.low:.1f} to {100 * self.high:.1f})"


def measured(asked: Iterable[Asked], measure: str) -> list[float]:
    """What each question to which a measure applies reaches (0 to 1)."""
    if measure == RIGHT:
        return [float(one.is_right) for one in asked]
    return [one.measures[measure] for one in asked if measure in one.measures]


def share(values: Sequence[float]) -> Share | None:
    """The mean and its interval; None over no question.

    Met or not met: the interval after Wilson (1927), from scipy, which holds for shares near 0
    and 1, where a bootstrap's interval shrinks to nothing. Else scipy's percentile bootstrap.
    """
    # Imported here: only evals need it.
    import numpy as np
    from scipy.stats import binomtest, bootstrap

    if not values:
        return None
    mean = float(np.mean(values))
    if set(values) <= {0.0, 1.0}:
        interval = binomtest(round(sum(values)), len(values)).proportion_ci(0.95, method="wilson")
        return Share(mean, len(values), float(interval.low), float(interval.high))
    if len(set(values)) == 1:
        # Nothing to draw from; the bootstrap would warn and give not-a-number.
        return Share(mean, len(values), mean, mean)
    drawn = bootstrap((values,), np.mean, method="percentile", rng=_SEED).confidence_interval
    return Share(mean, len(values), float(drawn.low), float(drawn.high))


def measures_of(asked: Iterable[Asked]) -> list[str]:
    """The names of all measures, in the order in which they first appear."""
    return list(dict.fromkeys(name for one in asked for name in one.measures))
