"""What reading one document yields: its lines with a role each, and what they say."""

from dataclasses import dataclass
from enum import StrEnum

from mgi_rag.profiles.finding import Guidance, Note, Profile


@dataclass(frozen=True)
class Cell:
    """The cell of a table in which a line stands."""

    table: int
    """Number of the table in its document, from 0."""
    row: int
    column: int
    """Both from 0; a cell over several counts by its first."""
    span: int = 1
    """Columns that it goes over."""


@dataclass(frozen=True)
class Line:
    """One line, paragraph or list item of a document, whatever its form.

    Every form (text, Markdown, HTML, PDF, DOCX) becomes a sequence of these, and one parser reads
    them all.
    """

    text: str
    """As it stands in the document, bullet and white space included."""
    locator: str
    """Where it stands: `line 76`, `page 3`, `paragraph 12`."""
    is_heading: bool = False
    """Whether the form itself marks it as a heading (`<h2>`, a Word style, `##`)."""
    is_item: bool = False
    """Whether the form itself marks it as a list item, with or without a printed bullet."""
    is_blank_before: bool = False
    """Whether white space sets it off from the line before."""
    level: int = 0
    """How deep a list item marked by the form stands in other lists; 0 for the outermost."""
    cell: Cell | None = None
    """The cell in which it stands; None outside tables."""


class Role(StrEnum):
    """What a line is for; every line of a document has exactly one."""

    BLANK = "blank"
    HEADING = "heading"
    FINDING = "finding"
    GUIDANCE = "guidance"
    BOILERPLATE = "boilerplate"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True)
class ReadLine:
    """A line with the role that the parser gave it."""

    line: Line
    role: Role
    kind: str
    """Which heading, which boilerplate: `domain title`, `date line`, `click line` ..."""


@dataclass(frozen=True)
class Remark:
    """A note with where it belongs, as `mgi-rag check` prints it."""

    file: str
    profile_id: str | None
    finding_id: str | None
    note: Note


@dataclass(frozen=True)
class Reading:
    """All that one document yields."""

    file: str
    """Path of the document relative to the corpus folder, with forward slashes."""
    sha256: str
    """Hash of the document's bytes and its sidecar's, in hexadecimal."""
    profile: Profile | None
    """None for a document that carries guidance alone."""
    guidance: tuple[Guidance, ...]
    lines: tuple[ReadLine, ...]
    """Every line of the document in its order."""
    remarks: tuple[Remark, ...] = ()
    content_sha256: str = ""
    """Hash of the document's bytes alone, by which identical copies are known."""


@dataclass(frozen=True)
class Problem:
    """A document that could not be used, with the sentence that says why and what to do."""

    file: str
    message: str
    is_error: bool = True
    """False for what is said but changes no exit status (an identical duplicate)."""


@dataclass(frozen=True)
class Corpus:
    """The profiles and guidance of a folder of documents, ids unique."""

    readings: tuple[Reading, ...]
    """The documents that count, in path order: duplicates left out."""
    guidance: tuple[Guidance, ...]
    """Passages with ids made unique over the whole corpus."""
    problems: tuple[Problem, ...] = ()

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The profiles of the corpus in path order of their documents."""
        return tuple(r.profile for r in self.readings if r.profile is not None)

    @property
    def unreadable(self) -> int:
        """How many documents could not be used."""
        return sum(problem.is_error for problem in self.problems)
