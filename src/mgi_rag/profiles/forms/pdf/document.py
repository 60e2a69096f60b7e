"""A PDF document to lines: opened with care, its pages read, its paragraphs put together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.forms.pdf.cells import columns_with_cells
from mgi_rag.profiles.forms.pdf.columns import Column
from mgi_rag.profiles.forms.pdf.glyphs import Page, read_page
from mgi_rag.profiles.forms.pdf.margins import (
    Margins,
    body_size,
    without_footnotes,
    without_running_heads,
)
from mgi_rag.profiles.forms.pdf.paragraphs import Paragraph, paragraphs_of
from mgi_rag.profiles.forms.pdf.spelling import HYPHENS, Vocabulary, is_spaced, plain, words_of
from mgi_rag.profiles.reading import Line

MOST_PAGES: Final = 1_000
"""Pages beyond which a PDF is no profile; they have some thirty."""
_SIGNATURE: Final = b"%PDF-"
_END: Final = b"%%EOF"
_START: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_XREF: Final = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_UNKNOWN: Final = re.compile("[\ufffd\ue000-\uf8ff]")


def recognises(content: bytes) -> bool:
    """Whether the bytes are a PDF, after a little of something else at most."""
    return _SIGNATURE in content[:1024]


def read(content: bytes) -> list[Line]:
    """One Line a paragraph, heading or list item, located as `page N`, N counted from 1.

    Lines in the margins (running heads, footnotes, print along the page's edge) come first, each
    by itself, so that they stand in no list of findings; page numbers are left out.

    Raises DocumentError, the file's name left out, for a PDF that is cut short, encrypted,
    damaged or without text.
    """
    _check_whole(content)
    pages = _pages(content)
    margins = without_running_heads(pages)
    usual = body_size(margins.pages)
    heights = {page.number: page.height for page in pages}
    columns, notes = without_footnotes(columns_with_cells(margins.pages), usual, heights)
    paragraphs = paragraphs_of(columns, usual)
    vocabulary = Vocabulary(_texts(columns))
    return [*_margin_lines(margins, notes, usual, vocabulary), *_lines(paragraphs, vocabulary)]


def _check_whole(content: bytes) -> None:
    """Refuses what pdfium would mend in silence, at the price of lost pages."""
    start = content.index(_SIGNATURE)
    tail = content.rstrip(b"\0\r\n\t ")[-2048:]
    if _END not in tail:
        raise DocumentError("is a PDF that is cut short; download or copy it again")
    offsets = _START.findall(tail)
    if not offsets or not _XREF.match(content, int(offsets[-1]) + start):
        if offsets and _XREF.match(content, int(offsets[-1])):
            return
        raise DocumentError(
            "is a damaged PDF (its table of contents is not where it says); open it in a PDF "
            "viewer and save it anew"
        )


def _pages(content: bytes) -> list[Page]:
    # Imported here: only PDF documents need pdfium.
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        # pdfium may still report what was wrong with the document before this one.
        if "assword" in str(error) and b"/Encrypt" in content:
            raise DocumentError(
                "is an encrypted PDF; save it without a password and try again"
            ) from None
        raise DocumentError(
            "is a PDF that cannot be opened; download it again or save it anew"
        ) from None
    count = len(document)
    if not 0 < count <= MOST_PAGES:
        raise DocumentError(
            f"is a PDF of {count:,} pages, where 1 to {MOST_PAGES:,} are read; take out the profile"
        )
    pages = []
    for number in range(1, count + 1):
        try:
            pages.append(_page(raw, document, number))
        except pdfium.PdfiumError:
            raise DocumentError(
                f"is a PDF whose page {number} is damaged; open it in a PDF viewer and save it anew"
            ) from None
    _check_text(pages)
    return pages


def _page(raw: Any, document: Any, number: int) -> Page:
    page = document[number - 1]
    try:
        return read_page(raw, page, number)
    finally:
        page.close()


def _check_text(pages: Sequence[Page]) -> None:
    silent = sum(not page.runs and not page.sideways for page in pages)
    if silent * 2 > len(pages):
        raise DocumentError(
            f"is a PDF without a text layer on {silent} of {len(pages)} pages (a scan?); run text "
            "recognition (OCR) over it and save it again"
        )
    text = "".join(run.text for page in pages for run in page.runs)
    letters = sum(map(str.isalnum, text))
    if len(_UNKNOWN.findall(text)) > max(letters, 1) * 0.1:
        raise DocumentError(
            "is a PDF whose letters have lost their meaning (fonts without a Unicode table); run "
            "text recognition (OCR) over it or save it anew from its source"
        )


def _texts(columns: Iterable[Column]) -> Iterator[str]:
    """Rows that are spelt as they are meant, without what a hyphen parts."""
    parted = False
    for column in columns:
        for row in column.rows:
            words = row.text.split(" ")[parted:]
            parted = bool(words) and words[-1][-1] in HYPHENS
            if not is_spaced(row.words):
                yield plain(" ".join(words[:-1] if parted else words))


def _margin_lines(
    margins: Margins, notes: Sequence[Column], usual: float, vocabulary: Vocabulary
) -> Iterator[Line]:
    for number, text in margins.running:
        yield Line(text, f"page {number}", is_blank_before=True)
    for page in margins.pages:
        for run in page.sideways:
            yield Line(run.text, f"page {page.number}", is_blank_before=True)
    for paragraph in paragraphs_of(notes, usual):
        yield Line(_text(paragraph, vocabulary), _locator(paragraph), is_blank_before=True)


def _lines(paragraphs: Iterable[Paragraph], vocabulary: Vocabulary) -> Iterator[Line]:
    for paragraph in paragraphs:
        text = _text(paragraph, vocabulary)
        if text:
            yield Line(
                text,
                _locator(paragraph),
                is_heading=paragraph.is_heading,
                is_item=paragraph.is_item,
                is_blank_before=True,
                cell=paragraph.rows[0].cell,
            )


def _locator(paragraph: Paragraph) -> str:
    return f"page {paragraph.rows[0].page}"


def _text(paragraph: Paragraph, vocabulary: Vocabulary) -> str:
    words: list[str] = []
    for row in paragraph.rows:
        following = words_of(row.run, vocabulary)
        parted = words and following and len(words[-1]) > 1 and words[-1][-1] in HYPHENS
        if parted:
            following[0] = vocabulary.joined(words.pop(), following[0])
        words += following
    return " ".join(words)
