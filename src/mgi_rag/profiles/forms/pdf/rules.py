"""The ruled tables of a page: lines drawn on it, and the boxes that they leave between them."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple

_NEAR: Final = 2.5
"""Points up to which two lines stand at one place, or meet."""
_THIN: Final = 3.0
"""Points up to which a filled area is a line."""
_MOST_OBJECTS: Final = 20_000
_MOST_RULES: Final = 600
"""Lines of one direction beyond which a page holds a drawing, not a table."""

ToPage = Callable[[float, float, float, float], tuple[float, ...]]
"""(left, top, right, bottom) as the file counts to (x0, top, x1, bottom) from the upper left."""


class Rule(NamedTuple):
    """A line across or down a page, in points from its upper left corner."""

    at: float
    """Height of one across, distance from the left of one down."""
    start: float
    stop: float


@dataclass(frozen=True)
class Box:
    """A cell with the edges of its room, in points from the page's upper left corner."""

    row: int
    column: int
    span: int
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point stands in it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(frozen=True)
class Ruled:
    """One ruled table."""

    boxes: tuple[Box, ...]
    edges: tuple[float, ...]
    """Where its columns part, from the left, its outer edges included."""
    rows: int

    @property
    def top(self) -> float:
        """Height of its upper edge."""
        return min(box.top for box in self.boxes)

    @property
    def bottom(self) -> float:
        """Height of its lower edge."""
        return max(box.bottom for box in self.boxes)


def ruled_tables(raw: Any, page: Any, to_page: ToPage) -> tuple[Ruled, ...]:
    """The ruled tables of a page that have two columns or more, from the top down.

    Args:
        raw: `pypdfium2.raw`.
        page: a `pypdfium2.PdfPage`.
        to_page: turns the file's coordinates to those of the page as shown.
    """
    across: list[Rule] = []
    down: list[Rule] = []
    for x0, top, x1, bottom in _strokes(raw, page, to_page):
        if bottom - top <= _THIN < x1 - x0:
            across.append(Rule((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= _THIN < bottom - top:
            down.append(Rule((x0 + x1) / 2, top, bottom))
    if not across or not down or max(len(across), len(down)) > _MOST_RULES:
        return ()
    tables = [_table(*group) for group in _connected(across, down)]
    return tuple(sorted((t for t in tables if t is not None), key=lambda table: table.top))


def _strokes(raw: Any, page: Any, to_page: ToPage) -> Iterator[tuple[float, ...]]:
    """The straight strokes of a page, as boxes however thin."""
    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    for index in range(count):
        thing = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(thing, ctypes.byref(fill), ctypes.byref(stroke))
        if stroke.value:
            yield from _segments(raw, thing, to_page)
        elif fill.value:
            yield from _filled(raw, thing, to_page)


def _filled(raw: Any, thing: Any, to_page: ToPage) -> Iterator[tuple[float, ...]]:
    edges = [ctypes.c_float() for _ in range(4)]
    if raw.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, edges)):
        left, bottom, right, top = (edge.value for edge in edges)
        yield to_page(left, top, right, bottom)


def _segments(raw: Any, thing: Any, to_page: ToPage) -> Iterator[tuple[float, ...]]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = None
    for index in range(min(raw.FPDFPath_CountSegments(thing), _MOST_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(thing, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and before is not None:
            yield _stroke(before, point, to_page)
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            yield _stroke(point, start, to_page)
        before = point


def _stroke(
    one: tuple[float, float], other: tuple[float, float], to_page: ToPage
) -> tuple[float, ...]:
    (ax, ay), (bx, by) = one, other
    return to_page(min(ax, bx), max(ay, by), max(ax, bx), min(ay, by))


def _connected(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Lines that meet, by groups."""
    left, uprights = set(range(len(across))), set(range(len(down)))
    while left:
        lying, standing, news = {left.pop()}, set[int](), True
        while news:
            new = {d for d in uprights if any(_meet(across[a], down[d]) for a in lying)}
            uprights -= new
            more = {a for a in left if any(_meet(across[a], down[d]) for d in new)}
            left -= more
            standing, lying, news = standing | new, lying | more, bool(new)
        yield [across[a] for a in lying], [down[d] for d in standing]


def _meet(lying: Rule, standing: Rule) -> bool:
    return (
        lying.start - _NEAR <= standing.at <= lying.stop + _NEAR
        and standing.start - _NEAR <= lying.at <= standing.stop + _NEAR
    )


def _table(across: Sequence[Rule], down: Sequence[Rule]) -> Ruled | None:
    xs, ys = _places(down), _places(across)
    if len(xs) < 3 or len(ys) < 2:
        return None
    columns, rows = len(xs) - 1, len(ys) - 1
    group = {(r, c): (r, c) for r in range(rows) for c in range(columns)}
    for r, c in list(group):
        middle_x, middle_y = (xs[c] + xs[c + 1]) / 2, (ys[r] + ys[r + 1]) / 2
        if c + 1 < columns and not _is_drawn(down, xs[c + 1], middle_y):
            _join(group, (r, c), (r, c + 1))
        if r + 1 < rows and not _is_drawn(across, ys[r + 1], middle_x):
            _join(group, (r, c), (r + 1, c))
    boxes = []
    for name in sorted(set(group.values())):
        inside = [place for place, own in group.items() if own == name]
        (r0, r1), (c0, c1) = ((min(n), max(n)) for n in zip(*inside, strict=True))
        boxes.append(Box(r0, c0, c1 - c0 + 1, xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1]))
    if max(sum(box.row == r for box in boxes) for r in range(rows)) < 2:
        return None
    return Ruled(tuple(boxes), tuple(xs), rows)


def _join(
    group: dict[tuple[int, int], tuple[int, int]], one: tuple[int, int], other: tuple[int, int]
) -> None:
    old, new = sorted((group[one], group[other]), reverse=True)
    for place, own in group.items():
        if own == old:
            group[place] = new


def _is_drawn(rules: Sequence[Rule], at: float, along: float) -> bool:
    return any(abs(r.at - at) <= _NEAR and r.start <= along <= r.stop for r in rules)


def _places(rules: Sequence[Rule]) -> list[float]:
    """Where the lines stand, those near one another taken as one."""
    found = sorted(rule.at for rule in rules)
    first = found[:1]
    return first + [two for one, two in pairwise(found) if two - one > _NEAR]
