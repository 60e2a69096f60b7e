"""Which place and year a document reports on, by the contract's order of trust."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from mgi_rag.errors import DocumentError
from mgi_rag.places.find import find_places
from mgi_rag.places.place import Place
from mgi_rag.places.slug import locality_slug
from mgi_rag.profiles.dates import years_in
from mgi_rag.profiles.labels import fold, label_book
from mgi_rag.profiles.naming import (
    Named,
    is_cover_line,
    named_by_address,
    named_by_front_line,
    named_by_title,
)
from mgi_rag.profiles.parsed import Parsed
from mgi_rag.profiles.sidecar import Sidecar

_ADDRESS: Final = re.compile(r"/(?:overviews|snapshots)/mgi/([\w%.-]+)|/books/([\w%.-]+)")
_SENTENCE: Final = re.compile(r"(?<=[.!?؟])\s+")


def place_of(parsed: Parsed, sidecar: Sidecar) -> Place:
    """The place of a profile: its title or cover, its introduction, its address, its sidecar.

    A country that the title leaves out comes from the next of these that names one; so does a
    locality. What the sidecar states has to agree with the document's country.

    Raises:
        DocumentError: when nothing names a place, when a city's country or a local profile's
            city is not to be found, or when document and sidecar name different countries.
    """
    named = _named(parsed, sidecar)
    locality = sidecar.locality or next((n.locality for n in named if n.locality), None)
    slug = _slug(sidecar, named)
    iso3 = next((n.iso3 for n in named if n.iso3), None) or _country_told(parsed, locality)
    if sidecar.iso3 is not None:
        if iso3 is not None and iso3 != sidecar.iso3:
            raise DocumentError(
                f"speaks of {iso3} but its sidecar says {sidecar.iso3}; correct the sidecar"
            )
        iso3 = sidecar.iso3
    if locality is None and parsed.is_local:
        raise DocumentError(
            'is a local profile and names no city; give "locality" in its sidecar (NAME.meta.json)'
        )
    if iso3 is None:
        what = f"names {locality} but no country" if locality else "names no place"
        raise DocumentError(f'{what}; give "iso3" in its sidecar (NAME.meta.json)')
    if locality is None:
        return Place(iso3)
    if not slug:
        raise DocumentError(
            f"names {locality}, which has no Latin letters for an identifier; "
            'give "locality" in Latin letters in its sidecar (NAME.meta.json)'
        )
    return Place(iso3, slug, locality)


def year_of(parsed: Parsed, sidecar: Sidecar) -> int:
    """The year of a profile: title, else date line, else address, else sidecar.

    Raises DocumentError when two of these disagree or none states a year.
    """
    stated: dict[int, str] = {}
    sources = (
        ("title", parsed.title_years),
        ("cover", _cover_years(parsed)),
        ("date line", tuple(parsed.dates)),
        ("address", years_in(_address(sidecar))),
        ("sidecar", (sidecar.year,) if sidecar.year else ()),
    )
    for name, years in sources:
        for year in years:
            stated.setdefault(year, name)
    if not stated:
        raise DocumentError('states no year; give "year" in its sidecar (NAME.meta.json)')
    if len(stated) > 1:
        said = " and ".join(f"{year} ({name})" for year, name in stated.items())
        raise DocumentError(f"states two years: {said}; correct the document or its sidecar")
    return next(iter(stated))


def _cover_years(parsed: Parsed) -> tuple[int, ...]:
    """The years on the short lines before the first list that hold no more than a cover's."""
    return years_in(" ".join(line for line in parsed.front_lines if is_cover_line(line)))


def _named(parsed: Parsed, sidecar: Sidecar) -> list[Named]:
    """What title, cover and address name, in order of trust."""
    named = []
    if parsed.title_place:
        named.append(named_by_title(parsed.title_place, is_local=parsed.is_local))
    named += [named_by_front_line(line, is_local=parsed.is_local) for line in parsed.front_lines]
    named = [n for n in named if n.iso3 or n.locality][:1]
    if not named:
        named = [Named(_country_told(parsed, None))]
    by_address = named_by_address(_address(sidecar))
    # An address adds what the title leaves out; it does not overrule the title's country.
    if named[0].iso3 in (None, by_address.iso3):
        named.append(by_address)
    return named


def _slug(sidecar: Sidecar, named: Iterable[Named]) -> str:
    if sidecar.locality:
        return locality_slug(sidecar.locality)
    first = next((n for n in named if n.locality), None)
    return (first.slug or locality_slug(first.locality or "")) if first else ""


def _country_told(parsed: Parsed, locality: str | None) -> str | None:
    """The country of which the introductions speak, or None where that is not plain.

    For a locality, that of the sentences which name it: introductions also name the pilot cities.
    """
    texts = [passage.text for passage in parsed.passages if passage.domain is None]
    sentences = [sentence for text in texts for sentence in _SENTENCE.split(text)]
    if locality is not None:
        wanted = fold(locality)
        return _most_named(s for s in sentences if wanted in fold(s))
    return _first_named(s for s in sentences if _is_on_profile(s)) or _most_named(sentences)


def _is_on_profile(sentence: str) -> bool:
    return not label_book().cover_words.isdisjoint(fold(sentence).split())


def _countries(sentence: str) -> list[str]:
    mentions = find_places(sentence).mentions
    return [m.places[0].iso3 for m in mentions if len(m.places) == 1]


def _first_named(sentences: Iterable[str]) -> str | None:
    return next((iso3 for sentence in sentences for iso3 in _countries(sentence)), None)


def _most_named(sentences: Iterable[str]) -> str | None:
    ranked = Counter(iso3 for s in sentences for iso3 in _countries(s)).most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _address(sidecar: Sidecar) -> str:
    match = _ADDRESS.search(sidecar.url or "")
    return (match[1] or match[2]) if match else ""
