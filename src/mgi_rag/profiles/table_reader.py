"""Reads the lines of tables with what the heads of their rows and columns say."""

from collections.abc import Mapping
from dataclasses import dataclass

from mgi_rag.profiles.finding import Domain, Polarity, Section
from mgi_rag.profiles.labels import label_book
from mgi_rag.profiles.reading import Role
from mgi_rag.profiles.spots import Spot
from mgi_rag.profiles.state import Block, ReadingState
from mgi_rag.profiles.tables import Placed, placed_lines


@dataclass(frozen=True)
class _OpenTable:
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


class TableReader:
    """Opens and closes tables, and sets domain and side for each of their cells."""

    def __init__(self, state: ReadingState) -> None:
        self.state = state
        self.placed: Mapping[int, Placed] = placed_lines(state.spots)
        self.open: _OpenTable | None = None
        self.with_domains = frozenset(
            cell.table
            for i, placed in self.placed.items()
            if placed.domain is not None and (cell := state.spots[i].line.cell) is not None
        )
        """Numbers of the tables that name domains themselves."""

    def reads(self, i: int, spot: Spot) -> bool:
        """Whether a line was read as one of a table; False where its own words are to tell."""
        if self.open is not None and not self._is_inside(spot):
            self.leave()
        placed = self.placed.get(i)
        return placed is not None and self._read(spot, placed)

    def _is_inside(self, spot: Spot) -> bool:
        cell = spot.line.cell
        return self.open is not None and cell is not None and cell.table == self.open.number

    def _read(self, spot: Spot, placed: Placed) -> bool:
        """Reads a line of a table by its row and column; False where its own words are to tell."""
        if placed.kind == "loose":
            if self.state.block is not Block.LIST:
                return False
            self.state.flush()
            self.state.keep(spot, Role.NOT_UNDERSTOOD, "cell of a table without heads")
            self.state.block = Block.UNKNOWN
            return True
        if self.open is None and not self._enter(spot):
            return False
        if placed.opens:
            self.state.flush()
        if placed.kind in ("label", "head"):
            self.state.keep(
                spot, Role.HEADING, placed.heading.label.role if placed.heading else "head"
            )
            if placed.opens and placed.heading is not None:
                self.state.note_label(spot, placed.heading)
            return True
        if placed.opens:
            self._enter_cell(spot, placed)
        return False

    def _enter(self, spot: Spot) -> bool:
        """Opens a table; one in a section such as the context is a part of it."""
        cell = spot.line.cell
        assert cell is not None
        has_domains = cell.table in self.with_domains
        if self.state.block is Block.OTHER and not has_domains:
            return False
        is_open = self.state.block in (Block.DOMAIN, Block.LIST)
        outer = self.state.domain if is_open else None
        self.state.flush()
        self.open = _OpenTable(
            cell.table,
            outer,
            has_domains,
            frozenset(self.state.sides),
            len(self.state.parsed.findings),
        )
        return True

    def leave(self) -> None:
        """Closes the open table, if there is one."""
        table, self.open = self.open, None
        if table is None:
            return
        self.state.flush()
        self._put_in_order(table.first)
        sides = self.state.sides
        if table.has_domains or table.outer is None:
            self.state.leave(Block.FRONT)
        else:
            self.state.domain, self.state.polarity, self.state.block = (
                table.outer,
                None,
                Block.DOMAIN,
            )
            self.state.sides = sides | table.sides

    def _put_in_order(self, first: int) -> None:
        """Puts the findings of a table, which came row by row, list by list."""
        order = {section: n for n, section in enumerate(self.state.parsed.sections)}
        self.state.parsed.findings[first:] = sorted(
            self.state.parsed.findings[first:], key=lambda f: order[Section(f.domain, f.polarity)]
        )

    def _enter_cell(self, spot: Spot, placed: Placed) -> None:
        """Makes a cell's domain and side those of the lines to come."""
        assert self.open is not None
        domain = placed.domain or (None if self.open.has_domains else self.open.outer)
        # A table after another one of the same domain: a title between them was missed.
        is_astray = placed.domain is None and placed.side in self.open.sides
        self.state.domain, self.state.polarity = domain, None
        if domain is None or is_astray or placed.kind == "other":
            self.state.block = Block.UNKNOWN
        elif placed.side is None or label_book().guidance_level(spot.text):
            self.state.block = Block.DOMAIN
        else:
            self.state.start_list(placed.side)
