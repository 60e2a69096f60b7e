"""Puts an answer that a model wrote on its page: frame, sentences, what it left out, notes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from mgi_rag.chat.answer import Answer, Check, Citation, Mode, Sentence, WrittenBy
from mgi_rag.chat.wording import Wording

_MARK: Final = re.compile(r"\[(\d+)\]")
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")


def written_page(
    answer: Answer,
    written: Sequence[Sentence],
    by: WrittenBy,
    wording: Wording,
    cut_short: str | None = None,
) -> Answer:
    """The answer with the model's sentences in place of its quotes, numbered in reading order.

    Args:
        answer: the extractive answer; what it says beside its quotes stays.
        written: the sentences that passed, and findings that stand for others.
        by: the record of the writing.
        wording: the answer's language and day.
        cut_short: why the model told a part alone, as a key of the catalogues.
    """
    opening, closing = frame_of(answer)
    told = {n for sentence in written for n in sentence.citations}
    left = [c for c in answer.citations if c.number not in told]
    own = [Sentence(c.quote, Check.VERBATIM, (c.number,)) for c in left]
    say = wording.messages.say
    body = [
        *opening,
        *written,
        *([_said(say("**Also reported:**"))] if own and written else []),
        *own,
    ]
    order = dict.fromkeys(n for sentence in body for n in sentence.citations)
    numbers = {old: new for new, old in enumerate(order, start=1)}
    rest = [*_notes(answer), *closing, *map(_said, _account(by, wording, cut_short))]
    return page_of(answer, (*body, *rest), numbers, by)


def page_of(
    answer: Answer, sentences: Iterable[Sentence], numbers: dict[int, int], by: WrittenBy
) -> Answer:
    """The answer as these sentences, written by a model.

    Args:
        answer: the extractive answer.
        sentences: all of the page, with the numbers of the extractive answer.
        numbers: the number of each citation in reading order, by that of the extractive answer.
        by: the record of the writing.
    """
    told = [_renumbered(sentence, numbers) for sentence in sentences]
    citations = sorted(
        (replace(c, number=numbers[c.number]) for c in answer.citations), key=lambda c: c.number
    )
    return replace(
        answer,
        mode=Mode.MODEL,
        answer=_text(told, {c.number: c for c in citations}),
        citations=tuple(citations),
        sentences=tuple(told),
        written_by=by,
    )


def frame_of(answer: Answer) -> tuple[list[Sentence], list[Sentence]]:
    """What the extractive answer says before its last quote, and after, notes on quotes apart.

    Headings of its lists go with the lists.
    """
    last = max(n for n, s in enumerate(answer.sentences) if s.check is Check.VERBATIM)
    notes = set(_notes(answer))
    kept = [
        (n, s)
        for n, s in enumerate(answer.sentences)
        if s.check is Check.FRAME and s not in notes and not (n < last and _is_heading(s))
    ]
    return [s for n, s in kept if n < last], [s for n, s in kept if n > last]


def _is_heading(sentence: Sentence) -> bool:
    return sentence.text.startswith("**") and sentence.text.endswith("**")


def _notes(answer: Answer) -> list[Sentence]:
    """What is remarked on single quotes."""
    quoted = {s.citations for s in answer.sentences if s.check is Check.VERBATIM}
    return [s for s in answer.sentences if s.check is Check.FRAME and s.citations in quoted]


def _said(text: str) -> Sentence:
    return Sentence(text, Check.FRAME)


def _account(by: WrittenBy, wording: Wording, cut_short: str | None) -> Iterator[str]:
    yield wording.messages.say(
        "Written by a chat model (%(model)s) from the findings cited; each sentence passed an "
        "automatic check, which is no proof.",
        model=by.model,
    )
    if cut_short is not None:
        yield wording.messages.say(
            "The chat model did not finish (%(why)s); what it had not told stands in the findings' "
            "own words.",
            why=wording.messages.say(cut_short),
        )
    if by.replaced:
        yield wording.messages.count(
            "%(n)s sentence of the model failed the check; the finding's own words stand for it.",
            "%(n)s sentences of the model failed the check; the findings' own words stand for "
            "them.",
            by.replaced,
        )
    if by.dropped:
        yield wording.messages.count(
            "%(n)s sentence of the model failed the check and was left out.",
            "%(n)s sentences of the model failed the check and were left out.",
            by.dropped,
        )


def _renumbered(sentence: Sentence, numbers: dict[int, int]) -> Sentence:
    text = sentence.text
    if sentence.check is Check.FRAME and sentence.citations:
        text = _MARK.sub(lambda m: f"[{numbers.get(int(m[1]), m[1])}]", text)
    return replace(sentence, text=text, citations=tuple(numbers[n] for n in sentence.citations))


def _text(sentences: Iterable[Sentence], cited: dict[int, Citation]) -> str:
    """The Markdown of the answer: a paragraph for each run of what the model wrote."""
    blocks: list[str] = []
    for check, group in groupby(sentences, key=lambda s: s.check):
        if check in (Check.CHECKED, Check.FAILED):
            blocks.append(" ".join(f"{_inert(s.text)} {_marks(s)}" for s in group))
        elif check is Check.FRAME:
            blocks += [_framed(s) for s in group]
        else:
            blocks.append("\n".join(f"- {_quoted(s, cited)} {_marks(s)}" for s in group))
    return "\n\n".join(blocks)


def _framed(sentence: Sentence) -> str:
    if sentence.citations and not _MARK.search(sentence.text):
        return f"*{_marks(sentence)} {sentence.text}*"
    return sentence.text


def _quoted(sentence: Sentence, cited: dict[int, Citation]) -> str:
    restated = any(cited[n].reported_by is not None for n in sentence.citations)
    # A model may have set the quote in quotation marks; a quote may have some of its own.
    own = any(sentence.text == cited[n].quote for n in sentence.citations)
    quote = sentence.text if own else sentence.text.strip("“”")
    return sentence.text if restated else f"“{quote}”"


def _marks(sentence: Sentence) -> str:
    return " ".join(f"[{number}]" for number in sentence.citations)


def _inert(text: str) -> str:
    """A model's sentence without anything that Markdown would act on."""
    return _MARKUP.sub(r"\\\1", text)
