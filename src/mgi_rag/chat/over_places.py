"""What an answer over several places says of them together: who reports, and where they meet."""

from mgi_rag.chat.comparison import SharedMatter, shared_matters
from mgi_rag.chat.draft import Draft
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Intent, Plan
from mgi_rag.chat.wording import Wording
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.index.topics import topic_by_id
from mgi_rag.profiles.finding import Finding, Profile, ProfileId


def write_reach(draft: Draft, plan: Plan, evidence: Evidence, wording: Wording) -> None:
    """Which of the profiles at hand report what is asked, and how many there are of a group."""
    say = wording.messages.say
    for group in plan.groups:
        members = {place.key for place in group.members}
        at_hand = {p.place.iso3 for p in evidence.profiles if p.place.iso3 in members}
        draft.frame(
            say(
                "Of the %(members)s members of “%(group)s”, profiles of %(n)s are at hand.",
                members=len(members),
                group=group.text,
                n=len(at_hand),
            )
        )
    if plan.intent is Intent.COMPARE and len(evidence.profiles) < 2:
        draft.frame(say("One profile alone is at hand here, so there is nothing to compare it to."))
    if plan.intent is not Intent.WHICH_PLACES:
        return
    told = {finding.profile_id for finding in evidence.findings}
    reporting = [p for p in evidence.profiles if p.profile_id in told]
    silent = [p for p in evidence.profiles if p.profile_id not in told]
    draft.frame(
        say(
            "%(n)s of %(all)s profiles at hand report this: %(profiles)s.",
            n=len(reporting),
            all=len(evidence.profiles),
            profiles=wording.profiles(reporting),
        )
        if reporting
        else say("None of the %(all)s profiles at hand reports this.", all=len(evidence.profiles))
    )
    if silent and reporting:
        draft.frame(
            say(
                "The others do not report it, which does not say how things are there: "
                "%(profiles)s.",
                profiles=wording.profiles(silent),
            )
        )


def write_shared_matters(
    draft: Draft, plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording
) -> None:
    """The matters on which the compared profiles meet: alike, or one's strength the other's gap."""
    if plan.intent is not Intent.COMPARE or len(evidence.profiles) < 2:
        return
    say = wording.messages.say
    matters = shared_matters(evidence.findings, catalogue.topics)
    if not matters:
        draft.frame(say("No matter was found on which these profiles both report a finding."))
        return
    numbers = {citation.finding_id: citation.number for citation in draft.citations}
    profiles = {profile.profile_id: profile for profile in evidence.profiles}
    draft.frame(say("**Findings on the same matters** (matched by this assistant, not by MGI):"))
    for matter in matters:
        line = _matter_line(matter, numbers, profiles, wording)
        draft.point(line, (numbers[finding.finding_id] for finding in matter.findings))


def _matter_line(
    matter: SharedMatter,
    numbers: dict[str, int],
    profiles: dict[ProfileId, Profile],
    wording: Wording,
) -> str:
    say = wording.messages.say
    name = topic_by_id(matter.topic_id).name[wording.messages.language]
    parts: dict[ProfileId, list[Finding]] = {}
    for finding in matter.findings:
        parts.setdefault(finding.profile_id, []).append(finding)
    told = "; ".join(
        f"{wording.profile(profiles[profile_id])}: "
        + wording.enumerated(
            f"{wording.one_of_side(f.polarity)} [{numbers[f.finding_id]}]" for f in findings
        )
        for profile_id, findings in parts.items()
    )
    kind = say("contrast") if matter.is_contrast else say("same side")
    return f"**{name}** ({kind}): {told}"
