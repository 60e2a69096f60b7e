"""What is said where there is no answer: why, and what is there instead."""

from collections.abc import Iterator
from typing import Final

from mgi_rag.chat.answer import Choice, Unanswered
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Plan, Reason
from mgi_rag.chat.wording import DOMAIN_TITLES, Wording
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Polarity, Profile
from mgi_rag.profiles.published import Registered, registered
from mgi_rag.side_by_side import MOST

MOST_TOLD: Final = 5
"""Missing places up to which the register is told of each (count); a group has more."""


def refusal_text(plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording) -> str:
    """Why this question has no answer here, and what is at hand instead."""
    say = wording.messages.say
    if evidence.reason is Reason.NO_PROFILE:
        parts = (_no_profile(evidence, wording), registered_text(evidence, catalogue, wording))
        return " ".join(part for part in (*parts, _at_hand(catalogue, wording)) if part)
    if evidence.reason is Reason.NOT_COVERED:
        return _not_covered(evidence, wording)
    if evidence.reason is Reason.NO_RANKING:
        return say(
            "MGI profiles give no scores and rank nobody; they can be read side by side. "
            "MGI's own words on this:"
        )
    if evidence.reason is Reason.NEEDS_PLACE:
        return f"{say('Which place do you mean?')} {_at_hand(catalogue, wording)}"
    if _asks_for_partner(plan, evidence):
        return say("What should %(place)s be compared with?", place=wording.place(plan.places[0]))
    if evidence.reason is Reason.NEEDS_CHOICE and not plan.choices:
        return say(
            "At most %(most)s places are compared at once, %(n)s are named; ask for fewer.",
            most=MOST,
            n=len(plan.places),
        )
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


def _not_covered(evidence: Evidence, wording: Wording) -> str:
    say = wording.messages.say
    whole = wording.enumerated(wording.profile(p) for p in evidence.profiles if not p.partial)
    partial = wording.enumerated(wording.profile(p) for p in evidence.profiles if p.partial)
    sentences = []
    if whole or not partial:
        sentences.append(
            say(
                "The MGI profile of %(profiles)s does not report on this, so there is nothing to "
                "quote. That a profile is silent does not say how things are.",
                profiles=whole,
            )
        )
    if partial:
        sentences.append(
            say(
                "The source used here for the MGI profile of %(profiles)s, which it holds only in "
                "part, reports nothing on this. That it is silent says neither how things are nor "
                "what the profile says.",
                profiles=partial,
            )
        )
    return " ".join(sentences)


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
    # Those that the register knows to be published are told one by one.
    unknown = [place for place in evidence.missing if not _is_told(place, evidence)]
    places = wording.enumerated(wording.place(place) for place in unknown)
    return say("No MGI profile of %(places)s is loaded here.", places=places) if unknown else ""


def _is_told(place: Place, evidence: Evidence) -> bool:
    few = len(evidence.missing) <= MOST_TOLD
    return few and any(entry.is_published for entry in registered(place))


def registered_text(evidence: Evidence, catalogue: Catalogue, wording: Wording) -> str:
    """What is known of the profiles that are missing: published, mentioned, or of close kin."""
    if len(evidence.missing) > MOST_TOLD:
        return ""
    sentences = []
    for place in evidence.missing:
        sentences += [_registered(entry, wording) for entry in registered(place)]
    for profile in evidence.other_rounds if evidence.missing_years else ():
        known = registered(profile.place, evidence.missing_years)
        sentences += [_registered(entry, wording) for entry in known]
    if kin := _kin(evidence, catalogue):
        names = wording.enumerated(f"{wording.place(p.place)} {p.year}" for p in kin)
        one, many = "%(profiles)s is loaded.", "%(profiles)s are loaded."
        sentences.append(wording.messages.count(one, many, len(kin), profiles=names))
    return " ".join(dict.fromkeys(sentences))


def _registered(entry: Registered, wording: Wording) -> str:
    say = wording.messages.say
    place = wording.place(entry.place)
    year = str(entry.year) if entry.year else say("year not stated")
    address = wording.enumerated(entry.addresses(wording.messages.language))
    if entry.is_published:
        form = "The MGI profile of %(place)s is published (%(year)s; %(address)s) but not loaded."
        return say(form, place=place, year=year, address=address)
    title = entry.sources[0].title
    if title is None:
        form = "%(place)s is mentioned by %(address)s (%(year)s); no published profile is known."
        return say(form, place=place, year=year, address=address)
    form = (
        "%(place)s is mentioned by %(title)s (%(year)s; %(address)s); "
        "no published profile is known."
    )
    return say(form, place=place, title=title, year=year, address=address)


def _kin(evidence: Evidence, catalogue: Catalogue) -> list[Profile]:
    """The profiles at hand of cities of the missing countries, and of the missing cities' own."""
    countries = {place.iso3 for place in evidence.missing if not place.is_locality}
    homes = {place.iso3 for place in evidence.missing if place.is_locality}
    return [
        p
        for p in catalogue.profiles
        if p.place.iso3 in (countries if p.place.is_locality else homes)
    ]


def unanswered_text(part: Unanswered, wording: Wording) -> str:
    """The line that names a part of the question that has no answer."""
    return wording.messages.say(
        "Not answered: %(part)s (no MGI profile is loaded here).", part=part.part
    )


def _at_hand(catalogue: Catalogue, wording: Wording) -> str:
    names = wording.profiles(catalogue.profiles)
    return wording.messages.say("Profiles at hand: %(profiles)s.", profiles=names)


def suggested_questions(
    plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording
) -> tuple[str, ...]:
    """Questions that the profiles at hand answer, for a refusal; none for an answer."""
    if evidence.reason is None or not catalogue.profiles:
        return ()
    if evidence.reason is Reason.NO_RANKING and (
        comparison := _comparison(plan, catalogue, wording)
    ):
        return (comparison,)
    at_hand = sorted(catalogue.profiles, key=lambda profile: profile.partial)
    profile = (evidence.profiles or _kin(evidence, catalogue) or at_hand)[0]
    place, say = wording.place(profile.place), wording.messages.say
    overview = say("%(place)s: all strengths and gaps?", place=place)
    gap = next((f for f in profile.findings if f.polarity is Polarity.GAP), None)
    if gap is None:
        return (overview,)
    title = say(DOMAIN_TITLES[gap.domain])
    return (say("%(place)s: gaps in %(domain)s?", place=place, domain=title), overview)


def _comparison(plan: Plan, catalogue: Catalogue, wording: Wording) -> str | None:
    """The comparison to offer instead of a ranking, of places asked about first; None of one."""
    named = [place for place in plan.places if place.key in catalogue.by_place]
    others = [place for place in catalogue.places if place not in named]
    pair = named[:MOST] if len(named) > 1 else [*named, *others][:2]
    if len(pair) < 2:
        return None
    names = wording.enumerated(wording.place(place) for place in pair)
    return wording.messages.say("Compare %(places)s", places=names)


def choices_of(
    plan: Plan, evidence: Evidence, catalogue: Catalogue, wording: Wording
) -> tuple[Choice, ...]:
    """The readings of a question that must be asked back, each with the question to ask for it."""
    if evidence.reason is Reason.NEEDS_CHOICE:
        doubtful = plan.doubtful or ""
        if _asks_for_partner(plan, evidence):
            return tuple(_pairs(plan, catalogue, wording))
        if not plan.choices:
            first = wording.enumerated(wording.place(p) for p in plan.places[:MOST])
            return (Choice(first, wording.messages.say("Compare %(places)s", places=first)),)
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


def _asks_for_partner(plan: Plan, evidence: Evidence) -> bool:
    """Whether one place alone is to be compared: what with must be asked back."""
    is_choice = evidence.reason is Reason.NEEDS_CHOICE and not plan.choices
    return is_choice and len(plan.places) == 1


def _pairs(plan: Plan, catalogue: Catalogue, wording: Wording) -> Iterator[Choice]:
    """The places that a lone one can be compared with, those of its own kind first."""
    lone = plan.places[0]
    others = [place for place in catalogue.places if place.key != lone.key]
    side = [wording.side(plan.polarity)] if plan.polarity else []
    asked = wording.enumerated([*side, *map(wording.domain, plan.domains)])
    for other in sorted(others, key=lambda place: place.is_locality != lone.is_locality):
        names = wording.enumerated((wording.place(lone), wording.place(other)))
        comparison = wording.messages.say("Compare %(places)s", places=names)
        yield Choice(wording.place(other), f"{comparison}: {asked}" if asked else comparison)
