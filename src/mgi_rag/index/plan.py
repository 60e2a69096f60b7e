"""What has to change for a store to hold what a corpus says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mgi_rag.index.records import (
    DocumentRecords,
    Record,
    chunk_domains,
    chunk_id,
    digest_of,
    document_records,
    guidance_records,
    profile_from_json,
)
from mgi_rag.index.report import Changes
from mgi_rag.index.schema import Phase, Shelf
from mgi_rag.index.store import Store, batches
from mgi_rag.index.topics.model import topics_stamp
from mgi_rag.profiles.reading import Corpus


@dataclass
class ShelfChanges:
    """What one collection needs."""

    embed: list[Record] = field(default_factory=list)
    """New, or with another embedded text."""
    rewrite: list[Record] = field(default_factory=list)
    """With other metadata or content around the same embedded text."""
    delete: list[str] = field(default_factory=list)
    """Ids that nothing in the corpus has any more."""
    counts: Changes = field(default_factory=Changes)


@dataclass
class DocumentChange:
    """What one new or changed document needs."""

    records: DocumentRecords
    is_new: bool
    findings: ShelfChanges
    chunks: ShelfChanges

    @property
    def passages(self) -> int:
        """How many texts the model will be asked for (count)."""
        return len(self.findings.embed) + len(self.chunks.embed)


@dataclass
class Plan:
    """All that a run has to do."""

    documents: list[DocumentChange]
    gone: list[str]
    """Files whose records leave the store."""
    orphans: dict[Shelf, list[str]]
    """Ids of findings, chunks and readings that belong to no document of the corpus."""
    guidance: ShelfChanges
    guidance_digest: str
    expected: dict[Shelf, int]
    """Records that each collection holds afterwards (count)."""
    unchanged_documents: int
    unchanged_findings: int

    @property
    def passages(self) -> int:
        """How many texts the model will be asked for (count)."""
        return sum(change.passages for change in self.documents) + len(self.guidance.embed)

    @property
    def is_empty(self) -> bool:
        """Whether the store already holds what the corpus says."""
        guidance = self.guidance
        return not (
            self.documents
            or self.gone
            or any(self.orphans.values())
            or guidance.embed
            or guidance.rewrite
            or guidance.delete
        )


def plan_changes(store: Store, corpus: Corpus) -> Plan:
    """Compares the corpus with the store, writing nothing."""
    state = store.state()
    stamp = topics_stamp(state.embedder)
    desired = {reading.file: document_records(reading, stamp) for reading in corpus.readings}
    stored = _stored_digests(store)
    changed = [
        records
        for file, records in desired.items()
        if stored.get(file) != records.document.metadata["digest"]
    ]
    gone = [file for file in stored if file not in desired]
    wanted = {
        Shelf.FINDINGS: {r.record_id for d in desired.values() for r in d.findings},
        Shelf.CHUNKS: {r.record_id for d in desired.values() for r in d.chunks},
        Shelf.READINGS: set(desired),
    }
    if state.phase is Phase.COMPLETE:
        touched = [*gone, *(d.file for d in changed if d.file in stored)]
        left = _ids_of_documents(store, touched) | {Shelf.READINGS: set(gone)}
    else:
        # A run that was killed may have left records of documents that are forgotten since.
        left = {shelf: all_ids(store, shelf) for shelf in wanted}
    guidance = guidance_records(corpus.guidance)
    digest = digest_of(guidance)
    is_same = digest == state.guidance_digest and state.phase is Phase.COMPLETE
    return Plan(
        documents=_document_changes(store, changed, frozenset(stored)),
        gone=gone,
        orphans={shelf: sorted(left[shelf] - wanted[shelf]) for shelf in wanted},
        guidance=_unchanged(guidance) if is_same else _guidance_changes(store, guidance),
        guidance_digest=digest,
        expected={shelf: len(ids) for shelf, ids in wanted.items()}
        | {Shelf.GUIDANCE: len(guidance), Shelf.DOCUMENTS: len(desired)},
        unchanged_documents=len(desired) - len(changed),
        unchanged_findings=len(wanted[Shelf.FINDINGS]) - sum(len(d.findings) for d in changed),
    )


def all_ids(store: Store, shelf: Shelf) -> set[str]:
    """Every id that a collection holds."""
    return set(store.collection(shelf).get(include=[])["ids"])


def _stored_digests(store: Store) -> dict[str, str]:
    found = store.collection(Shelf.DOCUMENTS).get(include=["metadatas"])
    pairs = zip(found["ids"], found["metadatas"] or (), strict=True)
    return {file: str(metadata["digest"]) for file, metadata in pairs}


def _ids_of_documents(store: Store, stored: Sequence[str]) -> dict[Shelf, set[str]]:
    """Ids of the findings and chunks that these documents have in the store."""
    ids: dict[Shelf, set[str]] = {Shelf.FINDINGS: set(), Shelf.CHUNKS: set()}
    collection = store.collection(Shelf.DOCUMENTS)
    for batch in batches(stored):
        for text in collection.get(ids=list(batch), include=["documents"])["documents"] or ():
            profile = profile_from_json(text)
            if profile is not None:
                ids[Shelf.FINDINGS].update(f.finding_id for f in profile.findings)
                ids[Shelf.CHUNKS].update(chunk_id(profile, d) for d in chunk_domains(profile))
    return ids


def _document_changes(
    store: Store, changed: Sequence[DocumentRecords], stored: frozenset[str]
) -> list[DocumentChange]:
    findings = _stored_hashes(store, Shelf.FINDINGS, (r for d in changed for r in d.findings))
    chunks = _stored_hashes(store, Shelf.CHUNKS, (r for d in changed for r in d.chunks))
    return [
        DocumentChange(
            records,
            is_new=records.file not in stored,
            findings=_compared(records.findings, findings),
            chunks=_compared(records.chunks, chunks),
        )
        for records in changed
    ]


def _guidance_changes(store: Store, guidance: Sequence[Record]) -> ShelfChanges:
    hashes = _stored_hashes(store, Shelf.GUIDANCE, guidance)
    changes = _compared(guidance, hashes)
    wanted = {record.record_id for record in guidance}
    changes.delete = sorted(all_ids(store, Shelf.GUIDANCE) - wanted)
    changes.counts.deleted = len(changes.delete)
    return changes


def _unchanged(records: Sequence[Record]) -> ShelfChanges:
    return ShelfChanges(counts=Changes(unchanged=len(records)))


def _stored_hashes(
    store: Store, shelf: Shelf, records: Iterable[Record]
) -> dict[str, tuple[str, str]]:
    """Text hash and record hash of those of the records that the store knows."""
    hashes: dict[str, tuple[str, str]] = {}
    collection = store.collection(shelf)
    for batch in batches([record.record_id for record in records]):
        found = collection.get(ids=list(batch), include=["metadatas"])
        for record_id, metadata in zip(found["ids"], found["metadatas"] or (), strict=True):
            hashes[record_id] = str(metadata["text_hash"]), str(metadata["record_hash"])
    return hashes


def _compared(records: Iterable[Record], stored: dict[str, tuple[str, str]]) -> ShelfChanges:
    changes = ShelfChanges()
    for record in records:
        text_hash, record_hash = stored.get(record.record_id, (None, None))
        if text_hash != record.text_hash:
            changes.embed.append(record)
            if text_hash is None:
                changes.counts.added += 1
            else:
                changes.counts.changed += 1
        elif record_hash != record.record_hash:
            changes.rewrite.append(record)
            changes.counts.changed += 1
        else:
            changes.counts.unchanged += 1
    return changes
