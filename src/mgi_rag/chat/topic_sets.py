"""The findings on the topics that a question asks about: looked up over all profiles, not ranked.

A profile's findings carry their topics since indexing, and a question is read into topics the same
way; what both are about is the set. Free retrieval remains for what no topic covers.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from mgi_rag.chat.calibration import answer_calibration, topic_set_calibration
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Intent, Plan
from mgi_rag.chat.ranking import asked_topics, cannot_answer, choose_findings
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.library import Shelves
from mgi_rag.index.topics.cues import cue_hits
from mgi_rag.index.topics.model import NO_TOPIC, WHOLE_SET, Shares
from mgi_rag.profiles.finding import Finding, FindingId

EmbedQuery = Callable[[str], Vectors]


def choose_on_topic(
    plan: Plan,
    base: Evidence,
    candidates: Sequence[Finding],
    shelves: Shelves,
    embed: EmbedQuery,
) -> Evidence:
    """The evidence for a question on a matter, by its topics where they are sure.

    Over many places the set of the topics is the whole answer, an empty one too; of places named
    one by one it answers beside what ranking finds, where that found nothing of the topics.

    Args:
        plan: with a topic.
        base: the profiles looked at.
        candidates: the findings of those profiles on the plan's domains and side.
        shelves: the store.
        embed: a question to its unit vector.
    """
    if not shelves.catalogue.topics:
        return choose_findings(plan, base, candidates, shelves, embed)
    calibration = topic_set_calibration()
    asked = sharpened(asked_topics(plan, shelves, embed(plan.matter)))
    broad = broad_topics(plan)
    asked |= dict.fromkeys(broad, 1.0)
    is_sure = max(asked.values(), default=0.0) >= calibration.sure
    if plan.intent is Intent.WHICH_PLACES and is_sure:
        return _over_places(plan, base, candidates, shelves, asked)
    ranked = choose_findings(plan, base, candidates, shelves, embed)
    if not is_sure or plan.intent is Intent.WHICH_PLACES:
        return ranked
    sets = on_topics(plan, candidates, shelves, asked)
    told = {i: chance for i, chance in sets.items() if chance >= calibration.alone}
    return _joined(ranked, base, candidates, told, is_broad=bool(broad)) if told else ranked


def broad_topics(plan: Plan) -> frozenset[str]:
    """The topics that a set is asked of by one broad word ("gaps on visas"); none otherwise."""
    if not (plan.names_side or plan.intent is Intent.WHICH_PLACES):
        return frozenset()
    hits = cue_hits(plan.topic or "", plan.told_in)
    is_broad = len(hits) > 1 and all(hit.weight < 1 for hit in hits.values())
    return frozenset(hits) if is_broad else frozenset()


def sharpened(asked: Shares) -> dict[str, float]:
    """The topics of a question as one choice: what is likely becomes likelier, the rest fades.

    A question asks about one matter; the chances of the classifier are those of its guesses.

    >>> sharpened({"online-visa": 0.8, "visa-types": 0.2, "~outside": 0.0})
    {'online-visa': 0.9412, 'visa-types': 0.0588}
    """
    topics = {topic: share * share for topic, share in asked.items() if topic not in NO_TOPIC}
    off_topic = sum(s for topic, s in asked.items() if topic in NO_TOPIC and topic != WHOLE_SET)
    total = sum(topics.values())
    if not total:
        return {}
    on_topic = max(0.0, 1.0 - off_topic)
    return {topic: round(on_topic * share / total, 4) for topic, share in topics.items()}


def on_topics(
    plan: Plan, candidates: Sequence[Finding], shelves: Shelves, asked: Shares
) -> dict[str, float]:
    """The chance (0 to 1) that each candidate is about what is asked, those next to none left out.

    A finding that lacks the number or the partner that the question turns on has none.
    """
    sums: dict[FindingId, float] = {}
    for topic, share in asked.items():
        for finding_id, chance in shelves.catalogue.by_topic.get(topic, {}).items():
            sums[finding_id] = sums.get(finding_id, 0.0) + share * chance
    least = topic_set_calibration().least
    return {
        finding.finding_id: sums[finding.finding_id]
        for finding in candidates
        if sums.get(finding.finding_id, 0.0) >= least and not cannot_answer(plan, finding.quote)
    }


def _over_places(
    plan: Plan,
    base: Evidence,
    candidates: Sequence[Finding],
    shelves: Shelves,
    asked: Shares,
) -> Evidence:
    """Every finding of the set, and those that say the opposite, to be named apart."""
    chances = on_topics(plan, candidates, shelves, asked)
    found = tuple(f for f in candidates if f.finding_id in chances)
    others = [
        finding
        for profile in base.profiles
        for finding in profile.findings
        if plan.polarity not in (None, finding.polarity)
        and (not plan.domains or finding.domain in plan.domains)
    ]
    opposite = on_topics(plan, others, shelves, asked)
    return replace(
        base,
        findings=found,
        opposite=tuple(f for f in others if f.finding_id in opposite),
        topic=max(asked, key=lambda topic: asked[topic]),
        scores=chances,
    )


def _joined(
    ranked: Evidence,
    base: Evidence,
    candidates: Sequence[Finding],
    told: dict[str, float],
    *,
    is_broad: bool,
) -> Evidence:
    """What ranking found, and beside it what else the topics hold, profile by profile."""
    scores: dict[str, float] = {**told, **ranked.scores}
    order = {profile.profile_id: number for number, profile in enumerate(base.profiles)}
    # A profile in which ranking found what the topics hold needs nothing beside it.
    served = {f.profile_id for f in ranked.findings if f.finding_id in told and not is_broad}
    first = {f.finding_id for f in ranked.findings}
    beside = [
        f
        for f in candidates
        if f.finding_id in told and f.profile_id not in served and f.finding_id not in first
    ]
    beside.sort(key=lambda finding: -told[finding.finding_id])
    # An answer on one matter stays short: what ranking is least sure of gives way.
    room = {
        p: max(1, answer_calibration().most - n)
        for p, n in Counter(f.profile_id for f in beside).items()
    }
    kept: list[Finding] = []
    for finding in ranked.findings:
        told_before = sum(one.profile_id == finding.profile_id for one in kept)
        if told_before < room.get(finding.profile_id, len(ranked.findings)):
            kept.append(finding)
    chosen = sorted((*kept, *beside), key=lambda f: order[f.profile_id])
    return replace(base, findings=tuple(chosen), scores=scores, reason=None)
