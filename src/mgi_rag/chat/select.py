"""Chooses the evidence for a plan: whole sets by look-up, matters by ranking inside the set."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from mgi_rag.chat.about import choose_guidance, ranking_guidance
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.once_more import narrowed
from mgi_rag.chat.plan import Intent, Plan, Reason
from mgi_rag.chat.ranking import SURE_TOPIC, asked_topics, choose_findings
from mgi_rag.chat.topic_sets import choose_on_topic
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.library import Shelves
from mgi_rag.index.topics.model import NO_TOPIC, WHOLE_SET
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Finding, Polarity, Profile
from mgi_rag.side_by_side import MOST

AS_SET: Final = 0.5
"""Chance (0 to 1) of that class from which words that no finding answers are turns of speech."""

AS_LIST: Final = 0.2
"""The same chance from which words beside the title of a domain are mere wording."""

EmbedQuery = Callable[[str], Vectors]
"""A question to its unit vector; called only where likeness is needed."""


def select_evidence(plan: Plan, shelves: Shelves, embed: EmbedQuery) -> Evidence:
    """The evidence for a plan, or the reason why there is none."""
    catalogue = shelves.catalogue
    if plan.refusal is Reason.NO_RANKING:
        return Evidence(guidance=ranking_guidance(catalogue.guidance), reason=plan.refusal)
    if reason := plan.refusal or _unclear(plan):
        return Evidence(reason=reason)
    if plan.intent is Intent.ABOUT_MGI:
        return choose_guidance(plan, shelves, embed)
    if not plan.places and len(catalogue.places) > 1:
        return Evidence(reason=_without_place(plan, shelves, embed))
    base = _profiles_of(plan, catalogue)
    if not base.profiles:
        return replace(base, reason=Reason.NO_PROFILE)
    if _lacks_partner(plan, base, catalogue):
        return replace(base, reason=Reason.NEEDS_CHOICE)
    if plan.groups or plan.scope is not None:
        # Members without a profile are told as a number, not one by one.
        base = replace(base, missing=())
    if plan.of_profiles and not (plan.domains or plan.polarity or plan.topic):
        return base
    candidates = _candidates(plan, base.profiles)
    if plan.topic is None:
        return replace(base, findings=candidates, reason=_empty_reason(plan, base))
    return choose_on_topic(plan, base, candidates, shelves, embed)


def _unclear(plan: Plan) -> Reason | None:
    """Why a question must be asked back or can be asked of no place, if so."""
    too_many = plan.intent is Intent.COMPARE and len(plan.places) > MOST
    if plan.choices or too_many:
        return Reason.NEEDS_CHOICE
    return Reason.NO_PROFILE if plan.scope is not None and not plan.places else None


def _lacks_partner(plan: Plan, base: Evidence, catalogue: Catalogue) -> bool:
    """Whether one place alone is to be compared, and it is not said with what.

    Two sides, two domains or two rounds of one place are something to compare; so is a matter,
    whose words may name both things ("the difference between regular and irregular migrants").
    """
    if plan.intent is not Intent.COMPARE or len(plan.places) != 1 or plan.groups:
        return False
    sets_two_apart = plan.topic is not None or plan.asks_both or len(plan.domains) > 1
    is_alone = len(base.profiles) == 1 and not plan.has_terms and not sets_two_apart
    return is_alone and len(catalogue.places) > 1


def settled(plan: Plan, shelves: Shelves, embed: EmbedQuery) -> tuple[Plan, Evidence]:
    """The evidence for a plan, and the reading of the question that it answers.

    Of a turn that points at findings shown before, these alone. Raises StoreError as the searches
    do.
    """
    plan, evidence = _settled_reading(plan, shelves, embed)
    return plan, narrowed(plan, evidence) if plan.pick else evidence


def _settled_reading(plan: Plan, shelves: Shelves, embed: EmbedQuery) -> tuple[Plan, Evidence]:
    """The evidence for a plan, and the reading of the question that it answers.

    Words that no finding answers may be turns of speech around a question for a whole list: where
    they mean more as such, the list is told.
    """
    plan = _with_matter(plan, shelves, embed)
    evidence = select_evidence(plan, shelves, embed)
    unanswered = evidence.reason in (Reason.NOT_COVERED, Reason.OUT_OF_SCOPE)
    if not unanswered or plan.topic is None or plan.refusal is not None:
        return plan, _with_contradiction(plan, evidence)
    asked = asked_topics(plan, shelves, embed(plan.matter))
    if plan.as_set is not None and asked.get(WHOLE_SET, 0.0) >= AS_SET:
        return plan.as_set, select_evidence(plan.as_set, shelves, embed)
    if plan.polarity is None or plan.scope is not None:
        return plan, evidence
    # Nothing on the side that it names: what the profile reports on the matter contradicts it.
    either = select_evidence(replace(plan, polarity=None), shelves, embed)
    return plan, _with_contradiction(plan, either) if either.reason is None else evidence


def _with_matter(plan: Plan, shelves: Shelves, embed: EmbedQuery) -> Plan:
    """The plan of a list; of the matter in it where its words are surely on one topic."""
    if plan.spare is None or plan.topic is not None or plan.refusal is not None:
        return plan
    spare = plan.spare
    intent = Intent.TOPICAL if plan.intent is Intent.LIST else plan.intent
    on_matter = replace(
        plan, topic=spare.topic, words=spare.words, domains=spare.domains, intent=intent
    )
    asked = asked_topics(on_matter, shelves, embed(plan.matter))
    # Of many places a matter is asked more often than a whole domain.
    is_list = asked.get(WHOLE_SET, 0.0) >= (AS_LIST if plan.scope is None else AS_SET)
    is_sure = any(share >= SURE_TOPIC for topic, share in asked.items() if topic not in NO_TOPIC)
    return on_matter if is_sure and not is_list else plan


def _with_contradiction(plan: Plan, evidence: Evidence) -> Evidence:
    """The evidence, and the side that the question takes for granted where all is on the other."""
    sides = {finding.polarity for finding in evidence.findings}
    of_one_place = plan.intent in (Intent.TOPICAL, Intent.YES_NO)
    if plan.topic is None or not of_one_place or plan.presumed is None or not sides:
        return evidence
    return evidence if plan.presumed in sides else replace(evidence, contradicted=plan.presumed)


def _without_place(plan: Plan, shelves: Shelves, embed: EmbedQuery) -> Reason:
    """Why a question without a place has no answer where several profiles are at hand.

    Asking back for a place promises that one has an answer; a question whose words have nothing
    to do with migration is asked of every profile first.
    """
    if plan.is_of_field or plan.topic is None:
        return Reason.NEEDS_PLACE
    base = Evidence(profiles=shelves.catalogue.profiles)
    found = choose_findings(plan, base, _candidates(plan, base.profiles), shelves, embed)
    return found.reason or Reason.NEEDS_PLACE


def _profiles_of(plan: Plan, catalogue: Catalogue) -> Evidence:
    """The profiles that a plan's places and years mean, and those that are missing."""
    places = plan.places or catalogue.places
    chosen = [_choose_round(catalogue, place, plan) for place in places]
    return Evidence(
        profiles=tuple(profile for choice in chosen for profile in choice.profiles),
        missing=tuple(choice.place for choice in chosen if not choice.known),
        missing_years=tuple(
            dict.fromkeys(year for choice in chosen if choice.known for year in choice.missing)
        ),
        other_rounds=tuple(profile for choice in chosen for profile in choice.others),
    )


@dataclass(frozen=True)
class _Choice:
    """Which profiles of one place answer, and which are left aside."""

    place: Place
    known: bool
    profiles: tuple[Profile, ...] = ()
    others: tuple[Profile, ...] = ()
    missing: tuple[int, ...] = ()


def _choose_round(catalogue: Catalogue, place: Place, plan: Plan) -> _Choice:
    """The newest round, or the years asked for; of each round one language version."""
    profiles = catalogue.by_place.get(place.key, ())
    rounds: dict[int, list[Profile]] = {}
    for profile in profiles:
        rounds.setdefault(profile.year, []).append(profile)
    if not rounds:
        return _Choice(place, known=False)
    of_rounds = plan.intent is Intent.COMPARE and len(plan.places) == 1
    years = plan.years or (tuple(rounds) if of_rounds else (max(rounds),))
    chosen = tuple(
        min(
            rounds[year],
            key=lambda p: (p.language != plan.language, p.language != "en", p.language),
        )
        for year in sorted(years)
        if year in rounds
    )
    others = tuple(p for year, ps in sorted(rounds.items()) if year not in years for p in ps[:1])
    missing = tuple(year for year in years if year not in rounds)
    return _Choice(place, True, chosen, others, missing)


def _candidates(plan: Plan, profiles: tuple[Profile, ...]) -> tuple[Finding, ...]:
    """Every finding of the profiles on the plan's domains and side, in the contract's order."""
    sides = list(Polarity)
    return tuple(
        finding
        for profile in profiles
        for finding in sorted(
            profile.findings, key=lambda f: (f.domain, sides.index(f.polarity), f.position)
        )
        if not plan.domains or finding.domain in plan.domains
        if plan.polarity is None or finding.polarity is plan.polarity
    )


def _empty_reason(plan: Plan, base: Evidence) -> Reason | None:
    """A list of a domain that no profile at hand reports on is no empty list.

    A digest is silent on a domain because its source is, which its answer says.
    """
    if not plan.domains:
        return None
    reported = any(
        p.partial or p.has_domain(domain) for p in base.profiles for domain in plan.domains
    )
    return None if reported else Reason.NOT_COVERED
