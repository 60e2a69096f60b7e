"""The one place where a Chroma client is made, and where Chroma's failures become sentences."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from mgi_rag.errors import StoreError
from mgi_rag.index.schema import damaged

if TYPE_CHECKING:
    from chromadb.api.client import Client

DATABASE: Final = "chroma.sqlite3"
"""The file by which an embedded Chroma store is known."""

_spelling_guard: Final = threading.Lock()
_spellings: Final[dict[Path, set[int]]] = {}


def connect(folder: Path) -> "Client":
    """A client of its own on the embedded store in `folder`, which is made if it is not there.

    Raises StoreError when the folder cannot be written or its database cannot be read.
    """
    # Half a second or more, and no use to who only asks for help.
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    path = _own_spelling(folder)
    try:
        with chroma_failures(folder):
            client = chromadb.PersistentClient(
                path=path, settings=Settings(anonymized_telemetry=False)
            )
            # Declared as ClientAPI, which does not know `close`.
            return cast("Client", client)
    except StoreError:
        # Chroma keeps the half-started system of a failed opening and would serve it again.
        SharedSystemClient._identifier_to_system.pop(path, None)
        SharedSystemClient._identifier_to_refcount.pop(path, None)
        _give_back_spelling(folder, path)
        raise


def disconnect(client: "Client", folder: Path, path: str) -> None:
    """Releases the client's files and connections; collections taken from it are dead after."""
    client.close()
    _give_back_spelling(folder, path)


def path_of(client: "Client") -> str:
    """The spelling of the folder under which the client was made."""
    return str(client.get_settings().persist_directory)


@contextmanager
def chroma_failures(folder: Path) -> Iterator[None]:
    """Turns what Chroma raises on a bad store into StoreError; other errors pass.

    The Rust core panics on some torn files, and its PanicException is a BaseException that can
    only be told by its name.
    """
    from chromadb.errors import InternalError, NotFoundError

    try:
        yield
    except (InternalError, NotFoundError, ValueError, OSError) as error:
        raise _told(folder, error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _told(folder, error) from error


def _told(folder: Path, error: BaseException) -> StoreError:
    text = str(error)
    if "readonly" in text or "code: 14" in text or isinstance(error, PermissionError):
        return StoreError(
            f"The store in {folder} cannot be written, and Chroma needs to even for reading; make "
            f"the folder writable, or name another with --store or MGI_RAG_STORE"
        )
    if "code: 13" in text or "No space left" in text:
        return StoreError(
            f"There is no space left for the store in {folder}; make some, or name another folder "
            f"with --store, then run `mgi-rag index` again"
        )
    if "locked" in text or "code: 5)" in text:
        return StoreError(f"The store in {folder} is busy; try again in a moment")
    first = text.strip().splitlines()[0] if text.strip() else type(error).__name__
    return damaged(str(folder), first)


def _own_spelling(folder: Path) -> str:
    """The folder's path, spelt as nobody else in this process spells it now.

    Chroma shares one system among all clients of one spelling of a path. A system never sees the
    vectors that another process adds, so whoever reopens a store needs one of its own.
    """
    resolved = folder.resolve()
    with _spelling_guard:
        taken = _spellings.setdefault(resolved, set())
        free = next(n for n in range(len(taken) + 1) if n not in taken)
        taken.add(free)
    return str(resolved) + "/." * free


def _give_back_spelling(folder: Path, path: str) -> None:
    resolved = folder.resolve()
    with _spelling_guard:
        _spellings[resolved].discard((len(path) - len(str(resolved))) // 2)
