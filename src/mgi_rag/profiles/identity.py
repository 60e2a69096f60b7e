"""Which place and year a document reports on, by the contract's order of trust."""

import re
from typing import Final

from mgi_rag.errors import DocumentError
from mgi_rag.places.find import find_places
from mgi_rag.places.place import Place
from mgi_rag.places.slug import locality_slug
from mgi_rag.profiles.dates import years_in
from mgi_rag.profiles.parser import Parsed, title_years
from mgi_rag.profiles.sidecar import Sidecar

_SLUG: Final = re.compile(r"/(?:overviews|snapshots)/mgi/([a-z0-9-]+)")


def place_of(parsed: Parsed, sidecar: Sidecar) -> Place:
    """The place of a profile: its title, else its introduction, else its address or sidecar.

    Raises DocumentError when nothing names a place, or when the document and its sidecar name
    different countries.
    """
    stated = _sidecar_place(sidecar)
    found = _first_place([parsed.title_place or "", *_introductions(parsed), _address(sidecar)])
    if stated is not None:
        if found is not None and found.iso3 != stated.iso3:
            raise DocumentError(
                f"speaks of {found.key} but its sidecar says {stated.iso3}; correct the sidecar"
            )
        return stated
    if found is None:
        raise DocumentError('names no place; give "iso3" in its sidecar (NAME.meta.json)')
    return found


def year_of(parsed: Parsed, sidecar: Sidecar) -> int:
    """The year of a profile: title, else date line, else address, else sidecar.

    Raises DocumentError when two of these disagree or none states a year.
    """
    stated: dict[int, str] = {}
    sources = (
        ("title", title_years(parsed)),
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


def _sidecar_place(sidecar: Sidecar) -> Place | None:
    if sidecar.iso3 is None:
        return None
    if sidecar.locality is None:
        return Place(sidecar.iso3)
    return Place(sidecar.iso3, locality_slug(sidecar.locality), sidecar.locality)


def _introductions(parsed: Parsed) -> list[str]:
    return [passage.text for passage in parsed.passages if passage.domain is None]


def _address(sidecar: Sidecar) -> str:
    match = _SLUG.search(sidecar.url or "")
    return match[1].replace("-", " ").title() if match else ""


def _first_place(texts: list[str]) -> Place | None:
    for text in texts:
        for mention in find_places(text).mentions:
            if len(mention.places) == 1:
                return mention.places[0]
    return None
