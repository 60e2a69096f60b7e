"""An answer as it is kept: everything that a page or a document needs to show it again.

Citations are resolved when the answer is given, so that a later index, a removed profile or a
newer program changes no old conversation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pydantic import TypeAdapter, ValidationError

from mgi_rag.chat.answer import Answer, Choice, Citation, Sentence, Unanswered, WrittenBy
from mgi_rag.errors import StoreError
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.messages import messages
from mgi_rag.profiles.finding import Domain, Finding, FindingId, Profile, ProfileId


@dataclass(frozen=True)
class KeptPlan:
    """How a question was understood."""

    intent: str
    places: tuple[str, ...]
    """Place keys: `KAZ`, `GHA-accra`."""
    domains: tuple[int, ...]
    polarity: str | None
    years: tuple[int, ...]
    topic: str | None
    is_brief: bool = False
    """Whether it was told as a brief."""


@dataclass(frozen=True)
class Passage:
    """A finding of the source, as it stands around a cited one."""

    finding_id: str
    polarity: str
    quote: str
    locator: str


@dataclass(frozen=True)
class KeptCitation:
    """A citation with all that is shown when it is opened."""

    citation: Citation
    note: str | None = None
    """What is noted on the finding, in the answer's language."""
    around: tuple[Passage, ...] = ()
    """The findings of its profile and domain in the source's order, the cited one among them."""


@dataclass(frozen=True)
class KeptAnswer:
    """An answer as it was seen."""

    question: str
    language: str
    mode: str
    text: str
    """Markdown with [1] marks."""
    abstained: bool
    reason: str | None
    plan: KeptPlan
    citations: tuple[KeptCitation, ...]
    sentences: tuple[Sentence, ...]
    unanswered: tuple[Unanswered, ...]
    choices: tuple[Choice, ...]
    suggestions: tuple[str, ...]
    answered_on: date
    """The day on which the profiles said this."""
    profiles: int
    """How many profiles were loaded then (count)."""
    written_by: WrittenBy | None = None
    """None for an answer that no chat model wrote."""


def keep_answer(
    answer: Answer, catalogue: Catalogue, today: date, more: tuple[str, ...] = ()
) -> KeptAnswer:
    """An answer with its citations resolved.

    Args:
        answer: as the assistant gave it.
        catalogue: the profiles that it was given from.
        today: the day on which it was given.
        more: follow-up questions to offer beside those of the answer itself.
    """
    plan = answer.plan
    return KeptAnswer(
        question=answer.question,
        language=answer.language,
        mode=answer.mode.value,
        text=answer.answer,
        abstained=answer.abstained,
        reason=answer.reason.value if answer.reason else None,
        plan=KeptPlan(
            intent=plan.intent.value,
            places=tuple(place.key for place in plan.places),
            domains=tuple(domain.value for domain in plan.domains),
            polarity=plan.polarity.value if plan.polarity else None,
            years=plan.years,
            topic=plan.topic,
            is_brief=plan.is_brief,
        ),
        citations=tuple(resolve(c, catalogue, answer.language) for c in answer.citations),
        sentences=answer.sentences,
        unanswered=answer.unanswered,
        choices=answer.choices,
        suggestions=tuple(dict.fromkeys((*answer.suggestions, *more))),
        answered_on=today,
        profiles=len(catalogue.profiles),
        written_by=answer.written_by,
    )


def resolve(citation: Citation, catalogue: Catalogue, language: str) -> KeptCitation:
    """A citation with its note in a language, and what stands around it in the source."""
    finding = catalogue.by_finding.get(FindingId(citation.finding_id))
    profile = catalogue.by_profile.get(ProfileId(citation.profile_id or ""))
    if finding is None or profile is None:
        return KeptCitation(citation, citation.note)
    say = messages(language).say
    note = " ".join(say(n.message, **n.values) for n in finding.notes) or citation.note
    return KeptCitation(citation, note, tuple(domain_passages(profile, finding.domain)))


def domain_passages(profile: Profile, domain: Domain) -> Iterator[Passage]:
    """The findings of one domain of a profile, in the source's order."""
    return (_passage(f) for f in profile.findings if f.domain is domain)


def _passage(finding: Finding) -> Passage:
    return Passage(finding.finding_id, finding.polarity.value, finding.quote, finding.locator)


@cache
def _adapter() -> TypeAdapter[KeptAnswer]:
    return TypeAdapter(KeptAnswer)


def to_json(kept: KeptAnswer) -> str:
    """A kept answer as the text that is stored."""
    return _adapter().dump_json(kept).decode("utf-8")


def from_json(text: str) -> KeptAnswer:
    """A kept answer from the text that was stored. Raises StoreError for any other text."""
    try:
        return _adapter().validate_json(text)
    except ValidationError as error:
        raise StoreError(
            f"A kept answer cannot be read ({error.errors()[0]['msg']}); it was written by another "
            "version of the program"
        ) from None
