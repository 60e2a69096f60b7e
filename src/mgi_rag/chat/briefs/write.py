"""Writes a brief out of its evidence: an opening, and a section for each domain, nothing left out.

A line of the frame that is bold from end to end heads a section; see `chat/frame.py`.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from mgi_rag.chat.draft import Draft
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Intent, Plan
from mgi_rag.chat.telling import (
    capitalised,
    set_opening,
    silent_domain,
    write_contradiction,
    write_finding,
)
from mgi_rag.chat.wording import Wording
from mgi_rag.profiles.finding import Domain, Finding, Polarity, Profile


def write_title(draft: Draft, plan: Plan, evidence: Evidence, wording: Wording) -> None:
    """What a brief is on: places and years, and the side, the domains or the matter asked for."""
    told = _told_profiles(plan, evidence)
    parts = [wording.profiles(told)] if told else []
    parts += [wording.side(plan.polarity)] if plan.polarity else []
    parts += [wording.domain(domain) for domain in plan.domains]
    parts += [f"“{plan.topic}”"] if plan.topic else []
    side_by_side = plan.intent is Intent.COMPARE and len(told) > 1
    form = "Brief, side by side: %(scope)s" if side_by_side else "Brief: %(scope)s"
    # Marks of bold in the words of the question would end those of the heading.
    title = wording.messages.say(form, scope="; ".join(parts)).replace("*", "")
    draft.frame(f"**{title}**")


def write_brief(draft: Draft, plan: Plan, evidence: Evidence, wording: Wording) -> None:
    """The opening of a brief, its sections, and what its profiles are silent on.

    Within a domain the profiles follow each other as asked, of each strengths, then gaps, in the
    source's order.
    """
    write_contradiction(draft, evidence, wording)
    profiles = _told_profiles(plan, evidence)
    for line in _opening(plan, evidence, profiles, wording):
        draft.frame(line)
    for domain in plan.domains or tuple(Domain):
        told = [finding for finding in evidence.findings if finding.domain is domain]
        reported = any(p.has_domain(domain) and not p.partial for p in profiles)
        if not told and (not reported or _is_of_matter(plan)):
            continue
        draft.frame(f"**{capitalised(wording.domain(domain))}**")
        for profile in profiles:
            own = [finding for finding in told if finding.profile_id == profile.profile_id]
            _write_part(draft, plan, profile, domain, own, profiles, wording)
    for line in () if _is_of_matter(plan) else _silences(plan, evidence, profiles, wording):
        draft.frame(line)


def _is_of_matter(plan: Plan) -> bool:
    """Whether it tells what was found on a matter, or where: silence is told of whole sets."""
    return plan.topic is not None or plan.intent is Intent.WHICH_PLACES


def _told_profiles(plan: Plan, evidence: Evidence) -> tuple[Profile, ...]:
    """The profiles that a brief is on: of many that were looked through, those that report."""
    if not _is_of_matter(plan):
        return evidence.profiles
    told = {finding.profile_id for finding in evidence.findings}
    return tuple(profile for profile in evidence.profiles if profile.profile_id in told)


def _sides(plan: Plan) -> tuple[Polarity, ...]:
    return (plan.polarity,) if plan.polarity else tuple(Polarity)


def _opening(
    plan: Plan, evidence: Evidence, profiles: Sequence[Profile], wording: Wording
) -> Iterator[str]:
    for profile in profiles:
        own = [f for f in evidence.findings if f.profile_id == profile.profile_id]
        if plan.topic is None:
            yield set_opening(profile, plan, own, _sides(plan), wording)
            continue
        form = (
            "On this, the MGI profile of %(profile)s, in part, as restated by %(source)s:"
            if profile.partial
            else "On this, the MGI profile of %(profile)s reports:"
        )
        name = wording.profile(profile)
        counts = wording.enumerated(
            wording.count_of_side(side, n)
            for side in _sides(plan)
            if (n := sum(finding.polarity is side for finding in own))
        )
        told = wording.messages.say(form, profile=name, source=profile.source)
        yield f"{told} {counts}."
    whole = (
        "This brief tells the %(n)s finding at hand in its scope, with its source.",
        "This brief tells all %(n)s findings at hand in its scope, each with its source.",
    )
    found = (
        "This brief tells %(n)s finding on this matter, with its source.",
        "This brief tells %(n)s findings on this matter, each with its source.",
    )
    one, many = whole if plan.topic is None else found
    if evidence.findings:
        yield wording.messages.count(one, many, len(evidence.findings))


def _write_part(
    draft: Draft,
    plan: Plan,
    profile: Profile,
    domain: Domain,
    own: Sequence[Finding],
    profiles: Sequence[Profile],
    wording: Wording,
) -> None:
    """What one profile reports in a domain, strengths and gaps under lines of their own."""
    ordered = sorted(own, key=lambda finding: finding.position)
    for side in _sides(plan):
        listed = [finding for finding in ordered if finding.polarity is side]
        if listed:
            draft.frame(f"{_lead(profile, side, profiles, wording)}: {len(listed)}")
            for finding in listed:
                write_finding(draft, finding, profile, "", wording)
        elif not (profile.partial or _is_of_matter(plan)) and profile.has_domain(domain):
            draft.frame(
                wording.messages.say(
                    "The profile of %(profile)s reports none under %(heading)s.",
                    profile=wording.profile(profile),
                    heading=wording.side(side),
                )
            )


def _lead(profile: Profile, side: Polarity, profiles: Sequence[Profile], wording: Wording) -> str:
    """Whose findings of which side follow: `**Kazakhstan (as of 2018)**, gaps`."""
    if len(profiles) == 1:
        return f"**{capitalised(wording.side(side))}**"
    return wording.enumerated((f"**{wording.profile(profile)}**", wording.side(side)))


def _silences(
    plan: Plan, evidence: Evidence, profiles: Sequence[Profile], wording: Wording
) -> Iterator[str]:
    """What the profiles do not report: domains of a whole one, sides of domains of a digest."""
    say = wording.messages.say
    told = {(f.profile_id, f.domain, f.polarity) for f in evidence.findings}
    domains = plan.domains or tuple(Domain)
    for profile in profiles:
        if not profile.partial:
            missing = [domain for domain in domains if not profile.has_domain(domain)]
            yield from (silent_domain(profile, domain, wording) for domain in missing)
            continue
        empty = [
            (side, domain)
            for side, domain in product(_sides(plan), domains)
            if (profile.profile_id, domain, side) not in told
        ]
        for side in _sides(plan):
            names = [wording.domain(domain) for where, domain in empty if where is side]
            if names:
                heading = f"{wording.side(side)}: {'; '.join(names)}"
                form = "The source used here for %(profile)s reports none under %(heading)s."
                yield say(form, profile=wording.profile(profile), heading=heading)
