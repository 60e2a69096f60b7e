"""Brings a store in line with a corpus: only what changed is written, only new text embedded.

A run may be killed at any point. A document's own record leaves before anything of it is touched
and comes back when everything of it is in, and the store counts as complete only between runs; so
the next run finds what is missing and readers never take half a profile for a whole one.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from mgi_rag.index.client import chroma_failures
from mgi_rag.index.embedders import Embedder, Vectors
from mgi_rag.index.lock import writer_lock
from mgi_rag.index.plan import DocumentChange, Plan, plan_changes
from mgi_rag.index.records import DocumentRecords, Record, reader_stamp, reading_from_json
from mgi_rag.index.report import Changes, IndexReport
from mgi_rag.index.schema import Phase, Shelf, damaged
from mgi_rag.index.store import (
    Store,
    batches,
    create_store,
    discard_store,
    open_store,
    store_exists,
)
from mgi_rag.index.topics.assign import assign_topics
from mgi_rag.profiles.finding import Domain
from mgi_rag.profiles.reading import Corpus, Reading
from mgi_rag.settings import settings

Progress = Callable[[int, int], None]
"""Told after every batch how many passages of how many are embedded."""

_NO_MEANING: Final = 1.0
"""The one component of the vectors of records that nobody searches."""


def index_corpus(
    corpus: Corpus, folder: Path, embedder: Embedder, progress: Progress | None = None
) -> IndexReport:
    """Makes the store in `folder` hold exactly the corpus; a second run does nothing.

    Raises StoreError when the store is damaged, locked, unwritable, or made with another model or
    schema; ModelError when the model cannot be loaded.
    """
    with writer_lock(folder):
        return _reconcile(corpus, folder, embedder, progress)


def rebuild_index(
    corpus: Corpus, folder: Path, embedder: Embedder, progress: Progress | None = None
) -> IndexReport:
    """Makes the store in `folder` anew, whatever is there: the remedy for a damaged store.

    Raises as `index_corpus`.
    """
    with writer_lock(folder):
        discard_store(folder)
        return _reconcile(corpus, folder, embedder, progress)


def known_readings(folder: Path) -> Callable[[str, str], Reading | None]:
    """A function from (file, sha256) to the kept reading of an unchanged document, or None.

    A reading that an older version of the readers made is not given. Raises StoreError for a
    damaged store; where there is no store, nothing is known.
    """
    if not store_exists(folder):
        return lambda file, sha256: None
    store = open_store(folder)
    with chroma_failures(folder):
        found = store.collection(Shelf.READINGS).get(include=["metadatas"])
    stamps = {
        file: (metadata["sha256"], metadata["reader"])
        for file, metadata in zip(found["ids"], found["metadatas"] or (), strict=True)
    }

    def known(file: str, sha256: str) -> Reading | None:
        if stamps.get(file) != (sha256, reader_stamp()):
            return None
        with chroma_failures(folder):
            texts = store.collection(Shelf.READINGS).get(ids=[file], include=["documents"])
            return reading_from_json(texts["documents"][0]) if texts["documents"] else None

    return known


def _reconcile(
    corpus: Corpus, folder: Path, embedder: Embedder, progress: Progress | None
) -> IndexReport:
    store = create_store(folder, embedder)
    try:
        with chroma_failures(folder):
            plan = plan_changes(store, corpus)
        state = store.state()
        report = _report(plan, state.generation)
        is_whole = state.phase is Phase.COMPLETE and state.unreadable == corpus.unreadable
        if is_whole and plan.is_empty:
            return report
        store.write_state(replace(state, phase=Phase.INDEXING))
        _Writer(store, embedder, plan, progress).carry_out()
        report.generation = _complete(store, plan, corpus.unreadable)
        return report
    finally:
        store.close()


def _report(plan: Plan, generation: int) -> IndexReport:
    documents = plan.documents
    new = sum(change.is_new for change in documents)
    findings = [change.findings.counts for change in documents]
    return IndexReport(
        documents=Changes(new, len(documents) - new, len(plan.gone), plan.unchanged_documents),
        findings=Changes(
            sum(counts.added for counts in findings),
            sum(counts.changed for counts in findings),
            len(plan.orphans[Shelf.FINDINGS]),
            sum(counts.unchanged for counts in findings) + plan.unchanged_findings,
        ),
        guidance=plan.guidance.counts,
        embedded=plan.passages,
        generation=generation,
    )


class _Writer:
    """Carries out a plan, counting the embedded passages as it goes."""

    def __init__(
        self, store: Store, embedder: Embedder, plan: Plan, progress: Progress | None
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._plan = plan
        self._progress = progress or (lambda done, total: None)
        self._done = 0
        self._batch = settings().embedding_batch

    def carry_out(self) -> None:
        """Writes everything; the caller marks the store complete."""
        plan = self._plan
        changed = [change.records.file for change in plan.documents if not change.is_new]
        self._delete(Shelf.DOCUMENTS, [*plan.gone, *changed])
        for shelf, ids in plan.orphans.items():
            self._delete(shelf, ids)
        for group in self._groups(plan.documents):
            self._write_documents(group)
        self._delete(Shelf.GUIDANCE, plan.guidance.delete)
        self._rewrite(Shelf.GUIDANCE, plan.guidance.rewrite)
        self._embed(Shelf.GUIDANCE, plan.guidance.embed)

    def _groups(self, changes: Iterable[DocumentChange]) -> Iterator[list[DocumentChange]]:
        """Documents together until they fill the model's batch."""
        group: list[DocumentChange] = []
        for change in changes:
            group.append(change)
            if sum(member.passages for member in group) >= self._batch:
                yield group
                group = []
        if group:
            yield group

    def _write_documents(self, group: Sequence[DocumentChange]) -> None:
        self._rewrite(Shelf.CHUNKS, [r for change in group for r in change.chunks.rewrite])
        self._embed(Shelf.CHUNKS, [r for change in group for r in change.chunks.embed])
        self._rewrite(Shelf.FINDINGS, [r for change in group for r in change.findings.rewrite])
        self._embed(Shelf.FINDINGS, [r for change in group for r in change.findings.embed])
        self._write_plain(Shelf.READINGS, [change.records.reading for change in group])
        self._write_plain(Shelf.DOCUMENTS, [self._with_topics(change.records) for change in group])

    def _with_topics(self, records: DocumentRecords) -> Record:
        """A document's own record with the topics of its findings."""
        findings = records.findings
        vectors = self._store.vectors(Shelf.FINDINGS, [r.record_id for r in findings])
        texts = [record.embedded or "" for record in findings]
        languages = [str(record.metadata["language"]) for record in findings]
        domains = [Domain(int(str(record.metadata["domain"]))) for record in findings]
        assigned = assign_topics(texts, languages, domains, vectors, self._embedder.name)
        topics = {r.record_id: shares for r, shares in zip(findings, assigned, strict=True)}
        return replace(
            records.document, metadata=records.document.metadata | {"topics": json.dumps(topics)}
        )

    def _embed(self, shelf: Shelf, records: Sequence[Record]) -> None:
        for start in range(0, len(records), self._batch):
            batch = records[start : start + self._batch]
            vectors = self._embedder.vectors([record.embedded or "" for record in batch])
            self._replace(shelf, batch, vectors)
            self._done += len(batch)
            self._progress(self._done, self._plan.passages)

    def _rewrite(self, shelf: Shelf, records: Sequence[Record]) -> None:
        for start in range(0, len(records), self._batch):
            batch = records[start : start + self._batch]
            kept = self._store.vectors(shelf, [record.record_id for record in batch])
            self._replace(shelf, batch, kept)

    def _write_plain(self, shelf: Shelf, records: Sequence[Record]) -> None:
        for start in range(0, len(records), self._batch):
            batch = records[start : start + self._batch]
            self._replace(shelf, batch, np.full((len(batch), 1), _NO_MEANING, dtype=np.float32))

    def _replace(self, shelf: Shelf, records: Sequence[Record], vectors: Vectors) -> None:
        """Deletes and adds: an upsert would keep metadata keys that the record no longer has."""
        ids = [record.record_id for record in records]
        with chroma_failures(self._store.folder):
            collection = self._store.collection(shelf)
            collection.delete(ids=ids)
            collection.add(
                ids=ids,
                embeddings=vectors,
                documents=[record.content for record in records],
                metadatas=[dict(record.stored_metadata()) for record in records],
            )

    def _delete(self, shelf: Shelf, ids: Sequence[str]) -> None:
        with chroma_failures(self._store.folder):
            collection = self._store.collection(shelf)
            for batch in batches(ids):
                collection.delete(ids=list(batch))


def _complete(store: Store, plan: Plan, unreadable: int) -> int:
    """Marks the store complete and gives its new generation; StoreError when records are amiss."""
    for shelf, expected in plan.expected.items():
        with chroma_failures(store.folder):
            count = store.collection(shelf).count()
        if count != expected:
            raise damaged(str(store.folder), f"{shelf} holds {count} records, not {expected}")
    state = store.state()
    store.write_state(
        replace(
            state,
            generation=state.generation + 1,
            phase=Phase.COMPLETE,
            documents=plan.expected[Shelf.DOCUMENTS],
            findings=plan.expected[Shelf.FINDINGS],
            chunks=plan.expected[Shelf.CHUNKS],
            guidance=plan.expected[Shelf.GUIDANCE],
            unreadable=unreadable,
            guidance_digest=plan.guidance_digest,
        )
    )
    return state.generation + 1
