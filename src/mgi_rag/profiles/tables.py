"""Tables: which domain and which side the heads of a table's columns and rows give its cells.

Columns of strengths beside gaps, rows of sides or domains, one row a finding with its domain and
side in columns of their own. A cell whose side nothing tells is given none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.profiles.labels import HeadingMatch, Label, fold, heading_of, label_book
from mgi_rag.profiles.labels.matching import side_of_tag, unknown_domain_number
from mgi_rag.profiles.labels.wording import ascii_digits
from mgi_rag.profiles.spots import Sort, Spot, is_ended

_LONGEST_HEAD: Final = 60
"""Characters beyond which the head of a column is a text."""

_LONGEST_ABBREVIATION: Final = 8


@dataclass(frozen=True)
class Placed:
    """What its table says about a line."""

    kind: str
    """`label` for the head of a row or column, `head` for one that names neither domain nor side,
    `text`, `other` for a column that is not understood, `loose` for a table without heads."""
    opens: bool
    """Whether it is the first line of its cell."""
    domain: Domain | None
    side: Polarity | None
    heading: HeadingMatch | None = None
    """What a label says."""


@dataclass
class _CellText:
    """One cell that is not empty."""

    row: int
    columns: range
    indices: list[int]
    text: str
    says: HeadingMatch | None = None
    """What it says when it is a head and nothing else."""
    leads: Domain | None = None
    """The domain whose title opens a cell of several lines."""

    @property
    def column(self) -> int:
        return self.columns.start

    @property
    def domain(self) -> Domain | None:
        return self.says.label.domain if self.says else self.leads

    @property
    def side(self) -> Polarity | None:
        return (self.says.label.polarity or self.says.side) if self.says else None


@dataclass
class _State:
    """What holds for the rows below."""

    domain: Domain | None = None
    side: Polarity | None = None
    """That of a row of one cell."""
    column_domains: dict[int, Domain] = field(default_factory=dict)
    column_sides: dict[int, Polarity] = field(default_factory=dict)
    row_sides: dict[int, Polarity] = field(default_factory=dict)
    """Sides that cells say for their rows, by column; they hold on where the cell is empty."""


def placed_lines(spots: Sequence[Spot]) -> dict[int, Placed]:
    """What the tables of a document say about their lines, by the line's index.

    Tables that name no domain and no side, such as those that lay out a page, say nothing.
    """
    tables: defaultdict[int, list[int]] = defaultdict(list)
    for i, spot in enumerate(spots):
        if spot.line.cell is not None and spot.sort is not Sort.BLANK:
            tables[spot.line.cell.table].append(i)
    placed: dict[int, Placed] = {}
    for indices in tables.values():
        cells = _cells(spots, indices)
        if any(cell.says for cell in cells):
            placed |= dict(_Table(cells, spots).read())
        elif _is_loose(cells, spots):
            placed |= {i: Placed("loose", False, None, None) for i in indices}
    return placed


def _is_loose(cells: Sequence[_CellText], spots: Sequence[Spot]) -> bool:
    """Whether a table has several columns of texts and no heading anywhere."""
    if any(spots[i].sort is Sort.HEADING for cell in cells for i in cell.indices):
        return False
    return len({cell.column for cell in cells if not _is_number(cell, spots)}) > 1


def _cells(spots: Sequence[Spot], indices: Sequence[int]) -> list[_CellText]:
    grouped: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    spans: dict[tuple[int, int], int] = {}
    for i in indices:
        cell = spots[i].line.cell
        assert cell is not None
        grouped[cell.row, cell.column].append(i)
        spans[cell.row, cell.column] = cell.span
    cells = []
    for (row, column), inside in sorted(grouped.items()):
        text = " ".join(spots[i].text for i in inside)
        columns = range(column, column + spans[row, column])
        says = _what_it_says(text)
        leads = None if says else _leading_domain([spots[i] for i in inside])
        cells.append(_CellText(row, columns, inside, text, says, leads))
    return cells


def _what_it_says(text: str) -> HeadingMatch | None:
    heading = heading_of(text)
    if heading is not None and not heading.rest:
        return heading if heading.label.domain or heading.label.polarity else None
    if number := unknown_domain_number(text):
        return _of_role(f"domain-{number}", text, number) if number in range(1, 7) else None
    side = side_of_tag(text)
    return _of_role(side.value, text) if side else None


def _of_role(role: str, text: str, number: int | None = None) -> HeadingMatch:
    return HeadingMatch(Label(role, text.strip(), "", None), number)


def _leading_domain(inside: Sequence[Spot]) -> Domain | None:
    """The domain of a title over a text, where the cell does not say sides itself."""
    first = inside[0].heading
    sides = any(spot.heading and spot.heading.label.polarity for spot in inside)
    return first.label.domain if first is not None and len(inside) > 1 and not sides else None


class _Table:
    """Reads one table row by row."""

    def __init__(self, cells: Sequence[_CellText], spots: Sequence[Spot]) -> None:
        self.spots = spots
        self.rows: defaultdict[int, list[_CellText]] = defaultdict(list)
        for cell in cells:
            self.rows[cell.row].append(cell)
        self.repeated = _repeated_rows(self.rows)
        self.below = _cells_below([cell for cell in cells if cell.row not in self.repeated])
        self.state = _State()
        self.head_rows = sum(
            self._is_head_row(row) for n, row in self.rows.items() if n not in self.repeated
        )
        self.outer_sides = _has_outer_sides(self.rows)
        self.text_column = self._widest_column()

    def read(self) -> Iterator[tuple[int, Placed]]:
        """What is said about each line."""
        first = min(self.rows)
        for number, row in sorted(self.rows.items()):
            if number in self.repeated:
                for cell in row:
                    yield from self._place(cell, "head", None, None)
            elif len(row) == 1 and (row[0].says or row[0].leads):
                yield from self._read_lone(row[0])
            elif self._is_head_row(row):
                yield from self._read_heads(row)
            elif number == first and self._is_naming_row(row):
                self._find_numbers(row)
                for cell in row:
                    yield from self._place(cell, "head", None, None)
            else:
                yield from self._read_row(row)

    def _read_lone(self, cell: _CellText) -> Iterator[tuple[int, Placed]]:
        """A cell alone in its row, often a merged one: it holds for the rows below."""
        state = self.state
        if cell.domain is not None:
            state.domain = cell.domain
            state.row_sides = {}
            if not self.outer_sides:
                state.side = cell.side
            if self.head_rows > 1:
                state.column_sides = {}
        elif cell.side is not None:
            state.side, state.row_sides = cell.side, {}
        yield from self._place(cell, "label" if cell.says else "text", state.domain, None)

    def _is_head_row(self, row: Sequence[_CellText]) -> bool:
        return any(self._is_column_head(cell, row) for cell in row)

    def _is_column_head(self, cell: _CellText, row: Sequence[_CellText]) -> bool:
        if cell.says is None or len(row) == 1:
            return False
        if len({other.side for other in row if other.says and other.side}) > 1:
            return cell.domain is None
        if len({other.domain for other in row if other.says and other.domain}) > 1:
            return cell.side is None
        below = self.below.get((cell.row, cell.column))
        return below is not None and below.says is None and below.leads is None

    def _read_heads(self, row: Sequence[_CellText]) -> Iterator[tuple[int, Placed]]:
        """A row of heads; a domain beside them, without a column of its own, holds for all."""
        state = self.state
        heads = [cell for cell in row if self._is_column_head(cell, row)]
        if any(cell.domain for cell in heads):
            state.column_domains = {c: x.domain for x in heads if x.domain for c in x.columns}
            state.column_sides = {}
        sides = {c: x.side for x in heads if x.side for c in x.columns}
        if sides:
            state.column_sides, state.row_sides = sides, {}
        for cell in row:
            if cell in heads:
                yield from self._place(cell, "label", cell.domain, None)
            elif cell.domain is not None:
                state.domain = cell.domain
                yield from self._place(cell, "label" if cell.says else "text", cell.domain, None)
            else:
                self._find_numbers([cell])
                kind = "head" if _is_short(cell) else "text"
                yield from self._place(cell, kind, state.domain, None)

    def _is_naming_row(self, row: Sequence[_CellText]) -> bool:
        """Whether the first row names its columns with words that are no labels."""
        return len(row) > 1 and all(_is_short(cell) and not cell.says for cell in row)

    def _find_numbers(self, heads: Sequence[_CellText]) -> None:
        """Takes bare numbers in a column called *Domain* for the numbers of domains."""
        for head in heads:
            if fold(head.text) not in label_book().domain_words:
                continue
            for row in self.rows.values():
                for cell in row:
                    number = ascii_digits(cell.text).strip(" .)")
                    if cell.column == head.column and number in tuple("123456"):
                        cell.says = _of_role(f"domain-{number}", cell.text, int(number))

    def _read_row(self, row: Sequence[_CellText]) -> Iterator[tuple[int, Placed]]:
        state = self.state
        filled = {cell.column for cell in row}
        for cell in row:
            if cell.domain is not None and cell.domain is not state.domain:
                state.domain, state.row_sides = cell.domain, {}
        kept = {c: side for c, side in state.row_sides.items() if c not in filled}
        own = {cell.column: cell.side for cell in row if cell.side is not None}
        state.row_sides = kept | own
        for cell in row:
            if cell.says is not None:
                yield from self._place(cell, "label", cell.domain, None)
            elif _is_number(cell, self.spots):
                yield from self._place(cell, "head", None, None)
            else:
                yield from self._place(cell, *self._says_of(cell))

    def _says_of(self, cell: _CellText) -> tuple[str, Domain | None, Polarity | None]:
        """Kind, domain and side of a text."""
        state = self.state
        by_column = {state.column_sides[c] for c in cell.columns if c in state.column_sides}
        by_row = set(state.row_sides.values())
        domains = {state.column_domains[c] for c in cell.columns if c in state.column_domains}
        domain = cell.leads or (next(iter(domains)) if len(domains) == 1 else state.domain)
        if len(domains) > 1 or cell.leads:
            return "text", cell.leads, None
        if not by_column and by_row and cell.column != self.text_column and not domains:
            return "other", domain, None
        sides = by_column | by_row
        if not sides and state.side is not None:
            sides = {state.side}
        return "text", domain, next(iter(sides)) if len(sides) == 1 else None

    def _widest_column(self) -> int:
        """The column with the longest texts: that of the findings where rows say the side."""
        lengths: defaultdict[int, int] = defaultdict(int)
        for row in self.rows.values():
            for cell in row:
                if cell.says is None:
                    lengths[cell.column] += len(cell.text)
        return max(lengths, key=lambda column: lengths[column], default=0)

    def _place(
        self, cell: _CellText, kind: str, domain: Domain | None, side: Polarity | None
    ) -> Iterator[tuple[int, Placed]]:
        for n, i in enumerate(cell.indices):
            yield i, Placed(kind, n == 0, domain, side, cell.says)


def _repeated_rows(rows: Mapping[int, Sequence[_CellText]]) -> frozenset[int]:
    """The rows that print the first one again, as a table does on its next page."""
    texts = {number: [cell.text for cell in row] for number, row in rows.items()}
    first = min(texts)
    return frozenset(
        number
        for number, row in texts.items()
        if number > first and row == texts[first] and row[1:]
    )


def _cells_below(cells: Sequence[_CellText]) -> Mapping[tuple[int, int], _CellText]:
    """For each cell the next one under it that is not empty."""
    below: dict[tuple[int, int], _CellText] = {}
    lowest: dict[int, _CellText] = {}
    for cell in reversed(cells):
        under = [lowest[c] for c in cell.columns if c in lowest]
        if under:
            below[cell.row, cell.column] = min(under, key=lambda other: other.row)
        lowest |= dict.fromkeys(cell.columns, cell)
    return below


def _has_outer_sides(rows: Mapping[int, Sequence[_CellText]]) -> bool:
    """Whether lone rows of sides stand over rows of domains, and none directly under one."""
    lone = [row[0] for _, row in sorted(rows.items()) if len(row) == 1 and row[0].says]
    if not lone or lone[0].domain is not None:
        return False
    inner = any(
        one.domain and not two.domain and two.row == one.row + 1 for one, two in pairwise(lone)
    )
    return not inner and any(cell.domain for cell in lone)


def _is_short(cell: _CellText) -> bool:
    is_abbreviation = len(cell.text) <= _LONGEST_ABBREVIATION  # "No."
    ended = is_ended(cell.text.rstrip(" :")) and not is_abbreviation
    return len(cell.text) <= _LONGEST_HEAD and not ended


def _is_number(cell: _CellText, spots: Sequence[Spot]) -> bool:
    """Whether a cell holds the number of its row alone."""
    return all(spots[i].sort is Sort.SET_PIECE for i in cell.indices)
