"""What the reading of a document knows at a line: the open heading, and what was read so far."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from mgi_rag.profiles.bullets import without_bullet
from mgi_rag.profiles.document_checks import domain_number
from mgi_rag.profiles.finding import Domain, Level, Polarity, Section
from mgi_rag.profiles.guesses import SUB_HEADING
from mgi_rag.profiles.labels import HeadingMatch, label_book
from mgi_rag.profiles.labels.matching import exact_label
from mgi_rag.profiles.lists import read_list
from mgi_rag.profiles.parsed import Parsed, ParsedFinding, ParsedPassage
from mgi_rag.profiles.reading import ReadLine, Role
from mgi_rag.profiles.spots import Sort, Spot, is_ended

_LIST_KINDS: Final = {Polarity.STRENGTH: "strengths", Polarity.GAP: "gaps"}
_LONGEST_SHORT_LINE: Final = 80


class Block(Enum):
    """What the lines under the latest heading are about."""

    FRONT = auto()
    ABOUT_MGI = auto()
    DOMAIN = auto()
    LIST = auto()
    OTHER = auto()
    UNKNOWN = auto()
    """A heading was not understood: nothing under it can be given a side."""


class ReadingState:
    """The domain, side and list that are open, and all that was read before."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.spots = spots
        self.parsed = Parsed()
        self.block = Block.FRONT
        self.domain: Domain | None = None
        self.polarity: Polarity | None = None
        self.sides: set[Polarity] = set()
        """Sides that the open domain, or the part of it, has had."""
        self.is_tagged = False
        """Whether the open list is a finding that says its side itself."""
        self.list_spots: list[Spot] = []
        self.first_words = ""

    def note_label(self, spot: Spot, heading: HeadingMatch) -> None:
        """Keeps the heading of a domain or side for the remarks on labels."""
        label = heading.label
        self.parsed.labels.append((spot.text, label))
        if label.domain is not None and heading.number not in (None, label.domain.value):
            self.parsed.notes.append(
                domain_number(spot.line.text, heading.number or 0, label.domain)
            )

    def start_list(self, polarity: Polarity) -> None:
        """Opens the list of one side in the open domain."""
        assert self.domain is not None
        self.polarity, self.block, self.is_tagged = polarity, Block.LIST, False
        self.sides.add(polarity)
        section = Section(self.domain, polarity)
        if section not in self.parsed.sections:
            self.parsed.sections.append(section)

    def leave(self, block: Block) -> None:
        """Closes domain and list; what follows is of another kind."""
        self.flush()
        self.domain = self.polarity = None
        self.sides = set()
        self.block = block

    def flush(self) -> None:
        """Reads the lines gathered for the open list."""
        if self.list_spots and self.domain is not None and self.polarity is not None:
            kind = _LIST_KINDS[self.polarity]
            read = read_list(self.list_spots, self.first_words, kind)
            self.parsed.lines.extend(read.lines)
            self.parsed.findings.extend(
                ParsedFinding(self.domain, self.polarity, quote, locator)
                for quote, locator in read.findings
            )
        self.list_spots, self.first_words = [], ""

    def read_line(self, spot: Spot) -> None:
        """A line outside every list."""
        if spot.sort is Sort.BLANK:
            self.keep(spot, Role.BLANK, "blank")
        elif spot.sort is Sort.SET_PIECE:
            self.keep(spot, Role.BOILERPLATE, spot.kind)
        elif self.block is Block.OTHER:
            self.keep(spot, Role.BOILERPLATE, "other-section")
        elif self.block is Block.DOMAIN and (level := label_book().guidance_level(spot.text)):
            self._keep_passage(spot, self.domain, level)
        elif self.block is Block.UNKNOWN:
            self.keep(spot, Role.NOT_UNDERSTOOD, "under a heading that was not understood")
        elif self.block is Block.DOMAIN and _names_part(spot):
            self.keep(spot, Role.HEADING, SUB_HEADING)
        elif self.block is Block.DOMAIN:
            self.keep(spot, Role.NOT_UNDERSTOOD, "neither guidance nor under a side's heading")
        elif self._is_short(spot):
            self._keep_short(spot)
        elif self.block is Block.ABOUT_MGI:
            self._keep_passage(spot, None, None)
        else:
            self.keep(spot, Role.NOT_UNDERSTOOD, "prose outside any known section")

    def _is_short(self, spot: Spot) -> bool:
        return len(spot.text) <= _LONGEST_SHORT_LINE and not is_ended(spot.text)

    def _keep_short(self, spot: Spot) -> None:
        """A line of a cover, a menu or a caption."""
        if not self.parsed.sections:
            self.parsed.front_lines.append(spot.text)
        self.keep(spot, Role.BOILERPLATE, "page-furniture")

    def _keep_passage(self, spot: Spot, domain: Domain | None, level: Level | None) -> None:
        self.parsed.passages.append(ParsedPassage(spot.text, spot.line.locator, domain, level))
        self.keep(spot, Role.GUIDANCE, level.value if level else "introduction")

    def keep(self, spot: Spot, role: Role, kind: str) -> None:
        """Gives a line its role."""
        self.parsed.lines.append(ReadLine(spot.line, role, kind))


def _names_part(spot: Spot) -> bool:
    """Whether an item is one of the parts that the portal's wheel lists under a domain."""
    label = exact_label(without_bullet(spot.line.text))
    return label is not None and label.role == SUB_HEADING
