"""Writes an answer out of its evidence: verbatim findings in a frame of the answer's language."""

from collections.abc import Iterator
from itertools import groupby, product
from typing import Final

from mgi_rag.chat.answer import Answer, Mode, Unanswered
from mgi_rag.chat.briefs.write import write_brief, write_title
from mgi_rag.chat.citing import guidance_citation
from mgi_rag.chat.draft import Draft
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.once_more import source_note, write_reasons, write_short
from mgi_rag.chat.over_places import write_reach, write_shared_matters
from mgi_rag.chat.plan import Intent, Plan, Reason
from mgi_rag.chat.refuse import (
    choices_of,
    refusal_text,
    registered_text,
    suggested_questions,
    unanswered_text,
)
from mgi_rag.chat.telling import (
    capitalised,
    set_opening,
    silent_domain,
    write_contradiction,
    write_finding,
)
from mgi_rag.chat.wording import Wording
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.profiles.finding import (
    Domain,
    Finding,
    Guidance,
    Level,
    Polarity,
    Profile,
)


def compose(plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording) -> Answer:
    """The extractive answer to a plan.

    Args:
        plan: the reading of the question.
        evidence: what was chosen for it.
        catalogue: the profiles at hand, for what to offer instead.
        wording: the answer's language and day.
    """
    draft = Draft()
    if plan.intent is Intent.ABOUT_MGI or evidence.reason is Reason.NO_RANKING:
        if evidence.reason is not None:
            draft.frame(refusal_text(plan, evidence, catalogue, wording))
        _write_guidance(draft, evidence, wording)
    elif evidence.reason is not None:
        draft.frame(refusal_text(plan, evidence, catalogue, wording))
    else:
        _write_findings(draft, plan, evidence, catalogue, wording)
    unanswered = _unanswered(evidence, wording) if evidence.reason is None else ()
    for part in unanswered:
        draft.frame(unanswered_text(part, wording))
    if unanswered and (known := registered_text(evidence, catalogue, wording)):
        draft.frame(known)
    if evidence.reason is None:
        _write_closing(draft, plan, evidence, catalogue, wording)
    return Answer(
        question=plan.question,
        language=plan.language,
        mode=Mode.EXTRACTIVE,
        answer=draft.text,
        abstained=evidence.reason is not None,
        reason=evidence.reason,
        plan=plan,
        citations=tuple(draft.citations),
        sentences=tuple(draft.sentences),
        unanswered=unanswered,
        choices=choices_of(plan, evidence, catalogue, wording),
        suggestions=suggested_questions(plan, evidence, catalogue, wording),
    )


def _write_findings(
    draft: Draft, plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording
) -> None:
    if plan.is_brief:
        write_title(draft, plan, evidence, wording)
    if "why" in plan.wishes:
        write_reasons(draft, wording)
    write_reach(draft, plan, evidence, wording)
    if plan.is_brief:
        write_brief(draft, plan, evidence, wording)
    elif "shorter" in plan.wishes and evidence.findings:
        write_short(draft, evidence, wording)
    elif plan.topic is not None or plan.pick or "source" in plan.wishes:
        _write_topical(draft, plan, evidence, wording)
    else:
        _write_sets(draft, plan, evidence, wording)
    write_shared_matters(draft, plan, evidence, catalogue, wording)


def _write_sets(draft: Draft, plan: Plan, evidence: Evidence, wording: Wording) -> None:
    sides = [plan.polarity] if plan.polarity else list(Polarity)
    by_profile: dict[str, list[Finding]] = {}
    for finding in evidence.findings:
        by_profile.setdefault(finding.profile_id, []).append(finding)
    for profile in evidence.profiles:
        own = by_profile.get(profile.profile_id, [])
        if not own and plan.intent is Intent.WHICH_PLACES:
            continue
        draft.frame(set_opening(profile, plan, own, sides, wording))
        if profile.partial:
            _write_partial(draft, plan, profile, own, sides, wording)
            continue
        for domain in plan.domains or tuple(Domain):
            if not profile.has_domain(domain):
                if plan.domains:
                    draft.frame(silent_domain(profile, domain, wording))
                continue
            for side in sides:
                listed = [f for f in own if (f.domain, f.polarity) == (domain, side)]
                _write_list(draft, profile, domain, side, listed, wording)


def _write_list(
    draft: Draft,
    profile: Profile,
    domain: Domain,
    side: Polarity,
    findings: list[Finding],
    wording: Wording,
) -> None:
    heading = f"{capitalised(wording.domain(domain))}: {wording.side(side)}"
    if findings:
        draft.frame(f"**{heading}**")
        for finding in findings:
            write_finding(draft, finding, profile, "", wording)
        return
    draft.frame(
        wording.messages.say("The profile reports none under %(heading)s.", heading=heading)
    )


def _write_partial(
    draft: Draft,
    plan: Plan,
    profile: Profile,
    own: list[Finding],
    sides: list[Polarity],
    wording: Wording,
) -> None:
    """The lists of a digest; those without a finding are told together, as the source's silence."""
    empty: dict[Polarity, list[str]] = {side: [] for side in sides}
    for domain, side in product(plan.domains or tuple(Domain), sides):
        listed = [f for f in own if (f.domain, f.polarity) == (domain, side)]
        if listed:
            _write_list(draft, profile, domain, side, listed, wording)
        else:
            empty[side].append(wording.domain(domain))
    for side, domains in empty.items():
        if domains:
            heading = f"{wording.side(side)}: {'; '.join(domains)}"
            form = "The source used here reports none under %(heading)s."
            draft.frame(wording.messages.say(form, heading=heading))


def _write_topical(draft: Draft, plan: Plan, evidence: Evidence, wording: Wording) -> None:
    write_contradiction(draft, evidence, wording)
    by_id = {profile.profile_id: profile for profile in evidence.profiles}
    for profile_id, findings in groupby(evidence.findings, key=lambda f: f.profile_id):
        profile = by_id[profile_id]
        form = (
            "On this, the MGI profile of %(profile)s, in part, as restated by %(source)s:"
            if profile.partial
            else "On this, the MGI profile of %(profile)s reports:"
        )
        name = wording.profile(profile)
        draft.frame(wording.messages.say(form, profile=name, source=profile.source))
        for finding in findings:
            side = f"**{wording.one_of_side(finding.polarity)}**"
            lead = wording.enumerated((side, wording.domain(finding.domain)))
            told = [source_note(finding, profile, wording)] if "source" in plan.wishes else []
            write_finding(draft, finding, profile, f"{lead}: ", wording, told)


def _write_guidance(draft: Draft, evidence: Evidence, wording: Wording) -> None:
    if evidence.reason is None:
        draft.frame(wording.messages.say("About the Migration Governance Indicators (MGI):"))
    for passage in evidence.guidance:
        restated = [wording.restated_fact(passage.reported_by)] if passage.reported_by else []
        lead = f"{_passage_lead(passage, wording)}: "
        draft.quote(lead, guidance_citation(draft.next_number, passage), restated)


def _passage_lead(passage: Guidance, wording: Wording) -> str:
    parts = []
    if passage.domain is not None:
        parts.append(capitalised(wording.domain(passage.domain)))
    if passage.level is not None:
        parts.append(wording.messages.say(_LEVELS[passage.level]))
    if passage.as_of:
        parts.append(capitalised(wording.as_of(passage.as_of)))
    if not parts:
        parts.append(wording.messages.say("From the introduction"))
    return wording.enumerated(parts)


_FOREIGN_QUOTES: Final = "The quotes stand in the language of their source (%(languages)s)."
_FOREIGN_WORDS: Final = "What is restated here stands in %(languages)s."
_LEVELS: Final = {Level.NATIONAL: "indicators for countries", Level.LOCAL: "indicators for cities"}


def _write_closing(
    draft: Draft, plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording
) -> None:
    quoted = [c for c in draft.citations if c.reported_by is None]
    restated = [c for c in draft.citations if c.reported_by is not None]
    for citations, form in ((quoted, _FOREIGN_QUOTES), (restated, _FOREIGN_WORDS)):
        foreign = {c.language for c in citations if c.language != plan.language}
        if foreign:
            names = wording.enumerated(wording.language_name(tag) for tag in sorted(foreign))
            draft.frame(wording.messages.say(form, languages=names))
    for line in _left_aside(evidence, catalogue, wording):
        draft.frame(line)


def _left_aside(evidence: Evidence, catalogue: Catalogue, wording: Wording) -> Iterator[str]:
    if evidence.other_rounds:
        names = wording.enumerated(wording.profile(profile) for profile in evidence.other_rounds)
        yield wording.messages.say("Other profiles at hand: %(profiles)s.", profiles=names)
    if catalogue.unreadable:
        yield wording.messages.count(
            "%(n)s document of the corpus could not be read, so something may be missing here.",
            "%(n)s documents of the corpus could not be read, so something may be missing here.",
            catalogue.unreadable,
        )


def _unanswered(evidence: Evidence, wording: Wording) -> tuple[Unanswered, ...]:
    return tuple(Unanswered(wording.place(place), Reason.NO_PROFILE) for place in evidence.missing)
