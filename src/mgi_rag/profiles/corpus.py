"""A folder of documents to a Corpus: duplicates settled, guidance ids unique, problems told."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.document import document_hash, read_document
from mgi_rag.profiles.finding import Guidance, GuidanceId, ProfileId
from mgi_rag.profiles.reading import Corpus, Problem, Reading
from mgi_rag.profiles.sidecar import SUFFIX, sidecar_path

_NOT_PROFILES: Final = ("readme", "license", "licence", "copying", "notice")
"""Stems of files about a corpus, which are left alone."""

ADDED: Final = "added/"
"""What the names of added documents start with in messages and records."""

KnownReadings = Callable[[str, str], Reading | None]
"""(file, sha256) to the reading of an unchanged document, or None to read it anew."""


def _nothing_known(_file: str, _sha256: str) -> None:
    return None


def documents_in(folder: Path) -> tuple[Path, ...]:
    """The documents of a corpus folder and its subfolders, in path order.

    Hidden files, sidecars and files about the corpus itself (README, LICENSE) are left out.

    Raises DocumentError when the folder is absent, unreadable or holds no document.
    """
    if not folder.is_dir():
        raise DocumentError(f"{folder}: no such folder; give --corpus a folder of profiles")
    found = tuple(
        path
        for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix())
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.name.endswith(SUFFIX)
        and path.stem.casefold() not in _NOT_PROFILES
    )
    if not found:
        raise DocumentError(f"{folder}: holds no document; put profiles there or name another")
    return found


def _beside(added: Path | None) -> list[tuple[Path, str]]:
    """Added documents under names that tell them apart from those of the corpus."""
    if added is None:
        return []
    return [
        (path, f"{ADDED}{path.name}")
        for path in sorted(added.iterdir())
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(SUFFIX)
    ]


def read_corpus(
    folder: Path,
    size_limit: int,
    known: KnownReadings = _nothing_known,
    added: Path | None = None,
) -> Corpus:
    """Reads every document of a folder; those that cannot be read become problems.

    Args:
        folder: the corpus folder.
        size_limit: bytes above which a document is refused.
        known: gives the readings of unchanged documents, so that they are not read again.
        added: a folder of documents that people added, read after those of the corpus.

    Raises:
        DocumentError: as `documents_in`.
    """
    readings: list[Reading] = []
    problems: list[Problem] = []
    own = [(path, path.relative_to(folder).as_posix()) for path in documents_in(folder)]
    for path, file in (*own, *_beside(added)):
        try:
            readings.append(read_file(path, file, size_limit, known))
        except DocumentError as error:
            problems.append(Problem(file, str(error)))
    kept, duplicates = _settle_duplicates(readings)
    return Corpus(kept, unique_guidance(kept), (*problems, *duplicates))


def read_file(
    path: Path, file: str, size_limit: int, known: KnownReadings = _nothing_known
) -> Reading:
    """What one document on disk says; its sidecar is looked for beside it.

    Raises DocumentError, naming it as `file`, when it cannot be used.
    """
    try:
        size = path.stat().st_size
        if size > size_limit:
            raise DocumentError(
                f"{file}: is {size:,} bytes long, more than MGI_RAG_DOCUMENT_LIMIT "
                f"({size_limit:,}); split it or raise the limit"
            )
        content = path.read_bytes()
        sidecar = sidecar_path(path)
        meta = sidecar.read_bytes() if sidecar else None
    except OSError as error:
        raise DocumentError(
            f"{file}: cannot be opened ({error.strerror}); check its permissions"
        ) from None
    return known(file, document_hash(content, meta)) or read_document(file, content, meta)


def _settle_duplicates(
    readings: Iterable[Reading],
) -> tuple[tuple[Reading, ...], list[Problem]]:
    """The first of each profile id in path order; a real document goes before a digest."""
    kept: dict[ProfileId, Reading] = {}
    problems: list[Problem] = []
    guidance_alone: list[Reading] = []
    for reading in readings:
        if reading.profile is None:
            guidance_alone.append(reading)
            continue
        identifier = reading.profile.profile_id
        earlier = kept.setdefault(identifier, reading)
        if earlier is reading:
            continue
        other = reading
        if _is_digest(earlier) and not _is_digest(reading):
            kept[identifier], other = reading, earlier
        problems.append(_duplicate(identifier, kept[identifier], other))
    return tuple(sorted([*kept.values(), *guidance_alone], key=lambda r: r.file)), problems


def _is_digest(reading: Reading) -> bool:
    return reading.profile is not None and reading.profile.partial


def _duplicate(identifier: str, kept: Reading, other: Reading) -> Problem:
    if other.content_sha256 == kept.content_sha256:
        return Problem(other.file, f"{other.file}: the same as {kept.file}; skipped", False)
    if _is_digest(other) and not _is_digest(kept):
        return Problem(
            other.file, f"{other.file}: digest of {identifier}, replaced by {kept.file}", False
        )
    return Problem(
        other.file,
        f"{other.file}: another document of {identifier}; {kept.file} is kept, remove one of them",
    )


def unique_guidance(readings: Iterable[Reading]) -> tuple[Guidance, ...]:
    """Passages of all documents, identical text once, other text under its own id.

    A text that differs from the one first met under its id gets `-PROFILE_ID` appended, that of a
    document without a profile the stem of its file.
    """
    unique: dict[GuidanceId, Guidance] = {}
    for reading in readings:
        for passage in reading.guidance:
            first = unique.setdefault(passage.guidance_id, passage)
            if first.text != passage.text:
                suffix = passage.profile_id or Path(reading.file).stem
                own = GuidanceId(f"{passage.guidance_id}-{suffix}")
                unique[own] = replace(passage, guidance_id=own)
    return tuple(unique.values())
