"""PDF pages of invented profiles, set with reportlab."""

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

WIDTH, HEIGHT = A4
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=15, leading=18, spaceAfter=6)
LABEL = ParagraphStyle("label", fontName="Helvetica-Bold", fontSize=10, leading=13, spaceAfter=3)
ITEM = ParagraphStyle(
    "item", fontName="Helvetica", fontSize=10, leading=13, leftIndent=14, bulletIndent=0
)
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=8)


def findings(domain: int, side: str, count: int) -> list[str]:
    """Invented findings of some length, none like another."""
    return [
        f"Finding {side}{number} of domain {domain} says that the invented government of Testland "
        f"has {'adopted' if side == 'S' else 'not yet adopted'} rule {domain}{number} on the "
        f"well-being of migrants, and that its councils meet {number + 2} times a year. "
        "Their minutes are public."
        for number in range(1, count + 1)
    ]


def items(texts: Sequence[str], bullet: str = "•") -> list[Flowable]:
    return [Paragraph(text, ITEM, bulletText=bullet) for text in texts]


def flowed(story: list[Flowable], columns: int = 2, head: str = "", foot: str = "") -> bytes:
    """A story that flows through columns; `foot` is drawn with the page number after it."""
    buffer = io.BytesIO()
    gap = 24.0
    width = (WIDTH - 112 - gap * (columns - 1)) / columns
    frames = [
        Frame(56 + n * (width + gap), 80, width, HEIGHT - 160, 0, 0, 0, 0) for n in range(columns)
    ]

    def margins(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(56, HEIGHT - 40, head)
        canvas.drawRightString(WIDTH - 56, 34, f"{foot}{document.page}")

    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate("page", frames, onPage=margins)])
    document.build(story)
    return buffer.getvalue()


class Sheet:
    """One page on which paragraphs are put by hand, in any order."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)

    def put(self, story: Sequence[Flowable], x: float, top: float, width: float) -> float:
        """Puts a story at a place, heights from the page's top; returns where it ends."""
        for part in story:
            _, height = part.wrap(width, HEIGHT)
            part.drawOn(self.canvas, x, HEIGHT - top - height)
            top += height + part.getSpaceAfter()
        return top

    def line(self, text: str, x: float, top: float, spacing: float = 0.0, size: float = 16) -> None:
        pen = self.canvas.beginText(x, HEIGHT - top)
        pen.setFont("Helvetica-Bold", size)
        pen.setCharSpace(spacing)
        pen.textOut(text)
        self.canvas.drawText(pen)

    def turn_page(self) -> None:
        self.canvas.showPage()

    def content(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()
