"""A store as a running program reads it: consistent, and reopened when another process wrote."""

import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mgi_rag.errors import StoreError
from mgi_rag.index.catalogue import Catalogue, UnfinishedError, load_catalogue
from mgi_rag.index.client import DATABASE
from mgi_rag.index.dense import DenseIndex
from mgi_rag.index.lexical import LexicalIndex, LexicalText
from mgi_rag.index.lock import is_being_written
from mgi_rag.index.records import chunk_domains, chunk_id
from mgi_rag.index.schema import Phase, Shelf, StoreState
from mgi_rag.index.store import Store, open_store, store_exists


@dataclass(frozen=True)
class Shelves:
    """One generation of a store: its catalogue, and its searches, read when first used.

    Whoever answers a question takes one of these at the start and keeps it to the end.
    """

    store: Store
    state: StoreState
    catalogue: Catalogue
    inode: int
    """Number of the database file, which changes when the store is rebuilt."""

    @cached_property
    def findings(self) -> DenseIndex:
        """The vectors of the findings."""
        return DenseIndex(self.store, self.state, Shelf.FINDINGS, list(self.catalogue.by_finding))

    @cached_property
    def guidance(self) -> DenseIndex:
        """The vectors of the passages about MGI itself."""
        return DenseIndex(self.store, self.state, Shelf.GUIDANCE, list(self.catalogue.by_guidance))

    @cached_property
    def chunks(self) -> DenseIndex:
        """The vectors of the chunks by profile and domain."""
        ids = [chunk_id(p, d) for p in self.catalogue.profiles for d in chunk_domains(p)]
        return DenseIndex(self.store, self.state, Shelf.CHUNKS, ids)

    @cached_property
    def finding_words(self) -> LexicalIndex:
        """The words of the findings."""
        return LexicalIndex(
            LexicalText(finding.finding_id, profile.language, finding.quote)
            for profile in self.catalogue.profiles
            for finding in profile.findings
        )

    @cached_property
    def guidance_words(self) -> LexicalIndex:
        """The words of the passages about MGI itself."""
        return LexicalIndex(
            LexicalText(passage.guidance_id, passage.language, passage.text)
            for passage in self.catalogue.guidance
        )


class Library:
    """A store kept open for reading. Made by `open_library`; may be used from many threads."""

    def __init__(self, folder: Path, embedder: str | None) -> None:
        self.folder = folder
        self._embedder = embedder
        self._guard = threading.Lock()
        self._current = _read(folder, embedder)

    @property
    def current(self) -> Shelves:
        """The newest complete generation, read again if another process has written.

        While the store is being written the last complete generation goes on serving. Raises
        StoreError when the store was damaged, removed, or made anew with another model.
        """
        self.refresh()
        return self._current

    def refresh(self) -> bool:
        """Reads the store again if it has changed; whether it had. Raises as `current`."""
        with self._guard:
            try:
                if not _has_news(self._current):
                    return False
                # The old generation is released when the last question that uses it is answered:
                # closing it here would pull it away under them.
                self._current = _read(self.folder, self._embedder)
            except UnfinishedError:
                return False
            except StoreError:
                if is_being_written(self.folder):
                    return False
                raise
            return True

    def close(self) -> None:
        """Releases the store; nothing taken from the library works after."""
        self._current.store.close()


def open_library(folder: Path, embedder: str | None = None) -> Library:
    """Opens a store for reading.

    `embedder` is the name of the model that questions will be embedded with; None where nothing
    is searched by likeness. Raises StoreError when there is no store, when it is damaged or not
    complete, or was made with another model.
    """
    return Library(folder, embedder)


def _read(folder: Path, embedder: str | None) -> Shelves:
    store = open_store(folder)
    try:
        inode = _inode(folder)
        catalogue = load_catalogue(store)
        if embedder is not None:
            store.require_embedder(embedder)
        return Shelves(store, store.state(), catalogue, inode)
    except BaseException:
        store.close()
        raise


def _has_news(read: Shelves) -> bool:
    """Whether the store has, or may have, a complete generation other than the one read."""
    if _inode(read.store.folder) != read.inode:
        return True
    state = read.store.state()
    return state != read.state and state.phase is Phase.COMPLETE


def _inode(folder: Path) -> int:
    if not store_exists(folder):
        raise StoreError(f"The store in {folder} is gone; run `mgi-rag index` to make it again")
    return (folder / DATABASE).stat().st_ino
