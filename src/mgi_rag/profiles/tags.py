"""Findings that say their side themselves: "[Gap] It has no law", "It has no law (gap)"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from mgi_rag.profiles.bullets import trimmed
from mgi_rag.profiles.finding import Polarity
from mgi_rag.profiles.labels import fold, label_book
from mgi_rag.profiles.labels.matching import side_of_tag
from mgi_rag.profiles.spots import Sort, Spot

_BEFORE: Final = re.compile(
    r"^[\[(【](?P<tag>[^\[\]()]{2,60})[\])】]\s*[:–—-]?\s*(?P<words>\S.*)$", re.S
)
_AFTER: Final = re.compile(r"^(?P<words>.*\S)\s*[\[(](?P<tag>[^\[\]()]{2,60})[\])]\s*\.?$", re.S)
_ANNOUNCED: Final = re.compile(
    r"^(?P<tag>[^:–—]{2,60}?)\s*(?:[:：]|\s[–—-])\s+(?P<words>\S.*)$", re.S
)


@dataclass(frozen=True)
class _Tagged:
    """A line with a tag."""

    index: int
    side: Polarity
    words: str
    """What is left of the line."""


def with_tagged_findings(spots: Sequence[Spot]) -> list[Spot]:
    """The spots, with lines that say their side themselves as items that carry it.

    Brackets tell a tag. "Gap: It has no law" is one only where a document has more of these than
    two a domain: else the word opens a list.
    """
    result = list(spots)
    titles = sum(s.heading is not None and s.heading.label.domain is not None for s in spots)
    bracketed = _tagged(spots, _BEFORE)
    after = _tagged(spots, _AFTER)
    announced = _tagged(spots, _ANNOUNCED)
    found = bracketed
    if len(after) > 1:
        found = found + after
    if len(announced) > max(2 * titles, 1):
        found = found + announced
    for one in found:
        spot = spots[one.index]
        result[one.index] = replace(
            spot, sort=Sort.ITEM, heading=None, tag=one.side, own_words=one.words
        )
    return result


def _tagged(spots: Sequence[Spot], pattern: re.Pattern[str]) -> list[_Tagged]:
    found = []
    for i, spot in enumerate(spots):
        is_list_heading = spot.sort is Sort.HEADING and not (spot.heading and spot.heading.rest)
        if is_list_heading or spot.sort not in (Sort.ITEM, Sort.TEXT, Sort.HEADING):
            continue
        match = pattern.match(spot.words)
        side = match and _side(match["tag"], is_announced=pattern is _ANNOUNCED)
        if match and side:
            found.append(_Tagged(i, side, trimmed(match["words"])))
    return found


def _side(tag: str, *, is_announced: bool) -> Polarity | None:
    return label_book().tags.get(fold(tag)) if is_announced else side_of_tag(tag)
