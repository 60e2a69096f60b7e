"""The answer before a turn told once more: one finding of it, its sources, in short, and "why?"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from mgi_rag.chat.citing import finding_citation
from mgi_rag.chat.draft import Draft
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Plan
from mgi_rag.chat.wording import Wording
from mgi_rag.profiles.finding import Finding, Profile


def narrowed(plan: Plan, evidence: Evidence) -> Evidence:
    """The evidence with those findings alone that the plan points at, in the order shown.

    A place beyond the list's end points at nothing, and the whole list stands.
    """
    shown = evidence.findings
    chosen = tuple(
        shown[place - 1 if place > 0 else place] for place in plan.pick if place <= len(shown)
    )
    return replace(evidence, findings=chosen) if chosen and shown else evidence


def write_reasons(draft: Draft, wording: Wording) -> None:
    """What goes before the findings where a turn asks why they are so."""
    draft.frame(
        wording.messages.say(
            "An MGI profile reports what is and what is not in place, and seldom why; it says no "
            "more on this than these words:"
        )
    )


def write_short(draft: Draft, evidence: Evidence, wording: Wording) -> None:
    """The findings as numbers alone: how many of each side a domain has, each with its citation."""
    by_id = {profile.profile_id: profile for profile in evidence.profiles}
    for profile_id, findings in groupby(evidence.findings, key=lambda f: f.profile_id):
        profile = by_id[profile_id]
        draft.frame(
            wording.messages.say(
                "MGI profile of %(profile)s, in short; the numbers lead to the findings:",
                profile=wording.profile(profile),
            )
        )
        for text, numbers in _counted(draft, list(findings), profile, wording):
            draft.point(text, numbers)


def _counted(
    draft: Draft, findings: list[Finding], profile: Profile, wording: Wording
) -> Iterator[tuple[str, tuple[int, ...]]]:
    ordered = groupby(findings, key=lambda f: (f.domain, f.polarity))
    for (domain, side), group in ordered:
        numbers = tuple(
            draft.cite(finding_citation(draft.next_number, finding, profile)) for finding in group
        )
        marks = " ".join(f"[{number}]" for number in numbers)
        yield (
            f"{wording.domain(domain)}: {wording.count_of_side(side, len(numbers))} {marks}",
            numbers,
        )


def source_note(finding: Finding, profile: Profile, wording: Wording) -> str:
    """Where a finding stands: the document, and the place in it."""
    source = profile.source if profile.url in (None, profile.source) else None
    named = source or f"{profile.source}, {profile.url}"
    return wording.messages.say(
        "Source: %(source)s (%(locator)s).", source=named, locator=finding.locator
    )
