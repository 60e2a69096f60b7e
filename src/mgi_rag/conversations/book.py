"""The book of conversations: kept in SQLite, opened only with their owner's key."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, col, delete, select, text

from mgi_rag.conversations.conversation import Conversation, Heading, Turn
from mgi_rag.conversations.database import open_database, unusable
from mgi_rag.conversations.kept import KeptAnswer, from_json, to_json
from mgi_rag.conversations.owners import owner_hash
from mgi_rag.conversations.tables import (
    ConversationRow,
    FeedbackRow,
    PreferenceRow,
    TurnRow,
    now,
)

TITLE_LENGTH: Final = 80
"""Characters of the first question that name a conversation."""


def open_book(path: Path) -> "Book":
    """The book in a file, made where there is none.

    Raises StoreError for a file that cannot be written or that another version has made.
    """
    return Book(open_database(path), path)


class Book:
    """Conversations and feedback of all owners. Made by `open_book`; safe in many threads.

    Every method raises StoreError when the file cannot be used. A conversation of another owner
    is treated like one that does not exist.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @contextmanager
    def _session(self) -> Iterator[Session]:
        try:
            with Session(self._engine, expire_on_commit=False) as session:
                yield session
                session.commit()
        except SQLAlchemyError as error:
            raise unusable(self.path, error) from None

    def begin_turn(self, owner: str, conversation_id: str | None, question: str) -> tuple[str, int]:
        """Keeps a question before it is answered; the conversation's id and its position in it.

        Without a conversation of this owner under that id a new one is started.
        """
        with self._session() as session:
            row = _own(session, owner, conversation_id)
            if row is None:
                title = " ".join(question.split())[:TITLE_LENGTH]
                row = ConversationRow(
                    id=secrets.token_urlsafe(12), owner=owner_hash(owner), title=title
                )
                session.add(row)
                session.flush()
            positions = session.exec(
                select(TurnRow.position).where(TurnRow.conversation_id == row.id)
            ).all()
            position = max(positions, default=-1) + 1
            session.add(
                TurnRow(
                    conversation_id=row.id,
                    position=position,
                    question=question,
                    words=question.casefold(),
                )
            )
            row.changed_at = now()
            return row.id, position

    def end_turn(
        self, conversation_id: str, position: int, answer: KeptAnswer | None, problem: str | None
    ) -> None:
        """Keeps the answer to a question, or the sentence that says why there is none."""
        with self._session() as session:
            row = session.exec(
                select(TurnRow).where(
                    TurnRow.conversation_id == conversation_id, TurnRow.position == position
                )
            ).first()
            if row is not None:
                row.answer = to_json(answer) if answer else None
                row.problem = problem
                said = answer.text if answer else problem or ""
                row.words = f"{row.question}\n{said}".casefold()

    def drop_turns(self, owner: str, conversation_id: str, position: int) -> None:
        """Takes away a turn and all after it, to ask again or otherwise."""
        with self._session() as session:
            if _own(session, owner, conversation_id) is not None:
                session.exec(
                    delete(TurnRow).where(
                        col(TurnRow.conversation_id) == conversation_id,
                        col(TurnRow.position) >= position,
                    )
                )

    def conversation(self, owner: str, conversation_id: str) -> Conversation | None:
        """A conversation of this owner exactly as it was seen, or None."""
        with self._session() as session:
            row = _own(session, owner, conversation_id)
            if row is None:
                return None
            turns = session.exec(
                select(TurnRow)
                .where(TurnRow.conversation_id == row.id)
                .order_by(col(TurnRow.position))
            ).all()
            return Conversation(row.id, row.title, row.started_at, tuple(map(_turn, turns)))

    def conversations(self, owner: str, search: str = "") -> tuple[Heading, ...]:
        """An owner's conversations, newest first; with a search, those that hold its words."""
        query = select(ConversationRow).where(ConversationRow.owner == owner_hash(owner))
        with self._session() as session:
            rows = session.exec(query.order_by(col(ConversationRow.changed_at).desc())).all()
            if needle := search.strip().casefold():
                holding = set(
                    session.exec(
                        select(TurnRow.conversation_id).where(
                            col(TurnRow.words).contains(needle, autoescape=True)
                        )
                    ).all()
                )
                rows = [r for r in rows if r.id in holding or needle in r.title.casefold()]
            return tuple(Heading(row.id, row.title, row.changed_at) for row in rows)

    def rename(self, owner: str, conversation_id: str, title: str) -> None:
        """Gives a conversation another title; an empty one changes nothing."""
        with self._session() as session:
            row = _own(session, owner, conversation_id)
            cleaned = " ".join(title.split())[:TITLE_LENGTH]
            if row is not None and cleaned:
                row.title = cleaned

    def delete(self, owner: str, conversation_id: str) -> None:
        """Deletes a conversation for good."""
        with self._session() as session:
            row = _own(session, owner, conversation_id)
            if row is not None:
                session.delete(row)

    def give_feedback(
        self,
        owner: str,
        verdict: str,
        answer: KeptAnswer,
        reason: str | None = None,
        comment: str = "",
        citation: int | None = None,
    ) -> None:
        """Keeps what somebody thought of an answer, with its plan, its evidence and its text."""
        with self._session() as session:
            session.add(
                FeedbackRow(
                    owner=owner_hash(owner),
                    verdict=verdict,
                    reason=reason,
                    comment=comment.strip(),
                    question=answer.question,
                    answer=to_json(answer),
                    citation=citation,
                )
            )

    def feedback(self) -> Sequence[FeedbackRow]:
        """All feedback, oldest first."""
        with self._session() as session:
            return session.exec(select(FeedbackRow).order_by(col(FeedbackRow.id))).all()

    def language(self, owner: str) -> str | None:
        """The interface language that an owner chose, or None."""
        with self._session() as session:
            row = session.get(PreferenceRow, owner_hash(owner))
            return row.language if row else None

    def choose_language(self, owner: str, language: str) -> None:
        """Keeps an owner's interface language."""
        with self._session() as session:
            session.merge(PreferenceRow(owner=owner_hash(owner), language=language))

    def forget(self, owner: str | None = None) -> int:
        """Deletes all that is kept of an owner, or of everybody, for good.

        Gives the number of conversations that are gone.
        """
        whose = owner_hash(owner) if owner is not None else None
        with self._session() as session:
            rows = session.exec(select(ConversationRow.id, ConversationRow.owner)).all()
            gone = sum(whose in (None, row_owner) for _, row_owner in rows)
            for table in (ConversationRow, FeedbackRow, PreferenceRow):
                statement = delete(table)
                if whose is not None:
                    statement = statement.where(col(table.owner) == whose)
                session.exec(statement)
        with self._engine.connect() as connection:
            # The log of changes still holds the deleted pages until it is emptied.
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return gone

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()


def _own(session: Session, owner: str, conversation_id: str | None) -> ConversationRow | None:
    row = session.get(ConversationRow, conversation_id) if conversation_id else None
    return row if row is not None and row.owner == owner_hash(owner) else None


def _turn(row: TurnRow) -> Turn:
    answer = from_json(row.answer) if row.answer else None
    return Turn(row.position, row.question, answer, row.problem, row.asked_at)
