"""What an answer over several places says of them together: who reports, and where they meet."""

from collections.abc import Collection, Mapping, Sequence

from mgi_rag.chat.draft import Draft
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Intent, Plan
from mgi_rag.chat.wording import Wording
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.profiles.finding import Polarity, Profile
from mgi_rag.side_by_side import Change, Row, aligned, topic_name


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
    if plan.of_profiles and not evidence.findings:
        form = "Profiles at hand, %(n)s in all: %(profiles)s."
        names = wording.profiles(evidence.profiles)
        draft.frame(say(form, n=len(evidence.profiles), profiles=names))
        return
    if evidence.topic is not None:
        form = "Looked up as the matter “%(topic)s” (told by this assistant, not by MGI)."
        draft.frame(say(form, topic=topic_name(evidence.topic, wording.messages.language)))
    told = {finding.profile_id for finding in evidence.findings}
    reporting = [p for p in evidence.profiles if p.profile_id in told]
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
    if len(evidence.findings) > len(reporting):
        one, many = "%(n)s finding in all.", "%(n)s findings in all."
        draft.frame(wording.messages.count(one, many, len(evidence.findings)))
    _write_others(draft, plan, evidence, told, wording)


def _write_others(
    draft: Draft, plan: Plan, evidence: Evidence, told: Collection[str], wording: Wording
) -> None:
    """The profiles that say the opposite, and apart from them those that say nothing."""
    say = wording.messages.say
    opposite: dict[str, list[str]] = {}
    for finding in evidence.opposite:
        if finding.profile_id not in told:
            opposite.setdefault(finding.profile_id, []).append(finding.finding_id)
    contrary = [p for p in evidence.profiles if p.profile_id in opposite]
    silent = [p for p in evidence.profiles if p.profile_id not in {*told, *opposite}]
    if contrary:
        names = wording.enumerated(
            f"{wording.profile(p)} ({', '.join(opposite[p.profile_id])})" for p in contrary
        )
        asked_of_gaps = plan.polarity is Polarity.GAP
        form = (
            "Reported the other way round, as a strength, by %(n)s: %(profiles)s."
            if asked_of_gaps
            else "Reported the other way round, as a gap, by %(n)s: %(profiles)s."
        )
        draft.frame(say(form, n=len(contrary), profiles=names))
    if silent and (told or opposite):
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
    if len({profile.place.key for profile in evidence.profiles}) == 1:
        _write_unmatched(draft, rows, numbers, wording)


def _write_unmatched(
    draft: Draft, rows: Sequence[Row], numbers: Mapping[str, int], wording: Wording
) -> None:
    """Of two rounds: the findings that one of them alone reports."""
    forms = {
        Change.NEW: "In the newer profile alone, as far as matched here: %(numbers)s.",
        Change.GONE: "In the older profile alone, as far as matched here: %(numbers)s.",
    }
    for change, form in forms.items():
        alone = [row for row in rows if row.change is change]
        told = [numbers[f.finding_id] for row in alone for cell in row.cells for f in cell]
        if told:
            marks = wording.enumerated(f"[{number}]" for number in told)
            draft.point(wording.messages.say(form, numbers=marks), told)


def _row_line(
    row: Row, profiles: Sequence[Profile], numbers: Mapping[str, int], wording: Wording
) -> str:
    name = topic_name(row.topic or "", wording.messages.language)
    told = "; ".join(
        f"{wording.profile(profile)}: "
        + wording.enumerated(
            f"{wording.one_of_side(f.polarity)} [{numbers[f.finding_id]}]" for f in cell
        )
        for profile, cell in zip(profiles, row.cells, strict=True)
        if cell
    )
    kind = _kind(row, profiles, wording)
    return f"**{name}** ({kind}): {told}"


def _kind(row: Row, profiles: Sequence[Profile], wording: Wording) -> str:
    is_of_rounds = len({profile.place.key for profile in profiles}) == 1
    if is_of_rounds and row.change is Change.CHANGED_SIDE:
        return wording.messages.say("changed side")
    if row.is_contrast:
        return wording.messages.say("contrast")
    sides = {finding.polarity for cell in row.cells for finding in cell}
    return wording.messages.say("same side") if len(sides) == 1 else wording.messages.say("mixed")
