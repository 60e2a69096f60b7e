"""The calibrated weights and thresholds, read from their data file."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mgi_rag.chat.signals import Signals


@dataclass(frozen=True)
class FindingCalibration:
    """How signals become the chance that a finding answers a question."""

    intercept: float
    likeness: float
    closeness: float
    words: float
    coverage: float
    topic: float
    foreign: float
    unreported: float
    threshold: float
    """Chance (0 to 1) from which the best finding is an answer."""
    beside: float
    """Share of the best finding's chance from which another is told beside it."""
    most: int
    """Most findings that answer one topical question (count)."""

    def chance(self, signals: Signals) -> float:
        """The chance (0 to 1) that a finding with these signals answers the question."""
        weights = (
            self.likeness,
            self.closeness,
            self.words,
            self.coverage,
            self.topic,
            self.foreign,
            self.unreported,
        )
        weighted = zip(weights, signals.as_row(), strict=True)
        total = self.intercept + sum(weight * value for weight, value in weighted)
        return 1.0 / (1.0 + math.exp(-total))


@dataclass(frozen=True)
class GuidanceCalibration:
    """How many passages answer a question about MGI."""

    words: float
    likeness: float
    beside: float
    """Score by which a further passage may fall behind the best and still be told."""
    most: int
    """Most passages that answer one question (count)."""


@cache
def guidance_calibration() -> GuidanceCalibration:
    """The calibration of questions about MGI over guidance."""
    return GuidanceCalibration(**_table()["guidance"])


@cache
def finding_calibration() -> FindingCalibration:
    """The calibration of topical questions over findings."""
    return FindingCalibration(**_table()["finding"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "calibration.toml").read_text(encoding="utf-8"))
