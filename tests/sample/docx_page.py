"""Word paragraphs: by style or plain, read from right to left in Arabic, in several runs."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.table import _Cell
from docx.text.paragraph import Paragraph


def new_document(language: str) -> WordDocument:
    """An empty document whose core properties are the same on every run."""
    document = Document()
    stamp = datetime(2024, 1, 1)
    document.core_properties.created = stamp
    document.core_properties.modified = stamp
    document.core_properties.author = "invented sample"
    document.core_properties.language = language
    return document


def write(
    home: WordDocument | _Cell, text: str, style: str | None = None, rtl: bool = False
) -> Paragraph:
    """Adds a paragraph of one run."""
    return in_runs(home, [text], style, rtl)


def in_runs(
    home: WordDocument | _Cell, pieces: list[str], style: str | None = None, rtl: bool = False
) -> Paragraph:
    """Adds a paragraph whose text is split over runs, as Word does after every correction."""
    paragraph = home.add_paragraph(style=style)
    if rtl:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for number, piece in enumerate(pieces):
        run = paragraph.add_run(piece)
        run.italic = bool(number % 2)
        if rtl:
            run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
    return paragraph


def raised(paragraph: Paragraph, mark: str) -> None:
    """Adds a footnote mark in superscript to a paragraph."""
    if mark:
        paragraph.add_run(mark).font.superscript = True


def parted(text: str) -> list[str]:
    """The text in three pieces, cut inside words."""
    third = len(text) // 3
    return [text[:third], text[third : 2 * third], text[2 * third :]]


def saved(document: WordDocument) -> bytes:
    """The bytes of the document."""
    buffer, stamped = BytesIO(), BytesIO()
    document.save(buffer)
    # Packed again with one date for every part, so that two runs give the same bytes.
    with ZipFile(buffer) as old, ZipFile(stamped, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return stamped.getvalue()
