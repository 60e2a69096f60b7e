"""How sure a figure is: bootstrap intervals, and permutation tests between two runs.

The versions of one question in several languages are no independent trials: questions are
resampled, and signs flipped, by the name that their versions share. Everything is computed by
scipy.stats from a seed, so the same answers give the same intervals.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

LEVEL: Final = 0.95
RESAMPLES: Final = 1_000
PERMUTATIONS: Final = 9_999

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval."""

    value: float
    n: int
    """Questions (or language versions of them) that it is taken over (count)."""
    low: float
    high: float


@dataclass(frozen=True)
class Difference:
    """How much higher one run is than another over the same questions."""

    effect: float
    """Mean difference."""
    n: int
    low: float
    high: float
    p: float
    """Of a difference at least as large, to either side, if runs were exchangeable."""


def mean_estimate(values: Sequence[float], clusters: Sequence[str], seed: int) -> Estimate:
    """The mean of some values with its interval.

    By percentile bootstrap over clusters (Efron and Tibshirani, 1993). Where all values are alike,
    which resampling cannot doubt, after Wilson (1927) over the clusters instead.

    Args:
        values: from 0 to 1, at least one.
        clusters: the name of each value's question, the same for its versions.
        seed: of the resampling.
    """
    sums, counts = _by_cluster(values, clusters)
    value = float(sums.sum() / counts.sum())
    if len(set(values)) == 1 or len(sums) == 1:
        return Estimate(value, len(values), *_wilson(value, len(sums)))
    bounds = _bootstrap(
        (sums, counts), lambda s, c, axis: s.sum(axis=axis) / c.sum(axis=axis), seed
    )
    return Estimate(value, len(values), *bounds)


def quantile_estimate(values: Sequence[float], share: float, seed: int) -> Estimate:
    """A quantile of some values with its bootstrap interval; `share` 0.95 gives p95."""
    value = float(np.quantile(values, share))
    if len(set(values)) == 1:
        return Estimate(value, len(values), value, value)
    bounds = _bootstrap(
        (np.asarray(values),), lambda v, axis: np.quantile(v, share, axis=axis), seed
    )
    return Estimate(value, len(values), *bounds)


def gap_estimate(by_language: Mapping[str, Sequence[float]], seed: int) -> Estimate:
    """The best language's mean less the worst's, over the same questions in each.

    Args:
        by_language: values in the same order of questions, at least two languages and questions.
        seed: of the resampling.
    """
    columns = tuple(np.asarray(values, dtype=float) for values in by_language.values())

    def gap(*samples: Floats, axis: int = -1) -> Any:
        means = np.stack([sample.mean(axis=axis) for sample in samples])
        return means.max(axis=0) - means.min(axis=0)

    value, n = float(gap(*columns)), len(columns) * len(columns[0])
    if all((column == columns[0]).all() for column in columns):
        return Estimate(value, n, value, value)
    return Estimate(value, n, *_bootstrap(columns, gap, seed))


def paired_difference(
    before: Sequence[float], after: Sequence[float], clusters: Sequence[str], seed: int
) -> Difference:
    """How much higher `after` is than `before`, question by question.

    By a paired permutation test of the clusters' summed differences, whose signs are flipped
    (Pitman, 1937; Smucker, Allan and Carterette, CIKM 2007), with a bootstrap interval.
    """
    from scipy.stats import permutation_test

    changes = [a - b for b, a in zip(before, after, strict=True)]
    effect = mean_estimate(changes, clusters, seed)
    if not any(changes):
        return Difference(0.0, len(changes), 0.0, 0.0, 1.0)
    sums, _ = _by_cluster(changes, clusters)
    if len(sums) == 1:
        return Difference(effect.value, len(changes), effect.value, effect.value, 1.0)
    test = permutation_test(
        (sums,),
        lambda sample, axis: sample.mean(axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=PERMUTATIONS,
        rng=np.random.default_rng(seed),
    )
    # Where every question changes alike there is nothing to resample.
    low, high = (effect.low, effect.high) if len(set(changes)) > 1 else (changes[0], changes[0])
    return Difference(effect.value, len(changes), low, high, float(test.pvalue))


def corrected(p_values: Sequence[float]) -> list[float]:
    """p-values of many kinds, corrected after Benjamini and Hochberg (1995)."""
    from scipy.stats import false_discovery_control

    return [float(p) for p in false_discovery_control(p_values)] if p_values else []


def _bootstrap(
    samples: Sequence[Floats], statistic: Callable[..., Any], seed: int
) -> tuple[float, float]:
    """The percentile interval of a statistic over samples that are resampled together."""
    from scipy.stats import bootstrap

    found = bootstrap(
        samples,
        statistic,
        paired=True,
        vectorized=True,
        n_resamples=RESAMPLES,
        confidence_level=LEVEL,
        method="percentile",
        rng=np.random.default_rng(seed),
    ).confidence_interval
    return float(found.low), float(found.high)


def _by_cluster(values: Sequence[float], clusters: Sequence[str]) -> tuple[Floats, Floats]:
    """The sum of each cluster's values, and how many they are."""
    sums: dict[str, float] = {}
    counts: dict[str, float] = {}
    for value, cluster in zip(values, clusters, strict=True):
        sums[cluster] = sums.get(cluster, 0.0) + value
        counts[cluster] = counts.get(cluster, 0.0) + 1.0
    return np.array(list(sums.values())), np.array(list(counts.values()))


def _wilson(value: float, n: int) -> tuple[float, float]:
    """Wilson's interval of a share of n; of a mean that is no share, its own bounds."""
    from scipy.stats import binomtest

    if value not in (0.0, 1.0):
        return (0.0, 1.0) if n == 1 else (value, value)
    found = binomtest(round(value * n), n).proportion_ci(LEVEL, method="wilson")
    return float(found.low), float(found.high)
