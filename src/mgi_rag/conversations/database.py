"""The file of the book: opened, its tables made, its version checked."""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel, create_engine, text

from mgi_rag.conversations.tables import SCHEMA
from mgi_rag.errors import StoreError

_LOCK_WAIT_S: Final = 10
"""How long a writer waits for another (seconds)."""


def open_database(path: Path) -> Engine:
    """The database in a file, its tables made where there are none.

    Raises StoreError for a file that cannot be written or that another version has made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
        engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _LOCK_WAIT_S})
        event.listen(engine, "connect", _set_up_connection)
        with engine.begin() as connection:
            version = int(connection.execute(text("PRAGMA user_version")).scalar_one())
            if version not in (0, SCHEMA):
                raise StoreError(
                    f"{path} was made by another version of the program (tables {version}, not "
                    f"{SCHEMA}); move it away, or name another folder in MGI_RAG_DATA"
                )
            SQLModel.metadata.create_all(connection)
            connection.execute(text(f"PRAGMA user_version = {SCHEMA}"))
    except (OSError, SQLAlchemyError) as error:
        raise unusable(path, error) from None
    return engine


def _set_up_connection(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    # What is deleted is overwritten, not merely unlinked: forgetting is for good.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def unusable(path: Path, error: Exception) -> StoreError:
    """The error that says in one sentence why the file cannot be used, and what to do."""
    first = str(getattr(error, "orig", None) or error).splitlines()[0]
    return StoreError(
        f"The conversations in {path} cannot be used ({first}); make the file writable, or name "
        "another folder in MGI_RAG_DATA"
    )
