"""One writer at a time: two of them break an embedded Chroma store for good."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from mgi_rag.errors import StoreError
from mgi_rag.settings import settings

LOCK: Final = "writer.lock"
HOLDER: Final = "writer.pid"
"""Beside the lock, because a lock file that is held cannot be read everywhere."""


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Holds the store's lock; the folder is made if it is not there.

    Waits `MGI_RAG_LOCK_WAIT_S` seconds for another writer, then raises StoreError that names the
    holder; StoreError too when the folder cannot be written. The system lets go of the lock of a
    process that dies, and the lock file stays, since removing it would part two writers' locks.
    """
    lock = FileLock(folder / LOCK, timeout=settings().lock_wait_s, preserve_lock_file=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise StoreError(
            f"The store in {folder} is being written by {_holder(folder)}; wait until it is done, "
            f"or end it, then try again"
        ) from None
    except OSError as error:
        raise StoreError(
            f"The store in {folder} cannot be written ({error.strerror or error}); make the folder "
            f"writable, or name another with --store or MGI_RAG_STORE"
        ) from None
    try:
        (folder / HOLDER).write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        lock.release()


def is_being_written(folder: Path) -> bool:
    """Whether a process holds the store's lock now."""
    if not (folder / LOCK).exists():
        return False
    lock = FileLock(folder / LOCK, timeout=0, preserve_lock_file=True)
    try:
        with lock:
            return False
    except (Timeout, OSError):
        return True


def _holder(folder: Path) -> str:
    try:
        return f"process {int((folder / HOLDER).read_text(encoding='ascii'))}"
    except (OSError, ValueError):
        return "another process"
