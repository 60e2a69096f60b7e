"""What the lines of a document say, before the document is identified."""

from dataclasses import dataclass, field

from mgi_rag.profiles.dates import years_in
from mgi_rag.profiles.finding import Domain, Level, Note, Polarity, Section
from mgi_rag.profiles.labels import Label
from mgi_rag.profiles.reading import ReadLine


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
    """The document's own title or cover line, whole; one that names a place before others."""
    titles: list[str] = field(default_factory=list)
    """All title and cover lines."""
    title_place: str | None = None
    """What the title names as its place."""
    is_local: bool = False
    """Whether the title or the tool's name on the cover says that it is about a city or region."""
    front_lines: list[str] = field(default_factory=list)
    """Short lines before the first list, among them the lines of a cover."""
    dates: list[int] = field(default_factory=list)
    """Years of the date lines."""
    labels: list[tuple[str, Label]] = field(default_factory=list)
    """The headings of domains and sides as printed, with the labels that they were taken for."""
    notes: list[Note] = field(default_factory=list)
    """Notes on headings."""
    lines: list[ReadLine] = field(default_factory=list)

    @property
    def title_years(self) -> tuple[int, ...]:
        """The years that the document's titles name."""
        return years_in(" ".join(self.titles))
