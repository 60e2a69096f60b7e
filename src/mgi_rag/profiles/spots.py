"""A line with what it looks like: what the outline of a document is made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from mgi_rag.profiles.bullets import bullet_sort, trimmed, without_bullet
from mgi_rag.profiles.finding import Polarity
from mgi_rag.profiles.labels import HeadingMatch, label_book
from mgi_rag.profiles.reading import Line

LONGEST_HEADING_LINE: Final = 110
"""Characters beyond which a line of unknown wording is no heading."""
_FARTHEST: Final = 400
"""Lines over which one is read in the light of another, so that the cost stays linear."""
_ENDED: Final = re.compile(r"(?:[.!?؟;:…][\"'”»’)\]]*|[^\W\d_]\.\d{1,2})[¹²³⁰⁴-⁹]*\s*$")


class Sort(Enum):
    """What a line looks like."""

    BLANK = auto()
    HEADING = auto()
    SET_PIECE = auto()
    """Boilerplate of a named kind, wherever it stands."""
    DATE = auto()
    ITEM = auto()
    TEXT = auto()


@dataclass(frozen=True)
class Spot:
    """A line with what it looks like."""

    line: Line
    sort: Sort
    kind: str = ""
    """Which boilerplate a SET_PIECE is."""
    heading: HeadingMatch | None = None
    """What a HEADING says; None for the further lines of one that is broken over several."""
    year: int | None = None
    """The year of a DATE."""
    number: int | None = None
    """The number of a TEXT such as "Domain 4: some unknown title"."""
    whole: str = ""
    """All words of a HEADING that is broken over several lines."""

    marker: str = ""
    """The number before an ITEM that is its bullet because others go on with the count."""

    tag: Polarity | None = None
    """The side that an ITEM says itself."""
    own_words: str = ""
    """The words of such an ITEM without its tag."""

    @property
    def bullet(self) -> str | None:
        """The sort of the line's bullet, as `bullet_sort` tells it; None without one."""
        return "number" if self.marker else bullet_sort(self.line.text)

    @property
    def words(self) -> str:
        """The line's words without its bullet."""
        if self.own_words:
            return self.own_words
        if self.marker:
            return trimmed(self.line.text[len(self.marker) :])
        return without_bullet(self.line.text)

    @property
    def text(self) -> str:
        """The line's words, or the whole heading's, without outer white space."""
        return self.whole or trimmed(self.line.text)

    @property
    def role(self) -> str:
        """The role of the label that a HEADING is; "" for all else."""
        return self.heading.label.role if self.heading else ""


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence or the announcement of a list does."""
    return _ENDED.search(text) is not None


def continues(line: Line, before: Spot | None) -> bool:
    """Whether a line goes on with the sentence that the line before it left open."""
    if line.is_heading or line.is_item or before is None or line.cell != before.line.cell:
        return False
    if before.sort not in (Sort.ITEM, Sort.TEXT) or is_ended(before.text) or before.line.is_heading:
        return False
    text = trimmed(line.text)
    return text[:1].islower() or (not line.is_blank_before and text.endswith("."))


def spots_before(spots: Sequence[Spot], i: int) -> Iterator[Spot]:
    """The spots before spot `i`, the nearest first."""
    return (spots[j] for j in range(i - 1, max(-1, i - 1 - _FARTHEST), -1))


def spots_after(spots: Sequence[Spot], i: int) -> Iterator[Spot]:
    """The spots after spot `i`, the nearest first."""
    return (spots[j] for j in range(i + 1, min(len(spots), i + 1 + _FARTHEST)))


def guidance_lines(spots: Sequence[Spot]) -> frozenset[int]:
    """The lines that say what a domain looks at; they stand between a title and its lists."""
    found = set()
    for i, spot in enumerate(spots):
        goes_on = i - 1 in found and not spot.line.is_blank_before
        if spot.sort is Sort.TEXT and (goes_on or label_book().guidance_level(spot.text)):
            found.add(i)
    return frozenset(found)
