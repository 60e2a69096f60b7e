"""Invented profiles: no place ever reported any of these sentences."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from mgi_rag.index.embedders import Embedder, Vectors
from mgi_rag.index.schema import Shelf
from mgi_rag.index.store import open_store
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import (
    Domain,
    Finding,
    Guidance,
    GuidanceId,
    Level,
    Note,
    Polarity,
    Profile,
    Section,
    finding_id,
    profile_id,
)
from mgi_rag.profiles.reading import Corpus, Line, Problem, Reading, ReadLine, Role

WORDS = ("visas", "schools", "work permits", "border guards", "consulates", "statistics")


COUNTRIES = {"A": "AGO", "B": "BRA", "C": "COL", "D": "DNK"}
"""Codes of real countries, since others have no name to store; what is said of them is invented."""


class FakeEmbedder(Embedder):
    """Vectors made of the text's hash: the same text always lies in the same place."""

    def __init__(self, name: str = "invented-model", dimension: int = 16) -> None:
        super().__init__(name, load=_never)
        self._size = dimension
        self.asked: list[str] = []

    @property
    def dimension(self) -> int:
        """Length of the vectors (count)."""
        return self._size

    def vectors(self, passages: Sequence[str]) -> Vectors:
        """One vector per passage, and a record of having been asked."""
        self.asked += passages
        rows = [self._vector(text) for text in passages]
        return np.asarray(rows, dtype=np.float32).reshape(len(passages), self._size)

    def query_vector(self, question: str) -> Vectors:
        """The vector that the question would have as a passage."""
        return self._vector(question)

    def _vector(self, text: str) -> Vectors:
        seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
        row = np.random.default_rng(seed).normal(size=self._size)
        return np.asarray(row / np.linalg.norm(row), dtype=np.float32)


def _never() -> Any:
    raise AssertionError("the invented model has nothing to load")


def invented_reading(
    place: Place, year: int = 2020, per_list: int = 1, domains: Sequence[Domain] = tuple(Domain)
) -> Reading:
    """An invented document with `per_list` strengths and as many gaps in each domain."""
    pid = profile_id(place, year, "en")
    sections = tuple(Section(d, p) for d in domains for p in Polarity)
    findings = tuple(
        Finding(
            finding_id(pid, section.domain, section.polarity, position),
            pid,
            section.domain,
            section.polarity,
            position,
            f"Invented {section.polarity} {position} of place-{place.key.casefold()} in {year}: "
            f"{WORDS[section.domain - 1]}.",
            f"line {position}",
        )
        for section in sections
        for position in range(1, per_list + 1)
    )
    title = f"Invented profile of {place.key}"
    profile = Profile(pid, place, year, "en", title, "invented", findings, sections)
    lines = (
        ReadLine(Line(title, "line 1", is_heading=True), Role.HEADING, "title"),
        *(ReadLine(Line(f.quote, f.locator, is_item=True), Role.FINDING, "") for f in findings),
    )
    return reading_of(profile, lines)


def reading_of(profile: Profile, lines: tuple[ReadLine, ...] = ()) -> Reading:
    """The reading of a document that holds this profile."""
    sha256 = hashlib.sha256(repr(profile).encode()).hexdigest()
    return Reading(f"{profile.profile_id}.md", sha256, profile, (), lines)


def with_finding(reading: Reading, index: int, **changes: Any) -> Reading:
    """The reading with one of its findings changed."""
    profile = reading.profile
    assert profile is not None
    findings = list(profile.findings)
    findings[index] = replace(findings[index], **changes)
    return reading_of(replace(profile, findings=tuple(findings)), reading.lines)


def invented_guidance(number: int, text: str = "An invented passage.") -> Guidance:
    """An invented introduction."""
    return Guidance(GuidanceId(f"MGI-en-intro-{number}"), "en", text, f"line {number}")


def full_guidance() -> Guidance:
    """An invented passage with every field set."""
    return Guidance(
        guidance_id=GuidanceId("MGI-fr-D3-local"),
        language="fr",
        text="Un passage inventé.",
        locator="line 9",
        profile_id=profile_id(Place("AGO"), 2020, "en"),
        domain=Domain.PARTNERSHIPS,
        level=Level.LOCAL,
        source="invented",
        as_of="2020-01",
    )


def noted(reading: Reading) -> Reading:
    """The reading with a note on its first finding."""
    note = Note(
        "slip", '"%(found)s" is probably a slip for "%(meant)s"', {"found": "a", "meant": "b"}
    )
    return with_finding(reading, 0, notes=(note,))


def invented_corpus(
    *readings: Reading, guidance: Sequence[Guidance] = (), unreadable: int = 0
) -> Corpus:
    """A corpus of these invented documents, and as many that could not be read."""
    problems = tuple(Problem(f"bad-{n}.md", "invented fault") for n in range(unreadable))
    return Corpus(tuple(readings), tuple(guidance), problems)


def country(letter: str) -> Place:
    """A country by its first letter, for profiles that it never had: `A` is Angola."""
    return Place(COUNTRIES[letter])


def countries(letters: str, **kwargs: Any) -> tuple[Reading, ...]:
    """Invented documents of several countries."""
    return tuple(invented_reading(country(letter), **kwargs) for letter in letters)


def contents(folder: Path) -> dict[str, Any]:
    """Everything that a store holds: texts, metadata and vectors by collection and id."""
    store = open_store(folder)
    try:
        found: dict[str, Any] = {}
        for shelf in Shelf:
            rows = store.collection(shelf).get(include=["documents", "metadatas", "embeddings"])
            parts = zip(
                rows["ids"],
                rows["documents"] or (),
                rows["metadatas"] or (),
                [] if rows["embeddings"] is None else rows["embeddings"],
                strict=True,
            )
            found[shelf] = {i: (text, dict(meta), tuple(row)) for i, text, meta, row in parts}
        return found
    finally:
        store.close()
