"""The answer that a chat model writes: sentences checked one by one, and nothing left out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mgi_rag.chat.answer import Answer, Check, Citation, Mode, Sentence, WrittenBy
from mgi_rag.chat.checking import check_sentence, source_of
from mgi_rag.chat.checking.check import Embed
from mgi_rag.chat.plan import Intent
from mgi_rag.chat.wording import Wording
from mgi_rag.chat.writing.failures import NOTHING_PASSED, CutShortError, WritingError
from mgi_rag.chat.writing.page import frame_of, written_page
from mgi_rag.chat.writing.prompt import messages_for, prompt
from mgi_rag.chat.writing.sentences import Said, sentences_of
from mgi_rag.chat.writing.stream import Limits, Usage, told
from mgi_rag.profiles.language import language_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_SCRIPTS: Final = {"ru": re.compile(r"[а-яё]", re.I), "ar": re.compile(r"[\u0621-\u064a]")}
_LATIN_WORD: Final = re.compile(r"(?<!\w)[a-z]{4,}(?!\w)")
"""A common word left in Latin letters; names and acronyms have capitals."""
_SURE: Final = 40
"""Characters from which the language of a sentence can be told by its letters."""


@dataclass(frozen=True)
class Written:
    """What a chat model contributed to an answer, sentence by sentence."""

    sentences: tuple[Sentence, ...]
    """Those that may be shown, with the numbers of the extractive answer."""
    replaced: int
    """Sentences in whose place the finding's own words stand (count)."""
    dropped: int
    """Sentences that were left out (count)."""


def can_be_written(answer: Answer, most: int) -> bool:
    """Whether an extractive answer is one that a model may write.

    It tells findings in full, at most `most` of them, and no other form was wished for.
    """
    findings = [c for c in answer.citations if c.kind == "finding"]
    quoted = {n for s in answer.sentences if s.check is Check.VERBATIM for n in s.citations}
    return (
        not answer.abstained
        and answer.plan.intent is not Intent.ABOUT_MGI
        and not answer.plan.wishes & {"shorter", "source"}
        and 0 < len(findings) == len(answer.citations) <= most
        and quoted == {c.number for c in findings}
    )


def written_answer(
    answer: Answer,
    model: "BaseChatModel",
    name: str,
    embed: Embed,
    wording: Wording,
    limits: Limits,
    show: Callable[[Sentence], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> Answer:
    """The answer as the model writes it from the evidence of an extractive one.

    Args:
        answer: the extractive answer, for which `can_be_written` holds.
        model: asked to write.
        name: of the model, for the record.
        embed: the embedding model, for the check.
        wording: the answer's language and day.
        limits: of the model's time.
        show: given each sentence as soon as it has passed its check, numbered as in the answer.
        stopped: asked several times a second whether the reader wants no more of the model.

    Returns:
        An answer in mode `model`; in mode `fallback`, which is the extractive answer with a
        sentence that says why, where the model failed or nothing that it wrote passed. Of a model
        that was stopped, or reached its limit of length, what passed stays, and the findings that
        it had not told follow.
    """
    usage, cut_short = Usage(), None
    asked = messages_for(answer.question, answer.citations, answer.language)
    writer, numbers = _Writer(answer, embed), _Numbers(answer)
    words = told(model, asked, limits, usage, *([stopped] if stopped else []))
    try:
        try:
            for said in sentences_of(words):
                for sentence in writer.take(said):
                    if show is not None:
                        show(numbers.on(sentence))
        except CutShortError as error:
            cut_short = str(error)
        written = writer.done()
        if not any(s.check in (Check.CHECKED, Check.VERBATIM) for s in written.sentences):
            raise WritingError(cut_short or NOTHING_PASSED)
    except WritingError as error:
        return _fallen_back(answer, str(error), wording)
    by = WrittenBy(
        name,
        prompt().version,
        written.replaced,
        written.dropped,
        usage.tokens_in,
        usage.tokens_out,
    )
    return written_page(answer, written.sentences, by, wording, cut_short)


class _Numbers:
    """Numbers citations in reading order while an answer is being written."""

    def __init__(self, answer: Answer) -> None:
        opening, _ = frame_of(answer)
        self._new: dict[int, int] = {}
        for sentence in opening:
            self.on(sentence)

    def on(self, sentence: Sentence) -> Sentence:
        """The sentence with the numbers that its citations will have."""
        numbers = (self._new.setdefault(n, len(self._new) + 1) for n in sentence.citations)
        return replace(sentence, citations=tuple(numbers))


class _Writer:
    """Takes a model's sentences one by one and keeps what may be shown."""

    def __init__(self, answer: Answer, embed: Embed) -> None:
        self._answer = answer
        self._embed = embed
        self._by_number = {c.number: c for c in answer.citations}
        self._kept: list[Sentence] = []
        self._told: set[int] = set()
        self._heard: set[Said] = set()
        self._replaced = 0
        self._dropped = 0

    def take(self, said: Said) -> Iterator[Sentence]:
        """What is shown for a sentence: itself, the findings that it cites, or nothing."""
        cited = [self._by_number[n] for n in said.numbers if n in self._by_number]
        check = self._check(said, cited)
        if check is not None:
            yield self._keep(Sentence(said.text, check, tuple(c.number for c in cited)))
            return
        untold = [c for c in cited if c.number not in self._told]
        self._replaced += bool(untold)
        self._dropped += not untold
        for citation in untold:
            yield self._keep(Sentence(citation.quote, Check.REPLACED, (citation.number,)))

    def done(self) -> Written:
        """All that may be shown."""
        return Written(tuple(self._kept), self._replaced, self._dropped)

    def _check(self, said: Said, cited: list[Citation]) -> Check | None:
        # A model that repeats itself costs one check.
        repeated = said in self._heard or any(said.text == kept.text for kept in self._kept)
        self._heard.add(said)
        if repeated:
            return None
        return check_said(said, cited, self._answer.language, self._embed)

    def _keep(self, sentence: Sentence) -> Sentence:
        self._kept.append(sentence)
        self._told |= set(sentence.citations)
        return sentence


def check_said(said: Said, cited: Sequence[Citation], language: str, embed: Embed) -> Check | None:
    """The check that a model's sentence has passed; None for one that a reader is not shown.

    Args:
        said: the sentence.
        cited: what it cites of the evidence.
        language: ISO 639-1 tag of the answer.
        embed: the embedding model, `Embedder.vectors`.
    """
    if not cited or not said.is_plain:
        return None
    sources = [source_of(citation) for citation in cited]
    verdict = check_sentence(said.text, sources, language, embed)
    if verdict.check is Check.CHECKED and not is_in(said.text, language):
        return None
    return verdict.check


def is_in(text: str, language: str) -> bool:
    """Whether a sentence is in the answer's language; a short one of the right script counts."""
    if language in _SCRIPTS and _LATIN_WORD.search(text):
        return False
    for tag, letters in _SCRIPTS.items():
        if bool(letters.search(text)) and tag != language:
            return False
        if tag == language and not letters.search(text):
            return False
    return language in _SCRIPTS or len(text) < _SURE or language_of(text) == language


def _fallen_back(answer: Answer, why: str, wording: Wording) -> Answer:
    line = wording.messages.say(
        "The chat model did not write this answer (%(why)s); the findings stand here in their own "
        "words.",
        why=wording.messages.say(why),
    )
    return replace(
        answer,
        mode=Mode.FALLBACK,
        answer=f"{answer.answer}\n\n{line}",
        sentences=(*answer.sentences, Sentence(line, Check.FRAME)),
    )
