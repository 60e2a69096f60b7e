"""What `mgi-rag check` prints: editorial notes, and lines that were not understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.corpus import read_corpus, read_file
from mgi_rag.profiles.reading import Problem, Reading, Role
from mgi_rag.settings import settings


@dataclass(frozen=True)
class PrintedRemark:
    """One remark, as the machine contract prints it."""

    file: str
    profile_id: str | None
    finding_id: str | None
    kind: str
    message: str


@dataclass(frozen=True)
class Checked:
    """The remarks on some documents, and those that could not be read."""

    remarks: tuple[PrintedRemark, ...]
    problems: tuple[Problem, ...]


def check_documents(files: Sequence[Path], corpus: Path, size_limit: int) -> Checked:
    """The remarks on the given documents, or on a corpus folder where none is given.

    Raises DocumentError when the corpus folder is absent or holds no document.
    """
    readings, problems = _read(files, corpus, size_limit)
    return Checked(tuple(r for reading in readings for r in _remarks(reading)), tuple(problems))


def _read(
    files: Sequence[Path], corpus: Path, size_limit: int
) -> tuple[list[Reading], list[Problem]]:
    if not files:
        read = read_corpus(corpus, size_limit, added=settings().additions_beside(corpus))
        return list(read.readings), list(read.problems)
    readings: list[Reading] = []
    problems: list[Problem] = []
    for path in files:
        try:
            readings.append(read_file(path, str(path), size_limit))
        except DocumentError as error:
            problems.append(Problem(str(path), str(error)))
    return readings, problems


def _remarks(reading: Reading) -> list[PrintedRemark]:
    profile_id = reading.profile.profile_id if reading.profile else None
    noted = [
        PrintedRemark(r.file, r.profile_id, r.finding_id, r.note.kind, r.note.english)
        for r in reading.remarks
    ]
    unread = [
        PrintedRemark(
            reading.file,
            profile_id,
            None,
            "not_understood",
            f"{line.line.locator} was not understood ({line.kind}): {line.line.text.strip()[:120]}",
        )
        for line in reading.lines
        if line.role is Role.NOT_UNDERSTOOD
    ]
    return noted + unread
