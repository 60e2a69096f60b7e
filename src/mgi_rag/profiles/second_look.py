"""What a line is in the light of those around it: titles that look like items, running heads."""

import re
from collections.abc import Sequence
from dataclasses import replace

from mgi_rag.profiles.bullets import bullet_sort
from mgi_rag.profiles.finding import Domain
from mgi_rag.profiles.governing import with_governed_titles
from mgi_rag.profiles.labels.matching import unknown_domain_number
from mgi_rag.profiles.labels.wording import ascii_digits, squeeze
from mgi_rag.profiles.sequences import with_counted_items, with_section_numbers
from mgi_rag.profiles.spots import (
    LONGEST_HEADING_LINE,
    Sort,
    Spot,
    is_ended,
    spots_after,
    spots_before,
)
from mgi_rag.profiles.tags import with_tagged_findings


def looked_at_again(spots: Sequence[Spot]) -> list[Spot]:
    """The spots of a document, corrected by what stands before and after each."""
    titled = _with_running_heads(_with_numbers(_with_numbered_titles(spots)))
    return with_governed_titles(
        with_tagged_findings(with_counted_items(with_section_numbers(titled)))
    )


def _with_numbered_titles(spots: Sequence[Spot]) -> list[Spot]:
    """The spots, with a numbered line that is no item as the unknown title that it is.

    "5. Some unknown title" looks like an item; set between a heading or a list of other bullets
    and a side's heading it is none.
    """
    result = list(spots)
    for i, spot in enumerate(spots):
        if spot.sort is not Sort.ITEM or bullet_sort(spot.line.text) != "number":
            continue
        number = int(re.findall(r"\d+", ascii_digits(spot.text))[0])
        is_short = len(spot.text) <= LONGEST_HEADING_LINE and not is_ended(spot.text)
        if (
            is_short
            and number <= len(Domain)
            and _is_apart_from_list(spots, i)
            and _opens_side(spots, i)
        ):
            result[i] = replace(spot, sort=Sort.TEXT, number=number)
    return result


def _is_apart_from_list(spots: Sequence[Spot], i: int) -> bool:
    """Whether the items before a numbered line have other bullets, or no list is open there."""
    for spot in spots_before(spots, i):
        if spot.sort is Sort.ITEM:
            return bullet_sort(spot.line.text) != "number"
        if spot.heading is not None:
            return spot.heading.label.polarity is None
    return True


def _opens_side(spots: Sequence[Spot], i: int) -> bool:
    """Whether the next heading is a side's and no item stands before it."""
    for spot in spots_after(spots, i):
        if spot.sort is Sort.ITEM:
            return False
        if spot.heading is not None:
            return spot.heading.label.polarity is not None
    return False


def _with_numbers(spots: Sequence[Spot]) -> list[Spot]:
    """The spots, with a number printed on a line of its own given to the title after it."""
    result = list(spots)
    for i, spot in enumerate(spots):
        if spot.number is None:
            continue
        after = next((j for j in range(i + 1, len(spots)) if spots[j].sort is not Sort.BLANK), None)
        heading = spots[after].heading if after is not None else None
        if after is None or heading is None or heading.label.domain is None:
            continue
        if heading.number is None and unknown_domain_number(f"{spot.text} -") == spot.number:
            result[i] = Spot(spot.line, Sort.HEADING, kind=heading.label.role)
            result[after] = replace(spots[after], heading=replace(heading, number=spot.number))
    return result


def _with_running_heads(spots: Sequence[Spot]) -> list[Spot]:
    """The spots, with titles that a page prints again in the midst of a list as set pieces."""
    result = list(spots)
    seen: set[str] = set()
    for i, spot in enumerate(spots):
        if spot.role not in ("tool-name", "document-title", "key-findings"):
            continue
        wording = squeeze(spot.text)
        if wording in seen and _is_amid_list(spots, i):
            result[i] = replace(spot, sort=Sort.SET_PIECE, kind="running-head", heading=None)
        seen.add(wording)
    return result


def _is_amid_list(spots: Sequence[Spot], i: int) -> bool:
    """Whether the next line with words that is no title goes on with a list."""
    for spot in spots_after(spots, i):
        if spot.sort in (Sort.BLANK, Sort.SET_PIECE):
            continue
        if spot.role in ("tool-name", "document-title", "key-findings"):
            continue
        if spot.sort is Sort.TEXT:
            return spot.text[:1].islower()
        return spot.sort is Sort.ITEM or bool(spot.heading and spot.heading.label.polarity)
    return False
