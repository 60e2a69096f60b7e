"""A page of columns on a canvas: lines broken and hyphenated, footnotes, running heads."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from arabic import visual
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "SampleSans", "SampleSans-Bold"
MARGIN, TOP, BOTTOM, GUTTER = 56.0, 770.0, 100.0, 24.0
_VOWELS = "aeiouyáéíóúàâãêèëïîôõöüùûаеёиоуыэюя"
_BREAK = re.compile(rf"(?<=[{_VOWELS}])(?=[^\W\d_{_VOWELS}][{_VOWELS}])", re.IGNORECASE)


@dataclass(frozen=True)
class Style:
    """How a paragraph is set; lengths in points."""

    size: float = 9.5
    bold: bool = False
    before: float = 4.0
    spacing: float = 0.0
    """Extra space between letters."""
    indent: float = 0.0
    keep: float = 0.0
    """Height that must remain in the column, lest the paragraph moves to the next one."""

    @property
    def font(self) -> str:
        """The name of the font."""
        return BOLD if self.bold else REGULAR

    @property
    def leading(self) -> float:
        """From base line to base line."""
        return self.size * 1.3


class Sheet:
    """A PDF under construction; text flows through the columns of page after page."""

    def __init__(self, language: str, hyphenate: bool, ligatures: bool) -> None:
        for name in (REGULAR, BOLD):
            pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.rtl = language == "ar"
        self.hyphenate = hyphenate and not self.rtl
        self.ligatures = ligatures and not self.rtl
        self.head = ""
        self.number = 1
        self.columns = 1
        self.column = 0
        self.y = TOP
        self.notes: list[str] = []

    @property
    def width(self) -> float:
        """Of a column."""
        return float(A4[0] - 2 * MARGIN - GUTTER * (self.columns - 1)) / self.columns

    @property
    def left(self) -> float:
        """Left edge of the present column; in Arabic the right column comes first."""
        column = self.columns - 1 - self.column if self.rtl else self.column
        return MARGIN + column * (self.width + GUTTER)

    def page(self, columns: int = 1) -> None:
        """Ends the page and begins one with so many columns."""
        self._finish_page()
        self.canvas.showPage()
        self.number += 1
        self.columns, self.column, self.y = columns, 0, TOP

    def save(self) -> bytes:
        """Ends the document; returns its bytes."""
        self._finish_page()
        self.canvas.save()
        return self.buffer.getvalue()

    def put(
        self, text: str, style: Style, bullet: str = "", mark: str = "", note: str = ""
    ) -> None:
        """Sets a paragraph, with a hanging bullet and a raised footnote mark where given."""
        if self.y - style.before - style.keep < BOTTOM:
            self._next_column()
        self.y -= style.before
        lines = self.broken(text, style, self.width - style.indent)
        for number, line in enumerate(lines):
            if self.y - style.leading < BOTTOM:
                self._next_column()
            self.y -= style.leading
            self._line(line, style, self.left, self.width)
            if bullet and number == 0:
                flat = Style(style.size)
                self._line(bullet, flat, self.left, self.width)
        if mark:
            self._raised(mark, lines[-1], style)
            self.notes.append(f"{mark} {note}")

    def row(self, cells: list[str], style: Style) -> None:
        """Sets paragraphs side by side, first cell on the reading side, and moves below both."""
        width = (self.width - GUTTER) / len(cells)
        columns = [self.broken(cell, style, width - style.indent) for cell in cells]
        height = max(len(lines) for lines in columns) * style.leading + style.before
        if self.y - height < BOTTOM:
            self._next_column()
        for number, lines in enumerate(columns):
            place = len(cells) - 1 - number if self.rtl else number
            y = self.y - style.before
            for line in lines:
                y -= style.leading
                self._line(line, style, self.left + place * (width + GUTTER), width, y)
        self.y -= height

    def broken(self, text: str, style: Style, width: float) -> list[str]:
        """The text in lines that fit; long words are hyphenated where the sheet asks for it."""
        lines, line = [], ""
        words = text.split(" ")
        while words:
            word = words.pop(0)
            longer = f"{line} {word}" if line else word
            if not line or self._measure(longer, style) <= width:
                line = longer
                continue
            head, tail = self._parted(line, word, style, width)
            lines.append(f"{line} {head}-" if head else line)
            line = tail
        return [*lines, line]

    def _parted(self, line: str, word: str, style: Style, width: float) -> tuple[str, str]:
        """The part of a word that still fits before a hyphen, and the rest."""
        if self.hyphenate and not style.bold and word.isalpha() and len(word) >= 8:
            for point in reversed([match.start() for match in _BREAK.finditer(word)]):
                if 3 <= point <= len(word) - 3:
                    line_with = f"{line} {word[:point]}-"
                    if self._measure(line_with, style) <= width:
                        return word[:point], word[point:]
        return "", word

    def _measure(self, text: str, style: Style) -> float:
        drawn = self._drawn(text)
        return float(pdfmetrics.stringWidth(drawn, style.font, style.size)) + style.spacing * len(
            drawn
        )

    def _drawn(self, text: str) -> str:
        if self.rtl:
            return visual(text)
        return text.replace("fi", "\ufb01").replace("fl", "\ufb02") if self.ligatures else text

    def _line(
        self, text: str, style: Style, left: float, width: float, y: float | None = None
    ) -> None:
        drawn = self._drawn(text)
        x = left + style.indent
        if self.rtl:
            x = left + width - style.indent - self._measure(text, style)
        pen = self.canvas.beginText(x, self.y if y is None else y)
        pen.setFont(style.font, style.size)
        pen.setCharSpace(style.spacing)
        pen.textOut(drawn)
        self.canvas.drawText(pen)

    def _raised(self, mark: str, line: str, style: Style) -> None:
        """The mark of a footnote after the last line, small and raised."""
        length = self._measure(line, style)
        x = self.left + style.indent + length
        if self.rtl:
            x = self.left + self.width - style.indent - length - style.size * 0.5
        self.canvas.setFont(REGULAR, style.size * 0.6)
        self.canvas.drawString(x, self.y + style.size * 0.35, mark)

    def _next_column(self) -> None:
        if self.column + 1 < self.columns:
            self.column, self.y = self.column + 1, TOP
        else:
            self.page(self.columns)

    def _finish_page(self) -> None:
        """Footnotes in the strip below the columns, then running head and page number."""
        self.columns, self.column, self.y = 1, 0, BOTTOM - 8
        small = Style(size=7)
        for note in self.notes:
            self.y -= small.leading
            self._line(note, small, MARGIN, A4[0] - 2 * MARGIN)
        self.notes = []
        if self.head:
            self.y = A4[1] - 40
            self._line(self.head, small, MARGIN, A4[0] - 2 * MARGIN)
            self.y = 34
            self._line(str(self.number), small, MARGIN, A4[0] - 2 * MARGIN)
