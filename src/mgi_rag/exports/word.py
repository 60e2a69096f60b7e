"""Word documents: the few building blocks that the exports share."""

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from mgi_rag.chat.frame import runs

if TYPE_CHECKING:
    from docx.document import Document

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""What a browser calls a Word document."""
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def new_document(title: str) -> "Document":
    """An empty document with a title."""
    # Imported here: only who downloads a Word file pays for it.
    import docx

    document = docx.Document()
    document.core_properties.title = clean(title)[:250]
    document.core_properties.author = "mgi-rag"
    document.add_heading(clean(title), level=0)
    return document


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def add_quote(document: "Document", quote: str, number: str, *, right_to_left: bool) -> None:
    """A verbatim quote with the number of its reference."""
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(clean(quote))
    paragraph.add_run(f" [{number}]").bold = True
    if right_to_left:
        set_right_to_left(paragraph)


def add_frame(document: "Document", line: str) -> Any:
    """A line of an answer's frame, its bold kept; gives the paragraph."""
    paragraph = document.add_paragraph()
    for run in runs(line):
        paragraph.add_run(clean(run.text)).bold = run.is_bold
    return paragraph


def set_right_to_left(paragraph: Any) -> None:
    """Makes a paragraph run from right to left."""
    from docx.oxml import OxmlElement

    paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))


def add_table(document: "Document", heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is repeated on every page."""
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(heading), style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, heading, strict=True):
        cell.text = clean(text)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = clean(text)


def to_bytes(document: "Document") -> bytes:
    """The document as a file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
