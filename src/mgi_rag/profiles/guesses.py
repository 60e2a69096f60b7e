"""Headings of unknown wording whose place among the known ones makes their role plain.

A heading is taken for one only where no other reading is left; a guess is always reported, and
what is no guess is left as not understood.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.profiles.labels.matching import is_part_number
from mgi_rag.profiles.labels.wording import squeeze
from mgi_rag.profiles.spots import (
    Sort,
    Spot,
    continues,
    guidance_lines,
    is_ended,
    spots_after,
    spots_before,
)

SUB_HEADING: Final = "sub-heading"
UNPLACED: Final = "unplaced"
"""A heading that may be a domain's title, of which it is not plain which."""
_LONGEST: Final = 110
_MOST_WORDS: Final = 14
_OTHER_SIDE: Final = {Polarity.STRENGTH: Polarity.GAP, Polarity.GAP: Polarity.STRENGTH}


class _Sort(Enum):
    DOMAIN = auto()
    SIDE = auto()
    SUB_HEADING = auto()
    UNKNOWN = auto()
    CLOSING = auto()
    """A heading that leaves the domain."""
    CONTENT = auto()
    """A line that may belong to a list."""


@dataclass(frozen=True)
class _Event:
    index: int
    sort: _Sort
    domain: Domain | None = None
    side: Polarity | None = None


@dataclass
class _Stretch:
    """What stands under one domain's title, up to the next."""

    domain: Domain | None
    index: int = -1
    """Where its title stands."""
    events: list[_Event] = field(default_factory=list)


def unknown_headings(spots: Sequence[Spot]) -> frozenset[int]:
    """The indices of lines that look like headings and stand in no list of labels."""
    found = set()
    for i, spot in enumerate(spots):
        if spot.number is not None or (spot.sort is Sort.TEXT and _looks_like_one(spots, i)):
            found.add(i)
    return frozenset(found)


def _looks_like_one(spots: Sequence[Spot], i: int) -> bool:
    spot = spots[i]
    text = spot.text
    before = next((s for s in spots_before(spots, i) if s.sort is not Sort.BLANK), None)
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or continues(spot.line, before):
        return False
    if is_ended(text.rstrip(" :")) or not any(c.isalpha() for c in text):
        return False
    after = next(
        (s for s in spots_after(spots, i) if s.sort not in (Sort.BLANK, Sort.SET_PIECE)), None
    )
    if after is None:
        return False
    is_marked = spot.line.is_heading or text.endswith(":") or is_part_number(text)
    opens_list = after.sort is Sort.ITEM or (
        after.heading is not None and after.heading.label.polarity is not None
    )
    return (is_marked and after.sort in (Sort.TEXT, Sort.ITEM)) or (
        opens_list
        and (
            is_marked
            or spot.line.is_blank_before
            or _was_heading(before)
            or _follows_sentence(before, text)
        )
    )


def _was_heading(before: Spot | None) -> bool:
    return before is None or before.sort is Sort.HEADING


def _follows_sentence(before: Spot | None, text: str) -> bool:
    return before is not None and is_ended(before.text) and not text[:1].islower()


def guessed_roles(spots: Sequence[Spot], unknown: frozenset[int]) -> dict[int, str]:
    """The roles of unknown headings that their place makes plain.

    Args:
        spots: the document.
        unknown: as `unknown_headings` gives them.

    Returns:
        `strength`, `gap`, `domain-N`, `sub-heading` or `unplaced` by the heading's index.
    """
    events = list(_events(spots, unknown))
    # A heading that begins in lower case is the rest of one that was torn apart.
    roles = {i: UNPLACED for i in unknown if spots[i].text[:1].islower()}
    for _ in range(2):  # a wording made plain in one domain makes others plain in a second look
        # A list of unlisted wording opens a domain's lists anew as one of listed wording does.
        _guess_domains(_with_guessed_sides(events, roles), spots, roles)
        _guess_sides(_stretches(events, roles), roles)
        _spread(spots, unknown, roles)
    return roles


def _events(spots: Sequence[Spot], unknown: frozenset[int]) -> Iterator[_Event]:
    guidance = guidance_lines(spots)
    for i, spot in enumerate(spots):
        if i in unknown:
            yield _Event(i, _Sort.UNKNOWN)
        elif spot.sort is Sort.HEADING and spot.heading is not None:
            yield from _heading_events(i, spot)
        elif spot.sort is Sort.DATE:
            yield _Event(i, _Sort.CLOSING)
        elif spot.sort in (Sort.ITEM, Sort.TEXT) and i not in guidance:
            yield _Event(i, _Sort.CONTENT)


def _with_guessed_sides(events: Sequence[_Event], roles: Mapping[int, str]) -> list[_Event]:
    """The events, with headings guessed so far as the sides that they open."""
    return [
        _Event(event.index, _Sort.SIDE, side=Polarity(roles[event.index]))
        if event.sort is _Sort.UNKNOWN and roles.get(event.index) in set(Polarity)
        else event
        for event in events
    ]


def _heading_events(i: int, spot: Spot) -> Iterator[_Event]:
    assert spot.heading is not None
    label = spot.heading.label
    side = label.polarity or spot.heading.side
    if label.domain is not None:
        yield _Event(i, _Sort.DOMAIN, domain=label.domain)
    if side is not None:
        yield _Event(i, _Sort.SIDE, side=side)
        if spot.heading.rest:
            yield _Event(i, _Sort.CONTENT)
    elif label.role == SUB_HEADING:
        yield _Event(i, _Sort.SUB_HEADING)
    elif label.domain is None:
        yield _Event(i, _Sort.CLOSING)


def _guess_domains(events: Sequence[_Event], spots: Sequence[Spot], roles: dict[int, str]) -> None:
    known = {event.domain for event in events if event.domain is not None}
    next_titles = _next_titles(events)
    before: Domain | None = None
    sides = frozenset(Polarity)  # of the open domain; both where none is open
    for at, event in enumerate(events):
        after = next_titles[at]
        if event.sort is _Sort.UNKNOWN and event.index not in roles:
            number = spots[event.index].number
            if number is not None:
                is_new = (before or 0) < number < (after or 7) and Domain(number) not in known
                roles[event.index] = f"domain-{number}" if is_new else UNPLACED
            elif side := _side_directly_after(events, at):
                roles[event.index] = _untitled(before, after, reopened=side in sides)
        elif event.sort is _Sort.DOMAIN:
            before, sides = event.domain, frozenset()
        elif event.sort is _Sort.CLOSING:
            sides = frozenset(Polarity)
        elif event.side is not None:
            sides |= {event.side}


def _next_titles(events: Sequence[_Event]) -> list[Domain | None]:
    """For each event the domain of the next title after it, or None."""
    titles: list[Domain | None] = [None] * len(events)
    for at in range(len(events) - 2, -1, -1):
        titles[at] = events[at + 1].domain or titles[at + 1]
    return titles


def _side_directly_after(events: Sequence[_Event], at: int) -> Polarity | None:
    after = events[at + 1] if at + 1 < len(events) else None
    return after.side if after is not None and after.sort is _Sort.SIDE else None


def _untitled(before: Domain | None, after: Domain | None, *, reopened: bool) -> str:
    """What a heading between two titles is whose list begins directly under it."""
    missing = (after or 7) - (before or 0) - 1
    if reopened and missing == 1:
        return f"domain-{(before or 0) + 1}"
    return SUB_HEADING if missing == 0 else UNPLACED


def _stretches(events: Sequence[_Event], roles: Mapping[int, str]) -> list[_Stretch]:
    stretches = [_Stretch(None)]
    for event in events:
        role = roles.get(event.index, "")
        if role.startswith("domain-"):
            stretches.append(_Stretch(Domain(int(role[-1]))))
        elif event.sort in (_Sort.DOMAIN, _Sort.CLOSING) or role == UNPLACED:
            stretches.append(_Stretch(event.domain, event.index))
        elif role in set(Polarity):
            side = _Event(event.index, _Sort.SIDE, side=Polarity(role))
            stretches[-1].events.append(side)
        elif role == SUB_HEADING:
            stretches[-1].events.append(_Event(event.index, _Sort.SUB_HEADING))
        else:
            stretches[-1].events.append(event)
    return [stretch for stretch in stretches if stretch.domain is not None]


def _guess_sides(stretches: Sequence[_Stretch], roles: dict[int, str]) -> None:
    for stretch in stretches:
        _guess_direct_sub_headings(stretch.events, roles)
        rest = [e for e in stretch.events if e.sort is _Sort.UNKNOWN and e.index not in roles]
        sides = {e.side for e in stretch.events if e.side is not None}
        if len(sides) == len(Polarity):
            _guess_parts(stretch.events, rest, roles)
        elif (
            len(sides) == 1
            and not _is_titled_by_side(stretch)
            and _is_second_list(stretch.events, rest, roles)
        ):
            roles[rest[0].index] = _OTHER_SIDE[next(iter(sides))].value


def _is_titled_by_side(stretch: _Stretch) -> bool:
    """Whether the domain's title itself says the side: the other one has a title of its own."""
    return any(e.side is not None and e.index == stretch.index for e in stretch.events)


def _guess_direct_sub_headings(events: Sequence[_Event], roles: dict[int, str]) -> None:
    """A heading directly under a side's heading opens no list of another side."""
    is_under = False
    for event in events:
        if event.sort is _Sort.SIDE:
            is_under = True
        elif event.sort is _Sort.UNKNOWN and is_under:
            roles.setdefault(event.index, SUB_HEADING)
        elif event.sort is _Sort.CONTENT:
            is_under = False


def _guess_parts(events: Sequence[_Event], rest: Sequence[_Event], roles: dict[int, str]) -> None:
    """With both sides known, what stands between them heads a part of the first."""
    indices = [e.index for e in events if e.sort is _Sort.SIDE]
    has_parts = _has_parts(events, roles)
    for event in rest:
        is_between = indices[0] < event.index < indices[-1]
        is_later_part = has_parts and event.index > indices[-1]
        if is_between or is_later_part:
            roles[event.index] = SUB_HEADING
            has_parts = True


def _has_parts(events: Sequence[_Event], roles: Mapping[int, str]) -> bool:
    return any(e.sort is _Sort.SUB_HEADING or roles.get(e.index) == SUB_HEADING for e in events)


def _is_second_list(
    events: Sequence[_Event], rest: Sequence[_Event], roles: Mapping[int, str]
) -> bool:
    """Whether one unknown heading parts a domain's lines in two lists, and nothing else does."""
    if len(rest) != 1 or _has_parts(events, roles):
        return False
    return _has_content_on_both_sides(events, rest[0])


def _has_content_on_both_sides(events: Sequence[_Event], heading: _Event) -> bool:
    side = next(e.index for e in events if e.sort is _Sort.SIDE)
    first, second = sorted((side, heading.index))
    content = [e.index for e in events if e.sort is _Sort.CONTENT]
    return any(first <= i < second for i in content) and any(i > second for i in content)


def _spread(spots: Sequence[Spot], unknown: frozenset[int], roles: dict[int, str]) -> None:
    """Gives a wording made plain as a side in one domain the same role in the others."""
    sides: defaultdict[str, set[str]] = defaultdict(set)
    for i, role in roles.items():
        if role in set(Polarity):
            sides[squeeze(spots[i].text)].add(role)
    for i in unknown:
        found = sides.get(squeeze(spots[i].text), set())
        if len(found) == 1:
            roles.setdefault(i, next(iter(found)))
        elif len(found) > 1:  # one wording on both sides is plain nowhere
            roles.pop(i, None)
