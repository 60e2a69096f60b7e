"""What an answer over several places says of them together: who reports, and where they meet."""

from collections.abc import Mapping, Sequence

from mgi_rag.chat.draft import Draft
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Intent, Plan
from mgi_rag.chat.wording import Wording
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.profiles.finding import Profile
from mgi_rag.side_by_side import Row, aligned, topic_name


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
    rows = aligned(evidence.profiles, evidence.findings, catalogue)
    shared = [row for row in rows if row.is_shared]
    if not shared:
        draft.frame(say("No matter was found on which these profiles both report a finding."))
        return
    numbers = {citation.finding_id: citation.number for citation in draft.citations}
    draft.frame(say("**Findings on the same matters** (matched by this assistant, not by MGI):"))
    for row in shared:
        told = (numbers[finding.finding_id] for cell in row.cells for finding in cell)
        draft.point(_row_line(row, evidence.profiles, numbers, wording), told)


def _row_line(
    row: Row, profiles: Sequence[Profile], numbers: Mapping[str, int], wording: Wording
) -> str:
    say = wording.messages.say
    name = topic_name(row.topic or "", wording.messages.language)
    told = "; ".join(
        f"{wording.profile(profile)}: "
        + wording.enumerated(
            f"{wording.one_of_side(f.polarity)} [{numbers[f.finding_id]}]" for f in cell
        )
        for profile, cell in zip(profiles, row.cells, strict=True)
        if cell
    )
    kind = say("contrast") if row.is_contrast else _likeness(row, wording)
    return f"**{name}** ({kind}): {told}"


def _likeness(row: Row, wording: Wording) -> str:
    sides = {finding.polarity for cell in row.cells for finding in cell}
    return wording.messages.say("same side") if len(sides) == 1 else wording.messages.say("mixed")
