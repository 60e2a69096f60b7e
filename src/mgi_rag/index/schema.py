"""What the store looks like: its collections, its version, and the state that it records."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

from mgi_rag.errors import StoreError

SCHEMA: Final = 2
"""Version of all that this package writes into a store; raise it when an older one cannot serve."""

Metadata = dict[str, str | int | float | bool]
"""What Chroma keeps beside a record: flat, and without None."""


class Shelf(StrEnum):
    """The collections of a store."""

    CHUNKS = "mgi-chunks"
    """One LangChain document per profile and domain."""
    FINDINGS = "mgi-findings"
    """One per finding: the verbatim quote, and all that a citation needs."""
    GUIDANCE = "mgi-guidance"
    """One per passage about MGI itself."""
    READINGS = "mgi-readings"
    """One per source document: everything that its reading yielded, line by line."""
    DOCUMENTS = "mgi-documents"
    """One per source document: its profile. A record here says that the rest is in; the
    collection's own metadata are the state of the store."""


SEARCHED: Final = (Shelf.FINDINGS, Shelf.CHUNKS, Shelf.GUIDANCE)
"""The collections whose vectors mean something; the others carry a constant."""


class Phase(StrEnum):
    """Whether a store may be read."""

    COMPLETE = "complete"
    INDEXING = "indexing"


@dataclass(frozen=True)
class StoreState:
    """What a store says of itself; two equal states of one store mean equal content."""

    made: str
    """Random name given at creation, so that a store rebuilt in place is told from the old one."""
    embedder: str
    """Name of the embedding model."""
    dimension: int
    """Length of the vectors (count)."""
    schema: int = SCHEMA
    generation: int = 0
    """Raised by every completed change."""
    phase: Phase = Phase.INDEXING
    documents: int = 0
    findings: int = 0
    chunks: int = 0
    guidance: int = 0
    unreadable: int = 0
    """Documents of the corpus that could not be used at the last indexing (count)."""
    guidance_digest: str = ""
    """Hash of all guidance, so that unchanged guidance is not compared again."""

    def count(self, shelf: Shelf) -> int:
        """How many records the collection holds when the store is complete."""
        counts = {
            Shelf.FINDINGS: self.findings,
            Shelf.CHUNKS: self.chunks,
            Shelf.GUIDANCE: self.guidance,
        }
        return counts.get(shelf, self.documents)

    def as_metadata(self) -> Metadata:
        """The state as Chroma keeps it on a collection."""
        return asdict(self) | {"phase": self.phase.value}


def state_from_metadata(metadata: Metadata, folder: str) -> StoreState:
    """The state that a collection's metadata record.

    `folder` names the store in the error. Raises StoreError for a store of another schema or
    one whose record is torn.
    """
    schema = metadata.get("schema")
    if schema != SCHEMA:
        raise StoreError(
            f"The store in {folder} has schema {schema}, this version of mgi-rag reads schema "
            f"{SCHEMA}; run `mgi-rag index --rebuild`"
        )
    try:
        known = {name: metadata[name] for name in StoreState.__dataclass_fields__}
        return StoreState(**(known | {"phase": Phase(known["phase"])}))  # type: ignore[arg-type]
    except (KeyError, ValueError):
        raise damaged(folder, "its state record is torn") from None


def damaged(folder: str, what: str) -> StoreError:
    """The error of a store that cannot be trusted, with the one command that mends it."""
    return StoreError(
        f"The store in {folder} is damaged: {what}; run `mgi-rag index --rebuild` to make it anew"
    )
