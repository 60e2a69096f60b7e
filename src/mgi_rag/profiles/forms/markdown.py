"""Markdown, through markdown-it-py: headings and list items are known by their markup."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, Final

from mgi_rag.profiles.forms.grid import Grid
from mgi_rag.profiles.forms.text import decoded
from mgi_rag.profiles.forms.text import recognises as is_text
from mgi_rag.profiles.reading import Cell, Line

_HEADING: Final = re.compile(rb"(?m)^#{1,6}[ \t]+\S")
_TABLE: Final = re.compile(
    rb"(?m)^[ \t]*\|.*\|[ \t]*\r?\n"
    rb"[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?[ \t]*\r?$"
)
_TABLE_BREAK: Final = re.compile(r"<br\s*/?>")
"""What stands for a line's end within a cell, which Markdown has no other way to write."""
_LONGEST_HEADING: Final = 200
"""Characters beyond which bold print is an emphasis, not a heading."""


def recognises(content: bytes) -> bool:
    """Whether the bytes are text with a heading or a table of Markdown in it."""
    marked = _HEADING.search(content) or _TABLE.search(content)
    return marked is not None and is_text(content)


def read(content: bytes) -> list[Line]:
    """One Line a heading, list item or paragraph, located by its first line in the file."""
    # Imported here: only Markdown documents need the parser.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").disable(["html_block", "html_inline"]).enable("table")
    lines: list[Line] = []
    inside: list[str] = []
    tables, start = count(), 1
    grid, cell = Grid(0), None
    for token in parser.parse(decoded(content)):
        start = token.map[0] + 1 if token.map else start
        if token.type == "table_open":
            grid = Grid(next(tables))
        elif token.type == "tr_open":
            grid.next_row()
        elif token.type in ("th_open", "td_open"):
            cell = grid.place()
        elif token.type in ("th_close", "td_close"):
            cell = None
        if token.nesting == 1:
            inside.append(token.type)
        elif token.nesting == -1:
            inside.pop()
        elif token.content.strip():
            lines += _block(token, start, inside, cell)
    return lines


def _block(token: Any, start: int, inside: Sequence[str], cell: Cell | None) -> Iterator[Line]:
    """The lines of a block: one, or several where breaks part it."""
    parts = [child.content or "\n" for child in token.children or ()]
    text = "".join(parts) if token.type == "inline" else token.content
    for part in _TABLE_BREAK.split(text) if cell is not None else [text]:
        yield Line(
            text=" ".join(part.split("\n")).strip(" "),
            locator=f"line {start}",
            is_heading="heading_open" in inside or _is_bold(token),
            is_item="list_item_open" in inside,
            is_blank_before=True,
            level=max(inside.count("list_item_open") - 1, 0),
            cell=cell,
        )


def _is_bold(token: Any) -> bool:
    """Whether a paragraph is bold from its first word to its last, as typed headings are."""
    children = [child for child in token.children or () if child.type != "text" or child.content]
    if len(children) < 3 or len(token.content) > _LONGEST_HEADING:
        return False
    marks = [child.type for child in children]
    return (
        marks[0] == "strong_open"
        and marks[-1] == "strong_close"
        and marks.count("strong_open") == 1
    )
