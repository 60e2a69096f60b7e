"""Conversations are kept as they were seen, for their owner alone, and go for good."""

from datetime import date
from pathlib import Path

import pytest

from mgi_rag.chat.assistant import Assistant
from mgi_rag.conversations.book import Book, open_book
from mgi_rag.conversations.kept import KeptAnswer, from_json, keep_answer, to_json
from mgi_rag.conversations.owners import new_owner_key
from mgi_rag.errors import StoreError

QUESTION = "What are Kazakhstan's gaps in migrants' rights?"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return open_book(tmp_path / "data" / "conversations.sqlite3")


@pytest.fixture
def kept(assistant: Assistant) -> KeptAnswer:
    answer = assistant.ask(QUESTION)
    return keep_answer(answer, assistant.shelves.catalogue, date(2026, 11, 24))


def converse(book: Book, owner: str, kept: KeptAnswer) -> str:
    conversation_id, position = book.begin_turn(owner, None, kept.question)
    book.end_turn(conversation_id, position, kept, None)
    return conversation_id


def test_a_conversation_reopens_exactly_as_it_was_seen(book: Book, kept: KeptAnswer) -> None:
    owner = new_owner_key()
    conversation_id = converse(book, owner, kept)
    again = open_book(book.path).conversation(owner, conversation_id)
    assert again is not None
    assert again.turns[0].answer == kept
    assert from_json(to_json(kept)) == kept


def test_citations_are_resolved_with_what_stands_around_them(kept: KeptAnswer) -> None:
    first = kept.citations[0]
    assert first.note is not None
    assert "probably a slip" in first.note
    assert [p.finding_id for p in first.around if p.polarity == "gap"] == [
        "KAZ-2018-D1-G1",
        "KAZ-2018-D1-G2",
        "KAZ-2018-D1-G3",
    ]


def test_another_browser_opens_lists_and_changes_nothing(book: Book, kept: KeptAnswer) -> None:
    owner, other = new_owner_key(), new_owner_key()
    conversation_id = converse(book, owner, kept)
    assert book.conversation(other, conversation_id) is None
    assert book.conversations(other) == ()
    book.rename(other, conversation_id, "Mine now")
    book.delete(other, conversation_id)
    book.drop_turns(other, conversation_id, 0)
    assert book.begin_turn(other, conversation_id, "Hello?")[0] != conversation_id
    (heading,) = book.conversations(owner)
    assert heading.title == QUESTION
    assert book.path.read_bytes().find(owner.encode()) == -1


def test_a_question_is_kept_before_it_is_answered(book: Book) -> None:
    owner = new_owner_key()
    conversation_id, _ = book.begin_turn(owner, None, QUESTION)
    conversation = book.conversation(owner, conversation_id)
    assert conversation is not None
    assert (conversation.turns[0].question, conversation.turns[0].answer) == (QUESTION, None)


def test_search_finds_questions_and_answers_whatever_their_case(
    book: Book, kept: KeptAnswer
) -> None:
    owner = new_owner_key()
    converse(book, owner, kept)
    book.begin_turn(owner, None, "ВИЗЫ Казахстана 100%?")
    assert [h.title for h in book.conversations(owner, "MANDATORY social")] == [QUESTION]
    assert [h.title for h in book.conversations(owner, "визы")] == ["ВИЗЫ Казахстана 100%?"]
    assert len(book.conversations(owner, "%")) == 1
    assert book.conversations(owner, "nowhere to be found") == ()


def test_rename_delete_and_asking_again(book: Book, kept: KeptAnswer) -> None:
    owner = new_owner_key()
    conversation_id = converse(book, owner, kept)
    book.begin_turn(owner, conversation_id, "And domain 2?")
    book.rename(owner, conversation_id, "  Rights \n of migrants ")
    assert book.conversations(owner)[0].title == "Rights of migrants"
    book.drop_turns(owner, conversation_id, 1)
    conversation = book.conversation(owner, conversation_id)
    assert conversation is not None
    assert len(conversation.turns) == 1
    book.delete(owner, conversation_id)
    assert book.conversation(owner, conversation_id) is None


def test_feedback_is_stored_with_plan_evidence_and_answer(book: Book, kept: KeptAnswer) -> None:
    book.give_feedback(new_owner_key(), "wrong_citation", kept, None, "Not this one", 2)
    (row,) = book.feedback()
    stored = from_json(row.answer)
    assert (row.verdict, row.citation, row.comment) == ("wrong_citation", 2, "Not this one")
    assert stored.plan.domains == (1,)
    assert len(stored.citations) == 3


def test_forgetting_is_for_good(book: Book, kept: KeptAnswer) -> None:
    owner, other = new_owner_key(), new_owner_key()
    converse(book, owner, kept)
    converse(book, other, kept)
    book.give_feedback(owner, "bad", kept)
    assert book.forget(owner) == 1
    assert book.conversations(owner) == ()
    assert book.feedback() == []
    assert len(book.conversations(other)) == 1
    assert book.forget() == 1
    book.close()
    left = b"".join(path.read_bytes() for path in book.path.parent.iterdir())
    assert b"Mandatory Social Insurance" not in left


def test_the_verb_forgets_everybody(tmp_path: Path, kept: KeptAnswer) -> None:
    from typer.testing import CliRunner

    from mgi_rag.cli import app
    from mgi_rag.settings import settings

    book, owner = open_book(settings().conversations), new_owner_key()
    converse(book, owner, kept)
    assert CliRunner().invoke(app, ["forget", "--yes"]).exit_code == 0
    assert book.conversations(owner) == ()


def test_a_book_of_another_make_is_told(tmp_path: Path) -> None:
    path = tmp_path / "book.sqlite3"
    path.write_bytes(b"no database at all, " * 100)
    with pytest.raises(StoreError, match="MGI_RAG_DATA"):
        open_book(path)
