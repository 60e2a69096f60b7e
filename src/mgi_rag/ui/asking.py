"""What is asked next, and the answer to it: kept before it is answered, and after."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final

import streamlit as st

from mgi_rag.chat.answer import Answer, Sentence
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.next_questions import next_questions
from mgi_rag.chat.replan import Parts, ask_parts, question_of
from mgi_rag.chat.wording import Wording
from mgi_rag.conversations.conversation import Conversation, Turn
from mgi_rag.conversations.kept import KeptAnswer, keep_answer
from mgi_rag.errors import MgiRagError
from mgi_rag.messages import messages
from mgi_rag.ui.resources import assistant, book
from mgi_rag.ui.session import owner

_KEEPING_S: Final = 10.0
"""Longest wait for an answer to be kept that was stopped (seconds)."""


@dataclass(frozen=True)
class Ask:
    """A question that a button, a chip or the input field puts."""

    question: str
    parts: Parts | None = None
    """The plan to hold to, where a chip was changed."""
    language: str = "en"
    """Language of the answer to changed parts."""
    instead_of: int | None = None
    """Position of the turn that it takes the place of, with all after it."""


def ask_next(ask: Ask) -> None:
    """Puts a question with the next run of the page; made for callbacks of widgets."""
    st.session_state.next_ask = ask


def ask_parts_next(parts: Parts, language: str) -> None:
    """Puts the question that says these parts; made for callbacks of widgets."""
    wording = Wording(messages(language), date.today())
    question = question_of(parts, assistant().shelves.catalogue, wording)
    ask_next(Ask(question, parts, language))


def taken() -> Ask | None:
    """The question that waits to be asked, once."""
    ask: Ask | None = st.session_state.pop("next_ask", None)
    return ask


def current_id() -> str | None:
    """The conversation that is open."""
    found: str | None = st.session_state.get("conversation")
    return found


def open_conversation(conversation_id: str | None) -> None:
    """Opens a conversation, or a new one; made for callbacks of widgets."""
    st.session_state.conversation = conversation_id
    st.session_state.pop("editing", None)


def current() -> Conversation | None:
    """The open conversation as it is kept."""
    conversation_id = current_id()
    return book().conversation(owner(), conversation_id) if conversation_id else None


def begin(ask: Ask) -> int:
    """Keeps a question in the open conversation; its position there."""
    conversation_id = current_id()
    if ask.instead_of is not None and conversation_id:
        book().drop_turns(owner(), conversation_id, ask.instead_of)
    conversation_id, position = book().begin_turn(owner(), conversation_id, ask.question)
    st.session_state.conversation = conversation_id
    st.session_state.asked = st.session_state.get("asked", 0) + 1
    return position


@contextmanager
def being_kept() -> Iterator[None]:
    """While a question is answered and its answer kept.

    Streamlit may begin the next run of a page before this one has come to its end.
    """
    kept = threading.Event()
    st.session_state.kept = kept
    try:
        yield
    finally:
        kept.set()


def wait_until_kept() -> None:
    """Waits, for moments, until the run before this one has kept its answer."""
    kept: threading.Event | None = st.session_state.get("kept")
    if kept is not None:
        kept.wait(_KEEPING_S)


def answer_to(
    ask: Ask,
    earlier: list[Turn],
    show: Callable[[Sentence], None],
    stopped: Callable[[], bool],
) -> tuple[KeptAnswer | None, str | None]:
    """The answer to a question, or the sentence that says why there is none.

    Args:
        ask: what is asked.
        earlier: the turns before.
        show: given each sentence of a chat model that has passed.
        stopped: whether the reader wants no more of it.
    """
    asked = assistant()
    try:
        before = [turn.question for turn in earlier if turn.answer]
        answer = _answer(asked, ask, before, show, stopped)
        wording = Wording(messages(answer.language), date.today())
        more = next_questions(asked, answer, wording)
        return keep_answer(answer, asked.shelves.catalogue, date.today(), more), None
    except MgiRagError as error:
        return None, str(error)


def _answer(
    asked: Assistant,
    ask: Ask,
    earlier: list[str],
    show: Callable[[Sentence], None],
    stopped: Callable[[], bool],
) -> Answer:
    if ask.parts is not None:
        return ask_parts(asked, ask.parts, ask.language, show, stopped)
    return asked.answered(ask.question, earlier, show=show, stopped=stopped).answer
