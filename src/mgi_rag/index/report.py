"""What an indexing run did, in numbers."""

from dataclasses import dataclass, field


@dataclass
class Changes:
    """How many of one kind of thing were added, changed, deleted and left alone."""

    added: int = 0
    changed: int = 0
    deleted: int = 0
    unchanged: int = 0

    @property
    def any(self) -> bool:
        """Whether anything was written."""
        return bool(self.added or self.changed or self.deleted)


@dataclass
class IndexReport:
    """What an indexing run did."""

    documents: Changes = field(default_factory=Changes)
    findings: Changes = field(default_factory=Changes)
    guidance: Changes = field(default_factory=Changes)
    embedded: int = 0
    """Texts that the model was asked for (count): findings, chunks and guidance."""
    generation: int = 0
    """The store's generation after the run."""

    @property
    def did_work(self) -> bool:
        """Whether the store is another than before."""
        return self.documents.any or self.findings.any or self.guidance.any
