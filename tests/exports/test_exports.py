"""What is taken away opens elsewhere, whole, with full references, and runs nothing there."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from mgi_rag.chat.answer import Check, Sentence
from mgi_rag.chat.assistant import Assistant
from mgi_rag.conversations.book import open_book
from mgi_rag.conversations.conversation import Conversation
from mgi_rag.conversations.kept import KeptAnswer, from_json, keep_answer, to_json
from mgi_rag.conversations.owners import new_owner_key
from mgi_rag.exports.brief import brief_markdown, brief_word
from mgi_rag.exports.conversation import citations_csv, conversation_markdown, conversation_word
from mgi_rag.exports.plain_markdown import plain_frame
from mgi_rag.exports.spreadsheet import to_csv
from mgi_rag.messages.interface import interface
from mgi_rag.ui.inert import inert_frame

ENGLISH = interface("en")
QUESTIONS = ("What are Kazakhstan's gaps in migrants' rights?", "Which <b>visas</b> of Kazakhstan?")


@pytest.fixture
def conversation(assistant: Assistant, tmp_path: Path) -> Conversation:
    book, owner = open_book(tmp_path / "book.sqlite3"), new_owner_key()
    conversation_id = None
    for question in QUESTIONS:
        conversation_id, position = book.begin_turn(owner, conversation_id, question)
        answer = assistant.ask(question)
        kept = keep_answer(answer, assistant.shelves.catalogue, date(2026, 11, 24))
        book.end_turn(conversation_id, position, kept, None)
    found = book.conversation(owner, str(conversation_id))
    assert found is not None
    return found


def test_the_word_file_holds_quotes_references_and_the_date(conversation: Conversation) -> None:
    document = docx.Document(io.BytesIO(conversation_word(conversation, ENGLISH)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Migrants’ right to work is somewhat restricted" in text
    assert "[3]" in text
    assert "KAZ-2018-D1-G3, line 78" in text
    assert "Migration Data Portal" in text
    assert "2026-11-24" in text
    assert all(question in text for question in QUESTIONS)


def test_what_an_answer_sets_in_bold_is_bold_in_word(conversation: Conversation) -> None:
    document = docx.Document(io.BytesIO(conversation_word(conversation, ENGLISH)))
    heading = "Domain 1, Migrants' rights: areas with potential for further development (gaps)"
    (found,) = [p for p in document.paragraphs if p.text == heading]
    assert all(run.bold for run in found.runs)


@pytest.mark.parametrize("form", [inert_frame, plain_frame])
def test_marks_of_bold_that_do_not_pair_are_text(form: Callable[[str], str]) -> None:
    assert form("**Gap** and 2").startswith("**Gap** and 2")
    assert form("2 ** 3 and 4").replace("\\", "") == "2 ** 3 and 4"
    assert "**" not in form("2 ** 3 and 4")


def test_the_markdown_file_runs_no_html(conversation: Conversation) -> None:
    text = conversation_markdown(conversation, ENGLISH)
    assert "\\<b\\>visas" in text
    assert "- “Migrants’ right to work is somewhat restricted" in text
    assert "KAZ-2018-D1-G3, line 78" in text


@pytest.fixture
def written(conversation: Conversation) -> Conversation:
    """The conversation as if a chat model had written its first answer."""
    turn, *others = conversation.turns
    assert turn.answer is not None
    sentences = (
        Sentence("The right to work is limited.", Check.CHECKED, (3,)),
        Sentence(turn.answer.citations[0].citation.quote, Check.REPLACED, (1,)),
    )
    answer = replace(turn.answer, sentences=sentences)
    return replace(conversation, turns=(replace(turn, answer=answer), *others))


def test_sentences_of_a_chat_model_keep_their_references(written: Conversation) -> None:
    text = conversation_markdown(written, ENGLISH)
    assert "\nThe right to work is limited. [3]\n" in text.replace("\\", "")
    assert "- “Irregular and undocumented migrants" in text
    document = docx.Document(io.BytesIO(conversation_word(written, ENGLISH)))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert "The right to work is limited. [3]" in paragraphs


def test_the_table_of_citations_opens_in_a_spreadsheet(conversation: Conversation) -> None:
    content = citations_csv(conversation, ENGLISH)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["Identifier"] for row in rows[:3]] == [
        "KAZ-2018-D1-G1",
        "KAZ-2018-D1-G2",
        "KAZ-2018-D1-G3",
    ]
    assert rows[0]["Year"] == "2018"
    assert "line 76" in rows[0]["Reference"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", '=HYPERLINK("x")'])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    ((made,),) = list(csv.reader(io.StringIO(to_csv(["a"], [[cell]]).decode("utf-8-sig"))))[1:]
    assert made == f"'{cell}"


def test_references_speak_the_interface_language(conversation: Conversation) -> None:
    text = conversation_markdown(conversation, interface("fr"))
    assert "## Références" in text
    assert "lacune" in text


def kept(assistant: Assistant, question: str) -> KeptAnswer:
    answer = assistant.ask(question)
    return keep_answer(answer, assistant.shelves.catalogue, date(2026, 11, 24))


def test_a_brief_is_a_word_document_with_headed_sections(assistant: Assistant) -> None:
    brief = kept(assistant, "Write a one-page brief on Kazakhstan")
    document = docx.Document(io.BytesIO(brief_word(brief, ENGLISH)))
    styles = [(p.style.name, p.text) for p in document.paragraphs]
    assert styles[0] == ("Title", "Brief: Kazakhstan (as of 2018)")
    headings = [text for style, text in styles if style == "Heading 1"]
    assert [text[:8] for text in headings] == [f"Domain {n}" for n in range(1, 7)] + ["Referenc"]
    bullets = [text for style, text in styles if style == "List Bullet"]
    assert len(bullets) == len(brief.citations) == 36
    assert not any("**" in text for _, text in styles)


def test_a_brief_is_a_markdown_document_with_headed_sections(assistant: Assistant) -> None:
    brief = kept(assistant, "Rédigez une note de synthèse sur les lacunes d'Accra")
    text = brief_markdown(brief, interface("fr"))
    assert text.startswith("# Note de synthèse : Accra (Ghana) (situation en 2019)")
    assert "\n## Domaine 1, Droits des migrants\n" in text
    assert "\n## Références\n" in text
    # A digest restates: its words stand in no quotation marks.
    assert "- Accra could do more to gather data on migration and to make them public. [2]" in text
    assert "\n\n\n" not in text


def test_a_brief_without_a_profile_is_a_document_that_says_so(assistant: Assistant) -> None:
    text = brief_markdown(kept(assistant, "Write a brief on Ghana"), ENGLISH)
    assert text.startswith("# Write a brief on Ghana")
    assert "not loaded" in text


def test_an_answer_kept_before_there_were_briefs_opens_still(assistant: Assistant) -> None:
    stored = to_json(kept(assistant, QUESTIONS[0])).replace(',"is_brief":false', "")
    assert "is_brief" not in stored
    assert not from_json(stored).plan.is_brief
