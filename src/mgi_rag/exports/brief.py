"""A brief to take away: a Markdown or a Word document with headed sections and references."""

from collections.abc import Sequence

from mgi_rag.chat.answer import Sentence
from mgi_rag.chat.frame import heading_of
from mgi_rag.conversations.kept import KeptAnswer
from mgi_rag.exports import word
from mgi_rag.exports.answer import answer_markdown, write_answer
from mgi_rag.exports.plain_markdown import plain
from mgi_rag.messages.interface import Interface


def brief_markdown(answer: KeptAnswer, interface: Interface) -> str:
    """The answer as a document of its own; a refusal stands under the question."""
    title, sentences = _titled(answer)
    return "\n".join(
        [f"# {plain(title)}", "", *answer_markdown(answer, sentences, interface, level=2)]
    )


def brief_word(answer: KeptAnswer, interface: Interface) -> bytes:
    """The answer as a Word document of its own; a refusal stands under the question."""
    title, sentences = _titled(answer)
    document = word.new_document(title)
    write_answer(document, answer, sentences, interface, level=1)
    return word.to_bytes(document)


def _titled(answer: KeptAnswer) -> tuple[str, Sequence[Sentence]]:
    """The title of a brief, and what stands below it."""
    first = answer.sentences[0] if answer.sentences else None
    title = heading_of(first.text) if first and answer.plan.is_brief else None
    return (title, answer.sentences[1:]) if title else (answer.question, answer.sentences)
