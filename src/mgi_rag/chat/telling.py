"""How a profile, one of its findings and its silences are told, in every form of answer."""

from collections.abc import Sequence
from typing import Final

from mgi_rag.chat.citing import finding_citation
from mgi_rag.chat.draft import Draft
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Plan
from mgi_rag.chat.wording import Wording
from mgi_rag.profiles.finding import DOMAIN_ASSIGNED, Domain, Finding, Polarity, Profile


def set_opening(
    profile: Profile,
    plan: Plan,
    own: Sequence[Finding],
    sides: Sequence[Polarity],
    wording: Wording,
) -> str:
    """How a profile's set is told first: place, year, how many of each side, and where."""
    counts = [wording.count_of_side(side, sum(f.polarity is side for f in own)) for side in sides]
    joined = wording.messages.say(" and ").join(counts)
    domains = "; ".join(wording.domain(domain) for domain in plan.domains)
    if profile.partial:
        form = (
            "MGI profile of %(profile)s, in part, as restated by %(source)s: %(counts)s in "
            "%(domains)s."
            if plan.domains
            else "MGI profile of %(profile)s, in part, as restated by %(source)s: %(counts)s in "
            "all domains."
        )
    else:
        form = (
            "MGI profile of %(profile)s: %(counts)s in %(domains)s."
            if plan.domains
            else "MGI profile of %(profile)s: %(counts)s in all domains."
        )
    return wording.messages.say(
        form,
        profile=wording.profile(profile),
        source=profile.source,
        counts=joined,
        domains=domains,
    )


def write_finding(
    draft: Draft,
    finding: Finding,
    profile: Profile,
    lead: str,
    wording: Wording,
    told: Sequence[str] = (),
) -> None:
    """A finding, what must be said with it, and what else is told of it."""
    notes = [*told, *(wording.note(note) for note in finding.notes if note != DOMAIN_ASSIGNED)]
    if profile.reported_by:
        notes.append(wording.restated_finding(profile.reported_by))
    draft.quote(lead, finding_citation(draft.next_number, finding, profile), notes)


def silent_domain(profile: Profile, domain: Domain, wording: Wording) -> str:
    """That a profile says nothing of a domain."""
    return wording.messages.say(
        "The profile of %(profile)s does not report on %(domain)s.",
        profile=wording.profile(profile),
        domain=wording.domain(domain),
    )


_CONTRADICTED: Final = {
    Polarity.GAP: "What was found on this is reported as a strength, not as a gap.",
    Polarity.STRENGTH: "What was found on this is reported as a gap, not as a strength.",
}


def write_contradiction(draft: Draft, evidence: Evidence, wording: Wording) -> None:
    """That all there is on a matter is on the other side than the question takes for granted."""
    if evidence.contradicted is not None:
        draft.frame(wording.messages.say(_CONTRADICTED[evidence.contradicted]))


def capitalised(text: str) -> str:
    """A text that begins a line."""
    return text[:1].upper() + text[1:]
