"""Lines of a document of any form to headings, findings, guidance and set pieces.

Every line gets a role; one that fits nothing is NOT_UNDERSTOOD and reported, never dropped.
"""

from collections.abc import Sequence
from typing import Final

from mgi_rag.profiles.document_checks import label_guessed
from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.profiles.governing import OUTER_SIDE, mixed_sides
from mgi_rag.profiles.guesses import SUB_HEADING, UNPLACED, guessed_roles, unknown_headings
from mgi_rag.profiles.labels import HeadingMatch, Label
from mgi_rag.profiles.labels.titles import is_local_title
from mgi_rag.profiles.outline import outline
from mgi_rag.profiles.parsed import Parsed
from mgi_rag.profiles.reading import Line, Role
from mgi_rag.profiles.spots import Sort, Spot, is_ended, spots_after
from mgi_rag.profiles.state import Block, ReadingState
from mgi_rag.profiles.table_reader import TableReader

_ABOUT_ROLES: Final = ("tool-name", "about-mgi", "introduction")
_OTHER_ROLES: Final = ("other-section", "contents")


class _Parser(ReadingState):
    """Reads spot after spot, knowing under which heading it stands."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        super().__init__(spots)
        self.unknown = unknown_headings(spots)
        self.guesses = guessed_roles(spots, self.unknown)
        self.mixed = mixed_sides(spots)
        self.tables = TableReader(self)

    def read_all(self) -> Parsed:
        """Gives every line its role and keeps what it says."""
        for i, spot in enumerate(self.spots):
            if self.tables.reads(i, spot):
                continue
            if spot.tag is not None and self._read_tagged(spot, spot.tag):
                continue
            if self.is_tagged and not self._goes_on_with_tagged(spot):
                self.flush()
                self.block, self.is_tagged = Block.DOMAIN, False
            if spot.sort is Sort.HEADING:
                self._read_heading(i, spot)
            elif i in self.unknown and self._opens_by_guess(i, spot):
                continue
            elif spot.sort is Sort.DATE:
                self._read_date(spot)
            elif self.block is Block.LIST:
                self.list_spots.append(spot)
            else:
                self.read_line(spot)
        self.tables.leave()
        self.flush()
        return self.parsed

    def _read_tagged(self, spot: Spot, side: Polarity) -> bool:
        """Reads a finding that says its side; False where it stands in no domain."""
        if self.domain is None or self.block not in (Block.DOMAIN, Block.LIST, Block.UNKNOWN):
            return False
        if self.block is Block.LIST and not self.is_tagged:
            if side is self.polarity:
                self.list_spots.append(spot)
            else:
                self.flush()
                self.keep(spot, Role.NOT_UNDERSTOOD, "says another side than its list")
            return True
        self.flush()
        self.start_list(side)
        self.is_tagged = True
        self.list_spots.append(spot)
        return True

    def _goes_on_with_tagged(self, spot: Spot) -> bool:
        """Whether a line is the rest of a finding that said its side."""
        if spot.sort in (Sort.BLANK, Sort.SET_PIECE):
            return True
        is_open = bool(self.list_spots) and not is_ended(self.list_spots[-1].text)
        return is_open and spot.sort is Sort.TEXT and not spot.line.is_blank_before

    def _read_heading(self, i: int, spot: Spot) -> None:
        heading = spot.heading
        if heading is None:  # the rest of a heading that is broken over several lines
            self.keep(spot, Role.HEADING, spot.kind or self.parsed.lines[-1].kind)
            return
        if heading.label.role == SUB_HEADING:
            self._read_sub_heading(i, spot)
        elif self.block is Block.OTHER and not self._leaves_other_section(i, heading):
            self.keep(spot, Role.BOILERPLATE, "other-section")
        elif heading.label.polarity is not None:
            self.flush()
            if i in self.mixed:
                self.domain = None
            self._open_list(spot, heading.label.polarity, heading)
        else:
            self.flush()
            self.keep(spot, Role.HEADING, heading.label.role)
            self._open(spot, heading)

    def _read_sub_heading(self, i: int, spot: Spot) -> None:
        if self.block in (Block.LIST, Block.DOMAIN):
            self.flush()
            self.keep(spot, Role.HEADING, SUB_HEADING)
            self._begin_part(i)
        else:
            self.read_line(spot)

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
            self.block = Block.UNKNOWN if self.domain else self.block
        elif label.role == OUTER_SIDE:
            self.parsed.labels.append((spot.text, label))
            self.leave(Block.FRONT)
        elif label.role == "document-title":
            self._keep_title(spot, heading)
            self.leave(Block.FRONT)
        else:
            is_about, is_other = label.role in _ABOUT_ROLES, label.role in _OTHER_ROLES
            if label.role == "tool-name" and not self.parsed.sections:
                self.parsed.front_lines.append(spot.text)
                self.parsed.is_local = self.parsed.is_local or is_local_title(label.text)
            block = Block.ABOUT_MGI if is_about else Block.OTHER if is_other else Block.FRONT
            self.leave(block)

    def _keep_title(self, spot: Spot, heading: HeadingMatch) -> None:
        self.parsed.titles.append(spot.text)
        if self.parsed.title_place or (self.parsed.title and not heading.rest):
            return  # a title printed again says nothing new
        self.parsed.title = spot.text
        self.parsed.title_place = heading.rest or None
        self.parsed.is_local = self.parsed.is_local or is_local_title(spot.text)

    def _open_domain(self, spot: Spot, domain: Domain, heading: HeadingMatch) -> None:
        self.domain, self.polarity, self.block = domain, None, Block.DOMAIN
        self.sides = set()
        self.note_label(spot, heading)
        if heading.side is not None:
            self.start_list(heading.side)

    def _open_list(self, spot: Spot, polarity: Polarity, heading: HeadingMatch) -> None:
        self._leave_missed_title(spot, polarity)
        if self.domain is None:
            self.keep(spot, Role.HEADING, polarity.value)
            self.block = Block.UNKNOWN
            return
        self.parsed.labels.append((spot.text, heading.label))
        self.start_list(polarity)
        if heading.rest:
            self.first_words = heading.rest
            self.list_spots.append(spot)
        else:
            self.keep(spot, Role.HEADING, polarity.value)

    def _leave_missed_title(self, spot: Spot, polarity: Polarity) -> None:
        """Strengths, gaps, strengths again: a domain's title between them was missed."""
        if polarity in self.sides and (polarity is not self.polarity or self._goes_astray(spot)):
            self.domain = None

    def _goes_astray(self, spot: Spot) -> bool:
        """Whether a side's heading that was printed already stands after findings of its list.

        Printed twice in a row it opens one list; "(continued)" says that the list goes on.
        """
        last = self.parsed.lines[-1] if self.parsed.lines else None
        has_words = last is not None and last.role not in (Role.HEADING, Role.BLANK)
        return has_words and not spot.text.rstrip(" :").endswith(")")

    def _opens_by_guess(self, i: int, spot: Spot) -> bool:
        """Whether an unknown heading was dealt with; elsewhere it is a line like others."""
        role = self.guesses.get(i)
        is_inside = self.block in (Block.DOMAIN, Block.LIST, Block.UNKNOWN)
        if role in (None, SUB_HEADING) and not is_inside:
            return False
        self.flush()
        if role in (None, UNPLACED):
            self.keep(spot, Role.NOT_UNDERSTOOD, "heading in none of the lists")
            self.block = Block.UNKNOWN
            self.domain = None if role == UNPLACED else self.domain
            return True
        if role == SUB_HEADING:
            self.keep(spot, Role.HEADING, SUB_HEADING)
            self._begin_part(i)
            return True
        if role in set(Polarity):
            self._leave_missed_title(spot, Polarity(role))
        self._open_guessed(spot, Label(role or "", spot.text, "", None))
        return True

    def _open_guessed(self, spot: Spot, label: Label) -> None:
        self.parsed.notes.append(label_guessed(spot.text, label))
        self.keep(spot, Role.HEADING, label.role)
        if label.domain is not None:
            self.domain, self.polarity, self.block = label.domain, None, Block.DOMAIN
            self.sides = set()
        elif label.polarity is not None and self.domain is not None:
            self.start_list(label.polarity)
        else:
            self.block = Block.UNKNOWN

    def _begin_part(self, i: int) -> None:
        """A part of a domain with both lists of its own begins; elsewhere the list goes on."""
        after = next(
            (j for j in range(i + 1, len(self.spots)) if self.spots[j].sort is not Sort.BLANK), None
        )
        if after is not None and self._opens_side(after):
            self.sides, self.polarity, self.block = set(), None, Block.DOMAIN

    def _opens_side(self, i: int) -> bool:
        heading = self.spots[i].heading
        is_listed = heading is not None and heading.label.polarity is not None
        return is_listed or self.guesses.get(i) in set(Polarity)

    def _read_date(self, spot: Spot) -> None:
        if self.block is Block.OTHER:
            self.keep(spot, Role.BOILERPLATE, "other-section")
            return
        self.flush()
        self.parsed.dates.append(spot.year or 0)
        self.keep(spot, Role.BOILERPLATE, "date-line")
        self.leave(Block.FRONT)


def parse(lines: Sequence[Line]) -> Parsed:
    """What the lines of a document say.

    Args:
        lines: the document in its own order, as a form gives it.

    Returns:
        Findings, sections, passages, title, dates and notes; `lines` holds every line given,
        in order, with its role.
    """
    return _Parser(outline(lines)).read_all()
