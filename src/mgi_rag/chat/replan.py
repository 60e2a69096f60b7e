"""A plan changed by hand: a place, domain, side or matter replaced or taken out, asked again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from mgi_rag.chat.answer import Answer, Sentence
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.plan import Intent, Plan
from mgi_rag.chat.wording import DOMAIN_TITLES, Wording
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.messages import messages
from mgi_rag.profiles.finding import Domain, Polarity


@dataclass(frozen=True)
class Parts:
    """The parts of a plan that a reader can change."""

    places: tuple[str, ...] = ()
    """Place keys; empty for all at hand."""
    domains: tuple[Domain, ...] = ()
    """Empty for all."""
    polarity: Polarity | None = None
    """None for both sides."""
    years: tuple[int, ...] = ()
    """Empty for the newest."""
    topic: str | None = None
    """None for whole sets."""
    is_brief: bool = False
    """Whether they are told as a brief."""


def ask_parts(
    assistant: Assistant,
    parts: Parts,
    language: str,
    show: Callable[[Sentence], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Answer:
    """The answer to a plan of these parts, under a question that says the same in words.

    Args:
        assistant: whose profiles answer.
        parts: what is asked about.
        language: ISO 639-1 tag of the answer.
        show: as of `Assistant.answered`.
        stopped: as there.

    Raises:
        StoreError: as `Assistant.ask`.
    """
    shelves = assistant.shelves
    catalogue = shelves.catalogue
    wording = Wording(messages(language), date.today())
    question = question_of(parts, catalogue, wording)
    read, _ = assistant.plan(question)
    plan = _with_parts(read, parts, catalogue, language)
    return assistant.answered_plan(plan, shelves, show=show, stopped=stopped).answer


def question_of(parts: Parts, catalogue: Catalogue, wording: Wording) -> str:
    """The parts as a question in the wording's language: `Kazakhstan: gaps in Partnerships?`."""
    asked = _question_of(parts, catalogue, wording)
    if not parts.is_brief:
        return asked
    several = len(parts.places) > 1
    form = "Write a brief comparing %(places)s" if several else "Write a brief on %(places)s"
    return wording.messages.say(form, places=asked)


def _question_of(parts: Parts, catalogue: Catalogue, wording: Wording) -> str:
    say = wording.messages.say
    known = {place.key: place for place in catalogue.places}
    places = ", ".join(wording.place(known[key]) for key in parts.places if key in known)
    domains = ", ".join(say(DOMAIN_TITLES[domain]) for domain in parts.domains)
    values = {"place": places or say("All places"), "domain": domains}
    if parts.topic is not None:
        topic = {"topic": parts.topic.rstrip(" ?!.")}
        if parts.polarity is Polarity.GAP:
            return say("%(place)s: gaps: %(topic)s?", **values, **topic)
        if parts.polarity is Polarity.STRENGTH:
            return say("%(place)s: strengths: %(topic)s?", **values, **topic)
        return say("%(place)s: %(topic)s?", **values, **topic)
    if parts.polarity is None and domains:
        return say("%(place)s: strengths and gaps in %(domain)s?", **values)
    if parts.polarity is None:
        return say("%(place)s: all strengths and gaps?", **values)
    gap = parts.polarity is Polarity.GAP
    if domains:
        form = "%(place)s: gaps in %(domain)s?" if gap else "%(place)s: strengths in %(domain)s?"
    else:
        form = "%(place)s: all gaps?" if gap else "%(place)s: all strengths?"
    return say(form, **values)


def _with_parts(read: Plan, parts: Parts, catalogue: Catalogue, language: str) -> Plan:
    """The plan of the worded question, held to exactly these parts whatever the words allow."""
    known = {place.key: place for place in catalogue.places}
    return replace(
        read,
        language=language,
        intent=_intent(read, parts),
        places=tuple(known[key] for key in parts.places if key in known) or catalogue.places,
        domains=parts.domains,
        polarity=parts.polarity,
        years=parts.years,
        is_brief=parts.is_brief,
        topic=parts.topic,
        matter=read.matter if parts.topic is not None else "",
        scope=None,
        groups=(),
        as_set=None,
        refusal=None,
        choices=(),
        doubtful=None,
        is_of_field=True,
        found=("changed by hand",),
    )


def _intent(read: Plan, parts: Parts) -> Intent:
    if len(parts.places) > 1 and read.intent is Intent.COMPARE:
        return read.intent
    if parts.topic is not None:
        return Intent.TOPICAL
    return Intent.OVERVIEW if parts.is_brief else Intent.LIST
