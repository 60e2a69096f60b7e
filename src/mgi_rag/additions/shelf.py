"""The documents that people added: adding, removing and listing them, the index kept in line."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from mgi_rag.additions.preview import Offered, Preview, preview_documents
from mgi_rag.errors import DocumentError, MgiRagError
from mgi_rag.index.folder import index_folder
from mgi_rag.index.indexing import Progress, known_readings
from mgi_rag.profiles.corpus import ADDED, read_corpus
from mgi_rag.profiles.finding import ProfileId
from mgi_rag.profiles.reading import Corpus
from mgi_rag.profiles.sidecar import SUFFIX
from mgi_rag.settings import settings

_SUFFIXES: Final = frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".docx"})
"""Suffixes that a stored document keeps; its form is told by its content all the same."""


@dataclass(frozen=True)
class Added:
    """One document that somebody added."""

    profile_id: ProfileId
    file: Path
    added_at: datetime
    """When, in UTC."""


def added_documents() -> tuple[Added, ...]:
    """The added documents by profile id."""
    folder = settings().additions
    if not folder.is_dir():
        return ()
    return tuple(
        Added(ProfileId(path.stem), path, datetime.fromtimestamp(path.stat().st_mtime, tz=UTC))
        for path in sorted(folder.iterdir())
        if path.suffix in _SUFFIXES and not path.name.startswith(".")
    )


def preview(offered: Iterable[Offered], store: Path | None = None) -> tuple[Preview, ...]:
    """What each document would add to the profiles at hand.

    Raises DocumentError when the corpus is absent, StoreError when the store is damaged.
    """
    return preview_documents(offered, _at_hand(_corpus(store)))


def add(
    previews: Iterable[Preview],
    store: Path | None = None,
    tell: Callable[[str], None] = lambda message: None,
    progress: Progress | None = None,
) -> tuple[ProfileId, ...]:
    """Keeps the documents that can be added, and indexes them beside the corpus.

    What cannot be indexed is taken away again. Gives the ids of the new profiles.

    Raises DocumentError when a document cannot be kept, StoreError and ModelError as
    `index_folder`.
    """
    written: dict[ProfileId, list[Path]] = {}
    for found in previews:
        if found.profile is not None and found.problem is None:
            written[found.profile.profile_id] = _keep(found.profile.profile_id, found.offered)
    if not written:
        return ()
    try:
        index_folder(settings().corpus, store or settings().store, tell, progress)
    except MgiRagError:
        for paths in written.values():
            for path in paths:
                path.unlink(missing_ok=True)
        raise
    return tuple(written)


def remove(
    profile_id: str, store: Path | None = None, tell: Callable[[str], None] = lambda message: None
) -> None:
    """Takes an added document away, and its findings from the index.

    Raises DocumentError for a profile that ships with the corpus or is not there at all, and
    StoreError as `index_folder`.
    """
    found = next((a for a in added_documents() if a.profile_id == profile_id), None)
    if found is None:
        raise DocumentError(_not_removable(profile_id, _corpus(store)))
    try:
        for path in (found.file, _sidecar(found.file)):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise DocumentError(f"{profile_id}: cannot be removed ({error.strerror})") from None
    index_folder(settings().corpus, store or settings().store, tell)


def _corpus(store: Path | None) -> Corpus:
    options = settings()
    return read_corpus(
        options.corpus,
        options.document_limit,
        known_readings(store or options.store),
        options.additions_beside(options.corpus),
    )


def _at_hand(corpus: Corpus) -> Mapping[ProfileId, str]:
    """Files by profile id; a digest is left out, since a real document takes its place."""
    return {
        reading.profile.profile_id: reading.file
        for reading in corpus.readings
        if reading.profile is not None and not reading.profile.partial
    }


def _keep(identifier: ProfileId, document: Offered) -> list[Path]:
    """Writes a document and its sidecar under the profile's id, whole or not at all."""
    suffix = Path(document.name).suffix.lower()
    # The name comes from the profile alone: what a file was called elsewhere reaches no path.
    target = settings().additions / f"{identifier}{suffix if suffix in _SUFFIXES else '.txt'}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if document.sidecar is not None:
            _sidecar(target).write_bytes(document.sidecar)
        half = target.with_name(f".{target.name}")
        half.write_bytes(document.content)
        half.replace(target)
    except OSError as error:
        raise DocumentError(
            f"{identifier}: cannot be kept in {target.parent} ({error.strerror}); make the folder "
            "writable, or name another in MGI_RAG_DATA"
        ) from None
    return [target, _sidecar(target)]


def _sidecar(document: Path) -> Path:
    return document.with_suffix(SUFFIX)


def _not_removable(profile_id: str, corpus: Corpus) -> str:
    files = {r.profile.profile_id: r.file for r in corpus.readings if r.profile is not None}
    file = files.get(ProfileId(profile_id))
    if file is None:
        added = ", ".join(a.profile_id for a in added_documents()) or "none"
        return f"{profile_id}: no such profile was added; added ones: {added}"
    if file.startswith(ADDED):
        return f"{profile_id}: lies under another name ({file}); remove that file by hand"
    return f"{profile_id}: ships with the corpus ({file}) and cannot be removed"
