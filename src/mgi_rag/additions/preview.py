"""What a document would add, told before it is added."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from mgi_rag.errors import DocumentError, UsageError
from mgi_rag.profiles.corpus import documents_in
from mgi_rag.profiles.document import read_document
from mgi_rag.profiles.finding import Domain, Polarity, Profile, ProfileId
from mgi_rag.profiles.reading import Reading, ReadLine, Remark, Role
from mgi_rag.profiles.sidecar import sidecar_path
from mgi_rag.settings import settings

_LONGEST_NAME: Final = 120
"""Characters of a file's name that messages show."""


@dataclass(frozen=True)
class Offered:
    """A document that somebody offers: its name, its bytes and its sidecar's."""

    name: str
    """As messages are to name it."""
    content: bytes
    sidecar: bytes | None = None


@dataclass(frozen=True)
class Preview:
    """What was understood of an offered document, and whether it can be added."""

    offered: Offered
    reading: Reading | None
    """None where it could not be read."""
    problem: str | None = None
    """The sentence that says why it cannot be added; None where it can."""

    @property
    def profile(self) -> Profile | None:
        """The profile that was read, whether it can be added or not."""
        return self.reading.profile if self.reading else None

    @property
    def counts(self) -> Mapping[tuple[Domain, Polarity], int]:
        """How many findings each domain and side has; 0 for a pair that has none."""
        findings = self.profile.findings if self.profile else ()
        return Counter((finding.domain, finding.polarity) for finding in findings)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What the editorial checks remark."""
        return self.reading.remarks if self.reading else ()

    @property
    def not_understood(self) -> tuple[ReadLine, ...]:
        """The lines that were not understood, which no answer will quote."""
        lines = self.reading.lines if self.reading else ()
        return tuple(line for line in lines if line.role is Role.NOT_UNDERSTOOD)


def offered_at(path: Path) -> list[Offered]:
    """The documents of a path: a file, or a folder with its subfolders.

    Raises DocumentError when the path is absent, holds no document or cannot be opened, and
    UsageError when it holds more documents than are added at a time.
    """
    if path.is_dir():
        paths: Sequence[Path] = documents_in(path)
    elif path.is_file():
        paths = [path]
    else:
        raise DocumentError(f"{path}: no such file or folder; name a profile document")
    check_count(len(paths))
    return [_offered(document) for document in paths]


def check_count(documents: int) -> None:
    """Raises UsageError when more documents are offered than are added at a time."""
    most = settings().upload_count
    if documents > most:
        raise UsageError(
            f"{documents:,} documents at a time are too many; add at most {most:,} "
            "(MGI_RAG_UPLOAD_COUNT)"
        )


def _offered(path: Path) -> Offered:
    limit = settings().document_limit
    try:
        # One byte more than is allowed tells an overlong document without reading all of it.
        with path.open("rb") as file:
            content = file.read(limit + 1)
        sidecar = sidecar_path(path)
        return Offered(path.name, content, sidecar.read_bytes() if sidecar else None)
    except OSError as error:
        raise DocumentError(
            f"{path}: cannot be opened ({error.strerror}); check its permissions"
        ) from None


def preview_documents(
    offered: Iterable[Offered], at_hand: Mapping[ProfileId, str]
) -> tuple[Preview, ...]:
    """What each document would add; one that cannot be added says why.

    Args:
        offered: the documents, in the order in which they are to be added.
        at_hand: the files of the profiles already loaded that none of these may take the place of.
    """
    taken = dict(at_hand)
    previews = []
    for document in offered:
        preview = _preview(document, taken)
        if preview.profile is not None and preview.problem is None:
            taken[preview.profile.profile_id] = shown_name(document.name)
        previews.append(preview)
    return tuple(previews)


def _preview(document: Offered, taken: Mapping[ProfileId, str]) -> Preview:
    name, limit = shown_name(document.name), settings().document_limit
    if len(document.content) > limit:
        return Preview(
            document,
            None,
            f"{name}: is longer than {limit:,} bytes (MGI_RAG_DOCUMENT_LIMIT); split it or raise "
            "the limit",
        )
    try:
        reading = read_document(name, document.content, document.sidecar)
    except DocumentError as error:
        return Preview(document, None, str(error))
    if reading.profile is None:
        return Preview(document, reading, f"{name}: holds no profile; add one with findings")
    identifier = reading.profile.profile_id
    if identifier in taken:
        return Preview(
            document,
            reading,
            f"{name}: {identifier} is loaded already (from {taken[identifier]}); remove that one "
            "first, or leave it",
        )
    return Preview(document, reading)


def shown_name(name: str) -> str:
    r"""A file's bare name, fit for messages: no folders, no control characters, not endless.

    >>> shown_name("../../etc/pass\nwd")
    'passwd'
    """
    bare = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(c for c in bare if c.isprintable()).strip()
    return kept[:_LONGEST_NAME] or "document"
