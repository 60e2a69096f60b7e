"""An answer in a document: its sentences, headings and references, as Markdown and for Word."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from mgi_rag.chat.answer import Check, Sentence
from mgi_rag.chat.frame import heading_of
from mgi_rag.conversations.kept import KeptAnswer
from mgi_rag.exports import word
from mgi_rag.exports.plain_markdown import plain, plain_frame
from mgi_rag.exports.reference import reference
from mgi_rag.languages import RIGHT_TO_LEFT
from mgi_rag.messages.interface import Interface

if TYPE_CHECKING:
    from docx.document import Document


def answer_markdown(
    answer: KeptAnswer, sentences: Sequence[Sentence], interface: Interface, level: int
) -> list[str]:
    """An answer with its references, as lines of Markdown.

    Args:
        answer: as it was seen.
        sentences: those of it to be written.
        interface: the language of what stands around it.
        level: of the headings of its sections and of the references (1 to 6).
    """
    marks = "#" * level
    told = _lines(answer, sentences, marks if answer.plan.is_brief else "")
    lines = _without_repeats([*told, ""])
    if answer.citations:
        lines += [f"{marks} {interface.text('References')}", ""]
        lines += [
            f"{kept.citation.number}. {plain(reference(kept.citation, interface))}"
            for kept in answer.citations
        ]
        lines.append("")
    return [*lines, f"*{plain(corpus_line(answer, interface))}*", ""]


def _without_repeats(lines: Sequence[str]) -> list[str]:
    """Lines with one empty line where there are several, and none at their head."""
    return [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]


def _lines(answer: KeptAnswer, sentences: Sequence[Sentence], marks: str) -> Iterator[str]:
    for check, group in groupby(sentences, key=lambda sentence: sentence.check):
        told = list(group)
        if check is Check.CHECKED:
            yield from ("", " ".join(f"{plain(s.text)}{_marks(s)}" for s in told), "")
        elif check is Check.FRAME:
            for sentence in told:
                yield from _frame_lines(answer, sentence, marks)
        else:
            yield from (f"- {_quoted(answer, s, plain(s.text))}{_marks(s)}" for s in told)


def _frame_lines(answer: KeptAnswer, sentence: Sentence, marks: str) -> Iterator[str]:
    if _is_note(answer, sentence):
        yield f"  - *{plain(sentence.text)}*{_marks(sentence)}"
    elif marks and (heading := heading_of(sentence.text)):
        yield from ("", f"{marks} {plain(heading)}", "")
    else:
        yield from ("", plain_frame(sentence.text), "")


def write_answer(
    document: "Document",
    answer: KeptAnswer,
    sentences: Sequence[Sentence],
    interface: Interface,
    level: int,
) -> None:
    """An answer with its references, at the end of a Word document.

    Arguments as of `answer_markdown`.
    """
    for sentence in sentences:
        _write_sentence(document, answer, sentence, level)
    if answer.citations:
        document.add_heading(interface.text("References"), level=level)
    for kept in answer.citations:
        line = f"[{kept.citation.number}] {reference(kept.citation, interface)}"
        document.add_paragraph(word.clean(line))
    document.add_paragraph(word.clean(corpus_line(answer, interface)), style="Intense Quote")


def _write_sentence(
    document: "Document", answer: KeptAnswer, sentence: Sentence, level: int
) -> None:
    right_to_left = answer.language in RIGHT_TO_LEFT
    heading = heading_of(sentence.text) if answer.plan.is_brief else None
    if sentence.check is not Check.FRAME:
        number = ", ".join(map(str, sentence.citations))
        if sentence.check is not Check.CHECKED:
            right_to_left = _quote_right_to_left(answer, sentence)
        word.add_quote(document, sentence.text, number, right_to_left=right_to_left)
        return
    if heading and not sentence.citations:
        paragraph = document.add_heading(word.clean(heading), level=level)
    else:
        paragraph = word.add_frame(document, sentence.text)
    if right_to_left:
        word.set_right_to_left(paragraph)


def _quoted(answer: KeptAnswer, sentence: Sentence, text: str) -> str:
    """A quote in its marks; words that restate a source stand without them."""
    cited = [k.citation for k in answer.citations if k.citation.number in sentence.citations]
    return text if any(c.reported_by for c in cited) else f"“{text}”"


def _quote_right_to_left(answer: KeptAnswer, sentence: Sentence) -> bool:
    languages = {
        kept.citation.language
        for kept in answer.citations
        if kept.citation.number in sentence.citations
    }
    return bool(languages) and languages <= RIGHT_TO_LEFT


def _is_note(answer: KeptAnswer, sentence: Sentence) -> bool:
    """Whether a line of the frame remarks on one quote."""
    quotes = {s.citations for s in answer.sentences if s.check is not Check.FRAME}
    return len(sentence.citations) == 1 and sentence.citations in quotes


def _marks(sentence: Sentence) -> str:
    return "".join(f" [{number}]" for number in sentence.citations)


def corpus_line(answer: KeptAnswer, interface: Interface) -> str:
    """The state of the corpus that an answer was given from."""
    return interface.number(
        "Answered on {day} from {n} loaded profile.",
        "Answered on {day} from {n} loaded profiles.",
        answer.profiles,
        day=answer.answered_on.isoformat(),
    )
