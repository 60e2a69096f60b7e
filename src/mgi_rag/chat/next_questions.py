"""Questions to ask first and next, each known to have an answer from the profiles at hand."""

from collections.abc import Iterable, Iterator
from itertools import islice

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.wording import DOMAIN_TITLES, Wording
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.profiles.finding import Domain, Polarity, Profile

MOST_FIRST = 4
MOST_NEXT = 3


def first_questions(assistant: Assistant, wording: Wording) -> tuple[str, ...]:
    """Questions to begin with, made from the corpus at hand; none without a profile."""
    asked = _first(assistant.shelves.catalogue, wording)
    return tuple(islice(_answerable(assistant, asked), MOST_FIRST))


def next_questions(assistant: Assistant, answer: Answer, wording: Wording) -> tuple[str, ...]:
    """What may be asked after an answer: the other side, the neighbouring domain, the whole."""
    if answer.abstained or not answer.citations:
        return ()
    asked = (q for q in _next(assistant.shelves.catalogue, answer, wording))
    return tuple(islice(_answerable(assistant, asked), MOST_NEXT))


def _answerable(assistant: Assistant, questions: Iterable[str]) -> Iterator[str]:
    """Those of the questions that the assistant does answer, with citations, each once."""
    extractive = assistant.without_model
    for question in dict.fromkeys(questions):
        answer = extractive.ask(question)
        if not answer.abstained and answer.citations:
            yield question


def _first(catalogue: Catalogue, wording: Wording) -> Iterator[str]:
    newest = [profiles[-1] for profiles in catalogue.by_place.values()]
    # Whole profiles before digests, and the fullest before the others.
    newest.sort(key=lambda p: (p.partial, -len(p.findings), p.profile_id))
    for profile, domain, side in _varied(newest):
        yield side_question(profile, domain, side, wording)
    for profile in newest[:1]:
        yield whole_question(profile, wording)


def _varied(profiles: list[Profile]) -> Iterator[tuple[Profile, Domain, Polarity]]:
    """One filled list of each profile in turn, sides and domains changing from one to the next."""
    turns = (
        (Domain.MIGRANTS_RIGHTS, Polarity.GAP),
        (Domain.SAFE_MIGRATION, Polarity.STRENGTH),
        (Domain.PARTNERSHIPS, Polarity.GAP),
        (Domain.CRISES, Polarity.STRENGTH),
        (Domain.WELL_BEING, Polarity.GAP),
    )
    for number, (domain, side) in enumerate(turns if profiles else ()):
        profile = profiles[number % min(len(profiles), 3)]
        filled = [(f.domain, f.polarity) for f in profile.findings]
        if (domain, side) in filled:
            yield profile, domain, side
        elif filled:
            yield (profile, *filled[0])


def _next(catalogue: Catalogue, answer: Answer, wording: Wording) -> Iterator[str]:
    first = answer.citations[0]
    profile = next((p for p in catalogue.profiles if p.profile_id == first.profile_id), None)
    if profile is None or first.domain is None or first.polarity is None:
        return
    domain, side = Domain(first.domain), Polarity(first.polarity)
    other = Polarity.GAP if side is Polarity.STRENGTH else Polarity.STRENGTH
    shown = {(c.domain, c.polarity) for c in answer.citations}
    for candidate, candidate_side in (
        (domain, other),
        (Domain(domain % len(Domain) + 1), side),
        (Domain(domain % len(Domain) + 1), other),
        (domain, side),
    ):
        if (candidate.value, candidate_side.value) not in shown or answer.plan.topic is not None:
            yield side_question(profile, candidate, candidate_side, wording)
    if answer.plan.domains or answer.plan.topic:
        yield whole_question(profile, wording)


def side_question(profile: Profile, domain: Domain, side: Polarity, wording: Wording) -> str:
    """A question for one list of a profile: `Kazakhstan: gaps in Migrants' rights?`."""
    say = wording.messages.say
    place, title = wording.place(profile.place), say(DOMAIN_TITLES[domain])
    if side is Polarity.GAP:
        return say("%(place)s: gaps in %(domain)s?", place=place, domain=title)
    return say("%(place)s: strengths in %(domain)s?", place=place, domain=title)


def whole_question(profile: Profile, wording: Wording) -> str:
    """A question for a whole profile: `Kazakhstan: all strengths and gaps?`."""
    return wording.messages.say(
        "%(place)s: all strengths and gaps?", place=wording.place(profile.place)
    )
