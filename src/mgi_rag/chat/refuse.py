"""What is said where there is no answer: why, and what is there instead."""

from mgi_rag.chat.answer import Choice, Unanswered
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Plan, Reason
from mgi_rag.chat.wording import DOMAIN_TITLES, Wording
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.profiles.finding import Domain


def refusal_text(plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording) -> str:
    """Why this question has no answer here, and what is at hand instead."""
    say = wording.messages.say
    if evidence.reason is Reason.NO_PROFILE:
        return f"{_no_profile(evidence, wording)} {_at_hand(catalogue, wording)}"
    if evidence.reason is Reason.NOT_COVERED:
        names = wording.enumerated(wording.profile(profile) for profile in evidence.profiles)
        return say(
            "The MGI profile of %(profiles)s does not report on this, so there is nothing to "
            "quote. That a profile is silent does not say how things are.",
            profiles=names,
        )
    if evidence.reason is Reason.NO_RANKING:
        return say(
            "MGI profiles give no scores and rank nobody; they can be read side by side. "
            "MGI's own words on this:"
        )
    if evidence.reason is Reason.NEEDS_PLACE:
        return f"{say('Which place do you mean?')} {_at_hand(catalogue, wording)}"
    if evidence.reason is Reason.NEEDS_CHOICE:
        names = wording.enumerated(wording.place(place) for place in plan.choices)
        return say("Which of these do you mean: %(places)s?", places=names)
    return (
        say(
            "This is not a question that profiles of the Migration Governance Indicators answer. "
            "They report well-developed areas and gaps in six domains of migration governance."
        )
        + " "
        + _at_hand(catalogue, wording)
    )


def _no_profile(evidence: Evidence, wording: Wording) -> str:
    say = wording.messages.say
    if evidence.missing_years:
        years = wording.enumerated(map(str, evidence.missing_years))
        names = wording.enumerated(wording.profile(profile) for profile in evidence.other_rounds)
        return say(
            "No MGI profile of that year (%(years)s) is loaded; there is one of %(profiles)s.",
            years=years,
            profiles=names,
        )
    places = wording.enumerated(wording.place(place) for place in evidence.missing)
    return say("No MGI profile of %(places)s is loaded here.", places=places)


def unanswered_text(part: Unanswered, wording: Wording) -> str:
    """The line that names a part of the question that has no answer."""
    return wording.messages.say(
        "Not answered: %(part)s (no MGI profile is loaded here).", part=part.part
    )


def _at_hand(catalogue: Catalogue, wording: Wording) -> str:
    names = wording.enumerated(wording.profile(profile) for profile in catalogue.profiles)
    return wording.messages.say("Profiles at hand: %(profiles)s.", profiles=names)


def suggested_questions(
    evidence: Evidence, catalogue: Catalogue, wording: Wording
) -> tuple[str, ...]:
    """Questions that the profiles at hand answer, for a refusal; none for an answer."""
    if evidence.reason is None or not catalogue.profiles:
        return ()
    profile = (evidence.profiles or catalogue.profiles)[0]
    place = wording.place(profile.place)
    title = wording.messages.say(DOMAIN_TITLES[Domain.MIGRANTS_RIGHTS])
    return (
        wording.messages.say("%(place)s: gaps in %(domain)s?", place=place, domain=title),
        wording.messages.say("%(place)s: all strengths and gaps?", place=place),
    )


def choices_of(
    plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording
) -> tuple[Choice, ...]:
    """The readings of a question that must be asked back, each with the question to ask for it."""
    if evidence.reason is Reason.NEEDS_CHOICE:
        doubtful = plan.doubtful or ""
        return tuple(
            Choice(wording.place(p), plan.question.replace(doubtful, wording.place(p), 1))
            for p in plan.choices
        )
    if evidence.reason is Reason.NEEDS_PLACE:
        return tuple(
            Choice(wording.place(p), f"{wording.place(p)}: {plan.question}")
            for p in catalogue.places
        )
    return ()
