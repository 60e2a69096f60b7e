"""A locality beside its country ("Accra, Ghana") is one place, and the country settles doubt.

So is a name with the same in parentheses, as in another script.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mgi_rag.places.context import Context
from mgi_rag.places.mention import Span
from mgi_rag.places.place import Place

_COUNTRY_AFTER: Final = re.compile(r"\)?\s*[,(]\s*|\s+[-–—]\s+|\s*،\s*|\s*\(\s*|\s+")
_AGAIN: Final = re.compile(r"\s*[(/]\s*")
_COUNTRY_BEFORE: Final = re.compile(r"\s*[:(]\s*|\s*[-–—]\s*|\s+")
_LINKS_TEXT: Final = "in of the en au aux du de da do di no na d la le el в во في"
_LINKS: Final = frozenset(_LINKS_TEXT.split())
_COUNTRY_KINDS: Final = frozenset({"name", "former name", "code", "spelling"})


def beside_their_country(context: Context, spans: Sequence[Span]) -> list[Span]:
    """The spans with each locality and the country right beside it made one.

    So is a place whose name follows once more in parentheses. "Accra and Ghana" stay two places,
    and so do the items of "Ghana, Accra and Omoa".
    """
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        pair = _pair(context, last, span) if last is not None else None
        if pair is None:
            joined.append(span)
        else:
            joined[-1] = pair
    return joined


def _pair(context: Context, first: Span, second: Span) -> Span | None:
    is_same = first.places == second.places and not first.is_doubtful and not second.is_doubtful
    if is_same and _adjoin(context, first, second, _AGAIN, frozenset()):
        return replace(first, end=second.end)
    if _countries(second) and _adjoin(context, first, second, _COUNTRY_AFTER, _LINKS):
        return _within(first, second, first)
    if _countries(first) and _adjoin(context, first, second, _COUNTRY_BEFORE, frozenset()):
        return _within(second, first, second)
    return None


def _countries(span: Span) -> frozenset[str]:
    """The codes of the countries that words may mean: several for a doubtful "Congo"."""
    if span.found_by not in _COUNTRY_KINDS or (len(span.places) > 1 and not span.is_doubtful):
        return frozenset()
    return frozenset(place.iso3 for place in span.places if not place.is_locality)


def _adjoin(
    context: Context,
    first: Span,
    second: Span,
    gap: re.Pattern[str],
    links: frozenset[str],
) -> bool:
    between = context.words[first.end : second.start]
    if not all(word.folded in links for word in between):
        return False
    gaps = [context.gap_before(i) for i in range(first.end, second.start + 1)]
    return all(gap.fullmatch(text) or (text in "'’" and between) for text in gaps)


def _within(locality: Span, country: Span, kept: Span) -> Span | None:
    """The locality's span grown over its country, if it may be in that country."""
    countries = _countries(country)
    inside: tuple[Place, ...] = tuple(
        place for place in locality.places if place.is_locality and place.iso3 in countries
    )
    if not inside or locality.group:
        return None
    return replace(
        kept,
        start=min(locality.start, country.start),
        end=max(locality.end, country.end),
        places=inside,
        found_by=locality.found_by if locality.found_by != "name" else "locality",
        is_doubtful=len(inside) > 1,
    )
