"""Labelled pairs of a finding and a sentence that cites it, for measuring the checker."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from mgi_rag.chat.checking import Source
from mgi_rag.errors import UsageError
from mgi_rag.evals.json_lines import read_json_lines
from mgi_rag.places.find import find_places
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Polarity

HALVES = ("dev", "held-out")
_REMEDY = "correct the line; evals/checker/README.md tells what it holds"


class Pair(BaseModel):
    """One labelled pair, as a line of `evals/checker/*.jsonl` holds it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    finding: str
    finding_language: str
    polarity: Polarity
    place: str
    year: int | None = None
    domain: int | None = None
    sentence: str
    language: str
    label: str
    """`supported`, `contradicted` or `not_in_source`."""
    kind: str

    @property
    def is_supported(self) -> bool:
        """Whether the sentence says no more than the finding."""
        return self.label == "supported"

    @property
    def source(self) -> Source:
        """The finding as the checker reads it."""
        place = _place(self.place)
        return Source(
            self.finding, self.finding_language, place, self.year, self.domain, self.polarity
        )


@dataclass(frozen=True)
class LabelledPair:
    """A pair with the half of the set that it belongs to."""

    pair: Pair
    half: str
    """`dev`, or `held-out`, which nothing is calibrated on."""


def read_pairs(folder: Path) -> list[LabelledPair]:
    """The pairs of a folder, each with its half; those in its folder `dev` are all of that half.

    Raises UsageError, naming the file and the line, for what is no pair.
    """
    pairs = []
    for path in (*sorted(folder.glob("*.jsonl")), *sorted(folder.glob("dev/*.jsonl"))):
        for line in read_json_lines(path, Pair, _REMEDY):
            half = "dev" if path.parent.name == "dev" else half_of(line.value.finding)
            pairs.append(LabelledPair(line.value, half))
    if not pairs:
        raise UsageError(f"{folder}: holds no *.jsonl with labelled pairs")
    return pairs


def half_of(finding: str) -> str:
    """The half of a finding and of every pair on it, by the rule that the pairs' README states."""
    return HALVES[int(hashlib.sha256(finding.encode()).hexdigest(), 16) % 2]


@cache
def _place(name: str) -> Place | None:
    mentions = find_places(name).mentions
    return mentions[-1].places[0] if mentions else None
