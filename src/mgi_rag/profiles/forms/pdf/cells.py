"""The columns of a document in reading order, its ruled tables cell by cell among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mgi_rag.profiles.forms.pdf.columns import Column, columns_by_page, rows_of
from mgi_rag.profiles.forms.pdf.glyphs import Page, Run
from mgi_rag.profiles.forms.pdf.rules import Box, Ruled
from mgi_rag.profiles.reading import Cell

_MOST_BESIDE: Final = 2
"""Runs that may stand beside a table; with more it is a figure in a column of text."""
_NEAR: Final = 3.0
"""Points up to which the columns of a table on the next page stand at the same places."""


@dataclass(frozen=True)
class _Open:
    """The latest table, which may go on at the top of the next page."""

    number: int
    table: Ruled
    page: int
    rows: int
    """Rows that it has so far (count)."""
    is_last: bool
    """Whether nothing stands under it on its page."""


def columns_with_cells(pages: Sequence[Page]) -> list[Column]:
    """All columns of some pages in reading order; each cell of a ruled table is one."""
    parts = [part for page in pages for part in _parts(page)]
    flows = iter(columns_by_page([part for part in parts if isinstance(part, Page)]))
    columns: list[Column] = []
    latest: _Open | None = None
    last_page = 0
    for part in parts:
        if isinstance(part, Page):
            columns += next(flows)
            if part.runs:
                last_page = part.number
                latest = replace(latest, is_last=False) if latest else None
            continue
        page, table = part
        latest = _next(latest, page, table, is_first=page.number != last_page)
        last_page = page.number
        columns += _cells(page, table, latest)
    return columns


def _next(latest: _Open | None, page: Page, table: Ruled, *, is_first: bool) -> _Open:
    goes_on = (
        latest is not None
        and is_first
        and latest.is_last
        and latest.page + 1 == page.number
        and len(latest.table.edges) == len(table.edges)
        and all(abs(a - b) <= _NEAR for a, b in zip(latest.table.edges, table.edges, strict=True))
    )
    if latest is not None and goes_on:
        return _Open(latest.number, table, page.number, latest.rows + table.rows, is_last=True)
    number = 0 if latest is None else latest.number + 1
    return _Open(number, table, page.number, table.rows, is_last=True)


def _parts(page: Page) -> Iterator["Page | tuple[Page, Ruled]"]:
    """A page from the top down: text, table, text."""
    rest = list(page.runs)
    for table in page.tables:
        beside = [
            run
            for run in rest
            if table.top < (run.top + run.bottom) / 2 < table.bottom and not _box_of(table, run)
        ]
        if len(beside) > _MOST_BESIDE:
            continue
        above = [run for run in rest if (run.top + run.bottom) / 2 <= table.top]
        yield replace(page, runs=tuple(above), tables=())
        yield page, table
        gone = {id(run) for run in above} | {id(r) for r in rest if _box_of(table, r)}
        rest = [run for run in rest if id(run) not in gone]
    yield replace(page, runs=tuple(rest), tables=())


def _box_of(table: Ruled, run: Run) -> Box | None:
    x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
    return next((box for box in table.boxes if box.holds(x, y)), None)


def _cells(page: Page, table: Ruled, latest: _Open) -> Iterator[Column]:
    from_right = sum(run.is_right_to_left for run in page.runs) * 2 > len(page.runs)
    first = latest.rows - table.rows
    columns = len(table.edges) - 1
    for box in sorted(table.boxes, key=lambda b: (b.row, -b.column if from_right else b.column)):
        runs = [run for run in page.runs if _box_of(table, run) is box]
        if not runs:
            continue
        column = columns - box.column - box.span if from_right else box.column
        padding = min(run.x0 - box.x0 for run in runs)
        rows = tuple(rows_of(runs, from_right=from_right))
        cell = Cell(latest.number, first + box.row, column, box.span)
        yield Column(page.number, box.x0 + padding, box.x1 - padding, rows, cell)
