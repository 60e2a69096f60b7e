"""How long each stage of an answer takes."""

from collections.abc import Iterable
from dataclasses import dataclass

from mgi_rag.evals.report.run_files import Asked


@dataclass(frozen=True)
class Latency:
    """What one stage takes over all questions (milliseconds)."""

    stage: str
    p50: float
    p95: float
    n: int


def latencies_of(asked: Iterable[Asked]) -> list[Latency]:
    """The median and 95th percentile (numpy, linear between neighbours) of each stage."""
    # Imported here: only evals need it.
    import numpy as np

    spent: dict[str, list[float]] = {}
    for one in asked:
        for stage, milliseconds in one.timings_ms.items():
            spent.setdefault(stage, []).append(milliseconds)
    return [
        Latency(stage, float(np.percentile(ms, 50)), float(np.percentile(ms, 95)), len(ms))
        for stage, ms in spent.items()
    ]
