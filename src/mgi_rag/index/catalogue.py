"""Everything that the store knows of profiles, in memory: exact look-ups without a search.

Chroma's metadata filters scan the whole collection; these are dictionaries.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mgi_rag.errors import StoreError
from mgi_rag.index.client import chroma_failures
from mgi_rag.index.lock import is_being_written
from mgi_rag.index.records import profile_from_json
from mgi_rag.index.schema import Phase, Shelf, StoreState
from mgi_rag.index.store import Store
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import (
    Domain,
    Finding,
    FindingId,
    Guidance,
    GuidanceId,
    Level,
    Polarity,
    Profile,
    ProfileId,
)

_DIGITS = re.compile(r"(\d+)")


class UnfinishedError(StoreError):
    """The store is being indexed, or its indexing was broken off: it may not be read now."""


@dataclass(frozen=True)
class Catalogue:
    """The profiles and guidance of one generation of a store."""

    profiles: tuple[Profile, ...]
    """In path order of their documents."""
    guidance: tuple[Guidance, ...]
    """In the order of their ids, numbers counted as numbers."""
    unreadable: int = 0
    """Documents of the corpus that could not be used (count)."""
    topics: Mapping[FindingId, Mapping[str, float]] = field(default_factory=dict)
    """The topics of each finding with the chance (0 to 1) that it is about them."""

    @cached_property
    def by_profile(self) -> dict[ProfileId, Profile]:
        """The profiles by id."""
        return {profile.profile_id: profile for profile in self.profiles}

    @cached_property
    def by_finding(self) -> dict[FindingId, Finding]:
        """The findings by id."""
        return {f.finding_id: f for profile in self.profiles for f in profile.findings}

    @cached_property
    def by_topic(self) -> dict[str, dict[FindingId, float]]:
        """For each topic the findings that are about it, with the chance (0 to 1) of each."""
        found: dict[str, dict[FindingId, float]] = {}
        for finding_id, shares in self.topics.items():
            for topic, share in shares.items():
                found.setdefault(topic, {})[finding_id] = share
        return found

    @cached_property
    def by_guidance(self) -> dict[GuidanceId, Guidance]:
        """The guidance by id."""
        return {passage.guidance_id: passage for passage in self.guidance}

    @cached_property
    def by_place(self) -> dict[str, tuple[Profile, ...]]:
        """The profiles of each place key (`KAZ`, `GHA-accra`), by year and language."""
        places: dict[str, list[Profile]] = {}
        for profile in self.profiles:
            places.setdefault(profile.place.key, []).append(profile)
        return {
            key: tuple(sorted(profiles, key=lambda p: (p.year, p.language)))
            for key, profiles in places.items()
        }

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that have a profile, by key."""
        return tuple(self.by_place[key][0].place for key in sorted(self.by_place))

    def profile_of(self, finding: Finding) -> Profile:
        """The profile that a finding belongs to."""
        return self.by_profile[finding.profile_id]

    def findings(
        self,
        places: Sequence[str] | None = None,
        domains: Collection[Domain] | None = None,
        polarities: Collection[Polarity] | None = None,
        years: Collection[int] | None = None,
    ) -> tuple[Finding, ...]:
        """All findings of these place keys, domains, polarities and years; None means any.

        They run by place as given (by key where none is), year, language, domain, strengths
        before gaps, and the source's own order. An unknown place has no findings.
        """
        keys = sorted(self.by_place) if places is None else tuple(dict.fromkeys(places))
        return tuple(
            finding
            for key in keys
            for profile in self.by_place.get(key, ())
            if years is None or profile.year in years
            for finding in self._in_order(profile)
            if domains is None or finding.domain in domains
            if polarities is None or finding.polarity in polarities
        )

    @staticmethod
    def _in_order(profile: Profile) -> list[Finding]:
        sides = list(Polarity)
        return sorted(
            profile.findings, key=lambda f: (f.domain, sides.index(f.polarity), f.position)
        )


def load_catalogue(store: Store) -> Catalogue:
    """The catalogue of a store, whole or not at all.

    Raises UnfinishedError while the store is being written or when its indexing was broken off,
    and StoreError when it is damaged.
    """
    with chroma_failures(store.folder):
        while True:
            before = require_complete(store)
            profiles, topics = _profiles(store)
            guidance = _guidance(store)
            # A writer may have come and gone between the reads; then they are read again.
            if store.state() == before:
                return Catalogue(profiles, guidance, before.unreadable, topics)


def require_complete(store: Store) -> StoreState:
    """The state of a store that may be read. Raises UnfinishedError when it is not complete."""
    state = store.state()
    if state.phase is Phase.COMPLETE:
        return state
    if is_being_written(store.folder):
        raise UnfinishedError(
            f"The store in {store.folder} is being indexed; try again when that is done"
        )
    raise UnfinishedError(
        f"Indexing into the store in {store.folder} was broken off; run `mgi-rag index` to "
        f"finish it"
    )


def _profiles(store: Store) -> tuple[tuple[Profile, ...], dict[FindingId, dict[str, float]]]:
    """The profiles in path order, and the topics of their findings."""
    found = store.collection(Shelf.DOCUMENTS).get(include=["documents", "metadatas"])
    rows = zip(found["ids"], found["documents"] or (), found["metadatas"] or (), strict=True)
    profiles: list[Profile] = []
    topics: dict[FindingId, dict[str, float]] = {}
    for _, text, metadata in sorted(rows, key=lambda row: row[0]):
        profile = profile_from_json(text)
        if profile is not None:
            profiles.append(profile)
            topics.update(json.loads(str(metadata["topics"])))
    return tuple(profiles), topics


def _guidance(store: Store) -> tuple[Guidance, ...]:
    found = store.collection(Shelf.GUIDANCE).get(include=["documents", "metadatas"])
    passages = (
        _passage(text, metadata)
        for text, metadata in zip(found["documents"] or (), found["metadatas"] or (), strict=True)
    )
    return tuple(sorted(passages, key=lambda passage: _natural(passage.guidance_id)))


def _passage(text: str, metadata: Mapping[str, object]) -> Guidance:
    profile, domain, level = (metadata.get(key) for key in ("profile_id", "domain", "level"))
    return Guidance(
        guidance_id=GuidanceId(str(metadata["guidance_id"])),
        language=str(metadata["language"]),
        text=text,
        locator=str(metadata["locator"]),
        profile_id=None if profile is None else ProfileId(str(profile)),
        domain=None if domain is None else Domain(int(str(domain))),
        level=None if level is None else Level(str(level)),
        source=_text(metadata, "source"),
        as_of=_text(metadata, "as_of"),
        url=_text(metadata, "url"),
        topic=_text(metadata, "topic"),
        reported_by=_text(metadata, "reported_by"),
    )


def _text(metadata: Mapping[str, object], key: str) -> str | None:
    return None if (value := metadata.get(key)) is None else str(value)


def _natural(identifier: str) -> list[tuple[int, str]]:
    """A sort key by which `intro-2` comes before `intro-10`."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in _DIGITS.split(identifier)]
