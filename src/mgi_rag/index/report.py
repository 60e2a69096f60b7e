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

    def __str__(self) -> str:
        """The report as one line for a person.

        >>> str(IndexReport(documents=Changes(unchanged=1), findings=Changes(unchanged=36)))
        'nothing to do: 1 document with 36 findings is indexed already'
        """
        documents = _total(self.documents)
        findings = _total(self.findings)
        held = f"{documents} document{'s' * (documents != 1)} with {findings} findings"
        if not self.did_work:
            return f"nothing to do: {held} {'is' if documents == 1 else 'are'} indexed already"
        changed = self.documents
        return (
            f"indexed {held} ({changed.added} added, {changed.changed} changed, "
            f"{changed.deleted} deleted, {changed.unchanged} unchanged; {self.embedded} texts "
            "embedded)"
        )


def _total(changes: Changes) -> int:
    return changes.added + changes.changed + changes.unchanged
