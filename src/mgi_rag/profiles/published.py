"""The register of MGI profiles known to be published or mentioned somewhere, loaded here or not."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from mgi_rag.places.countries import country_name
from mgi_rag.places.find import find_places
from mgi_rag.places.place import Place
from mgi_rag.places.slug import locality_slug

_PUBLISHED: Final = ("portal", "publication", "copy", "catalogue")
"""Kinds of source that hold or list a profile itself, the most direct first. Those of every other
kind (news, a success story, the index of 2016 ...) only mention the place."""


@dataclass(frozen=True)
class Source:
    """Where a profile is published, or its place mentioned."""

    kind: str
    language: str
    title: str | None
    url: str

    @property
    def is_profile(self) -> bool:
        """Whether a profile is published there, rather than mentioned."""
        return self.kind in _PUBLISHED


@dataclass(frozen=True)
class Registered:
    """What the register knows of one place and year."""

    place: Place
    year: int | None
    """None where no source states it."""
    sources: tuple[Source, ...]
    """The most direct first."""

    @property
    def is_published(self) -> bool:
        """Whether a profile is published, rather than mentioned only."""
        return self.sources[0].is_profile

    def addresses(self, language: str) -> tuple[str, ...]:
        """Addresses of the most direct kind, in a language if there are any, else in English.

        Rounds whose years are not stated have an address each.
        """
        direct = [s for s in self.sources if s.kind == self.sources[0].kind]
        for tag in (language, "en", direct[0].language):
            found = tuple(s.url for s in direct if s.language == tag)
            if found:
                return found
        raise AssertionError("unreachable: the first source has a language")

    def as_json(self) -> dict[str, Any]:
        """The line of `mgi-rag profiles --published --json`."""
        return {
            "iso3": self.place.iso3,
            "place": country_name(self.place.iso3),
            "locality": self.place.locality,
            "year": self.year,
            "published": self.is_published,
            "sources": [
                {"kind": s.kind, "language": s.language, "title": s.title, "url": s.url}
                for s in self.sources
            ],
        }

    def __str__(self) -> str:
        """The line of `mgi-rag profiles --published`."""
        country = country_name(self.place.iso3)
        name = f"{self.place.locality} ({country})" if self.place.locality else country
        state = "published" if self.is_published else "mentioned"
        addresses = ", ".join(self.addresses("en"))
        return f"{name}  {self.year or 'year not stated'}  {state}  {addresses}"


@cache
def register() -> tuple[Registered, ...]:
    """One entry a place and year, countries before their localities.

    >>> [entry.year for entry in register() if entry.place.key == "IRQ" and entry.is_published]
    [2020, None]
    """
    places: dict[str, Place] = {}
    sources: dict[tuple[str, int | None], list[Source]] = {}
    for row in _rows():
        name = row["locality"]
        place = Place(row["iso3"], locality_slug(name), name) if name else Place(row["iso3"])
        places.setdefault(place.key, place)
        source = Source(row["kind"], row["language"], row["title"], row["url"])
        sources.setdefault((place.key, row["year"]), []).append(source)
    ordered = sorted(sources, key=lambda entry: (entry[0], entry[1] is None, entry[1] or 0))
    return tuple(
        Registered(places[key], year, tuple(sorted(sources[key, year], key=_directness)))
        for key, year in ordered
    )


def registered(place: Place, years: Iterable[int] = ()) -> tuple[Registered, ...]:
    """What the register knows of a place: its profiles, else where it is mentioned.

    Args:
        place: a country, whose localities are not looked at, or a locality.
        years: the rounds asked about; all where empty.
    """
    wanted = set(years)
    found = _by_key().get(place.key, ())
    found = tuple(e for e in found if not wanted or e.year in wanted)
    return tuple(e for e in found if e.is_published) or found


@cache
def registered_localities() -> tuple[Place, ...]:
    """The localities of the register that no gazetteer of well-known cities has."""
    localities = {e.place.key: e.place for e in register() if e.place.is_locality}
    return tuple(place for place in localities.values() if not _is_well_known(place))


def _is_well_known(place: Place) -> bool:
    mentions = find_places(place.locality or "").mentions
    return any(known.key == place.key for mention in mentions for known in mention.places)


@cache
def _by_key() -> dict[str, tuple[Registered, ...]]:
    entries: dict[str, list[Registered]] = {}
    for entry in register():
        entries.setdefault(entry.place.key, []).append(entry)
    return {key: tuple(found) for key, found in entries.items()}


def _rows() -> list[dict[str, Any]]:
    text = (files(__package__) / "published.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _directness(source: Source) -> int:
    return _PUBLISHED.index(source.kind) if source.is_profile else len(_PUBLISHED)
