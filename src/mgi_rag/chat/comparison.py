"""Findings of several profiles on the same matters: what they share, and where they differ."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mgi_rag.index.topics.catalogue import load_topics
from mgi_rag.profiles.finding import Finding, FindingId, Polarity, ProfileId

SAME_MATTER: Final = 0.5
"""Chance (0 to 1) from which a finding counts as one on a topic when profiles are compared."""


@dataclass(frozen=True)
class SharedMatter:
    """A topic on which at least two of the compared profiles have findings."""

    topic_id: str
    findings: tuple[Finding, ...]
    """In the order of the evidence."""

    @property
    def sides(self) -> dict[ProfileId, frozenset[Polarity]]:
        """The sides that each profile's findings on the matter are on."""
        sides: dict[ProfileId, set[Polarity]] = defaultdict(set)
        for finding in self.findings:
            sides[finding.profile_id].add(finding.polarity)
        return {profile: frozenset(found) for profile, found in sides.items()}

    @property
    def is_contrast(self) -> bool:
        """Whether one profile tells a strength in it and another a gap."""
        return len(set(self.sides.values())) > 1


def shared_matters(
    findings: Sequence[Finding], topics: Mapping[FindingId, Mapping[str, float]]
) -> tuple[SharedMatter, ...]:
    """The topics on which findings of different profiles meet, in the catalogue's order.

    Args:
        findings: of the profiles compared.
        topics: the topics of each finding with the chance that it is about them.
    """
    by_topic: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        shares = topics.get(finding.finding_id, {})
        for topic, share in shares.items():
            if share >= SAME_MATTER:
                by_topic[topic].append(finding)
    met = {
        topic: found
        for topic, found in by_topic.items()
        if len({finding.profile_id for finding in found}) > 1
    }
    order = [topic.topic_id for topic in load_topics() if topic.topic_id in met]
    return tuple(SharedMatter(topic, tuple(met[topic])) for topic in order)
