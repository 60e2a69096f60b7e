"""Tables in plain text, as they come from a copied document: cells between tabs or bars."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from mgi_rag.profiles.bullets import has_bullet
from mgi_rag.profiles.forms.grid import Grid
from mgi_rag.profiles.reading import Line

_BARS: Final = re.compile(r"^\s*\|(.*)\|\s*$")
_NUMBER: Final = re.compile(r"\W*\d{1,3}\W*")
_FEWEST_ROWS: Final = 2


def with_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of tables cut into their cells."""
    result: list[Line] = []
    table = 0
    for count, group in groupby(lines, key=lambda line: len(_cells(line.text))):
        rows = list(group)
        if count < 2 or len(rows) < _FEWEST_ROWS or _is_contents(rows):
            result += rows
            continue
        result += _cut(rows, table)
        table += 1
    return result


def _cells(text: str) -> list[str]:
    """What stands between the tabs or bars of a line; the whole line where it has none."""
    if match := _BARS.match(text):
        return match[1].split("|")
    cells = text.rstrip("\t ").split("\t")
    is_typed_bullet = len(cells) > 1 and has_bullet(f"{cells[0].strip()} x")
    # Tabs at the line's start are an indentation, one after a bullet is none of a table.
    return [text] if not cells[0].strip() or is_typed_bullet else cells


def _is_contents(rows: Sequence[Line]) -> bool:
    """Whether the last cells are page numbers, as in a list of the document's parts."""
    return all(_NUMBER.fullmatch(_cells(row.text)[-1]) for row in rows)


def _cut(rows: Sequence[Line], table: int) -> Iterator[Line]:
    grid = Grid(table)
    for row in rows:
        grid.next_row()
        for text in _cells(row.text):
            cell = grid.place()
            if text.strip():
                yield replace(row, text=text, is_blank_before=True, cell=cell)
