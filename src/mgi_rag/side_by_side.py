"""Two to eight profiles side by side: an aligned table by domain and matter, and counts.

MGI gives no scores and ranks nobody: what is counted here are findings, and nothing is added up
across profiles.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mgi_rag.errors import UsageError
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.index.topics.catalogue import Topic, load_topics, topic_by_id
from mgi_rag.index.topics.cues import cue_hits
from mgi_rag.profiles.finding import Domain, Finding, Polarity, Profile, ProfileId

FEWEST: Final = 2
MOST: Final = 8
"""Profiles, or places, that one comparison sets side by side (count)."""
_TELLING: Final = 1.0
"""Weight of a cue that tells a topic from its neighbours; broad ones weigh less."""
_LIKELY: Final = 0.5
"""Chance from which a finding is taken to be about a topic."""


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


@dataclass(frozen=True)
class Comparison:
    """Profiles side by side."""

    profiles: tuple[Profile, ...]
    rows: tuple[Row, ...]


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
    cells: dict[tuple[Domain, str | None], list[list[Finding]]] = {}
    for finding in findings:
        column = columns[finding.profile_id]
        topic = main_topic(finding, profiles[column].language, catalogue)
        row = cells.setdefault((finding.domain, topic), [[] for _ in profiles])
        row[column].append(finding)
    order = {topic.topic_id: number for number, topic in enumerate(load_topics())}
    rows = [
        Row(domain, topic, tuple(tuple(cell) for cell in row))
        for (domain, topic), row in cells.items()
    ]
    # Matters that several profiles report on come first: they are what is compared.
    rows.sort(key=lambda r: (r.domain, -_filled(r), r.topic is None, order.get(r.topic or "", 0)))
    return tuple(rows)


def _filled(row: Row) -> int:
    return sum(bool(cell) for cell in row.cells) if row.topic is not None else 0


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
