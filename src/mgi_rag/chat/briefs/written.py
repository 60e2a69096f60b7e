"""A brief as a chat model writes it: each part apart, so that no gap stands under strengths."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mgi_rag.chat.answer import Answer, Check, Citation, Mode, Sentence, WrittenBy
from mgi_rag.chat.checking.check import Embed
from mgi_rag.chat.wording import Wording
from mgi_rag.chat.writing.page import page_of
from mgi_rag.chat.writing.stream import Limits
from mgi_rag.chat.writing.write import written_answer
from mgi_rag.profiles.finding import Domain, Polarity

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

GIVEN_UP: Final = 2
"""Parts in a row of which a model writes nothing, after which it is asked no more (count)."""


@dataclass(frozen=True)
class _Part:
    """The findings under one line of the brief, or what stands between two such lists."""

    sentences: tuple[Sentence, ...]
    is_list: bool

    @property
    def findings(self) -> int:
        """How many findings it tells (count)."""
        return sum(sentence.check is Check.VERBATIM for sentence in self.sentences)


@dataclass
class _Record:
    """What the model contributed so far."""

    parts: int = 0
    """That it wrote (count)."""
    failed: int = 0
    failed_in_a_row: int = 0
    replaced: int = 0
    dropped: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    version: str = ""
    notices: list[str] = field(default_factory=list)
    """Why it failed, as the fallback of each part says."""


def can_be_written(answer: Answer) -> bool:
    """Whether an answer is a brief whose findings a model may tell."""
    told = any(sentence.check is Check.VERBATIM for sentence in answer.sentences)
    return answer.plan.is_brief and not answer.abstained and told


def written_brief(
    answer: Answer,
    model: "BaseChatModel",
    name: str,
    embed: Embed,
    wording: Wording,
    limits: Limits,
    most: int,
    show: Callable[[Sentence], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Answer:
    """The brief with each list of findings written by the model, every sentence checked.

    The model is given one list at a time: the strengths or the gaps of one domain of one profile.
    What it leaves out of a list follows there, word for word.

    Args:
        answer: the extractive brief, for which `can_be_written` holds.
        model: asked to write.
        name: of the model, for the record.
        embed: the embedding model, for the check.
        wording: the brief's language and day.
        limits: of the model's time, for the whole brief together.
        most: findings of one list; a longer one is told without the model (count).
        show: given each sentence as soon as it has passed, numbered as in the brief.
        stopped: asked several times a second whether the reader wants no more of the model.

    Returns:
        A brief in mode `model`; in mode `fallback`, which is the extractive brief with a sentence
        that says why, where the model wrote no part.
    """
    record = _Record()
    until = time.monotonic() + limits.total_s
    body: list[Sentence] = []
    numbers: dict[int, int] = {}
    for part in _parts(answer.sentences):
        told = part.sentences
        left = until - time.monotonic()
        goes_on = left > 0 and record.failed_in_a_row < GIVEN_UP
        goes_on = goes_on and not (stopped and stopped())
        if part.is_list and goes_on and part.findings <= most:
            rest = replace(limits, total_s=left)
            shown = _shown(show, len(numbers))
            section = _section(answer, part, wording)
            made = written_answer(section, model, name, embed, wording, rest, shown, stopped)
            told = _told(part, section, made, record)
        elif part.is_list:
            record.failed += 1
        for sentence in told if part.is_list else ():
            for number in sentence.citations:
                numbers.setdefault(number, len(numbers) + 1)
        body += told
    if not record.parts:
        return _fallen_back(answer, record)
    by = WrittenBy(
        name,
        record.version,
        record.replaced,
        record.dropped,
        record.tokens_in,
        record.tokens_out,
    )
    return page_of(answer, [*body, *_account(by, record, wording)], numbers, by)


def _parts(sentences: Sequence[Sentence]) -> Iterator[_Part]:
    """The brief cut into its lists, each with the notes on its quotes, and what is between."""
    quoted = {s.citations for s in sentences if s.check is Check.VERBATIM}
    for _, group in groupby(sentences, key=lambda s: s.citations in quoted):
        told = tuple(group)
        yield _Part(told, any(s.check is Check.VERBATIM for s in told))


def _section(answer: Answer, part: _Part, wording: Wording) -> Answer:
    """One list as an answer of its own, under the question that it answers."""
    by_number = {citation.number: citation for citation in answer.citations}
    cited = [by_number[s.citations[0]] for s in part.sentences if s.check is Check.VERBATIM]
    return replace(
        answer,
        question=_question(cited[0], wording),
        citations=tuple(cited),
        sentences=part.sentences,
    )


def _question(citation: Citation, wording: Wording) -> str:
    say = wording.messages.say
    place = citation.locality or citation.place
    domain = wording.domain(Domain(citation.domain)) if citation.domain else ""
    is_gap = citation.polarity == Polarity.GAP
    form = "%(place)s: gaps in %(domain)s?" if is_gap else "%(place)s: strengths in %(domain)s?"
    return say(form, place=place, domain=domain)


def _shown(
    show: Callable[[Sentence], None] | None, before: int
) -> Callable[[Sentence], None] | None:
    """Shows a sentence of a list with the numbers that follow those of the lists before it."""
    if show is None:
        return None

    def shifted(sentence: Sentence) -> None:
        numbers = tuple(before + number for number in sentence.citations)
        show(replace(sentence, citations=numbers))

    return shifted


def _told(part: _Part, section: Answer, made: Answer, record: _Record) -> tuple[Sentence, ...]:
    """The sentences of a list, with the numbers of the extractive brief and the notes on quotes."""
    if made.written_by is None:
        record.failed += 1
        record.failed_in_a_row += 1
        record.notices.append(made.sentences[-1].text)
        return part.sentences
    record.parts += 1
    record.failed_in_a_row = 0
    record.version = made.written_by.prompt_version
    record.replaced += made.written_by.replaced
    record.dropped += made.written_by.dropped
    record.tokens_in += made.written_by.tokens_in
    record.tokens_out += made.written_by.tokens_out
    own = {citation.finding_id: citation.number for citation in section.citations}
    number = {citation.number: own[citation.finding_id] for citation in made.citations}
    written = [
        replace(sentence, citations=tuple(number[n] for n in sentence.citations))
        for sentence in made.sentences
        if sentence.check is not Check.FRAME
    ]
    notes = [sentence for sentence in part.sentences if sentence.check is Check.FRAME]
    return (*written, *notes)


def _account(by: WrittenBy, record: _Record, wording: Wording) -> Iterator[Sentence]:
    """What the model did, and how much of it did not pass."""
    lines = [
        wording.messages.say(
            "Written by a chat model (%(model)s), part by part, from the findings cited; each "
            "sentence passed an automatic check, which is no proof.",
            model=by.model,
        )
    ]
    count = wording.messages.count
    if record.failed:
        one = (
            "The chat model did not write %(n)s part; its findings stand there in their own words."
        )
        many = (
            "The chat model did not write %(n)s parts; their findings stand there in their own "
            "words."
        )
        lines.append(count(one, many, record.failed))
    if by.replaced:
        one = "%(n)s sentence of the model failed the check; the finding's own words stand for it."
        many = (
            "%(n)s sentences of the model failed the check; the findings' own words stand for them."
        )
        lines.append(count(one, many, by.replaced))
    if by.dropped:
        one = "%(n)s sentence of the model failed the check and was left out."
        many = "%(n)s sentences of the model failed the check and were left out."
        lines.append(count(one, many, by.dropped))
    yield from (Sentence(line, Check.FRAME) for line in lines)


def _fallen_back(answer: Answer, record: _Record) -> Answer:
    line = record.notices[0] if record.notices else None
    if line is None:
        return answer
    return replace(
        answer,
        mode=Mode.FALLBACK,
        answer=f"{answer.answer}\n\n{line}",
        sentences=(*answer.sentences, Sentence(line, Check.FRAME)),
    )
