"""Writes an answer out of its evidence: verbatim findings in a frame of the answer's language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from mgi_rag.chat.answer import Answer, Check, Citation, Mode, Sentence, Unanswered
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Intent, Plan, Reason
from mgi_rag.chat.refuse import choices_of, refusal_text, suggested_questions, unanswered_text
from mgi_rag.chat.wording import Wording
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.places.countries import country_name
from mgi_rag.profiles.finding import Domain, Finding, Guidance, Level, Polarity, Profile


@dataclass
class _Draft:
    """An answer being written: its lines, and the citations numbered by first use."""

    sentences: list[Sentence] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    def frame(self, text: str) -> None:
        """Words of ours that state nothing of a profile beyond its counts and headings."""
        self.sentences.append(Sentence(text, Check.FRAME))
        self.lines += [text, ""] if not self.lines or self.lines[-1] == "" else ["", text, ""]

    def quote(self, lead: str, citation: Citation, notes: Iterable[str]) -> None:
        """A verbatim quote with its number, and what must be said with it."""
        self.citations.append(citation)
        self.sentences.append(Sentence(citation.quote, Check.VERBATIM, (citation.number,)))
        self.lines.append(f"- {lead}“{citation.quote}” [{citation.number}]")
        for note in notes:
            self.sentences.append(Sentence(note, Check.FRAME, (citation.number,)))
            self.lines.append(f"  - *{note}*")

    @property
    def next_number(self) -> int:
        """The number of the next citation."""
        return len(self.citations) + 1

    @property
    def text(self) -> str:
        """The Markdown of the answer."""
        return "\n".join(self.lines).strip()


def compose(plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording) -> Answer:
    """The extractive answer to a plan.

    Args:
        plan: the reading of the question.
        evidence: what was chosen for it.
        catalogue: the profiles at hand, for what to offer instead.
        wording: the answer's language and day.
    """
    draft = _Draft()
    if plan.intent is Intent.ABOUT_MGI or evidence.reason is Reason.NO_RANKING:
        if evidence.reason is not None:
            draft.frame(refusal_text(plan, evidence, catalogue, wording))
        _write_guidance(draft, evidence, wording)
    elif evidence.reason is not None:
        draft.frame(refusal_text(plan, evidence, catalogue, wording))
    elif plan.topic is not None:
        _write_topical(draft, evidence, wording)
    else:
        _write_sets(draft, plan, evidence, wording)
    unanswered = _unanswered(evidence, wording) if evidence.reason is None else ()
    for part in unanswered:
        draft.frame(unanswered_text(part, wording))
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
        suggestions=suggested_questions(evidence, catalogue, wording),
    )


def _write_sets(draft: _Draft, plan: Plan, evidence: Evidence, wording: Wording) -> None:
    sides = [plan.polarity] if plan.polarity else list(Polarity)
    for profile in evidence.profiles:
        own = [f for f in evidence.findings if f.profile_id == profile.profile_id]
        draft.frame(_set_opening(profile, plan, own, sides, wording))
        for domain in plan.domains or tuple(Domain):
            if not profile.has_domain(domain):
                if plan.domains:
                    draft.frame(_no_domain(profile, domain, wording))
                continue
            for side in sides:
                listed = [f for f in own if (f.domain, f.polarity) == (domain, side)]
                _write_list(draft, profile, domain, side, listed, wording)


def _set_opening(
    profile: Profile, plan: Plan, own: list[Finding], sides: list[Polarity], wording: Wording
) -> str:
    counts = [wording.count_of_side(side, sum(f.polarity is side for f in own)) for side in sides]
    joined = wording.messages.say(" and ").join(counts)
    domains = "; ".join(wording.domain(domain) for domain in plan.domains)
    form = (
        "MGI profile of %(profile)s: %(counts)s in %(domains)s."
        if plan.domains
        else "MGI profile of %(profile)s: %(counts)s in all domains."
    )
    return wording.messages.say(
        form, profile=wording.profile(profile), counts=joined, domains=domains
    )


def _write_list(
    draft: _Draft,
    profile: Profile,
    domain: Domain,
    side: Polarity,
    findings: list[Finding],
    wording: Wording,
) -> None:
    heading = f"{_capital(wording.domain(domain))}: {wording.side(side)}"
    if findings:
        draft.frame(f"**{heading}**")
        for finding in findings:
            _write_finding(draft, finding, profile, "", wording)
        return
    form = (
        "The source used here reports none under %(heading)s."
        if profile.partial
        else "The profile reports none under %(heading)s."
    )
    draft.frame(wording.messages.say(form, heading=heading))


def _no_domain(profile: Profile, domain: Domain, wording: Wording) -> str:
    return wording.messages.say(
        "The profile of %(profile)s does not report on %(domain)s.",
        profile=wording.profile(profile),
        domain=wording.domain(domain),
    )


def _write_topical(draft: _Draft, evidence: Evidence, wording: Wording) -> None:
    by_id = {profile.profile_id: profile for profile in evidence.profiles}
    for profile_id, findings in groupby(evidence.findings, key=lambda f: f.profile_id):
        profile = by_id[profile_id]
        draft.frame(
            wording.messages.say(
                "On this, the MGI profile of %(profile)s reports:", profile=wording.profile(profile)
            )
        )
        for finding in findings:
            side = f"**{wording.one_of_side(finding.polarity)}**"
            lead = wording.enumerated((side, wording.domain(finding.domain)))
            _write_finding(draft, finding, profile, f"{lead}: ", wording)


def _write_finding(
    draft: _Draft, finding: Finding, profile: Profile, lead: str, wording: Wording
) -> None:
    notes = [wording.note(note) for note in finding.notes]
    if profile.reported_by:
        notes.append(
            wording.messages.say(
                "Restated by %(source)s; not a quote of the profile, domain assigned by us.",
                source=profile.reported_by,
            )
        )
    draft.quote(lead, finding_citation(draft.next_number, finding, profile), notes)


def finding_citation(number: int, finding: Finding, profile: Profile) -> Citation:
    """The citation of a finding under the given number."""
    return Citation(
        number=number,
        finding_id=finding.finding_id,
        kind="finding",
        place=country_name(profile.place.iso3),
        iso3=profile.place.iso3,
        locality=profile.place.locality,
        year=profile.year,
        domain=finding.domain.value,
        polarity=finding.polarity.value,
        quote=finding.quote,
        profile_id=profile.profile_id,
        source=profile.source,
        locator=finding.locator,
        note=finding.note,
        language=profile.language,
        reported_by=profile.reported_by,
        partial=profile.partial,
        url=profile.url,
    )


def _write_guidance(draft: _Draft, evidence: Evidence, wording: Wording) -> None:
    if evidence.reason is None:
        draft.frame(wording.messages.say("About the Migration Governance Indicators (MGI):"))
    for passage in evidence.guidance:
        draft.quote(
            f"{_passage_lead(passage, wording)}: ",
            guidance_citation(draft.next_number, passage),
            [],
        )


def _passage_lead(passage: Guidance, wording: Wording) -> str:
    parts = []
    if passage.domain is not None:
        parts.append(_capital(wording.domain(passage.domain)))
    if passage.level is not None:
        parts.append(wording.messages.say(_LEVELS[passage.level]))
    if passage.as_of:
        parts.append(wording.messages.say("as of %(date)s", date=passage.as_of))
    if not parts:
        parts.append(wording.messages.say("From the introduction"))
    return wording.enumerated(parts)


_LEVELS: Final = {Level.NATIONAL: "indicators for countries", Level.LOCAL: "indicators for cities"}


def guidance_citation(number: int, passage: Guidance) -> Citation:
    """The citation of a guidance passage under the given number."""
    return Citation(
        number=number,
        finding_id=passage.guidance_id,
        kind="guidance",
        place=None,
        iso3=None,
        locality=None,
        year=None,
        domain=passage.domain.value if passage.domain else None,
        polarity=None,
        quote=passage.text,
        profile_id=None,
        source=passage.source,
        locator=passage.locator,
        note=None,
        language=passage.language,
    )


def _write_closing(
    draft: _Draft, plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording
) -> None:
    foreign = {c.language for c in draft.citations if c.language != plan.language}
    if foreign:
        names = wording.enumerated(wording.language_name(language) for language in sorted(foreign))
        draft.frame(
            wording.messages.say(
                "The quotes stand in the language of their source (%(languages)s).",
                languages=names,
            )
        )
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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
