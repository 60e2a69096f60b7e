"""What all visits share: one assistant, with its model and index, and one book of conversations."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.next_questions import first_questions
from mgi_rag.chat.wording import Wording
from mgi_rag.conversations.book import Book, open_book
from mgi_rag.errors import MgiRagError
from mgi_rag.settings import settings

if TYPE_CHECKING:
    from streamlit.starlette import App

_guard = threading.RLock()


def assistant() -> Assistant:
    """The assistant over the store that the settings name. Raises MgiRagError as it opens."""
    with _guard:
        return _assistant(settings().store, settings().corpus)


@cache
def _assistant(store: Path, corpus: Path) -> Assistant:
    return Assistant.open(store, corpus)


def book() -> Book:
    """The book of conversations that the settings name. Raises StoreError as it opens."""
    with _guard:
        return _book(settings().conversations)


@cache
def _book(path: Path) -> Book:
    return open_book(path)


def questions_to_begin_with(wording: Wording) -> tuple[str, ...]:
    """Questions that the profiles at hand answer, made once for every state of the store."""
    open_assistant = assistant()
    state = open_assistant.shelves.state
    return _first_questions(open_assistant, state.generation, wording)


@cache
def _first_questions(
    open_assistant: Assistant, _generation: int, wording: Wording
) -> tuple[str, ...]:
    return first_questions(open_assistant, wording)


@asynccontextmanager
async def warm_up(_app: "App") -> AsyncIterator[dict[str, Any]]:
    """Opens the store and loads the model while the first visitor's page is still on its way."""
    threading.Thread(target=_open_everything, name="warm-up", daemon=True).start()
    yield {}


def _open_everything() -> None:
    try:
        assistant().without_model.ask("Can one apply for a visa online?")
        book()
    except MgiRagError:
        # Whoever opens a page is told the same in its place.
        return
