"""How far a question reaches: places it names, all countries or cities at hand, groups of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mgi_rag.chat.plan import Group, Scope
from mgi_rag.chat.reading import Reading
from mgi_rag.places.place import Place

_SCOPES: Final = {
    "which_countries": Scope.COUNTRIES,
    "which_cities": Scope.CITIES,
    "which_places": Scope.PLACES,
}


@dataclass(frozen=True)
class Reach:
    """The places that a question is asked of, and how it names them."""

    places: tuple[Place, ...] = ()
    scope: Scope | None = None
    """Set where the places are those at hand rather than named one by one."""
    compares: bool = False
    """Whether it asks for places side by side."""


def read_reach(
    reading: Reading,
    named: Sequence[Place],
    groups: Sequence[Group],
    loaded: Sequence[Place],
) -> Reach:
    """The places that a question is asked of.

    Args:
        reading: the question; the words that tell its reach are accounted for.
        named: the places that it names one by one.
        groups: the groups that it names.
        loaded: the places that have a profile at hand.
    """
    scopes: list[Scope] = []
    compares = False
    for match in reading.words.reach.find(reading.tokens):
        is_matter = match.key == "turn" and match.start > 0
        if is_matter or any(i in reading.used for i in range(match.start, match.end)):
            continue
        reading.use(match.start, match.end)
        compares |= match.key == "compare"
        scopes += [_SCOPES[match.key]] if match.key in _SCOPES else []
        reading.found.append(f'{match.key}: "{match.phrase}"')
    if Scope.CITIES in scopes and named and not any(place.is_locality for place in named):
        # "Which cities of Honduras": the country names where they lie.
        countries = {place.iso3 for place in named}
        inside = tuple(p for p in loaded if p.is_locality and p.iso3 in countries)
        if inside:
            return Reach(inside, Scope.CITIES, compares)
    if named and not groups:
        return Reach(tuple(named), None, compares)
    if groups:
        scope = scopes[0] if scopes else Scope.COUNTRIES
        members = {place.key: place for group in groups for place in group.members}
        at_hand = tuple(p for p in loaded if p.iso3 in members and _fits(p, scope))
        reached = {place.key: place for place in (*named, *(at_hand or members.values()))}
        return Reach(tuple(reached.values()), scope, compares)
    if scopes:
        return Reach(tuple(p for p in loaded if _fits(p, scopes[0])), scopes[0], compares)
    return Reach((), None, compares)


def _fits(place: Place, scope: Scope) -> bool:
    """A country is not its cities: "countries" are no localities, "cities" no countries."""
    return scope is Scope.PLACES or place.is_locality == (scope is Scope.CITIES)
