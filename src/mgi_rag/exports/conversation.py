"""A conversation to take away: Markdown, Word, and its citations as a table."""

from collections.abc import Iterator

from mgi_rag.conversations.conversation import Conversation, Turn
from mgi_rag.exports import word
from mgi_rag.exports.answer import answer_markdown, write_answer
from mgi_rag.exports.plain_markdown import plain
from mgi_rag.exports.reference import place_of, reference
from mgi_rag.exports.spreadsheet import to_csv
from mgi_rag.messages.interface import Interface


def conversation_markdown(conversation: Conversation, interface: Interface) -> str:
    """The conversation with every answer and its references, as Markdown."""
    lines = [f"# {plain(conversation.title)}", ""]
    for turn in conversation.turns:
        lines += [f"## {plain(turn.question)}", ""]
        if turn.answer is None:
            lines += [plain(turn.problem or interface.text("Not answered.")), ""]
            continue
        lines += answer_markdown(turn.answer, turn.answer.sentences, interface, level=3)
    return "\n".join(lines)


def conversation_word(conversation: Conversation, interface: Interface) -> bytes:
    """The conversation with every answer and its references, as a Word document."""
    document = word.new_document(conversation.title)
    for turn in conversation.turns:
        document.add_heading(word.clean(turn.question), level=1)
        if turn.answer is None:
            document.add_paragraph(word.clean(turn.problem or interface.text("Not answered.")))
            continue
        write_answer(document, turn.answer, turn.answer.sentences, interface, level=2)
    return word.to_bytes(document)


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
