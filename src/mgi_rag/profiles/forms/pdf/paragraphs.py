"""Rows in reading order to paragraphs: each finding whole, however it was broken over lines.

Where the print leaves it open whether two rows belong together, the words decide: a row that
goes on in small letters after an unfinished one continues it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from mgi_rag.profiles.bullets import bullet_sort, has_bullet
from mgi_rag.profiles.forms.pdf.columns import Column
from mgi_rag.profiles.forms.pdf.glyphs import Run
from mgi_rag.profiles.reading import Cell

_SAME_PLACE: Final = 0.45
"""Difference of two edges, in font sizes, up to which they count as one indentation."""
_SAME_SIZE: Final = 0.09
"""Difference of two font sizes, as a share, up to which they count as the same."""
_LOOSE: Final = 0.32
"""Extra white space between two rows, in font sizes, that parts paragraphs."""
_COMMON_LEADING: Final = 1.3
"""Distance of rows in font sizes where a document has too few to tell its own."""
_WIDE_LEADING: Final = 1.8
"""Distance of rows in font sizes from which it may as well be that of paragraphs."""
_ENDS: Final = (".", "!", "?", ":", ";", "…", "؟", "؛", "。")
_CLOSERS: Final = "\"'”’»)]\u200f\u200e"
_HEADING_SIZE: Final = 1.12
"""Font size of a heading as a multiple of most of the text's."""
_LONGEST_HEADING: Final = 200
"""Characters beyond which bold or large print is an emphasis, not a heading."""


@dataclass(frozen=True)
class Row:
    """One row of print in its column."""

    page: int
    run: Run
    x0: float
    x1: float
    cell: Cell | None = None

    @property
    def start(self) -> float:
        """Distance of its first word from the edge where reading begins, in points."""
        return self.x1 - self.run.x1 if self.run.is_right_to_left else self.run.x0 - self.x0

    @property
    def room(self) -> float:
        """White space between its last word and the other edge of the column, in points."""
        return self.run.x0 - self.x0 if self.run.is_right_to_left else self.x1 - self.run.x1

    @property
    def words_start(self) -> float:
        """As `start`, of the first word after the bullet."""
        if not has_bullet(self.run.text) or len(self.run.words) < 2:
            return self.start
        word = self.run.words[1]
        return self.x1 - word.x1 if self.run.is_right_to_left else word.x0 - self.x0


@dataclass
class Paragraph:
    """Rows that are one paragraph, heading or list item."""

    rows: list[Row] = field(default_factory=list)
    is_heading: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it opens with a bullet."""
        return has_bullet(self.rows[0].run.text)


def paragraphs_of(columns: Sequence[Column], usual: float) -> list[Paragraph]:
    """The paragraphs of a document's columns, over columns and pages.

    Args:
        columns: of all pages, in reading order.
        usual: size of most of the text, in points.
    """
    paragraphs: list[Paragraph] = []
    rows = list(_rows(columns))
    leading = _leading(rows)
    for row in rows:
        if paragraphs and _continues(paragraphs[-1], row, leading):
            paragraphs[-1].rows.append(row)
        else:
            paragraphs.append(Paragraph([row]))
    for paragraph in paragraphs:
        paragraph.is_heading = _is_heading(paragraph, usual)
    return paragraphs


def _rows(columns: Sequence[Column]) -> Iterator[Row]:
    for column in columns:
        for run in column.rows:
            yield Row(column.page, run, column.x0, column.x1, column.cell)


def _is_heading(paragraph: Paragraph, usual: float) -> bool:
    length = sum(len(row.run.text) for row in paragraph.rows)
    large = all(row.run.size > usual * _HEADING_SIZE for row in paragraph.rows)
    bold = all(row.run.is_bold for row in paragraph.rows)
    return (large or bold) and length <= _LONGEST_HEADING


def _continues(paragraph: Paragraph, row: Row, leading: float) -> bool:
    last = paragraph.rows[-1]
    if last.cell != row.cell or not _same_print(last.run, row.run) or _opens_item(paragraph, row):
        return False
    if _follows_below(last, row):
        return _continues_below(paragraph, row, leading)
    return _continues_elsewhere(paragraph, row)


def _same_print(last: Run, run: Run) -> bool:
    close = abs(last.size - run.size) <= _SAME_SIZE * max(last.size, run.size)
    return close and last.is_bold == run.is_bold


def _opens_item(paragraph: Paragraph, row: Row) -> bool:
    """Whether a row begins an item of its own rather than going on with what looks like one."""
    sort = bullet_sort(row.run.text)
    if sort is None:
        return False
    if sort not in ("number", "letter", "o") and not _is_dash(sort):
        return True
    # A number, letter or dash may as well be a word of the sentence that happens to come first
    # on its row: it marks an item where the paragraph before is finished or items of its sort
    # begin at this very place.
    first = paragraph.rows[0]
    same_sort = bullet_sort(first.run.text) == sort
    if same_sort and _near(first.start, row.start, row.run.size):
        return True
    return _is_finished(paragraph.rows[-1])


def _is_dash(sort: str) -> bool:
    return sort in "–—―*?¿-"


def _near(one: float, other: float, size: float) -> bool:
    return abs(one - other) <= _SAME_PLACE * size


def _follows_below(last: Row, row: Row) -> bool:
    """Whether a row stands under the last one as the next line of print."""
    height = row.run.bottom - row.run.top
    step = row.run.top - last.run.top
    beside = min(last.run.x1, row.run.x1) - max(last.run.x0, row.run.x0)
    return last.page == row.page and 0 < step < 4 * height and beside > 0


def _continues_below(paragraph: Paragraph, row: Row, leading: float) -> bool:
    last = paragraph.rows[-1]
    size = row.run.size
    if _is_loose(paragraph, row, leading):
        return False
    if _is_outdented(paragraph, row) and _is_finished(last):
        return False
    if _is_broken_early(last, row):
        return not _is_finished(last) and (_goes_on(row) or _hangs(paragraph, row))
    plain = len(paragraph.rows) > 1 and not paragraph.is_item
    first_line_indent = plain and row.start > last.start + _SAME_PLACE * size
    return not (first_line_indent and _is_finished(last))


def _is_loose(paragraph: Paragraph, row: Row, leading: float) -> bool:
    """Whether more white space stands above a row than between the rows of a paragraph."""
    last = paragraph.rows[-1]
    step = row.run.bottom - last.run.bottom
    if len(paragraph.rows) > 1 and paragraph.rows[-2].page == last.page:
        before = last.run.bottom - paragraph.rows[-2].run.bottom
        if before > 0:
            return step > before + _LOOSE * row.run.size
    return step > (leading + _LOOSE) * row.run.size


def _leading(rows: Sequence[Row]) -> float:
    """The usual distance of rows from one another, in font sizes.

    Of all that are usual the least: white space between paragraphs is more. A wide one counts
    only where most rows above it are full, as those of a draft in double spacing.
    """
    steps: Counter[float] = Counter()
    full: Counter[float] = Counter()
    for last, row in pairwise(rows):
        step = (row.run.bottom - last.run.bottom) / max(row.run.size, 1.0)
        if last.page == row.page and last.run.size == row.run.size and 0.9 < step < 2.5:
            steps[round(step * 10) / 10] += 1
            full[round(step * 10) / 10] += not _is_broken_early(last, row)
    usual = [
        step
        for step, count in steps.items()
        if count * 8 >= steps.total() and (step <= _WIDE_LEADING or full[step] * 2 > count)
    ]
    return min(usual, default=_COMMON_LEADING)


def _is_outdented(paragraph: Paragraph, row: Row) -> bool:
    """Whether a row begins left of the words of the item that it would continue."""
    if not paragraph.is_item:
        return False
    first, size = paragraph.rows[0], row.run.size
    hanging = len(paragraph.rows) == 1 or paragraph.rows[1].start > first.start + size / 2
    return hanging and row.start < first.words_start - _SAME_PLACE * size


def _is_broken_early(last: Row, row: Row) -> bool:
    """Whether the first word of a row would have had room at the end of the last one."""
    word = row.run.words[0]
    return last.room > (word.x1 - word.x0) + 0.6 * row.run.size


def _is_finished(row: Row) -> bool:
    return row.run.text.rstrip(_CLOSERS).endswith(_ENDS)


def _goes_on(row: Row) -> bool:
    """Whether a row's first letter is no capital."""
    letter = next((c for c in row.run.text if c.isalnum()), "")
    return not letter.isupper()


def _continues_elsewhere(paragraph: Paragraph, row: Row) -> bool:
    """Whether a row at the top of the next column or page goes on with the last paragraph."""
    last = paragraph.rows[-1]
    if not _is_finished(last):
        return not _is_broken_early(last, row) or (_goes_on(row) and not row.run.is_right_to_left)
    if not paragraph.is_item or has_bullet(row.run.text):
        return False
    # A finished sentence may still be the middle of an item.
    return _goes_on(row) or _hangs(paragraph, row)


def _hangs(paragraph: Paragraph, row: Row) -> bool:
    """Whether a row stands where the words of the item stand, not where its bullet does."""
    first, size = paragraph.rows[0], row.run.size
    hangs = paragraph.is_item and first.words_start > first.start + _SAME_PLACE * size
    return hangs and _near(first.words_start, row.start, size)
