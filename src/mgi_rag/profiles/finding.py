"""The words of the field as types: domain, polarity, finding, guidance, profile."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Final, NewType

from mgi_rag.places.place import Place

ProfileId = NewType("ProfileId", str)
FindingId = NewType("FindingId", str)
GuidanceId = NewType("GuidanceId", str)


class Domain(IntEnum):
    """The six MGI domains, with the numbers that IOM gives them."""

    MIGRANTS_RIGHTS = 1
    WHOLE_OF_GOVERNMENT = 2
    PARTNERSHIPS = 3
    WELL_BEING = 4
    CRISES = 5
    SAFE_MIGRATION = 6


class Polarity(StrEnum):
    """The side of a profile on which a finding stands."""

    STRENGTH = "strength"
    GAP = "gap"

    @property
    def letter(self) -> str:
        """The letter in finding identifiers: `S` or `G`."""
        return self.value[0].upper()


class Level(StrEnum):
    """Whether a guidance passage about a domain speaks of countries or of cities."""

    NATIONAL = "national"
    LOCAL = "local"


@dataclass(frozen=True)
class Note:
    """What a careful editor would remark, in words that the message catalogues translate."""

    kind: str
    """Which editorial check speaks, e.g. `slip_of_negation`."""
    message: str
    """English wording; placeholders are named as in `%` formatting of a dictionary."""
    values: dict[str, str] = field(default_factory=dict, hash=False)
    """What the placeholders stand for."""

    @property
    def english(self) -> str:
        """The note in English, as `check` and a citation's `note` print it."""
        return self.message % self.values


DOMAIN_ASSIGNED: Final = Note(
    "domain_assigned", "The source names no domain: domain assigned by us."
)
"""On every finding of a digest: the source that restates it names no domain."""


@dataclass(frozen=True)
class Finding:
    """One statement of a profile, verbatim, with its side and its place in the source."""

    finding_id: FindingId
    profile_id: ProfileId
    domain: Domain
    polarity: Polarity
    position: int
    """1-based position in the source's own order within domain and polarity."""
    quote: str
    """Verbatim, without the bullet and outer white space."""
    locator: str
    """Where it starts in the source document: `line 76`, `page 3`, `paragraph 12`."""
    notes: tuple[Note, ...] = ()
    """Editorial notes on this very finding."""

    @property
    def note(self) -> str | None:
        """The finding's notes in English, or None."""
        return " ".join(note.english for note in self.notes) or None


@dataclass(frozen=True)
class Section:
    """One polarity list of one domain as a profile prints it, even when it is empty."""

    domain: Domain
    polarity: Polarity


@dataclass(frozen=True)
class Guidance:
    """A passage about MGI itself: what a domain assesses, how MGI works."""

    guidance_id: GuidanceId
    language: str
    text: str
    """Verbatim."""
    locator: str
    profile_id: ProfileId | None = None
    """The profile whose document carries the passage; None for facts about the programme."""
    domain: Domain | None = None
    level: Level | None = None
    source: str | None = None
    """Title or address of the source."""
    as_of: str | None = None
    """When a fact about the programme held: `2023`, `2023-10`, `n.d.`, `n.d. (2023 or later)`."""
    url: str | None = None
    topic: str | None = None
    """What a fact about the programme is about (`coverage`, `local` ...); None for others."""
    reported_by: str | None = None
    """The source, title and address, of a passage in our words; None for one that is verbatim."""


@dataclass(frozen=True)
class Profile:
    """One MGI assessment of one place in one year and language, from one source document."""

    profile_id: ProfileId
    place: Place
    year: int
    language: str
    """ISO 639-1 tag of the findings' language."""
    title: str
    source: str
    """Title or address of the source, as shown with a citation."""
    findings: tuple[Finding, ...] = ()
    sections: tuple[Section, ...] = ()
    url: str | None = None
    terms: str | None = None
    """Terms of use as the source states them."""
    reported_by: str | None = None
    """The source that restates the findings, when the profile itself was not at hand."""
    partial: bool = False
    """Whether this is a digest that does not hold the whole profile."""
    notes: tuple[Note, ...] = ()
    """Editorial notes on the document and its sections."""

    def has_domain(self, domain: Domain) -> bool:
        """Whether the profile prints any list under this domain."""
        return any(section.domain is domain for section in self.sections)


def profile_id(place: Place, year: int, language: str) -> ProfileId:
    """Identifier of a profile by the contract.

    >>> profile_id(Place("COL", "medellin", "Medellín"), 2021, "es")
    'COL-medellin-2021-es'
    """
    tag = "" if language == "en" else f"-{language}"
    return ProfileId(f"{place.key}-{year}{tag}")


def finding_id(profile: ProfileId, domain: Domain, polarity: Polarity, position: int) -> FindingId:
    """Identifier of a finding by the contract.

    >>> finding_id(ProfileId("KAZ-2018"), Domain.MIGRANTS_RIGHTS, Polarity.GAP, 2)
    'KAZ-2018-D1-G2'
    """
    return FindingId(f"{profile}-D{domain.value}-{polarity.letter}{position}")
