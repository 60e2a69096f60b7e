"""How far a question reaches: places it names, all countries or cities at hand, groups of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mgi_rag.chat.plan import Group, Scope
from mgi_rag.chat.reading import Reading
from mgi_rag.index.terms import Match
from mgi_rag.places.place import Place

_SCOPES: Final = {
    "which_countries": Scope.COUNTRIES,
    "which_cities": Scope.CITIES,
    "which_places": Scope.PLACES,
}
_BREAK: Final = re.compile("[,;:.!?¿،؛؟]")


@dataclass(frozen=True)
class Reach:
    """The places that a question is asked of, and how it names them."""

    places: tuple[Place, ...] = ()
    scope: Scope | None = None
    """Set where the places are those at hand rather than named one by one."""
    compares: bool = False
    """Whether it asks for places side by side."""
    words: Match | None = None
    """The phrase that tells its scope."""
    of_change: bool = False
    """Whether it speaks of change from round to round ("what changed")."""


def read_reach(
    reading: Reading,
    named: Sequence[Place],
    groups: Sequence[Group],
    loaded: Sequence[Place],
    years: Sequence[int] = (),
) -> Reach:
    """The places that a question is asked of.

    Args:
        reading: the question; the words that tell its reach are accounted for.
        named: the places that it names one by one.
        groups: the groups that it names.
        loaded: the places that have a profile at hand.
        years: the rounds that it names; two of one place are set side by side.
    """
    scopes: list[Scope] = []
    words: Match | None = None
    compares = of_rounds = len(named) == 1 and not groups and len(set(years)) > 1
    for match in _phrases(reading):
        is_matter = (match.key == "turn" and match.start > 0) or (
            match.key == "rounds" and not of_rounds
        )
        if is_matter or any(i in reading.used for i in range(match.start, match.end)):
            continue
        reading.use(match.start, match.end)
        compares |= match.key == "compare"
        if match.key in _SCOPES:
            scopes.append(_SCOPES[match.key])
            words = words or match
        reading.found.append(f'{match.key}: "{match.phrase}"')
    if Scope.CITIES in scopes and named and not any(place.is_locality for place in named):
        # "Which cities of Honduras": the country names where they lie.
        countries = {place.iso3 for place in named}
        inside = tuple(p for p in loaded if p.is_locality and p.iso3 in countries)
        if inside:
            return Reach(inside, Scope.CITIES, compares, words)
    if named and not groups:
        return Reach(tuple(named), None, compares, of_change=_speaks_of_change(reading))
    if groups:
        scope = scopes[0] if scopes else Scope.COUNTRIES
        members = {place.key: place for group in groups for place in group.members}
        at_hand = tuple(p for p in loaded if p.iso3 in members and _fits(p, scope))
        reached = {place.key: place for place in (*named, *(at_hand or members.values()))}
        return Reach(tuple(reached.values()), scope, compares, words)
    if scopes:
        return Reach(tuple(p for p in loaded if _fits(p, scopes[0])), scopes[0], compares, words)
    return Reach((), None, compares, of_change=_speaks_of_change(reading))


def _speaks_of_change(reading: Reading) -> bool:
    return any(match.key == "rounds" for match in reading.words.reach.find_all(reading.tokens))


def _phrases(reading: Reading) -> list[Match]:
    """The phrases of reach, the longest first where several begin together, none overlapping.

    One never reaches over a comma: "as for cities, which countries ...".
    """
    found: list[Match] = []
    for match in sorted(
        reading.words.reach.find_all(reading.tokens), key=lambda m: (m.start, -m.end)
    ):
        first, last = reading.tokens[match.start], reading.tokens[match.end - 1]
        is_broken = _BREAK.search(reading.question, first.start, last.end)
        if not is_broken and (not found or match.start >= found[-1].end):
            found.append(match)
    return found


def _fits(place: Place, scope: Scope) -> bool:
    """A country is not its cities: "countries" are no localities, "cities" no countries."""
    return scope is Scope.PLACES or place.is_locality == (scope is Scope.CITIES)
