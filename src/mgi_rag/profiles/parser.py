"""Lines of a document of any form to headings, findings, guidance and set pieces.

Every line gets a role; one that fits nothing is NOT_UNDERSTOOD and reported, never dropped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from mgi_rag.profiles.bullets import without_bullet
from mgi_rag.profiles.document_checks import domain_number, label_guessed
from mgi_rag.profiles.finding import Domain, Level, Polarity, Section
from mgi_rag.profiles.governing import OUTER_SIDE, mixed_sides
from mgi_rag.profiles.guesses import SUB_HEADING, UNPLACED, guessed_roles, unknown_headings
from mgi_rag.profiles.labels import HeadingMatch, Label, label_book
from mgi_rag.profiles.labels.matching import exact_label
from mgi_rag.profiles.labels.titles import is_local_title
from mgi_rag.profiles.lists import read_list
from mgi_rag.profiles.outline import outline
from mgi_rag.profiles.parsed import Parsed, ParsedFinding, ParsedPassage
from mgi_rag.profiles.reading import Line, ReadLine, Role
from mgi_rag.profiles.spots import Sort, Spot, is_ended, spots_after
from mgi_rag.profiles.tables import Placed, placed_lines


class _Block(Enum):
    """What the lines under the latest heading are about."""

    FRONT = auto()
    ABOUT_MGI = auto()
    DOMAIN = auto()
    LIST = auto()
    OTHER = auto()
    UNKNOWN = auto()
    """A heading was not understood: nothing under it can be given a side."""


_LIST_KINDS: Final = {Polarity.STRENGTH: "strengths", Polarity.GAP: "gaps"}
_ABOUT_ROLES: Final = ("tool-name", "about-mgi", "introduction")
_OTHER_ROLES: Final = ("other-section", "contents")
_LONGEST_SHORT_LINE: Final = 80


@dataclass(frozen=True)
class _Table:
    """The open table."""

    number: int
    outer: Domain | None
    """The domain under whose title it stands."""
    has_domains: bool
    """Whether it names domains itself."""
    sides: frozenset[Polarity]
    """Sides that its domain had before it."""
    first: int
    """How many findings stand before it (count)."""


class _Parser:
    """Reads spot after spot, knowing under which heading it stands."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self.spots = spots
        self.unknown = unknown_headings(spots)
        self.guesses = guessed_roles(spots, self.unknown)
        self.parsed = Parsed()
        self.block = _Block.FRONT
        self.domain: Domain | None = None
        self.polarity: Polarity | None = None
        self.sides: set[Polarity] = set()
        """Sides that the open domain, or the part of it, has had."""
        self.placed = placed_lines(spots)
        self.mixed = mixed_sides(spots)
        self.table: _Table | None = None
        """The table that is open."""
        self.is_tagged = False
        """Whether the open list is a finding that says its side itself."""
        self.list_spots: list[Spot] = []
        self.first_words = ""

    def read_all(self) -> Parsed:
        """Gives every line its role and keeps what it says."""
        for i, spot in enumerate(self.spots):
            placed = self.placed.get(i)
            if self.table is not None and not self._is_in_table(spot):
                self._leave_table()
            if placed is not None and self._read_placed(spot, placed):
                continue
            if spot.tag is not None and self._read_tagged(spot, spot.tag):
                continue
            if self.is_tagged and not self._goes_on_with_tagged(spot):
                self._flush()
                self.block, self.is_tagged = _Block.DOMAIN, False
            if spot.sort is Sort.HEADING:
                self._read_heading(i, spot)
            elif i in self.unknown and self._opens_by_guess(i, spot):
                continue
            elif spot.sort is Sort.DATE:
                self._read_date(spot)
            elif self.block is _Block.LIST:
                self.list_spots.append(spot)
            else:
                self._read_line(spot)
        if self.table is not None:
            self._leave_table()
        self._flush()
        return self.parsed

    def _read_tagged(self, spot: Spot, side: Polarity) -> bool:
        """Reads a finding that says its side; False where it stands in no domain."""
        if self.domain is None or self.block not in (_Block.DOMAIN, _Block.LIST, _Block.UNKNOWN):
            return False
        if self.block is _Block.LIST and not self.is_tagged:
            if side is self.polarity:
                self.list_spots.append(spot)
            else:
                self._flush()
                self._keep(spot, Role.NOT_UNDERSTOOD, "says another side than its list")
            return True
        self._flush()
        self._start_list(side)
        self.is_tagged = True
        self.list_spots.append(spot)
        return True

    def _goes_on_with_tagged(self, spot: Spot) -> bool:
        """Whether a line is the rest of a finding that said its side."""
        if spot.sort in (Sort.BLANK, Sort.SET_PIECE):
            return True
        is_open = bool(self.list_spots) and not is_ended(self.list_spots[-1].text)
        return is_open and spot.sort is Sort.TEXT and not spot.line.is_blank_before

    def _is_in_table(self, spot: Spot) -> bool:
        cell = spot.line.cell
        return self.table is not None and cell is not None and cell.table == self.table.number

    def _read_placed(self, spot: Spot, placed: Placed) -> bool:
        """Reads a line of a table by its row and column; False where its own words are to tell."""
        if placed.kind == "loose":
            if self.block is not _Block.LIST:
                return False
            self._flush()
            self._keep(spot, Role.NOT_UNDERSTOOD, "cell of a table without heads")
            self.block = _Block.UNKNOWN
            return True
        if self.table is None and not self._enter_table(spot):
            return False
        if placed.opens:
            self._flush()
        if placed.kind in ("label", "head"):
            self._keep(spot, Role.HEADING, placed.heading.label.role if placed.heading else "head")
            if placed.opens and placed.heading is not None:
                self._note_label(spot, placed.heading)
            return True
        if placed.opens:
            self._enter_cell(spot, placed)
        return False

    def _enter_table(self, spot: Spot) -> bool:
        """Opens a table; one in a section such as the context is a part of it."""
        cell = spot.line.cell
        assert cell is not None
        own = [
            x.domain
            for i, x in self.placed.items()
            if (c := self.spots[i].line.cell) is not None and c.table == cell.table
        ]
        has_domains = any(domain is not None for domain in own)
        if self.block is _Block.OTHER and not has_domains:
            return False
        is_open = self.block in (_Block.DOMAIN, _Block.LIST)
        outer = self.domain if is_open else None
        self._flush()
        self.table = _Table(
            cell.table, outer, has_domains, frozenset(self.sides), len(self.parsed.findings)
        )
        return True

    def _leave_table(self) -> None:
        table, self.table = self.table, None
        assert table is not None
        self._flush()
        self._put_in_order(table.first)
        sides = self.sides
        if table.has_domains or table.outer is None:
            self._leave(_Block.FRONT)
        else:
            self.domain, self.polarity, self.block = table.outer, None, _Block.DOMAIN
            self.sides = sides | table.sides

    def _put_in_order(self, first: int) -> None:
        """Puts the findings of a table, which came row by row, list by list."""
        order = {section: n for n, section in enumerate(self.parsed.sections)}
        self.parsed.findings[first:] = sorted(
            self.parsed.findings[first:], key=lambda f: order[Section(f.domain, f.polarity)]
        )

    def _enter_cell(self, spot: Spot, placed: Placed) -> None:
        """Makes a cell's domain and side those of the lines to come."""
        assert self.table is not None
        domain = placed.domain or (None if self.table.has_domains else self.table.outer)
        # A table after another one of the same domain: a title between them was missed.
        is_astray = placed.domain is None and placed.side in self.table.sides
        self.domain, self.polarity = domain, None
        if domain is None or is_astray or placed.kind == "other":
            self.block = _Block.UNKNOWN
        elif placed.side is None or label_book().guidance_level(spot.text):
            self.block = _Block.DOMAIN
        else:
            self._start_list(placed.side)

    def _note_label(self, spot: Spot, heading: HeadingMatch) -> None:
        label = heading.label
        self.parsed.labels.append((spot.text, label))
        if label.domain is not None and heading.number not in (None, label.domain.value):
            self.parsed.notes.append(
                domain_number(spot.line.text, heading.number or 0, label.domain)
            )

    def _read_heading(self, i: int, spot: Spot) -> None:
        heading = spot.heading
        if heading is None:  # the rest of a heading that is broken over several lines
            self._keep(spot, Role.HEADING, spot.kind or self.parsed.lines[-1].kind)
            return
        if heading.label.role == SUB_HEADING:
            self._read_sub_heading(i, spot)
        elif self.block is _Block.OTHER and not self._leaves_other_section(i, heading):
            self._keep(spot, Role.BOILERPLATE, "other-section")
        elif heading.label.polarity is not None:
            self._flush()
            if i in self.mixed:
                self.domain = None
            self._open_list(spot, heading.label.polarity, heading)
        else:
            self._flush()
            self._keep(spot, Role.HEADING, heading.label.role)
            self._open(spot, heading)

    def _read_sub_heading(self, i: int, spot: Spot) -> None:
        if self.block in (_Block.LIST, _Block.DOMAIN):
            self._flush()
            self._keep(spot, Role.HEADING, SUB_HEADING)
            self._begin_part(i)
        else:
            self._read_line(spot)

    def _leaves_other_section(self, i: int, heading: HeadingMatch) -> bool:
        """Whether a heading inside a section such as the context opens something else.

        A domain's title does where a side's heading follows before the next title; a side's
        heading without a domain does not.
        """
        if heading.label.polarity is not None:
            return False
        if heading.label.domain is None or heading.side is not None:
            return True
        for spot in spots_after(self.spots, i):
            if spot.heading is not None:
                return spot.heading.label.polarity is not None
        return False

    def _open(self, spot: Spot, heading: HeadingMatch) -> None:
        label = heading.label
        if label.domain is not None:
            self._open_domain(spot, label.domain, heading)
        elif label.role == "both-sides":
            self.polarity = None
            self.block = _Block.UNKNOWN if self.domain else self.block
        elif label.role == OUTER_SIDE:
            self.parsed.labels.append((spot.text, label))
            self._leave(_Block.FRONT)
        elif label.role == "document-title":
            self._keep_title(spot, heading)
            self._leave(_Block.FRONT)
        else:
            is_about, is_other = label.role in _ABOUT_ROLES, label.role in _OTHER_ROLES
            if label.role == "tool-name" and not self.parsed.sections:
                self.parsed.front_lines.append(spot.text)
                self.parsed.is_local = self.parsed.is_local or is_local_title(label.text)
            block = _Block.ABOUT_MGI if is_about else _Block.OTHER if is_other else _Block.FRONT
            self._leave(block)

    def _keep_title(self, spot: Spot, heading: HeadingMatch) -> None:
        self.parsed.titles.append(spot.text)
        if self.parsed.title_place or (self.parsed.title and not heading.rest):
            return  # a title printed again says nothing new
        self.parsed.title = spot.text
        self.parsed.title_place = heading.rest or None
        self.parsed.is_local = self.parsed.is_local or is_local_title(spot.text)

    def _open_domain(self, spot: Spot, domain: Domain, heading: HeadingMatch) -> None:
        self.domain, self.polarity, self.block = domain, None, _Block.DOMAIN
        self.sides = set()
        self._note_label(spot, heading)
        if heading.side is not None:
            self._start_list(heading.side)

    def _open_list(self, spot: Spot, polarity: Polarity, heading: HeadingMatch) -> None:
        if polarity in self.sides and (polarity is not self.polarity or self._goes_astray(spot)):
            # Strengths, gaps, strengths again: a domain's title between them was missed.
            self.domain = None
        if self.domain is None:
            self._keep(spot, Role.HEADING, polarity.value)
            self.block = _Block.UNKNOWN
            return
        self.parsed.labels.append((spot.text, heading.label))
        self._start_list(polarity)
        if heading.rest:
            self.first_words = heading.rest
            self.list_spots.append(spot)
        else:
            self._keep(spot, Role.HEADING, polarity.value)

    def _goes_astray(self, spot: Spot) -> bool:
        """Whether a side's heading that was printed already stands after findings of its list.

        Printed twice in a row it opens one list; "(continued)" says that the list goes on.
        """
        last = self.parsed.lines[-1] if self.parsed.lines else None
        has_words = last is not None and last.role not in (Role.HEADING, Role.BLANK)
        return has_words and not spot.text.rstrip(" :").endswith(")")

    def _start_list(self, polarity: Polarity) -> None:
        assert self.domain is not None
        self.polarity, self.block, self.is_tagged = polarity, _Block.LIST, False
        self.sides.add(polarity)
        section = Section(self.domain, polarity)
        if section not in self.parsed.sections:
            self.parsed.sections.append(section)

    def _opens_by_guess(self, i: int, spot: Spot) -> bool:
        """Whether an unknown heading was dealt with; elsewhere it is a line like others."""
        role = self.guesses.get(i)
        is_inside = self.block in (_Block.DOMAIN, _Block.LIST, _Block.UNKNOWN)
        if role in (None, SUB_HEADING) and not is_inside:
            return False
        self._flush()
        if role in (None, UNPLACED):
            self._keep(spot, Role.NOT_UNDERSTOOD, "heading in none of the lists")
            self.block = _Block.UNKNOWN
            self.domain = None if role == UNPLACED else self.domain
            return True
        if role == SUB_HEADING:
            self._keep(spot, Role.HEADING, SUB_HEADING)
            self._begin_part(i)
            return True
        self._open_guessed(spot, Label(role or "", spot.text, "", None))
        return True

    def _open_guessed(self, spot: Spot, label: Label) -> None:
        self.parsed.notes.append(label_guessed(spot.text, label))
        self._keep(spot, Role.HEADING, label.role)
        if label.domain is not None:
            self.domain, self.polarity, self.block = label.domain, None, _Block.DOMAIN
            self.sides = set()
        elif label.polarity is not None and self.domain is not None:
            self._start_list(label.polarity)

    def _begin_part(self, i: int) -> None:
        """A part of a domain with both lists of its own begins; elsewhere the list goes on."""
        after = next((s for s in spots_after(self.spots, i) if s.sort is not Sort.BLANK), None)
        if after is not None and after.heading and after.heading.label.polarity is not None:
            self.sides, self.polarity, self.block = set(), None, _Block.DOMAIN

    def _read_date(self, spot: Spot) -> None:
        if self.block is _Block.OTHER:
            self._keep(spot, Role.BOILERPLATE, "other-section")
            return
        self._flush()
        self.parsed.dates.append(spot.year or 0)
        self._keep(spot, Role.BOILERPLATE, "date-line")
        self._leave(_Block.FRONT)

    def _leave(self, block: _Block) -> None:
        self._flush()
        self.domain = self.polarity = None
        self.sides = set()
        self.block = block

    def _flush(self) -> None:
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

    def _read_line(self, spot: Spot) -> None:
        """A line outside every list."""
        if spot.sort is Sort.BLANK:
            self._keep(spot, Role.BLANK, "blank")
        elif spot.sort is Sort.SET_PIECE:
            self._keep(spot, Role.BOILERPLATE, spot.kind)
        elif self.block is _Block.OTHER:
            self._keep(spot, Role.BOILERPLATE, "other-section")
        elif self.block is _Block.DOMAIN and (level := label_book().guidance_level(spot.text)):
            self._keep_passage(spot, self.domain, level)
        elif self.block is _Block.UNKNOWN:
            self._keep(spot, Role.NOT_UNDERSTOOD, "under a heading that was not understood")
        elif self.block is _Block.DOMAIN and _names_part(spot):
            self._keep(spot, Role.HEADING, SUB_HEADING)
        elif self.block is _Block.DOMAIN:
            self._keep(spot, Role.NOT_UNDERSTOOD, "neither guidance nor under a side's heading")
        elif self._is_short(spot):
            self._keep_short(spot)
        elif self.block is _Block.ABOUT_MGI:
            self._keep_passage(spot, None, None)
        else:
            self._keep(spot, Role.NOT_UNDERSTOOD, "prose outside any known section")

    def _is_short(self, spot: Spot) -> bool:
        return len(spot.text) <= _LONGEST_SHORT_LINE and not is_ended(spot.text)

    def _keep_short(self, spot: Spot) -> None:
        """A line of a cover, a menu or a caption."""
        if not self.parsed.sections:
            self.parsed.front_lines.append(spot.text)
        self._keep(spot, Role.BOILERPLATE, "page-furniture")

    def _keep_passage(self, spot: Spot, domain: Domain | None, level: Level | None) -> None:
        self.parsed.passages.append(ParsedPassage(spot.text, spot.line.locator, domain, level))
        self._keep(spot, Role.GUIDANCE, level.value if level else "introduction")

    def _keep(self, spot: Spot, role: Role, kind: str) -> None:
        self.parsed.lines.append(ReadLine(spot.line, role, kind))


def _names_part(spot: Spot) -> bool:
    """Whether an item is one of the parts that the portal's wheel lists under a domain."""
    label = exact_label(without_bullet(spot.line.text))
    return label is not None and label.role == SUB_HEADING


def parse(lines: Sequence[Line]) -> Parsed:
    """What the lines of a document say.

    Args:
        lines: the document in its own order, as a form gives it.

    Returns:
        Findings, sections, passages, title, dates and notes; `lines` holds every line given,
        in order, with its role.
    """
    return _Parser(outline(lines)).read_all()
