"""The store: five Chroma collections in one folder, opened, checked and described."""

import shutil
import uuid
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from mgi_rag.errors import StoreError
from mgi_rag.index.client import DATABASE, chroma_failures, connect, disconnect, path_of
from mgi_rag.index.embedders import Embedder, Vectors
from mgi_rag.index.schema import (
    SEARCHED,
    Metadata,
    Phase,
    Shelf,
    StoreState,
    damaged,
    state_from_metadata,
)

if TYPE_CHECKING:
    from chromadb import Collection
    from langchain_chroma import Chroma

AT_A_TIME: Final = 5_000
"""Records asked of Chroma in one call (count); its own limit is 5,461."""
_PROBE: Final = 50
"""Vectors looked up at either end of a collection when a store is verified (count)."""


class Store:
    """An open store. Made by `open_store` and `create_store`; may be used from many threads.

    The connection is released by `close`, or when nothing refers to the store any more.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = connect(folder)
        self._release = weakref.finalize(
            self, disconnect, self.client, folder, path_of(self.client)
        )

    def close(self) -> None:
        """Releases files and connections; closing twice does nothing."""
        self._release()

    def collection(self, shelf: Shelf) -> "Collection":
        """The collection as it is now. Raises StoreError when it is not there."""
        with chroma_failures(self.folder):
            return self.client.get_collection(shelf.value, embedding_function=None)

    def state(self) -> StoreState:
        """What the store says of itself now, whichever process wrote it last.

        Raises StoreError for a store of another schema, or a damaged one.
        """
        metadata = self.collection(Shelf.DOCUMENTS).metadata or {}
        return state_from_metadata(dict(metadata), str(self.folder))

    def write_state(self, state: StoreState) -> None:
        """Records the state; only for who holds the writer's lock."""
        with chroma_failures(self.folder):
            self.collection(Shelf.DOCUMENTS).modify(metadata=dict(state.as_metadata()))

    def require_embedder(self, name: str) -> None:
        """Raises StoreError, naming both, when the store was made with another model."""
        kept = self.state().embedder
        if kept != name:
            raise StoreError(
                f"The store in {self.folder} was made with the embedding model {kept}, not with "
                f"{name}; run `mgi-rag index --rebuild`, or set MGI_RAG_EMBEDDER={kept}"
            )

    def verify(self) -> None:
        """Raises StoreError when records or vectors are missing.

        A store that another process is writing is not looked at, since what is missing then may
        be on its way.
        """
        while (state := self.state()).phase is Phase.COMPLETE:
            try:
                self._verify_counts(state)
                return self.verify_vectors()
            except StoreError:
                # Only a fault if nobody has written meanwhile.
                if self.state() == state:
                    raise

    def verify_vectors(self) -> None:
        """Raises StoreError when vectors are missing.

        A store whose vector files are gone still answers queries, with fewer rows and no error:
        so both ends of every collection are looked up by id as well.
        """
        dimension = self.state().dimension
        for shelf in SEARCHED:
            with chroma_failures(self.folder):
                collection = self.collection(shelf)
                wanted = min(collection.count(), _PROBE)
                if wanted and not _has_vectors(collection, wanted, dimension):
                    raise damaged(str(self.folder), f"{shelf} has lost vectors")

    def _verify_counts(self, state: StoreState) -> None:
        for shelf in Shelf:
            with chroma_failures(self.folder):
                count = self.collection(shelf).count()
            if count != state.count(shelf):
                raise damaged(
                    str(self.folder),
                    f"{shelf} holds {count} records where {state.count(shelf)} were written",
                )

    def vectors(self, shelf: Shelf, ids: Sequence[str]) -> Vectors:
        """The vectors of these records, as rows in the order of `ids`.

        Raises StoreError when one of them is not there.
        """
        rows: dict[str, object] = {}
        with chroma_failures(self.folder):
            collection = self.collection(shelf)
            for batch in batches(ids):
                found = collection.get(ids=list(batch), include=["embeddings"])
                embeddings = found["embeddings"]
                if embeddings is not None:
                    rows.update(zip(found["ids"], embeddings, strict=True))
        missing = next((record for record in ids if record not in rows), None)
        if missing is not None:
            raise damaged(str(self.folder), f"{shelf} has no vector for {missing}")
        if not ids:
            return np.empty((0, self.state().dimension), dtype=np.float32)
        return np.asarray([rows[record] for record in ids], dtype=np.float32)

    def vector_store(self, shelf: Shelf, embedder: Embedder) -> "Chroma":
        """The collection as a LangChain vector store; it lives as long as this store is kept.

        Raises StoreError when the store was made with another model.
        """
        # A second and a half: only who works with LangChain's vector store pays for it.
        from langchain_chroma import Chroma

        self.require_embedder(embedder.name)
        # Chroma() would make a missing collection, and make it with another distance.
        return Chroma(
            client=self.client,
            collection_name=shelf.value,
            embedding_function=embedder,
            create_collection_if_not_exists=False,
        )


def store_exists(folder: Path) -> bool:
    """Whether there is a store in the folder, whole or not."""
    database = folder / DATABASE
    return database.is_file() and database.stat().st_size > 0


def open_store(folder: Path) -> Store:
    """Opens a store that is there, and verifies it.

    Raises StoreError when there is none, when it is damaged, of another schema, or in a folder
    that cannot be written.
    """
    if not store_exists(folder):
        raise StoreError(f"There is no store in {folder} yet; run `mgi-rag index` to make it")
    store = Store(folder)
    try:
        if not _is_begun(store):
            raise StoreError(f"There is no store in {folder} yet; run `mgi-rag index` to make it")
        store.verify()
    except BaseException:
        store.close()
        raise
    return store


def create_store(folder: Path, embedder: Embedder) -> Store:
    """Opens the store in the folder, or makes an empty one there for that model.

    Only for who holds the writer's lock. Raises StoreError as `open_store` does, and when the
    store was made with another model.
    """
    store = Store(folder)
    try:
        if not _is_begun(store):
            _lay_out(store, embedder)
        store.require_embedder(embedder.name)
        store.verify()
        store.verify_vectors()
    except BaseException:
        store.close()
        raise
    return store


def discard_store(folder: Path) -> None:
    """Removes the store's files and nothing else; only for who holds the writer's lock.

    Dropping the collections instead would leave their vector files behind, and cannot be done at
    all where the database is torn. Raises StoreError when the files cannot be removed.
    """
    try:
        for entry in folder.iterdir():
            if entry.name.startswith(DATABASE):
                entry.unlink()
            elif entry.is_dir() and _is_uuid(entry.name):
                shutil.rmtree(entry)
    except OSError as error:
        raise StoreError(
            f"The store in {folder} cannot be removed ({error.strerror or error}); end the "
            f"programs that use it, or name another folder with --store"
        ) from None


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in pieces that Chroma takes in one call."""
    for start in range(0, len(ids), AT_A_TIME):
        yield ids[start : start + AT_A_TIME]


def _is_begun(store: Store) -> bool:
    with chroma_failures(store.folder):
        names = {collection.name for collection in store.client.list_collections()}
    return Shelf.DOCUMENTS.value in names


def _lay_out(store: Store, embedder: Embedder) -> None:
    """Makes the collections; `mgi-documents` last, since its presence says that all are there."""
    state = StoreState(uuid.uuid4().hex, embedder.name, embedder.dimension)
    with chroma_failures(store.folder):
        left_over = {collection.name for collection in store.client.list_collections()}
        for shelf in Shelf:
            if shelf.value in left_over:
                store.client.delete_collection(shelf.value)
            metadata: Metadata = state.as_metadata() if shelf is Shelf.DOCUMENTS else {}
            store.client.create_collection(
                shelf.value,
                metadata=dict(metadata) or None,
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine"}},
            )


def _has_vectors(collection: "Collection", wanted: int, dimension: int) -> bool:
    query = np.ones((1, dimension), dtype=np.float32)
    found = collection.query(query_embeddings=query, n_results=wanted, include=[])
    for offset in {0, collection.count() - wanted}:
        # Raises for a row whose vector is nowhere.
        collection.get(limit=wanted, offset=offset, include=["embeddings"])
    return len(found["ids"][0]) == wanted


def _is_uuid(name: str) -> bool:
    try:
        return str(uuid.UUID(name)) == name
    except ValueError:
        return False
