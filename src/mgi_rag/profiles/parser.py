"""Lines of a document of any form to headings, findings, guidance and set pieces.

Every line gets a role; one that fits nothing is NOT_UNDERSTOOD and reported, never dropped.
"""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from mgi_rag.profiles.bullets import has_bullet, without_bullet
from mgi_rag.profiles.checks import domain_number
from mgi_rag.profiles.dates import date_line_year, years_in
from mgi_rag.profiles.finding import Domain, Level, Note, Polarity, Section
from mgi_rag.profiles.labels import label_book
from mgi_rag.profiles.labels.catalogue import HeadingMatch
from mgi_rag.profiles.reading import Line, ReadLine, Role


class _Block(Enum):
    """What the lines under the latest heading are about."""

    FRONT = auto()
    ABOUT_MGI = auto()
    DOMAIN = auto()
    LIST = auto()
    OTHER = auto()


@dataclass(frozen=True)
class ParsedFinding:
    """A finding before it has an identifier."""

    domain: Domain
    polarity: Polarity
    quote: str
    locator: str


@dataclass(frozen=True)
class ParsedPassage:
    """A guidance passage before it has an identifier."""

    text: str
    locator: str
    domain: Domain | None
    level: Level | None


@dataclass
class Parsed:
    """All that the lines of one document say, in their order."""

    findings: list[ParsedFinding] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    passages: list[ParsedPassage] = field(default_factory=list)
    title: str | None = None
    """The document's own title line, whole."""
    title_place: str | None = None
    """What the title names as its place."""
    dates: list[int] = field(default_factory=list)
    """Years of the date lines."""
    notes: list[Note] = field(default_factory=list)
    """Notes on headings and sections."""
    lines: list[ReadLine] = field(default_factory=list)


_LIST_KINDS: Final = {Polarity.STRENGTH: "strengths", Polarity.GAP: "gaps"}


class _Parser:
    """Reads line after line, knowing under which heading it stands."""

    def __init__(self) -> None:
        self.parsed = Parsed()
        self.block = _Block.FRONT
        self.domain: Domain | None = None
        self.polarity: Polarity | None = None
        self.list_has_bullets = False
        self.finding_open = False

    def read(self, line: Line) -> None:
        """Gives one line its role and keeps what it says."""
        if not line.text.strip():
            self._keep(line, Role.BLANK, "blank")
            return
        if (heading := self._heading(line)) is not None:
            self._open(line, heading)
        elif self.block is _Block.LIST and (has_bullet(line.text) or line.is_item):
            self._start_finding(line, bulleted=True)
        elif kind := label_book().boilerplate_kind(line.text):
            self._keep(line, Role.BOILERPLATE, kind)
        elif (year := date_line_year(line.text)) is not None:
            self.parsed.dates.append(year)
            self._leave_list()
            self._keep(line, Role.BOILERPLATE, "date-line")
        else:
            self._read_prose(line)

    def _heading(self, line: Line) -> HeadingMatch | None:
        if line.is_item or (has_bullet(line.text) and not line.text.strip()[0].isdigit()):
            return None
        return label_book().heading(line.text)

    def _open(self, line: Line, heading: HeadingMatch) -> None:
        label = heading.label
        self.finding_open = False
        self._keep(line, Role.HEADING, label.role)
        if label.domain is not None:
            self.domain, self.polarity, self.block = label.domain, None, _Block.DOMAIN
            if heading.number not in (None, label.domain.value):
                note = domain_number(line.text, heading.number or 0, label.domain)
                self.parsed.notes.append(note)
        elif label.polarity is not None:
            self._open_list(label.polarity)
        elif label.role == "document-title":
            self.parsed.title = line.text.strip()
            self.parsed.title_place = heading.rest
            self._leave_list()
        else:
            self._leave_list()
            about_mgi = label.role in ("tool-name", "introduction")
            other = label.role == "other-section"
            self.block = _Block.ABOUT_MGI if about_mgi else _Block.OTHER if other else _Block.FRONT

    def _open_list(self, polarity: Polarity) -> None:
        if self.domain is None:
            return
        self.polarity, self.block = polarity, _Block.LIST
        self.list_has_bullets = False
        section = Section(self.domain, polarity)
        if section not in self.parsed.sections:
            self.parsed.sections.append(section)

    def _leave_list(self) -> None:
        self.domain = self.polarity = None
        self.block = _Block.FRONT
        self.finding_open = False

    def _read_prose(self, line: Line) -> None:
        if self.block is _Block.LIST:
            self._read_list_prose(line)
        elif self.block is _Block.DOMAIN and (level := label_book().guidance_level(line.text)):
            self._keep_passage(line, self.domain, level)
        elif self.block is _Block.ABOUT_MGI:
            self._keep_passage(line, None, None)
        elif self.block is _Block.OTHER:
            self._keep(line, Role.BOILERPLATE, "other-section")
        else:
            self._keep(line, Role.NOT_UNDERSTOOD, "prose outside any known section")

    def _read_list_prose(self, line: Line) -> None:
        if self.finding_open and not line.is_blank_before:
            self._continue_finding(line)
        elif not self.list_has_bullets:
            self._start_finding(line, bulleted=False)
        else:
            self.finding_open = False
            self._keep(line, Role.NOT_UNDERSTOOD, "prose in a bulleted list")

    def _start_finding(self, line: Line, *, bulleted: bool) -> None:
        assert self.domain is not None
        assert self.polarity is not None
        self.list_has_bullets = self.list_has_bullets or bulleted
        quote = without_bullet(line.text) if bulleted else line.text.strip("\u00a0\ufeff \t\r\n")
        if not quote:
            self._keep(line, Role.NOT_UNDERSTOOD, "bullet without words")
            return
        self.parsed.findings.append(ParsedFinding(self.domain, self.polarity, quote, line.locator))
        self.finding_open = True
        self._keep(line, Role.FINDING, _LIST_KINDS[self.polarity])

    def _continue_finding(self, line: Line) -> None:
        latest = self.parsed.findings.pop()
        quote = f"{latest.quote} {line.text.strip()}"
        self.parsed.findings.append(
            ParsedFinding(latest.domain, latest.polarity, quote, latest.locator)
        )
        self._keep(line, Role.FINDING, _LIST_KINDS[latest.polarity])

    def _keep_passage(self, line: Line, domain: Domain | None, level: Level | None) -> None:
        passage = ParsedPassage(line.text.strip("\u00a0\ufeff \t\r\n"), line.locator, domain, level)
        self.parsed.passages.append(passage)
        self._keep(line, Role.GUIDANCE, level.value if level else "introduction")

    def _keep(self, line: Line, role: Role, kind: str) -> None:
        self.parsed.lines.append(ReadLine(line, role, kind))


def parse(lines: list[Line]) -> Parsed:
    """What the lines of a document say.

    Args:
        lines: the document in its own order, as a form gives it.

    Returns:
        Findings, sections, passages, title, dates and notes; `lines` holds every line given,
        in order, with its role.
    """
    parser = _Parser()
    for line in lines:
        parser.read(line)
    return parser.parsed


def title_years(parsed: Parsed) -> tuple[int, ...]:
    """The years that the document's title names."""
    return years_in(parsed.title) if parsed.title else ()
