"""PDF reports: two columns with spaced titles, a city's report with a context, boxes side by side.

Arabic lines are shaped and turned here: reportlab draws glyphs from left to right as they come.
"""

import io
import re
import unicodedata
from pathlib import Path

from c_sheet import Sheet
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from world import Block

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = "SampleC", "SampleC-Bold"
WIDTH, HEIGHT = A4
TEAL = colors.HexColor("#0a6e8a")
PALE = colors.HexColor("#e6f1f4")
RIGHT_JOINING = frozenset("آأؤإاةدذرزوى")
TIGHT = frozenset({"AT", "TA", "AV", "VA", "OV", "VO", "LA", "LT"})
MARKS = re.compile(r"[\u064b-\u0652]")
MIRROR = str.maketrans("()«»", ")(»«")


def _fonts() -> None:
    registerFont(TTFont(REGULAR, str(FONTS / "SampleSans.ttf")))
    registerFont(TTFont(BOLD, str(FONTS / "SampleSans-Bold.ttf")))


def _form(letter: str, before: bool, after: bool) -> str:
    """The presentation form of a letter that joins its neighbours or not."""
    kind = {(False, False): "isolated", (False, True): "initial", (True, False): "final"}.get(
        (before, after), "medial"
    )
    return FORMS.get((kind, letter), letter)


def _forms() -> dict[tuple[str, str], str]:
    made = {}
    for code in range(0xFE70, 0xFEFD):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        made[kind.strip("<>"), "".join(chr(int(one, 16)) for one in letters)] = chr(code)
    return made


FORMS = _forms()


def _is_joining(letter: str) -> bool:
    return ("initial", letter) in FORMS or letter in RIGHT_JOINING


def _shaped(word: str) -> str:
    """A word's letters in the forms that their neighbours ask for, in logical order."""
    letters = [(m.group(1), m.group(2)) for m in re.finditer(r"(.)([\u064b-\u0652]*)", word)]
    shaped = ""
    skipped = False
    for number, (letter, marks) in enumerate(letters):
        if skipped:
            skipped = False
            continue
        previous = letters[number - 1][0] if number else ""
        before = previous != "" and _is_dual(previous) and _is_joining(letter)
        following = letters[number + 1][0] if number + 1 < len(letters) else ""
        ligature = ("final" if before else "isolated", letter + following)
        if letter == "ل" and following in "اأإآ" and following and ligature in FORMS:
            shaped += FORMS[ligature] + marks + letters[number + 1][1]
            skipped = True
            continue
        after = following != "" and _is_dual(letter) and _is_joining(following)
        shaped += _form(letter, before, after) + marks
    return shaped


def _is_dual(letter: str) -> bool:
    return ("initial", letter) in FORMS and letter not in RIGHT_JOINING


def visual(line: str) -> str:
    """A line as it is drawn from left to right: Arabic turned, numbers and Latin words kept."""
    pieces = re.findall(
        r"[0-9A-Za-z](?:[0-9A-Za-z.,/:-]*[0-9A-Za-z])?|(?:[^0-9A-Za-z\s])+|\s+", line
    )
    drawn = []
    for piece in reversed(pieces):
        if piece[0].isascii() and piece[0].isalnum():
            drawn.append(piece)
            continue
        clusters = re.findall(r".[\u064b-\u0652]*", _shaped(piece))
        drawn.append("".join(reversed(clusters)).translate(MIRROR))
    return "".join(drawn)


class RtlLines(Flowable):  # type: ignore[misc]
    """A paragraph of Arabic, set from the right, its bullet outside on the right."""

    def __init__(self, lines: list[str], style: ParagraphStyle, bullet: str = "") -> None:
        super().__init__()
        self.lines, self.style, self.bullet = lines, style, bullet
        self.is_broken = False

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.room = width
        if not self.is_broken:
            self.lines = [one for text in self.lines for one in self._broken(text, width)]
            self.is_broken = True
        return width, len(self.lines) * self.style.leading

    def _broken(self, text: str, width: float) -> list[str]:
        room = width - self.style.leftIndent
        done, current = [], ""
        for word in text.split(" "):
            longer = f"{current} {word}".strip()
            drawn = MARKS.sub("", visual(longer))
            if current and stringWidth(drawn, self.style.fontName, self.style.fontSize) > room:
                done.append(current)
                current = word
            else:
                current = longer
        return [*done, current]

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        fitting = int(height // self.style.leading)
        if fitting < 1 or fitting >= len(self.lines):
            return []
        parts = [
            RtlLines(self.lines[:fitting], self.style, self.bullet),
            RtlLines(self.lines[fitting:], self.style),
        ]
        for part in parts:
            part.is_broken = True
        return parts

    def getSpaceBefore(self) -> float:  # noqa: N802
        return self.style.spaceBefore

    def getSpaceAfter(self) -> float:  # noqa: N802
        return self.style.spaceAfter

    def draw(self) -> None:
        style, size = self.style, self.style.fontSize
        height = len(self.lines) * style.leading
        self.canv.setFillColor(style.textColor)
        self.canv.setFont(style.fontName, size)
        for number, line in enumerate(self.lines):
            low = height - (number + 1) * style.leading + 0.25 * size
            if not number and self.bullet:
                self.canv.drawRightString(self.room, low, visual(self.bullet))
            self.canv.drawRightString(self.room - style.leftIndent, low, visual(line))


class Spaced(Flowable):  # type: ignore[misc]
    """A title whose letters a designer has spaced out, over as many lines as it needs."""

    def __init__(self, text: str, size: float, space: float, color: colors.Color = TEAL) -> None:
        super().__init__()
        self.text, self.size, self.space, self.color = text, size, space, color

    def _width(self, text: str) -> float:
        return stringWidth(text, BOLD, self.size) + self.space * len(text)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.lines = [""]
        for word in self.text.split(" "):
            longer = f"{self.lines[-1]} {word}".strip()
            if self._width(longer) > width and self.lines[-1]:
                self.lines.append(word)
            else:
                self.lines[-1] = longer
        return width, len(self.lines) * self.size * 1.35 + 6

    def draw(self) -> None:
        top = 8 + (len(self.lines) - 1) * self.size * 1.35
        self.canv.setFont(BOLD, self.size)
        self.canv.setFillColor(self.color)
        for number, line in enumerate(self.lines):
            left = 0.0
            for place, letter in enumerate(line):
                self.canv.drawString(left, top - number * self.size * 1.35, letter)
                # Pairs that a designer's program pulls together, as it does in published covers.
                is_tight = line[place : place + 2] in TIGHT
                space = self.space - (0.12 * self.size if is_tight else 0)
                left += stringWidth(letter, BOLD, self.size) + space


def _style(name: str, font: str = REGULAR, size: float = 10, **more: object) -> ParagraphStyle:
    leading = more.pop("leading", size * 1.4)
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **more)


TEXT = _style("text", spaceAfter=6)
JUSTIFIED = _style("justified", size=10.5, spaceAfter=7, alignment=TA_JUSTIFY)
SMALL = _style("small", size=8, spaceAfter=3, textColor=colors.HexColor("#444444"))
SECTION = _style("section", BOLD, 16, spaceAfter=10, textColor=TEAL)
DOMAIN = _style("domain", BOLD, 13, spaceBefore=4, spaceAfter=6, textColor=colors.white)
DARK = _style("dark", BOLD, 13, spaceBefore=10, spaceAfter=6, textColor=TEAL)
LABEL = _style("label", BOLD, 10.5, spaceBefore=6, spaceAfter=5, textColor=TEAL, keepWithNext=1)
LISTED = _style("listed", leftIndent=14, bulletIndent=2, spaceAfter=5)
LISTED_WIDE = _style("wide", size=11, leftIndent=16, bulletIndent=2, spaceAfter=7, leading=15.5)
COVER = _style("cover", BOLD, 22, spaceAfter=14, textColor=TEAL)


def _par(sheet: Sheet, text: str, style: ParagraphStyle, bullet: str = "") -> Flowable:
    if sheet.is_rtl:
        return RtlLines([text], style, bullet)
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    return Paragraph(safe, style, bulletText=bullet or None)


def _built(templates: list[PageTemplate], story: list[Flowable], title: str) -> bytes:
    buffer = io.BytesIO()
    BaseDocTemplate(buffer, pagesize=A4, pageTemplates=templates, title=title).build(story)
    return buffer.getvalue()


def national_report(sheet: Sheet) -> bytes:
    """Cover, contents with " // ", a page a domain in two columns, key sources, annex."""
    _fonts()
    words, world = sheet.words, sheet.world

    def running(canvas: Canvas, document: BaseDocTemplate) -> None:
        head = canvas.beginText(2 * cm, HEIGHT - 1.3 * cm)
        head.setFont(BOLD, 7)
        head.setCharSpace(1.8)
        head.textOut(words.cover)
        head.setCharSpace(0)
        canvas.drawText(head)
        canvas.setFont(REGULAR, 8)
        canvas.drawRightString(WIDTH - 2 * cm, 1.2 * cm, str(document.page))
        canvas.setFillColor(PALE)
        canvas.rect(0, 2.2 * cm, WIDTH, 11.5 * cm, stroke=0, fill=1)

    def plain_running(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(REGULAR, 8)
        canvas.drawRightString(WIDTH - 2 * cm, 1.2 * cm, str(document.page))

    column = (WIDTH - 4 * cm - 0.9 * cm) / 2
    low, high = 14.2 * cm, 6.2 * cm

    def columns(bottom: float, top: float) -> list[Frame]:
        right = 2 * cm + column + 0.9 * cm
        room = HEIGHT - bottom - top
        return [
            Frame(2 * cm, bottom, column, room, 0, 0, 0, 0, id="left"),
            Frame(right, bottom, column, room, 0, 0, 0, 0, id="right"),
        ]

    head = Frame(2 * cm, HEIGHT - high + 0.3 * cm, WIDTH - 4 * cm, 4.1 * cm, 0, 0, 0, 0, id="head")
    whole = Frame(2 * cm, 2 * cm, WIDTH - 4 * cm, HEIGHT - 4 * cm, 0, 0, 0, 0, id="whole")
    templates = [
        PageTemplate("cover", [whole]),
        PageTemplate("plain", [whole], onPage=plain_running),
        PageTemplate("domain", [head, *columns(low, high)], onPage=running),
        PageTemplate("more", columns(low, 2.2 * cm), onPage=running),
    ]
    story: list[Flowable] = [
        Spacer(1, 6 * cm),
        _par(sheet, f"{sheet.place.upper()} | {words.profile_word} {sheet.year}", COVER),
        Spaced(words.cover, 17, 3.4),
        NextPageTemplate("plain"),
        PageBreak(),
        *(_par(sheet, line, SMALL) for line in words.legal),
        PageBreak(),
        Spaced(words.contents.upper(), 15, 3),
    ]
    names = (words.objective, words.introduction, words.framework, words.key_findings)
    pages = (4, 4, 4, 5, 12, 12)
    for name, page in zip((*names, words.sources, words.annex), pages, strict=True):
        story.append(_par(sheet, f"{name.upper()} // {page}", TEXT))
    story.append(PageBreak())
    bodies = ([words.objective_text], sheet.introduction(), [words.framework_text])
    for name, body in zip(names, bodies, strict=False):
        story.append(Spaced(name.upper(), 15, 3))
        story += [_par(sheet, paragraph, JUSTIFIED) for paragraph in body]
    for number, block in enumerate(world.blocks):
        story += [NextPageTemplate("domain"), PageBreak(), NextPageTemplate("more")]
        if not number:
            story.append(Spaced(words.key_findings.upper(), 15, 3))
        story.append(Spaced(sheet.domain(block.domain).upper(), 11.5, 2.3))
        story += [_par(sheet, sheet.passage(block.domain), TEXT), FrameBreak()]
        for label, items in sheet.sides(block, colon=False):
            story.append(_par(sheet, label, LABEL))
            story += [_par(sheet, item.text, LISTED_WIDE, sheet.bullet) for item in items]
    story += [NextPageTemplate("plain"), PageBreak(), Spaced(words.sources.upper(), 15, 3)]
    story += [_par(sheet, source, TEXT) for source in words.sources_text]
    story += [Spaced(words.annex.upper(), 15, 3), _par(sheet, words.annex_text, TEXT)]
    return _built(templates, story, sheet.document_title)


def city_report(sheet: Sheet) -> bytes:
    """One column: a local context with a box of facts, domains on bands, a pandemic section."""
    _fonts()
    words, world = sheet.words, sheet.world

    def running(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(REGULAR, 8)
        text = f"{sheet.cover} | {sheet.place}"
        canvas.drawCentredString(WIDTH / 2, 1.2 * cm, visual(text) if sheet.is_rtl else text)
        canvas.drawString(2 * cm, 1.2 * cm, str(document.page))

    whole = Frame(2.5 * cm, 2.2 * cm, WIDTH - 5 * cm, HEIGHT - 4.4 * cm, 0, 0, 0, 0)
    templates = [PageTemplate("cover", [whole]), PageTemplate("page", [whole], onPage=running)]

    def section(name: str, body: list[str], bullet: str = "") -> list[Flowable]:
        style = LISTED if bullet else TEXT
        return [
            _par(sheet, name, SECTION),
            *(_par(sheet, text, style, bullet) for text in body),
            Spacer(1, 10),
        ]

    story: list[Flowable] = [
        Spacer(1, 7 * cm),
        _par(sheet, f"{sheet.place} | {words.profile_word} {sheet.year}", COVER),
        _par(sheet, sheet.cover, SECTION),
        NextPageTemplate("page"),
        PageBreak(),
        *section(words.objective, [words.objective_text]),
        *section(words.introduction, sheet.introduction()),
        PageBreak(),
        *section(words.context, words.context_text, sheet.bullet),
        _facts(sheet),
        Spacer(1, 20),
        PageBreak(),
        _par(sheet, words.key_findings, SECTION),
    ]
    for block in world.blocks:
        story += [_band(sheet, block), Spacer(1, 6), _par(sheet, sheet.passage(block.domain), TEXT)]
        for label, items in sheet.sides(block):
            story.append(_par(sheet, label, LABEL))
            story += [_par(sheet, item.text, LISTED, sheet.bullet) for item in items]
        story.append(Spacer(1, 8))
    story += [PageBreak(), *section(words.covid, words.covid_text, sheet.bullet)]
    story += section(words.sources, words.sources_text)
    story += section(words.annex, [words.annex_text])
    return _built(templates, story, sheet.document_title)


def _band(sheet: Sheet, block: Block) -> Table:
    band = Table([[_par(sheet, sheet.domain(block.domain), DOMAIN)]], colWidths=[WIDTH - 5 * cm])
    band.setStyle([("BACKGROUND", (0, 0), (-1, -1), TEAL)])
    band.keepWithNext = True
    return band


def _facts(sheet: Sheet) -> Table:
    rows = [[_par(sheet, one, TEXT) for one in row] for row in sheet.words.fact_rows]
    if sheet.is_rtl:
        rows = [row[::-1] for row in rows]
    box = Table(rows, colWidths=[5 * cm, 5 * cm], hAlign="RIGHT" if sheet.is_rtl else "LEFT")
    box.setStyle([("BOX", (0, 0), (-1, -1), 1, TEAL), ("BACKGROUND", (0, 0), (-1, -1), PALE)])
    return box


def boxes_report(sheet: Sheet) -> bytes:
    """A short designed report: under each domain's title two coloured boxes, one a side."""
    _fonts()
    words, world = sheet.words, sheet.world

    def running(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFillColor(TEAL)
        canvas.rect(0, HEIGHT - 0.8 * cm, WIDTH, 0.8 * cm, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        canvas.setFont(REGULAR, 8)
        foot = f"{sheet.document_title}, {sheet.year}"
        canvas.drawString(2 * cm, 1.2 * cm, f"{document.page}    {foot}")

    whole = Frame(2 * cm, 2 * cm, WIDTH - 4 * cm, HEIGHT - 3.8 * cm, 0, 0, 0, 0)
    story: list[Flowable] = [
        _par(sheet, sheet.cover, SECTION),
        _par(sheet, f"{sheet.place} | {words.profile_word} {sheet.year}", COVER),
        _par(sheet, words.introduction, DARK),
        *(_par(sheet, paragraph, TEXT) for paragraph in sheet.introduction()),
        _par(sheet, words.framework, DARK),
        _par(sheet, words.framework_text, TEXT),
        PageBreak(),
        _par(sheet, words.key_findings, SECTION),
    ]
    half = (WIDTH - 4 * cm - 0.5 * cm) / 2
    for block in world.blocks:
        boxes = [
            [
                _par(sheet, label, LABEL),
                *(_par(sheet, item.text, LISTED, sheet.bullet) for item in items),
            ]
            for label, items in sheet.sides(block, colon=False)
        ]
        table = Table([[boxes[0], "", boxes[1]]], colWidths=[half, 0.5 * cm, half])
        table.setStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (0, 0), PALE),
                ("BACKGROUND", (-1, 0), (-1, 0), colors.HexColor("#f7ece1")),
            ]
        )
        heading = _par(sheet, sheet.domain(block.domain), DARK)
        story.append(KeepTogether([heading, table, Spacer(1, 12)]))
    story += [_par(sheet, words.sources, DARK)]
    story += [_par(sheet, source, SMALL) for source in words.sources_text]
    templates = [PageTemplate("page", [whole], onPage=running)]
    return _built(templates, story, sheet.document_title)
