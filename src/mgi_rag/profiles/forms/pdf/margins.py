"""Running heads, page numbers and footnotes: known by repetition, place and size."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mgi_rag.profiles.forms.pdf.columns import Column, rows_of
from mgi_rag.profiles.forms.pdf.glyphs import Page, Run

_MARGIN: Final = 0.11
"""Share of a page's height, above and below, in which running heads stand."""
_SMALL_PRINT: Final = 0.88
"""Size of a footnote as a share of the size of most of the text, at most."""
_FOOT: Final = 0.55
"""Share of a page's height below which footnotes begin."""
_CLEARANCE: Final = 0.9
"""White space between a running head and the text, in heights of its own line, at least."""
_DIGITS: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(
    r"\W*(?:\d{1,3}|x{0,3}(?:i[xv]|v?i{0,3}))(?:\W+(?:\w{1,3}\W+)?\d{1,3})?\W*"
)
"""A page number, alone or with the count of pages; four digits would be a year."""


@dataclass(frozen=True)
class Margins:
    """The pages without what stands in their margins, and that by itself."""

    pages: tuple[Page, ...]
    running: tuple[tuple[int, str], ...]
    """Each running head once, with the first page that has it."""


def without_running_heads(pages: Sequence[Page]) -> Margins:
    """Takes off the lines that repeat in the margins, and the page numbers there."""
    margins = {page.number: _margin_rows(page) for page in pages}
    patterns = _running_patterns(pages, margins)
    running: dict[str, tuple[int, str]] = {}
    kept = []
    for page in pages:
        gone: set[int] = set()
        for row in margins[page.number]:
            pattern = _pattern(row.text)
            if pattern in patterns:
                running.setdefault(pattern, (page.number, row.text))
            elif not _is_page_number(row.text, len(pages)):
                continue
            gone.update(id(word) for word in row.words)
        runs = tuple(run for run in page.runs if id(run.words[0]) not in gone)
        kept.append(replace(page, runs=runs))
    body = {pattern for pattern, _ in _runs_of(patterns, kept)}
    heads = tuple(head for pattern, head in running.items() if pattern not in body)
    return Margins(tuple(kept), heads)


def _is_page_number(text: str, pages: int) -> bool:
    return text == "1" if pages == 1 else _NUMBER.fullmatch(text.casefold()) is not None


def _running_patterns(pages: Sequence[Page], margins: dict[int, list[Run]]) -> set[str]:
    """Wordings that stand in the margins of several pages and nowhere else in the same print.

    A label such as "Areas with potential for further development" may well open several pages;
    it stands in the midst of others in the same size and weight, which no running head does.
    """
    seen: dict[str, set[int]] = defaultdict(set)
    marginal = {id(row.words[0]) for rows in margins.values() for row in rows}
    print_of: dict[str, set[tuple[float, bool]]] = defaultdict(set)
    for number, rows in margins.items():
        for row in rows:
            pattern = _pattern(row.text)
            if any(map(str.isalpha, pattern)):
                seen[pattern].add(number)
                print_of[pattern].add((row.size, row.is_bold))
    for pattern, run in _runs_of(seen.keys(), pages):
        if (run.size, run.is_bold) in print_of[pattern] and id(run.words[0]) not in marginal:
            seen.pop(pattern, None)
    return {text for text, numbers in seen.items() if len(numbers) >= _enough(len(pages))}


def _runs_of(patterns: Collection[str], pages: Iterable[Page]) -> list[tuple[str, Run]]:
    """The runs of some wordings, wherever they stand on the pages."""
    # Told by the first word first: nearly all runs of a document are none of these.
    openings = {pattern.partition(" ")[0] for pattern in patterns}
    likely = (
        (_pattern(run.text), run)
        for page in pages
        for run in page.runs
        if _pattern(run.words[0].text) in openings
    )
    return [(pattern, run) for pattern, run in likely if pattern in patterns]


def _margin_rows(page: Page) -> list[Run]:
    """Rows in the upper and lower margin, set off from the text by white space."""
    top, bottom = page.height * _MARGIN, page.height * (1 - _MARGIN)
    rows = rows_of(page.runs)
    above = [row for row in rows if row.bottom <= top]
    below = [row for row in rows if row.top >= bottom]
    return [*_set_off(above, rows, 1), *_set_off(below[::-1], rows, -1)]


def _set_off(margin: list[Run], rows: list[Run], inwards: int) -> list[Run]:
    """The rows from the page's edge up to the last white space inside the margin."""
    order = rows if inwards > 0 else rows[::-1]
    clear = 0
    for index, row in enumerate(margin):
        if index + 1 == len(order):
            return margin
        following = order[index + 1]
        space = following.top - row.bottom if inwards > 0 else row.top - following.bottom
        if space >= _CLEARANCE * (row.bottom - row.top):
            clear = index + 1
    return margin[:clear]


def _pattern(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text).casefold().split())


def _enough(pages: int) -> int:
    """Pages on which a line must stand to be a running head."""
    return 2 if pages <= 4 else 3


def body_size(pages: Iterable[Page]) -> float:
    """The font size of most of the letters, in points."""
    letters: Counter[float] = Counter()
    for page in pages:
        for run in page.runs:
            letters[run.size] += len(run.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def without_footnotes(
    columns: Sequence[Column], usual: float, heights: dict[int, float]
) -> tuple[list[Column], list[Column]]:
    """Columns without the small print at the foot of their pages, and that print.

    Args:
        columns: in reading order.
        usual: size of most of the text, in points.
        heights: page number to the page's height in points.
    """
    kept, notes = [], []
    for column in columns:
        if column.cell is not None:
            kept.append(column)
            continue
        split = len(column.rows)
        while split and _is_small(column.rows[split - 1], usual, heights[column.page]):
            split -= 1
        # Small print alone in its column may be the text of a whole box: only its place tells.
        if split < len(column.rows):
            notes.append(replace(column, rows=column.rows[split:]))
        if split:
            kept.append(replace(column, rows=column.rows[:split]))
    return kept, notes


def _is_small(row: Run, usual: float, height: float) -> bool:
    return row.size <= usual * _SMALL_PRINT and row.top > height * _FOOT
