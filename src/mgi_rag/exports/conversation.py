"""A conversation to take away: Markdown, Word, and its citations as a table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mgi_rag.chat.answer import Check, Sentence
from mgi_rag.conversations.conversation import Conversation, Turn
from mgi_rag.conversations.kept import KeptAnswer
from mgi_rag.exports import word
from mgi_rag.exports.plain_markdown import plain, plain_frame
from mgi_rag.exports.reference import place_of, reference
from mgi_rag.exports.spreadsheet import to_csv
from mgi_rag.languages import RIGHT_TO_LEFT
from mgi_rag.messages.interface import Interface

if TYPE_CHECKING:
    from docx.document import Document


def conversation_markdown(conversation: Conversation, interface: Interface) -> str:
    """The conversation with every answer and its references, as Markdown."""
    lines = [f"# {plain(conversation.title)}", ""]
    for turn in conversation.turns:
        lines += [f"## {plain(turn.question)}", ""]
        if turn.answer is None:
            lines += [plain(turn.problem or interface.text("Not answered.")), ""]
            continue
        lines += [*_answer_lines(turn.answer), ""]
        if turn.answer.citations:
            lines += [f"### {interface.text('References')}", ""]
            lines += [
                f"{kept.citation.number}. {plain(reference(kept.citation, interface))}"
                for kept in turn.answer.citations
            ]
            lines.append("")
        lines += [f"*{plain(corpus_line(turn.answer, interface))}*", ""]
    return "\n".join(lines)


def _answer_lines(answer: KeptAnswer) -> Iterator[str]:
    for sentence in answer.sentences:
        marks = _marks(sentence)
        if sentence.check in (Check.VERBATIM, Check.REPLACED):
            yield f"- “{plain(sentence.text)}”{marks}"
        elif sentence.check is Check.CHECKED:
            yield from ("", f"{plain(sentence.text)}{marks}", "")
        elif len(sentence.citations) == 1:
            yield f"  - *{plain(sentence.text)}*{marks}"
        else:
            yield from ("", plain_frame(sentence.text), "")


def _marks(sentence: Sentence) -> str:
    return "".join(f" [{number}]" for number in sentence.citations)


def conversation_word(conversation: Conversation, interface: Interface) -> bytes:
    """The conversation with every answer and its references, as a Word document."""
    document = word.new_document(conversation.title)
    for turn in conversation.turns:
        document.add_heading(word.clean(turn.question), level=1)
        if turn.answer is None:
            document.add_paragraph(word.clean(turn.problem or interface.text("Not answered.")))
            continue
        _write_answer(document, turn.answer, interface)
    return word.to_bytes(document)


def _write_answer(document: "Document", answer: KeptAnswer, interface: Interface) -> None:
    right_to_left = answer.language in RIGHT_TO_LEFT
    for sentence in answer.sentences:
        if sentence.check in (Check.VERBATIM, Check.REPLACED):
            number = ", ".join(map(str, sentence.citations))
            quoted = _quote_right_to_left(answer, sentence)
            word.add_quote(document, sentence.text, number, right_to_left=quoted)
        else:
            is_written = sentence.check is Check.CHECKED
            text = f"{sentence.text}{_marks(sentence)}" if is_written else sentence.text
            paragraph = word.add_frame(document, text)
            if right_to_left:
                word.set_right_to_left(paragraph)
    if answer.citations:
        document.add_heading(interface.text("References"), level=2)
    for kept in answer.citations:
        line = f"[{kept.citation.number}] {reference(kept.citation, interface)}"
        document.add_paragraph(word.clean(line))
    document.add_paragraph(word.clean(corpus_line(answer, interface)), style="Intense Quote")


def _quote_right_to_left(answer: KeptAnswer, sentence: Sentence) -> bool:
    languages = {
        kept.citation.language
        for kept in answer.citations
        if kept.citation.number in sentence.citations
    }
    return bool(languages) and languages <= RIGHT_TO_LEFT


def citations_csv(conversation: Conversation, interface: Interface) -> bytes:
    """Every citation of the conversation, one a row, for a spreadsheet."""
    say = interface.text
    heading = [
        say("Question"), say("Number"), say("Identifier"), say("Place"), say("Code"), say("Year"),
        say("Domain"), say("Side"), say("Quote"), say("Language"), say("Locator"), say("Source"),
        say("Address"), say("Note"), say("Restated by"), say("Answered on"), say("Reference"),
    ]  # fmt: skip
    return to_csv(heading, _rows(conversation.turns, interface))


def _rows(turns: tuple[Turn, ...], interface: Interface) -> Iterator[list[object]]:
    for turn in turns:
        for kept in turn.answer.citations if turn.answer else ():
            c = kept.citation
            yield [
                turn.question, c.number, c.finding_id, place_of(c), c.iso3, c.year, c.domain,
                c.polarity, c.quote, c.language, c.locator, c.source, c.url, kept.note,
                c.reported_by, turn.answer.answered_on.isoformat() if turn.answer else None,
                reference(c, interface),
            ]  # fmt: skip


def corpus_line(answer: KeptAnswer, interface: Interface) -> str:
    """The state of the corpus that an answer was given from."""
    return interface.number(
        "Answered on {day} from {n} loaded profile.",
        "Answered on {day} from {n} loaded profiles.",
        answer.profiles,
        day=answer.answered_on.isoformat(),
    )
