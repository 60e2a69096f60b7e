"""The calibrated weights and thresholds, read from their data file."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from mgi_rag.chat.signals import Signals


@dataclass(frozen=True)
class SignalWeights:
    """Weights of the signals and of their sum's start, in log-odds per unit."""

    intercept: float
    likeness: float
    closeness: float
    words: float
    coverage: float
    topic: float
    foreign: float
    unreported: float
    affinity: float
    untopical: float

    def log_odds(self, signals: Signals) -> float:
        """The weighted sum of a finding's signals."""
        weights = (
            self.likeness,
            self.closeness,
            self.words,
            self.coverage,
            self.topic,
            self.foreign,
            self.unreported,
            self.affinity,
            self.untopical,
        )
        weighted = zip(weights, signals.as_row(), strict=True)
        return self.intercept + sum(weight * value for weight, value in weighted)


@dataclass(frozen=True)
class FindingCalibration(SignalWeights):
    """How signals become the chance that a finding answers a question."""

    def chance(self, signals: Signals) -> float:
        """The chance (0 to 1) that a finding with these signals answers the question."""
        return _logistic(self.log_odds(signals))


@dataclass(frozen=True)
class AnswerCalibration(SignalWeights):
    """How the best finding and its lead become the chance that a profile answers at all."""

    best: float
    """Weight of the best finding's log-odds."""
    second: float
    """Weight of the second finding's log-odds."""
    threshold: float
    """Chance (0 to 1) below which the profile does not report on the question's matter."""
    beside: float
    """Share of the best finding's chance from which another is told beside it."""
    most: int
    """Most findings that answer one topical question (count)."""

    def chance(self, best: float, second: float, signals: Signals) -> float:
        """The chance (0 to 1) that the question is answered.

        Args:
            best: the chance of the best finding.
            second: the chance of the second.
            signals: those of the best finding.
        """
        lead = self.best * log_odds(best) + self.second * log_odds(second)
        return _logistic(lead + self.log_odds(signals))


def log_odds(chance: float) -> float:
    """The logarithm of a chance's odds, kept within one in a million of certainty.

    >>> round(log_odds(0.5), 6)
    0.0
    """
    kept = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))


def _logistic(total: float) -> float:
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
    most_facts: int
    """Most facts about the programme that are told on one matter (count)."""
    fact_lead: float
    """Score by which a fact about the programme, on no matter that is known, must go before MGI's
    own words to be told in their place."""


@dataclass(frozen=True)
class TopicSetCalibration:
    """From which chance a finding belongs to the set of the topics that a question asks about."""

    sure: float
    """Chance (0 to 1) of its likeliest topic from which a question is one on topics."""
    least: float
    """Chance (0 to 1) from which a finding belongs to a set over many places."""
    alone: float
    """The same for places named one by one, where ranking finds others beside."""


@cache
def topic_set_calibration() -> TopicSetCalibration:
    """The calibration of sets by topics."""
    return TopicSetCalibration(**_table()["topic_set"])


@cache
def guidance_calibration() -> GuidanceCalibration:
    """The calibration of questions about MGI over guidance."""
    return GuidanceCalibration(**_table()["guidance"])


@cache
def finding_calibration() -> FindingCalibration:
    """The calibration of topical questions over findings."""
    return FindingCalibration(**_table()["finding"])


@cache
def answer_calibration() -> AnswerCalibration:
    """The calibration of whether a profile answers a topical question."""
    return AnswerCalibration(**_table()["answer"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "calibration.toml").read_text(encoding="utf-8"))
