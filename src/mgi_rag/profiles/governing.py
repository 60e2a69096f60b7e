"""Documents in which a side is the outer heading and the domains stand under it.

"Good practices" governs the domains below it until "Gaps" takes over. It is told from a list
without findings by the whole document: there, sides stand directly under titles.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from mgi_rag.profiles.finding import Polarity
from mgi_rag.profiles.labels import Label, label_book
from mgi_rag.profiles.spots import Sort, Spot, spots_before

OUTER_SIDE: Final = "outer-side"
"""Role of a side's heading that governs the domains under it."""
_PASSED_OVER: Final = ("key-findings", "tool-name", "document-title", "sub-heading")
"""Headings that pages print anywhere, and those within a list."""


def with_governed_titles(spots: Sequence[Spot]) -> list[Spot]:
    """The spots, with the side that governs it given to each domain's title."""
    if not _is_by_side(spots):
        return list(spots)
    result = list(spots)
    governing: Polarity | None = None
    for i, spot in enumerate(spots):
        if spot.heading is None or spot.role in _PASSED_OVER or spot.line.cell is not None:
            continue
        label = spot.heading.label
        if label.polarity is not None and not spot.heading.rest:
            governing = label.polarity
            outer = Label(OUTER_SIDE, label.text, label.language, label.attested)
            result[i] = replace(spot, heading=replace(spot.heading, label=outer))
        elif label.domain is None:
            governing = None
        elif governing is not None and spot.heading.side is None:
            result[i] = replace(spot, heading=replace(spot.heading, side=governing))
    return result


def _is_by_side(spots: Sequence[Spot]) -> bool:
    """Whether sides govern titles.

    Some title then has lines of its own up to the next one, and no side's heading stands
    directly under a title.
    """
    if len({spot.role for spot in spots if _kind(spot) == "side"}) < len(Polarity):
        return False
    kinds = list(_kinds(spots))
    if "side" not in kinds or "title" not in kinds or kinds.index("title") < kinds.index("side"):
        return False
    told = "".join({"side": "s", "title": "t", "lines": "l", "other": "o"}[kind] for kind in kinds)
    return "tlt" in told and "ts" not in told and "ss" not in told


def mixed_sides(spots: Sequence[Spot]) -> frozenset[int]:
    """The headings of sides that stand directly under one of the other side, if that is a habit.

    So a page comes whose columns or cells were lost: which lines belong to which of the two is not
    to be told. A single one may well stand under a list without findings.
    """
    sides = [i for i, spot in enumerate(spots) if _kind(spot) == "side"]
    turns = [i for i, j in zip(sides[1:], sides, strict=False) if spots[i].role != spots[j].role]
    mixed = {i for i in turns if (last := _last(spots, i)) is not None and _kind(last) == "side"}
    return frozenset(mixed) if len(mixed) > 1 and 2 * len(mixed) >= len(turns) else frozenset()


def _last(spots: Sequence[Spot], i: int) -> Spot | None:
    """The spot with words before spot `i`."""
    return next((spot for spot in spots_before(spots, i) if _kind(spot)), None)


def _kinds(spots: Sequence[Spot]) -> Iterator[str]:
    """What a document is made of, in order: sides, titles, other headings, lines between them.

    A title printed twice in a row counts once, and so do lines.
    """
    last = ""
    for spot in spots:
        kind = _kind(spot)
        if kind and not (kind == last and kind in ("lines", "title")):
            yield kind
        last = kind or last


def _kind(spot: Spot) -> str:
    if spot.line.cell is not None:  # tables are read by their rows and columns
        return ""
    if spot.sort in (Sort.ITEM, Sort.TEXT):
        return "" if label_book().guidance_level(spot.text) else "lines"
    if spot.heading is None or spot.role in _PASSED_OVER:
        return ""
    label = spot.heading.label
    if label.polarity is not None:
        return "" if spot.heading.rest else "side"
    return "title" if label.domain is not None else "other"
