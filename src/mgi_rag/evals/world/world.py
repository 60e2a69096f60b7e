"""Invents a world: real places, and findings on them that are all made up, with known truth.

A world lies wholly in the half of its seed: its findings, and the questions asked about it, are
worded in that half alone, so that nothing held out can be seen while tuning on the other.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mgi_rag.evals.world.naming import bare, countries, localities, same_name
from mgi_rag.evals.world.wordings import Register, TopicWordings, half_of, topics
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Domain, FindingId, Polarity, ProfileId, finding_id, profile_id

FEWEST: Final = 2
MOST: Final = 6
"""Findings of one domain and side (count)."""
SHARE_OF_LOCALITIES: Final = 0.2
SHARE_OF_SECOND_ROUNDS: Final = 0.25
SHARE_ON_BOTH_SIDES: Final = 0.03
"""Topics of a profile's strengths that it reports among its gaps as well."""
SHARE_KEPT: Final = 0.5
"""Findings that a second round repeats."""
_DOCUMENT_LANGUAGES: Final = ("en", "en", "fr", "es", "ru")
_YEARS: Final = range(2016, 2023)
"""Of first rounds; second ones follow two to four years later."""


@dataclass(frozen=True)
class InventedFinding:
    """One invented finding with what is true of it."""

    topic_id: str
    domain: Domain
    polarity: Polarity
    position: int
    """1-based position within its domain and side."""
    wording: str
    """As written by hand, `{place}` where the place is named."""


@dataclass(frozen=True)
class InventedProfile:
    """One invented profile: a real place, and what nobody ever reported of it."""

    place: Place
    year: int
    language: str
    register: Register
    findings: tuple[InventedFinding, ...]

    @property
    def profile_id(self) -> ProfileId:
        """Its id by the contract."""
        return profile_id(self.place, self.year, self.language)

    def id_of(self, finding: InventedFinding) -> FindingId:
        """The id by the contract of one of its findings."""
        return finding_id(self.profile_id, finding.domain, finding.polarity, finding.position)

    def quote(self, finding: InventedFinding) -> str:
        """The words of one of its findings, as they stand in the document."""
        return finding.wording.replace("{place}", bare(self.place, self.language))

    def ids(
        self,
        domain: Domain | None = None,
        polarity: Polarity | None = None,
        among: frozenset[str] | None = None,
    ) -> list[FindingId]:
        """Ids of its findings of a domain, a side and topics; None takes them all."""
        return [
            self.id_of(finding)
            for finding in self.findings
            if domain in (None, finding.domain)
            and polarity in (None, finding.polarity)
            and (among is None or finding.topic_id in among)
        ]


@dataclass(frozen=True)
class World:
    """Invented profiles of real places, older rounds before newer ones of the same place."""

    seed: int
    register: Register
    half: str
    """Of all its wordings; see `wordings.py`."""
    profiles: tuple[InventedProfile, ...]

    @property
    def newest(self) -> tuple[InventedProfile, ...]:
        """The newest round of each place, which answers where no year is asked for."""
        return tuple({profile.place: profile for profile in self.profiles}.values())

    def rounds(self, place: Place) -> tuple[InventedProfile, ...]:
        """All rounds of a place, the oldest first."""
        return tuple(profile for profile in self.profiles if profile.place == place)


def invent(seed: int, places: int, register: Register) -> World:
    """A world of so many places; the same arguments give the same world.

    Args:
        seed: any number; its hash decides the half that the world belongs to.
        places: how many places, at least 4 and at most as many as `places.toml` holds (count).
        register: how its findings and questions are worded.

    Raises:
        ValueError: for a number of places that cannot be had.
    """
    chosen = _chosen_places(random.Random(f"places {seed}"), places)
    half = half_of(str(seed))
    # Apart from the places, so that another choice of them would change nothing else.
    rng = random.Random(f"findings {seed}")
    profiles: list[InventedProfile] = []
    for place in chosen:
        profiles += _rounds(rng, place, half, register)
    return World(seed, register, half, tuple(profiles))


def swapped(world: World, seed: int = 0) -> World:
    """The same world with the names of its places exchanged and everything else left as it is.

    Countries take the names of countries, localities those of localities.
    """
    rng = random.Random(f"swap {seed}")
    names: dict[Place, Place] = {}
    for locality in (False, True):
        old = [p.place for p in world.newest if p.place.is_locality is locality]
        new = old[1:] + old[:1]
        if len(old) > 2:
            rng.shuffle(new)
        names |= dict(zip(old, new, strict=True))
    profiles = tuple(replace(profile, place=names[profile.place]) for profile in world.profiles)
    return replace(world, profiles=profiles)


def _chosen_places(rng: random.Random, number: int) -> list[Place]:
    within, abroad = list(localities()), list(countries())
    of_localities = min(round(number * SHARE_OF_LOCALITIES), len(within))
    if not 4 <= number <= len(abroad) + of_localities:
        raise ValueError(f"{number} places: give 4 to {len(abroad) + len(within)}")
    pairs = same_name()[: 1 if number < 20 else 2]
    doubles = [place for place in abroad if any(place.iso3 in pair for pair in pairs)]
    others = [place for place in abroad if place not in doubles]
    chosen = doubles + rng.sample(others, number - of_localities - len(doubles))
    chosen += rng.sample(within, of_localities)
    rng.shuffle(chosen)
    return chosen


def _rounds(
    rng: random.Random, place: Place, half: str, register: Register
) -> Iterator[InventedProfile]:
    language = rng.choice(_DOCUMENT_LANGUAGES)
    year = rng.choice(_YEARS)
    of_register = topics(register)
    drawn = list(_draw(rng, language, half, of_register, {}))
    yield InventedProfile(place, year, language, register, _numbered(drawn))
    if rng.random() < SHARE_OF_SECOND_ROUNDS:
        kept = {(f.topic_id, f.polarity): f for f in drawn if rng.random() < SHARE_KEPT}
        later = list(_draw(rng, language, half, of_register, kept))
        yield InventedProfile(place, year + rng.randint(2, 4), language, register, _numbered(later))


_Drawn = dict[tuple[str, Polarity], InventedFinding]


def _draw(
    rng: random.Random,
    language: str,
    half: str,
    of_register: Sequence[TopicWordings],
    kept: _Drawn,
) -> Iterator[InventedFinding]:
    """Findings for every domain and side, those of an earlier round first."""
    for domain in Domain:
        of_domain = [topic for topic in of_register if topic.domain is domain]
        told = {topic_id for topic_id, _ in kept}
        for side in Polarity:
            standing = [f for (_, s), f in kept.items() if s is side and f.domain is domain]
            yield from standing
            free = [
                topic
                for topic in of_domain
                if topic.said(side, language, half)
                and (topic.topic_id not in told or rng.random() < SHARE_ON_BOTH_SIDES)
                and topic.topic_id not in {f.topic_id for f in standing}
            ]
            most = max(0, rng.randint(FEWEST, MOST) - len(standing))
            for topic in rng.sample(free, min(most, _spared(free, side))):
                told.add(topic.topic_id)
                wording = rng.choice(topic.said(side, language, half))
                yield InventedFinding(topic.topic_id, domain, side, 0, wording)


def _spared(free: Sequence[TopicWordings], side: Polarity) -> int:
    """How many topics the first side may take, so that the second is not left without."""
    return len(free) if side is Polarity.GAP else max(1, len(free) - FEWEST)


def _numbered(drawn: Sequence[InventedFinding]) -> tuple[InventedFinding, ...]:
    numbered = []
    for domain in Domain:
        for side in Polarity:
            section = [f for f in drawn if f.domain is domain and f.polarity is side]
            numbered += [replace(f, position=n) for n, f in enumerate(section, start=1)]
    return tuple(numbered)
