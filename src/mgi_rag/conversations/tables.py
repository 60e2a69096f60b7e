"""The tables of the conversation database."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Column, ForeignKey, String
from sqlmodel import Field, SQLModel

SCHEMA: Final = 1
"""Version of the tables, kept in SQLite's `user_version`."""


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(tz=UTC)


class ConversationRow(SQLModel, table=True):
    """One conversation of one owner."""

    __tablename__ = "conversation"

    id: str = Field(primary_key=True)
    owner: str = Field(index=True)
    """Hash of the owner's key: the database opens nobody's conversations."""
    title: str
    started_at: datetime = Field(default_factory=now)
    changed_at: datetime = Field(default_factory=now, index=True)


def _of_conversation() -> Column[str]:
    return Column(
        String, ForeignKey("conversation.id", ondelete="CASCADE"), index=True, nullable=False
    )


class TurnRow(SQLModel, table=True):
    """One question with its answer, once there is one."""

    __tablename__ = "turn"

    id: int | None = Field(default=None, primary_key=True)
    conversation_id: str = Field(sa_column=_of_conversation())
    position: int
    """Counted from 0 within the conversation."""
    question: str
    answer: str | None = None
    """A kept answer as JSON."""
    problem: str | None = None
    """The sentence shown where there is no answer."""
    words: str = ""
    """Question and answer in lower case, for the search."""
    asked_at: datetime = Field(default_factory=now)


class FeedbackRow(SQLModel, table=True):
    """What somebody thought of an answer, with all that is needed to look into it."""

    __tablename__ = "feedback"

    id: int | None = Field(default=None, primary_key=True)
    owner: str = Field(index=True)
    verdict: str
    """`good`, `bad` or `wrong_citation`."""
    reason: str | None = None
    comment: str = ""
    question: str
    answer: str
    """The kept answer as JSON: its plan, its evidence and its text."""
    citation: int | None = None
    """Number of the citation that is reported."""
    given_at: datetime = Field(default_factory=now)


class PreferenceRow(SQLModel, table=True):
    """What an owner has chosen in the settings."""

    __tablename__ = "preference"

    owner: str = Field(primary_key=True)
    language: str
    """ISO 639-1 tag of the interface."""
