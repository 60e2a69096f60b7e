"""The runs of a page in the order in which a person reads them: columns, bands, rows.

Columns are found by the white strip between them. Lines that cross the strip, and headings that
stand alone above both columns, divide the page into bands that are read one after the other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import Final

from mgi_rag.profiles.bullets import has_bullet, without_bullet
from mgi_rag.profiles.forms.pdf.glyphs import Page, Run, run_of
from mgi_rag.profiles.reading import Cell

_STRIP: Final = 7.0
"""Least width of the white strip between two columns, in points."""
_NARROWEST: Final = 0.18
"""Least width of a column as a share of the text's width; less is a margin of numbers."""
_SHORTEST_ROW: Final = 9.0
"""Least width of a column in font sizes: within narrower ones the wide spaces of justified lines
would look like strips."""
_ACROSS: Final = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 36)
"""How many runs may cross a strip, tried in this order."""
_FEWEST_ROWS: Final = 3
"""Runs that each side of a strip needs before it counts as a column."""
_SIDE_BY_SIDE: Final = 3.0
"""Difference in height, in points, up to which two lines count as set on one line of print."""
_BULLET_REACH: Final = 6.0
"""White space between a bullet and its words, in font sizes, up to which they belong together."""


@dataclass(frozen=True)
class Column:
    """Rows under one another, with the edges that their text may reach, in points."""

    page: int
    x0: float
    x1: float
    rows: tuple[Run, ...]
    cell: Cell | None = None
    """The cell of a ruled table that it is."""


def columns_of(pages: Sequence[Page]) -> list[Column]:
    """The columns of some pages in reading order."""
    return [column for columns in columns_by_page(pages) for column in columns]


def columns_by_page(pages: Sequence[Page]) -> list[list[Column]]:
    """The columns of each page, or part of a page, in reading order.

    The last page of a chapter may end its second column after a row or two, too few to tell it
    by: it is known from the other pages.
    """
    runs = [_with_bullets_joined(page.runs) for page in pages]
    strips = [strip for each in runs if each and (strip := _strip(each)) is not None]
    known = [x for x, _ in Counter(map(round, strips)).most_common()]
    columns: list[list[Column]] = []
    for page, each in zip(pages, runs, strict=True):
        from_right = sum(run.is_right_to_left for run in each) * 2 > len(each)
        ordered = _ordered(page.number, each, each, from_right, known) if each else ()
        columns.append(list(ordered))
    return columns


def rows_of(runs: Iterable[Run], *, from_right: bool = False) -> list[Run]:
    """Runs side by side put together, from the top down."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.top + r.bottom, r.x0)):
        if rows and _on_one_line(rows[-1][0], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_joined(row, from_right=from_right) for row in rows]


def _joined(row: list[Run], *, from_right: bool) -> Run:
    if len(row) == 1:
        return row[0]
    parts = sorted(row, key=(lambda r: -r.x1) if from_right else (lambda r: r.x0))
    words = tuple(word for part in parts for word in part.words)
    return run_of(words, min(part.order for part in row))


def _on_one_line(one: Run, other: Run) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _is_lone_bullet(run: Run) -> bool:
    marked = f"{run.text} x"
    return len(run.text) <= 4 and has_bullet(marked) and without_bullet(marked) == "x"


def _with_bullets_joined(runs: Sequence[Run]) -> list[Run]:
    """Bullets put before the words that they mark, however wide the space between."""
    bullets = [run for run in runs if _is_lone_bullet(run)]
    others = [run for run in runs if not _is_lone_bullet(run)]
    for bullet in bullets:
        near = [
            (abs(_gap(bullet, run)), index)
            for index, run in enumerate(others)
            if _on_one_line(bullet, run) and _marks(bullet, run)
        ]
        if near:
            index = min(near)[1]
            words = (*bullet.words, *others[index].words)
            others[index] = run_of(words, min(bullet.order, others[index].order))
        else:
            others.append(bullet)
    return sorted(others, key=lambda run: run.order)


def _gap(bullet: Run, run: Run) -> float:
    return bullet.x0 - run.x1 if run.is_right_to_left else run.x0 - bullet.x1


def _marks(bullet: Run, run: Run) -> bool:
    return -run.size < _gap(bullet, run) < _BULLET_REACH * max(run.size, 1.0)


def _ordered(
    page: int, runs: list[Run], within: list[Run], from_right: bool, known: Sequence[float]
) -> Iterator[Column]:
    """The columns of some runs, which fill the width that the runs `within` span.

    Args:
        page: number of the page.
        runs: what is to be put in order.
        within: all runs of the column of which these are a part.
        from_right: whether the right column is read first.
        known: where the white strip stands on this page and others, in points.
    """
    strip = _strip(runs)
    if strip is None:
        strip = next((x for x in known if _fits(runs, x)), None)
    if strip is None:
        yield _column(page, runs, within, from_right)
        return
    sides = [[run for run in runs if _side(run, strip) == side] for side in (-1, 1)]
    across = [run for run in runs if not _side(run, strip)]
    for band in _bands(runs, _edges_across(across)):
        for part in _bands(band, _heading_edges(band, strip)):
            if spanning := [run for run in part if not _side(run, strip)]:
                yield _column(page, spanning, runs, from_right)
            for side in (1, -1) if from_right else (-1, 1):
                if own := [run for run in part if _side(run, strip) == side]:
                    yield from _ordered(page, own, sides[side > 0], from_right, known)


def _column(page: int, runs: list[Run], within: list[Run], from_right: bool) -> Column:
    x0, x1 = min(run.x0 for run in within), max(run.x1 for run in within)
    return Column(page, x0, x1, tuple(rows_of(runs, from_right=from_right)))


def _side(run: Run, strip: float) -> int:
    """-1 left of the strip, 1 right of it, 0 across."""
    return -1 if run.x1 <= strip + 1 else 1 if run.x0 >= strip - 1 else 0


def _edges_across(across: list[Run]) -> list[float]:
    """Heights at which a band begins: each line across, and what follows it."""
    return [run.top for run in across] + [run.bottom - run.size * 0.3 for run in across]


def _heading_edges(band: list[Run], strip: float) -> list[float]:
    """Heights within a band at which a heading opens a new one for both columns."""
    left, right = ([run for run in band if _side(run, strip) == side] for side in (-1, 1))
    return [run.top for run in _alone_above_both(left, right)] if left and right else []


def _bands(runs: list[Run], edges: list[float]) -> Iterator[list[Run]]:
    """Runs between one edge (a height on the page, inclusive) and the next."""
    bounds = [float("-inf"), *sorted(edges), float("inf")]
    for top, bottom in pairwise(bounds):
        # Fonts differ in height on one line of print, so a run counts by its middle.
        band = [run for run in runs if top <= (run.top + run.bottom) / 2 < bottom]
        if band:
            yield band


def _strip(runs: Sequence[Run]) -> float | None:
    """The middle of the white strip between two columns, or None for a single column.

    Titles and footnotes may run across a strip: the strip with the fewest such lines is taken,
    of several the widest.
    """
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    levels = _levels(_crossings(runs, left, right))
    size = Counter(run.size for run in runs).most_common(1)[0][0]
    narrowest = max((right - left) * _NARROWEST, size * _SHORTEST_ROW)
    for allowed in _ACROSS:
        if allowed > len(runs) - 2 * _FEWEST_ROWS:
            break
        for start, stop in _stretches(levels, allowed):
            middle = left + (start + stop) / 2
            if left + narrowest < middle < right - narrowest and _parts(runs, middle):
                return middle
    return None


def _crossings(runs: Sequence[Run], left: float, right: float) -> list[int]:
    """How many runs cover each point of the text's width."""
    steps = [0] * (int(right - left) + 3)
    for run in runs:
        steps[int(run.x0 - left) + 1] += 1
        steps[int(run.x1 - left) + 1] -= 1
    return list(accumulate(steps))


def _levels(crossings: list[int]) -> list[tuple[int, int]]:
    """The crossings as (count, width) of each stretch of one count."""
    return [(count, len(list(group))) for count, group in groupby(crossings)]


def _stretches(levels: list[tuple[int, int]], allowed: int) -> list[tuple[int, int]]:
    """(start, stop) of the strips that so few runs cross, the widest first."""
    found: list[tuple[int, int]] = []
    start = 0
    for is_free, group in groupby(levels, key=lambda level: level[0] <= allowed):
        stop = start + sum(width for _, width in group)
        if is_free and stop - start >= _STRIP:
            found.append((start, stop))
        start = stop
    return sorted(found, key=lambda stretch: stretch[0] - stretch[1])


def _parts(runs: Sequence[Run], strip: float) -> bool:
    """Whether text stands in columns on both sides of a strip, at the same heights.

    The wide spaces of justified lines may lie under one another by chance: between them run
    lines across, and what follows them begins anywhere.
    """
    left = [run for run in runs if _side(run, strip) < 0]
    right = [run for run in runs if _side(run, strip) > 0]
    if min(len(left), len(right)) < _FEWEST_ROWS:
        return False
    beside = min(max(r.bottom for r in left), max(r.bottom for r in right)) - max(
        min(r.top for r in left), min(r.top for r in right)
    )
    if beside <= 0:
        return False
    aligned = _is_aligned([run.x0 for run in right]) or _is_aligned([run.x1 for run in left])
    return aligned or _run_on_together(runs, strip)


def _fits(runs: Sequence[Run], strip: float) -> bool:
    """Whether a strip of other pages parts these runs: side by side, and nothing across there."""
    sides = {side: [run for run in runs if _side(run, strip) == side] for side in (-1, 0, 1)}
    beside = [run for run in sides[1] if any(_on_one_line(run, other) for other in sides[-1])]
    across = any(_on_one_line(run, other) for run in sides[1] for other in sides[0])
    return bool(beside) and not across


def _is_aligned(edges: list[float]) -> bool:
    """Whether next to all edges stand at one place or two (bullets and their words)."""
    places = Counter(round(edge / 2) for edge in edges).most_common(2)
    return sum(count for _, count in places) >= 0.8 * len(edges)


def _run_on_together(runs: Sequence[Run], strip: float) -> bool:
    """Whether both sides have several rows somewhere without a line across between them."""
    rows = {-1: 0, 1: 0}
    for run in sorted(runs, key=lambda r: r.top + r.bottom):
        side = _side(run, strip)
        rows = {**rows, side: rows[side] + 1} if side else {-1: 0, 1: 0}
        if min(rows.values()) >= _FEWEST_ROWS:
            return True
    return False


def _alone_above_both(left: list[Run], right: list[Run]) -> list[Run]:
    """Headings in one column that open a new band for both.

    Such a heading has nothing beside it, and the text above it is finished on both sides: that
    shows in the file's own order. Where this order is that of neither columns nor bands, lines
    that start again side by side right below the heading tell.
    """
    if _is_before(left, right) or _is_before(right, left):
        return []
    found = []
    for own, other in ((left, right), (right, left)):
        usual = Counter(run.size for run in own).most_common(1)[0][0]
        for heading in own:
            if not (heading.size > usual * 1.1 or heading.is_bold):
                continue
            above = [run for run in other if run.bottom <= heading.top + 1]
            below = [run for run in other if run.top >= heading.bottom - 1]
            if not above or len(above) + len(below) < len(other):
                continue
            if _is_before(above, [heading]) or _restarts(heading, own, below):
                found.append(heading)
    return found


def _is_before(runs: list[Run], others: list[Run]) -> bool:
    """Whether the file has all of the runs before all of the others."""
    return max(run.order for run in runs) < min(run.order for run in others)


def _restarts(heading: Run, own: list[Run], below: list[Run]) -> bool:
    under = [run.top for run in own if run.top >= heading.bottom - 1]
    return bool(under and below) and (
        abs(min(under) - min(run.top for run in below)) <= _SIDE_BY_SIDE
    )
