"""Likeness of a question to records by their vectors: exact cosine similarities."""

import threading
from collections.abc import Collection, Sequence
from typing import Final

from mgi_rag.errors import StoreError
from mgi_rag.index.client import chroma_failures
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.schema import Shelf, StoreState
from mgi_rag.index.store import Store

IN_MEMORY: Final = 20_000
"""Records up to which a collection's vectors are held in memory (count): 31 MB at 384 floats."""
_BY_ID: Final = 500
"""Records of a larger collection up to which their vectors are fetched by id (count)."""
_NEAREST: Final = 1_000
"""Neighbours that a larger collection is asked for (count)."""


class DenseIndex:
    """The vectors of one collection at one generation; read when first asked, from any thread."""

    def __init__(self, store: Store, state: StoreState, shelf: Shelf, ids: Sequence[str]) -> None:
        self._store = store
        self._state = state
        self._shelf = shelf
        self._rows = {record: row for row, record in enumerate(ids)}
        self._matrix: Vectors | None = None
        self._reading = threading.Lock()

    def scores(self, query: Vectors, ids: Collection[str]) -> dict[str, float]:
        """Cosine similarity (-1 to 1) of the unit vector `query` to each of the records.

        Exact for collections of up to `IN_MEMORY` records and for small sets of ids; of a larger
        set in a larger collection, the records among Chroma's nearest neighbours alone are given.
        Raises StoreError when a vector is missing or is being written anew.
        """
        asked = [record for record in ids if record in self._rows]
        if len(self._rows) <= IN_MEMORY:
            rows = self._all()[[self._rows[record] for record in asked]]
        elif len(asked) <= _BY_ID:
            rows = self._read(asked)
        else:
            return self._nearest(query, frozenset(asked))
        return dict(zip(asked, (rows @ query).tolist(), strict=True))

    def _all(self) -> Vectors:
        with self._reading:
            if self._matrix is None:
                self._matrix = self._read(list(self._rows))
            return self._matrix

    def _read(self, ids: Sequence[str]) -> Vectors:
        try:
            return self._store.vectors(self._shelf, ids)
        except StoreError:
            if self._store.state() == self._state:
                raise
            # Not damaged: another process is changing the records that were to be read.
            raise StoreError(
                f"The store in {self._store.folder} is being indexed; try again when that is done"
            ) from None

    def _nearest(self, query: Vectors, ids: frozenset[str]) -> dict[str, float]:
        with chroma_failures(self._store.folder):
            found = self._store.collection(self._shelf).query(
                query_embeddings=query.reshape(1, -1), n_results=_NEAREST, include=["distances"]
            )
        distances = (found["distances"] or [[]])[0]
        pairs = zip(found["ids"][0], distances, strict=True)
        return {record: 1.0 - distance for record, distance in pairs if record in ids}
