"""One ranking out of several."""

from collections.abc import Mapping, Sequence
from typing import Final

RANK_CONSTANT: Final = 60
"""How slowly a rank's weight falls; the value of Cormack, Clarke and Büttcher (SIGIR 2009)."""


def fuse(rankings: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Reciprocal rank fusion: each ranking gives a record 1 / (60 + its rank), ranks from 1.

    Takes scores by record (the higher the better, any scale) and gives fused scores, best first;
    equal scores share a rank, and equal fused scores stand in the order of their ids.
    After Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and
    individual Rank Learning Methods", SIGIR 2009.

    >>> fused = fuse([{"a": 0.9, "b": 0.8}, {"b": 3.1}])
    >>> list(fused)
    ['b', 'a']
    """
    fused: dict[str, float] = {}
    for scores in rankings:
        for record, rank in _ranks(scores).items():
            fused[record] = fused.get(record, 0.0) + 1.0 / (RANK_CONSTANT + rank)
    return dict(sorted(fused.items(), key=lambda pair: (-pair[1], pair[0])))


def _ranks(scores: Mapping[str, float]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    rank, last = 0, None
    for place, (record, score) in enumerate(
        sorted(scores.items(), key=lambda pair: -pair[1]), start=1
    ):
        if score != last:
            rank, last = place, score
        ranks[record] = rank
    return ranks
