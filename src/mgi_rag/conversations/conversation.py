"""A conversation as it is read from the book: its turns in order, and how a list names it."""

from dataclasses import dataclass
from datetime import datetime

from mgi_rag.conversations.kept import KeptAnswer


@dataclass(frozen=True)
class Turn:
    """One question, and what was answered."""

    position: int
    question: str
    answer: KeptAnswer | None
    """None while it is being answered, when that was stopped, and where there is a problem."""
    problem: str | None
    asked_at: datetime


@dataclass(frozen=True)
class Heading:
    """A conversation as a list names it."""

    conversation_id: str
    title: str
    changed_at: datetime


@dataclass(frozen=True)
class Conversation:
    """A conversation with its turns in order."""

    conversation_id: str
    title: str
    started_at: datetime
    turns: tuple[Turn, ...]
