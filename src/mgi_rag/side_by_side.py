"""Two to eight profiles side by side: an aligned table by domain and matter, and counts.

MGI gives no scores and ranks nobody: what is counted here are findings, and nothing is added up
across profiles.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mgi_rag.errors import UsageError
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.index.topics.catalogue import Topic, load_topics, topic_by_id
from mgi_rag.index.topics.cues import cue_hits
from mgi_rag.places.find import find_places
from mgi_rag.profiles.finding import Domain, Finding, Polarity, Profile, ProfileId

FEWEST: Final = 2
MOST: Final = 8
"""Profiles, or places, that one comparison sets side by side (count)."""
_TELLING: Final = 1.0
"""Weight of a cue that tells a topic from its neighbours; broad ones weigh less."""
_LIKELY: Final = 0.5
"""Chance from which a finding is taken to be about a topic."""
_ALSO: Final = 0.4
"""Chance from which it may be about a topic beside its likeliest one."""
_ALIKE: Final = 0.6
"""Cosine (0 to 1) of the topics' chances of two findings from which they speak of the same matter
though no topic of theirs is likely by itself; `mgi-rag eval --world 3` prints how often it is."""


class Change(StrEnum):
    """What became of a matter between two rounds of one place."""

    NEW = "new"
    GONE = "gone"
    CHANGED_SIDE = "changed side"
    SAME = "same side"


@dataclass(frozen=True)
class Row:
    """One matter of one domain, over all profiles."""

    domain: Domain
    topic: str | None
    """Id of the topic by which the findings are aligned; None for those of no known topic."""
    cells: tuple[tuple[Finding, ...], ...]
    """The findings of each profile, in the order of the comparison's profiles."""

    @property
    def is_shared(self) -> bool:
        """Whether at least two profiles report on this matter."""
        return self.topic is not None and sum(bool(cell) for cell in self.cells) > 1

    @property
    def is_contrast(self) -> bool:
        """Whether one profile reports only strengths here and another only gaps."""
        sides = [{finding.polarity for finding in cell} for cell in self.cells]
        return {Polarity.STRENGTH} in sides and {Polarity.GAP} in sides

    @property
    def change(self) -> Change | None:
        """What became of the matter from the first profile to the last; None where it is unsure.

        It has a meaning for rounds of one place, the oldest first.
        """
        before = {finding.polarity for finding in self.cells[0]}
        after = {finding.polarity for finding in self.cells[-1]}
        if not before or not after:
            return (Change.NEW if after else Change.GONE) if before or after else None
        if self.topic is None:
            return None
        return Change.SAME if before == after else Change.CHANGED_SIDE


@dataclass(frozen=True)
class Comparison:
    """Profiles side by side."""

    profiles: tuple[Profile, ...]
    rows: tuple[Row, ...]

    @property
    def is_of_rounds(self) -> bool:
        """Whether the profiles are rounds of one place."""
        return len({profile.place.key for profile in self.profiles}) == 1


def compare(
    catalogue: Catalogue,
    profile_ids: Sequence[str],
    domains: Collection[Domain] = tuple(Domain),
    sides: Collection[Polarity] = tuple(Polarity),
    topics: Collection[str] = (),
) -> Comparison:
    """The profiles side by side, every finding of the choice in exactly one row.

    Args:
        catalogue: the profiles at hand.
        profile_ids: two to eight ids, in the order of the columns.
        domains: the domains to show.
        sides: the sides to show.
        topics: ids of the topics to show; empty for everything.

    Raises:
        UsageError: for too few or too many profiles, one named twice, or one not at hand.
    """
    ids = list(dict.fromkeys(profile_ids))
    unknown = [i for i in ids if ProfileId(i) not in catalogue.by_profile]
    if unknown:
        at_hand = ", ".join(catalogue.by_profile)
        raise UsageError(f"{unknown[0]}: no such profile is loaded; at hand are {at_hand}")
    if not FEWEST <= len(ids) <= MOST:
        raise UsageError(f"name {FEWEST} to {MOST} profiles to compare, not {len(ids)}")
    profiles = tuple(catalogue.by_profile[ProfileId(i)] for i in ids)
    findings = [
        finding
        for profile in profiles
        for finding in _in_order(profile)
        if finding.domain in domains and finding.polarity in sides
        if not topics or main_topic(finding, profile.language, catalogue) in topics
    ]
    return Comparison(profiles, aligned(profiles, findings, catalogue))


def aligned(
    profiles: Sequence[Profile], findings: Sequence[Finding], catalogue: Catalogue
) -> tuple[Row, ...]:
    """Findings in rows by domain and matter, each in exactly one.

    Args:
        profiles: the columns.
        findings: of those profiles, in the order in which a cell tells them.
        catalogue: which knows the topics of the findings.
    """
    columns = {profile.profile_id: number for number, profile in enumerate(profiles)}
    cells: dict[tuple[Domain, str | None], _Cells] = {}
    for finding in findings:
        column = columns[finding.profile_id]
        topic = main_topic(finding, profiles[column].language, catalogue)
        row = cells.setdefault((finding.domain, topic), [[] for _ in profiles])
        row[column].append(finding)
    _join_lone(cells, columns, catalogue)
    _pair_loose(cells, columns, catalogue)
    order = {topic.topic_id: number for number, topic in enumerate(load_topics())}
    rows = [
        Row(domain, topic, tuple(tuple(cell) for cell in row))
        for (domain, topic), row in cells.items()
        if any(row)
    ]
    # Matters that several profiles report on come first: they are what is compared.
    rows.sort(key=lambda r: (r.domain, -_filled(r), r.topic is None, order.get(r.topic or "", 0)))
    return tuple(rows)


_Cells = list[list[Finding]]
"""The findings of one row by column."""


def _join_lone(
    cells: dict[tuple[Domain, str | None], _Cells],
    columns: Mapping[ProfileId, int],
    catalogue: Catalogue,
) -> None:
    """Moves findings that stand alone on their likeliest topic to another that they may be about.

    There another profile reports and their own does not: `cells` is changed.
    """
    for (domain, topic), row in list(cells.items()):
        alone = [finding for cell in row for finding in cell]
        if topic is None or len(alone) != 1:
            continue
        column = columns[alone[0].profile_id]
        for other, chance in catalogue.topics.get(alone[0].finding_id, {}).items():
            there = cells.get((domain, other))
            if other == topic or chance < _ALSO or not there or there[column] or not any(there):
                continue
            row[column].clear()
            there[column].append(alone[0])
            break


def _pair_loose(
    cells: dict[tuple[Domain, str | None], _Cells],
    columns: Mapping[ProfileId, int],
    catalogue: Catalogue,
) -> None:
    """Puts findings of no likely topic beside the one most like them, the likest first.

    Each goes into one row at most, and a row takes one of each profile: `cells` is changed.
    """
    for domain in dict.fromkeys(domain for domain, _ in cells):
        loose = [f for cell in cells.get((domain, None), ()) for f in cell]
        told = [f for (d, t), row in cells.items() if d is domain and t for c in row for f in c]
        pairs = [
            (_likeness(one, other, catalogue), number, one, other)
            for number, one in enumerate(loose)
            for other in (*loose[number + 1 :], *told)
            if columns[one.profile_id] != columns[other.profile_id]
        ]
        placed = {
            f.finding_id: t
            for (d, t), row in cells.items()
            if d is domain and t
            for c in row
            for f in c
        }
        for likeness, _, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
            if likeness < _ALIKE:
                break
            if one.finding_id in placed and other.finding_id in placed:
                continue
            topic = placed.get(other.finding_id) or placed.get(one.finding_id)
            topic = topic or _shared_topic(one, other, catalogue)
            row = cells.setdefault((domain, topic), [[] for _ in columns])
            newly = [f for f in (one, other) if f.finding_id not in placed]
            if any(row[columns[f.profile_id]] for f in newly):
                continue
            for finding in newly:
                row[columns[finding.profile_id]].append(finding)
                cells[domain, None][columns[finding.profile_id]].remove(finding)
                placed[finding.finding_id] = topic


def _likeness(one: Finding, other: Finding, catalogue: Catalogue) -> float:
    """The cosine of the chances of each topic of two findings."""
    first = catalogue.topics.get(one.finding_id, {})
    second = catalogue.topics.get(other.finding_id, {})
    lengths = math.hypot(*first.values()) * math.hypot(*second.values())
    shared = sum(share * second.get(topic, 0.0) for topic, share in first.items())
    return shared / lengths if lengths else 0.0


def _shared_topic(one: Finding, other: Finding, catalogue: Catalogue) -> str:
    """The topic that two findings are likeliest both about."""
    first, second = (catalogue.topics[f.finding_id] for f in (one, other))
    return max(first, key=lambda topic: first[topic] * second.get(topic, 0.0))


def _filled(row: Row) -> int:
    return sum(bool(cell) for cell in row.cells) if row.topic is not None else 0


def profiles_named(catalogue: Catalogue, names: Sequence[str]) -> list[ProfileId]:
    """The profiles that people mean by ids, keys or names of places.

    A place means its newest round, one place alone all of its rounds; of each round one language
    version, English where there is one.

    Args:
        catalogue: the profiles at hand.
        names: `KAZ-2018`, `KAZ`, `GHA-accra`, "Kazakhstan" or "Accra".

    Raises:
        UsageError: for a name that no profile at hand has, or that may mean several places.
    """
    found: list[ProfileId] = []
    for name in names:
        if ProfileId(name) in catalogue.by_profile:
            found.append(ProfileId(name))
            continue
        rounds = {
            profile.year: profile
            for profile in sorted(
                catalogue.by_place.get(_place_key(catalogue, name), ()),
                key=lambda p: (p.year, p.language == "en"),
            )
        }
        chosen = list(rounds.values()) if len(names) == 1 else list(rounds.values())[-1:]
        if not chosen:
            at_hand = ", ".join(place.key for place in catalogue.places)
            raise UsageError(f"{name}: no profile of it is loaded; at hand are {at_hand}")
        found += [profile.profile_id for profile in chosen]
    return found


def _place_key(catalogue: Catalogue, name: str) -> str:
    if name in catalogue.by_place:
        return name
    named = find_places(name, localities=[p for p in catalogue.places if p.is_locality])
    if named.doubtful:
        meant = ", ".join(place.key for place in named.doubtful[0].candidates)
        raise UsageError(f"{name}: may mean {meant}; give one of these")
    keys = [place.key for mention in named.mentions for place in mention.places]
    return keys[0] if len(keys) == 1 else name


def _in_order(profile: Profile) -> list[Finding]:
    sides = list(Polarity)
    return sorted(profile.findings, key=lambda f: (f.domain, sides.index(f.polarity), f.position))


def main_topic(finding: Finding, language: str, catalogue: Catalogue) -> str | None:
    """The topic that a finding is most likely about within its domain, or None.

    Topics are assigned at indexing; where they were not, the finding's words decide.
    """
    chances = dict(catalogue.topics.get(finding.finding_id, {}))
    if not chances:
        hits = cue_hits(finding.quote, language).values()
        chances = {hit.topic_id: hit.weight for hit in hits if hit.weight >= _TELLING}
    else:
        chances = {topic: chance for topic, chance in chances.items() if chance >= _LIKELY}
    fitting = {t: c for t, c in chances.items() if finding.domain in topic_by_id(t).domains}
    return max(fitting, key=lambda topic: fitting[topic]) if fitting else None


def topic_name(topic_id: str, language: str) -> str:
    """What people call a topic, in a language served."""
    names: Mapping[str, str] = topic_by_id(topic_id).name
    return names.get(language, names["en"])


def topics_of(profiles: Sequence[Profile], catalogue: Catalogue) -> Iterator[Topic]:
    """The topics that any of the profiles reports on, in the topics' own order."""
    found = {main_topic(f, p.language, catalogue) for p in profiles for f in p.findings}
    return (topic for topic in load_topics() if topic.topic_id in found)


def counts(profile: Profile) -> Mapping[tuple[Domain, Polarity], int]:
    """How many findings a profile has by domain and side; 0 where it has none."""
    return Counter((finding.domain, finding.polarity) for finding in profile.findings)
