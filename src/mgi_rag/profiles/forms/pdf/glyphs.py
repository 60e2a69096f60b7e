"""A page's text layer, through pdfium, as runs of words with their places and sizes."""

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any, Final, NamedTuple

from mgi_rag.profiles.forms.pdf.rules import Ruled, ruled_tables

BOLD_WEIGHT: Final = 600
"""Font weight (100 to 900) from which letters count as bold."""
_BOLD_NAME: Final = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_WIDE_GAP: Final = 1.6
"""White space between two words, in font sizes, from which they belong to different runs."""
_WORD: Final = re.compile(r"[^ \t\r\n\f\0]+")
"""A no-break space is part of its word: quotes keep it."""
_BREAK: Final = re.compile("[\r\n]+|(?<=[\x02\ufffe])")
"""pdfium breaks lines with CR and LF, but not where a hyphen ends one: it marks the hyphen."""
_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Word(NamedTuple):
    """A word as it stands on its page; lengths in points, `top` and `bottom` from the top edge."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_bold: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Words side by side on one line of print; lengths in points."""

    words: tuple[Word, ...]
    """In the order in which they are read."""
    order: int
    """Where the file itself has it among the runs of its page, from 0."""
    text: str
    """The words with one space between them."""
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    """Font size of most of its letters."""
    is_bold: bool
    """Whether every word with a letter in it is bold."""
    is_right_to_left: bool
    """Whether most of its letters are of a script written from the right."""


def run_of(words: Sequence[Word], order: int) -> Run:
    """The run that some words are."""
    text = " ".join([word.text for word in words])
    return Run(
        tuple(words),
        order,
        text,
        x0=min([word.x0 for word in words]),
        x1=max([word.x1 for word in words]),
        top=min([word.top for word in words]),
        bottom=max([word.bottom for word in words]),
        size=_usual_size(words),
        is_bold=_is_all_bold(words),
        is_right_to_left=not text.isascii() and _is_right_to_left(text),
    )


def _usual_size(words: Sequence[Word]) -> float:
    weights: dict[float, int] = {}
    for word in words:
        weights[word.size] = weights.get(word.size, 0) + len(word.text)
    if len(weights) == 1:
        return words[0].size
    return max(weights, key=lambda size: (weights[size], size))


def _is_all_bold(words: Sequence[Word]) -> bool:
    if not any(word.is_bold for word in words):
        return False
    lettered = [word for word in words if any(map(str.isalpha, word.text))]
    return bool(lettered) and all(word.is_bold for word in lettered)


def _is_right_to_left(text: str) -> bool:
    return len(_RIGHT_TO_LEFT.findall(text)) * 2 > sum(map(str.isalpha, text))


@dataclass(frozen=True)
class Page:
    """One page's runs, in the file's own order."""

    number: int
    """From 1."""
    width: float
    height: float
    runs: tuple[Run, ...]
    sideways: tuple[Run, ...]
    """Runs printed up or down the page."""
    tables: tuple[Ruled, ...] = ()


class _Style(NamedTuple):
    """How letters are set: size in points, weight, and angle in degrees."""

    size: float
    is_bold: bool
    angle: float


class _Styles:
    """Font sizes and weights of the text of one page, asked once a text object."""

    def __init__(self, raw: Any, textpage: Any) -> None:
        self._raw = raw
        self._textpage = textpage
        self._known: dict[int, _Style] = {}

    def along(self, starts: list[int]) -> list[_Style]:
        """The styles at the characters of one line, given in order."""
        first, last = self._object(starts[0]), self._object(starts[-1])
        if first == last:
            return [self._of(first, starts[0])] * len(starts)
        return [self._of(self._object(start), start) for start in starts]

    def _object(self, index: int) -> int:
        pointer = self._raw.FPDFText_GetTextObject(self._textpage, index)
        return ctypes.addressof(pointer.contents) if pointer else -index - 1

    def _of(self, key: int, index: int) -> _Style:
        if key not in self._known:
            self._known[key] = self._read(index)
        return self._known[key]

    def _read(self, index: int) -> _Style:
        raw = self._raw
        matrix = raw.FS_MATRIX()
        scale, angle = 1.0, 0.0
        if raw.FPDFText_GetMatrix(self._textpage, index, ctypes.byref(matrix)):
            scale = math.hypot(matrix.c, matrix.d)
            angle = math.degrees(math.atan2(matrix.b, matrix.a))
        size = raw.FPDFText_GetFontSize(self._textpage, index) * scale
        return _Style(round(size, 1), self._is_bold(index), angle)

    def _is_bold(self, index: int) -> bool:
        raw = self._raw
        name = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self._textpage, index, name, 128, ctypes.c_int())
        weight = raw.FPDFText_GetFontWeight(self._textpage, index)
        heavy = weight >= BOLD_WEIGHT
        return heavy or _BOLD_NAME.search(name.value.decode("utf-8", "replace")) is not None


@dataclass(frozen=True)
class _Frame:
    """How a page lies: its measures before and the quarter turns at which it is shown."""

    width: float
    height: float
    turn: int
    """Degrees clockwise: 0, 90, 180 or 270."""

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, ...]:
        """(x0, top, x1, bottom) from the page's upper left corner as shown."""
        if self.turn == 90:
            return bottom, left, top, right
        if self.turn == 180:
            return self.width - right, bottom, self.width - left, top
        if self.turn == 270:
            return self.height - top, self.width - right, self.height - bottom, self.width - left
        return left, self.height - top, right, self.height - bottom


def read_page(raw: Any, page: Any, number: int) -> Page:
    """The text of one page.

    Args:
        raw: `pypdfium2.raw`.
        page: a `pypdfium2.PdfPage`.
        number: its number, from 1.
    """
    turn = page.get_rotation()
    width, height = page.get_size()
    unturned = (height, width) if turn in (90, 270) else (width, height)
    frame = _Frame(*unturned, turn)
    tables = ruled_tables(raw, page, frame.box)
    textpage = page.get_textpage()
    try:
        words = tuple(_words(raw, textpage, frame))
    finally:
        textpage.close()
    level = (line for line, angle in words if _is_level(angle, turn))
    upright = [part for line in level for part in _cut_at_rules(line, tables)]
    sideways = [line for line, angle in words if not _is_level(angle, turn)]
    return Page(
        number,
        width,
        height,
        tuple(run_of(part, order) for order, part in enumerate(_split_wide(upright))),
        tuple(run_of(line, order) for order, line in enumerate(sideways)),
        tables,
    )


def _cut_at_rules(line: list[Word], tables: Sequence[Ruled]) -> Iterator[list[Word]]:
    """A line in parts that stand in one cell each."""
    boxes = [box for table in tables for box in table.boxes]
    if not boxes:
        yield line
        return

    def box_of(word: Word) -> int:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return next((n for n, box in enumerate(boxes) if box.holds(x, y)), -1)

    for _, words in groupby(line, key=box_of):
        yield list(words)


def _is_level(angle: float, turn: int) -> bool:
    shown = (angle - turn) % 360
    return min(shown, 360 - shown) < 20


def _words(raw: Any, textpage: Any, frame: _Frame) -> Iterator[tuple[list[Word], float]]:
    """The words of each line as pdfium breaks them, with the line's angle in degrees."""
    styles = _Styles(raw, textpage)
    rectangle = raw.FS_RECTF()
    text = _text(raw, textpage)
    start = 0
    for stop, after in (*(found.span() for found in _BREAK.finditer(text)), (len(text), 0)):
        spans = [found.span() for found in _WORD.finditer(text, start, stop)]
        start = after
        if not spans:
            continue
        set_as = styles.along([span[0] for span in spans])
        boxes = [_box(raw, textpage, span, rectangle, frame) for span in spans]
        yield (
            [
                Word(text[first:last], *box, style.size, style.is_bold)
                for (first, last), box, style in zip(spans, boxes, set_as, strict=True)
            ],
            set_as[-1].angle,
        )


def _box(
    raw: Any, textpage: Any, span: tuple[int, int], rectangle: Any, frame: _Frame
) -> tuple[float, float, float, float]:
    """(x0, x1, top, bottom) of a word, from its first and last letter."""
    reference = ctypes.byref(rectangle)
    raw.FPDFText_GetLooseCharBox(textpage, span[0], reference)
    first = frame.box(rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)
    raw.FPDFText_GetLooseCharBox(textpage, span[1] - 1, reference)
    last = frame.box(rectangle.left, rectangle.top, rectangle.right, rectangle.bottom)
    return (
        min(first[0], last[0]),
        max(first[2], last[2]),
        min(first[1], last[1]),
        max(first[3], last[3]),
    )


def _text(raw: Any, textpage: Any) -> str:
    """The page's text with exactly one character for each of pdfium's."""
    count = raw.FPDFText_CountChars(textpage)
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "replace")[:count]
    if "\0" not in text and len(text) == count:
        return text
    # Characters beyond the basic plane or without a meaning shift the bulk text against the
    # character numbers, so each is asked for by itself.
    codes = (raw.FPDFText_GetUnicode(textpage, index) for index in range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or code > 0xDFFF else "\ufffd" for code in codes)


def _split_wide(lines: list[list[Word]]) -> Iterator[list[Word]]:
    """Each line cut where the white space is too wide for one run of words."""
    for line in lines:
        widest = _widest_space(line)
        part: list[Word] = []
        for word in line:
            if part and _is_apart(part[-1], word, widest):
                yield part
                part = []
            part.append(word)
        yield part


def _space(word: Word, following: Word) -> float:
    return max(following.x0 - word.x1, word.x0 - following.x1)


def _widest_space(line: list[Word]) -> float:
    """The widest white space, in points, that words of this line may have between them.

    A justified line in a narrow column has wide spaces everywhere: only one that stands out
    parts its words.
    """
    size = max(word.size for word in line)
    if len(line) < 4:
        return size * _WIDE_GAP
    spaces = sorted(_space(*pair) for pair in pairwise(line))
    return max(size * _WIDE_GAP, spaces[len(spaces) // 2] * 1.8)


def _is_apart(word: Word, following: Word, widest: float) -> bool:
    size = max(word.size, following.size, 1.0)
    off_line = abs((word.top + word.bottom) - (following.top + following.bottom)) > size * 1.6
    return _space(word, following) > widest or off_line
