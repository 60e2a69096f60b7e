"""Word files (DOCX), through python-docx: headings by style, list items, cells, text boxes."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.bullets import has_bullet
from mgi_rag.profiles.forms.grid import Grid
from mgi_rag.profiles.reading import Cell, Line

MOST_UNPACKED: Final = 400_000_000
"""Bytes that a file may unpack to; pictures are most of them."""
MOST_TEXT: Final = 40_000_000
"""Bytes that one part of text (XML) may unpack to."""
MOST_PARTS: Final = 5_000
_ZIP: Final = b"PK\x03\x04"
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES: Final = re.compile(r"[ \t\r\n]+")
_BREAK: Final = "\v"
_HEADING_STYLES: Final = re.compile(
    r"^(?:heading|title|subtitle|überschrift|titre|título|titulo|encabezado|заголовок|عنوان)", re.I
)
_LIST_LEVEL: Final = re.compile(r"^list (?:bullet|number) ([2-9])$", re.I)
_MOST_COLUMNS: Final = 100
"""Columns beyond which a cell's span is a mistake."""
_LONGEST_HEADING: Final = 200
"""Characters beyond which bold print is an emphasis, not a heading."""
_DAMAGED: Final = "is a damaged Word file; open it in Word or LibreOffice and save it anew as DOCX"


def recognises(content: bytes) -> bool:
    """Whether the bytes are a zip archive with the text of a Word document in it."""
    return content.startswith(_ZIP) and b"word/document" in content


def read(content: bytes) -> list[Line]:
    """One Line a paragraph, heading or list item, located as `paragraph N`, N counted from 1.

    Paragraphs are counted in the order of the file, those in cells and text boxes included.
    Deleted (tracked) and hidden text is left out, as are headers, footers and comments.

    Raises DocumentError, the file's name left out, for a file that is damaged, holds a document
    type declaration or unpacks to more than a document can be.
    """
    _check_archive(content)
    # Imported here: only Word files need the reader.
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        document = Document(io.BytesIO(content))
        styles = _Styles(document.styles.element)
        body = document.element.body
    except (OpcError, XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError):
        raise DocumentError(_DAMAGED) from None
    if body is None:
        raise DocumentError(_DAMAGED)
    lines = [line for line in _lines(body, styles) if line.text]
    if not lines:
        raise DocumentError("is a Word file without text (pictures alone?); put its text into it")
    return lines


def _check_archive(content: bytes) -> None:
    """Refuses an archive before anything is unpacked that could fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_sizes(parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(part.filename, archive.read(part))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
        raise DocumentError(_DAMAGED) from None
    except RuntimeError:
        raise DocumentError("is an encrypted archive; save it without a password") from None


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    whole = sum(part.file_size for part in parts)
    text = max((p.file_size for p in parts if p.filename.endswith((".xml", ".rels"))), default=0)
    if whole > MOST_UNPACKED or text > MOST_TEXT or len(parts) > MOST_PARTS:
        raise DocumentError(
            f"is a Word file that unpacks to {whole:,} bytes in {len(parts):,} parts, more than a "
            "profile can hold; save its text in a new document"
        )


def _check_part(name: str, xml: bytes) -> None:
    if any(mark in xml for mark in _DOCTYPES):
        raise DocumentError(
            f"is a Word file with a document type declaration in {name}, which Word never writes "
            "and which may call for other files; save its text in a new document"
        )


class _Styles:
    """What the paragraph styles of a document say, inherited properties included."""

    def __init__(self, element: Any) -> None:
        self._styles = {style.get(f"{_W}styleId"): style for style in element.iter(f"{_W}style")}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") == "1"
            ),
            None,
        )

    def chain(self, paragraph: Any) -> list[Any]:
        """The paragraph's style and those that it is based on, nearest first."""
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        key = self._default if named is None else named.get(f"{_W}val")
        chain: list[Any] = []
        while key in self._styles and self._styles[key] not in chain:
            chain.append(self._styles[key])
            base = chain[-1].find(f"{_W}basedOn")
            key = None if base is None else base.get(f"{_W}val")
        return chain


def _cells(body: Any) -> dict[Any, Cell]:
    """The place of every cell of every table by its element."""
    cells = {}
    for number, table in enumerate(body.iter(f"{_W}tbl")):
        grid = Grid(number)
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue
            grid.next_row()
            for cell in row.iter(f"{_W}tc"):
                if next(cell.iterancestors(f"{_W}tr")) is row:
                    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                    cells[cell] = grid.place(_count(span))
    return cells


def _count(span: Any) -> int:
    value = "1" if span is None else span.get(f"{_W}val") or "1"
    return min(max(int(value), 1), _MOST_COLUMNS) if value.isdigit() else 1


def _lines(body: Any, styles: _Styles) -> Iterator[Line]:
    cells = _cells(body)
    number = 0
    for paragraph in body.iter(f"{_W}p"):
        if _is_fallback(paragraph):
            continue
        number += 1
        chain = styles.chain(paragraph)
        is_heading = _is_heading(paragraph, chain)
        is_item = not is_heading and _is_item(paragraph, chain)
        for index, text in enumerate(_texts(paragraph, is_heading or is_item)):
            whole_bold = not is_item and len(text) <= _LONGEST_HEADING and _is_bold(paragraph)
            yield Line(
                text,
                f"paragraph {number}",
                is_heading=is_heading or (whole_bold and not has_bullet(text)),
                is_item=is_item and index == 0,
                is_blank_before=not (is_item and index),
                level=_level(paragraph, chain) if is_item else 0,
                cell=cells.get(next(paragraph.iterancestors(f"{_W}tc"), None)),
            )


def _is_fallback(paragraph: Any) -> bool:
    """Whether it repeats a text box for programs that cannot show the box."""
    return next(paragraph.iterancestors(_FALLBACK), None) is not None


def _is_heading(paragraph: Any, chain: list[Any]) -> bool:
    if any(_HEADING_STYLES.match(name) for name in _names(chain)):
        return True
    level = _first(f"{_W}pPr/{_W}outlineLvl", paragraph, chain)
    return level is not None and (level.get(f"{_W}val") or "9") < "9"


def _is_item(paragraph: Any, chain: list[Any]) -> bool:
    number = _first(f"{_W}pPr/{_W}numPr/{_W}numId", paragraph, chain)
    if number is not None:
        return bool(number.get(f"{_W}val") != "0")
    return any(name.lower().startswith(("list bul", "list num")) for name in _names(chain))


def _level(paragraph: Any, chain: list[Any]) -> int:
    """How deep a list item stands in other lists."""
    level = _first(f"{_W}pPr/{_W}numPr/{_W}ilvl", paragraph, chain)
    if level is not None and (level.get(f"{_W}val") or "").isdigit():
        return int(level.get(f"{_W}val"))
    named = (_LIST_LEVEL.search(name) for name in _names(chain))
    return next((int(match[1]) - 1 for match in named if match), 0)


def _names(chain: list[Any]) -> list[str]:
    found = (style.find(f"{_W}name") for style in chain)
    return [name.get(f"{_W}val") or "" for name in found if name is not None]


def _first(path: str, paragraph: Any, chain: list[Any]) -> Any:
    """A property of the paragraph itself, else of the nearest style that has it."""
    return next((p for e in (paragraph, *chain) if (p := e.find(path)) is not None), None)


def _is_bold(paragraph: Any) -> bool:
    """Whether every run with a letter in it is set in bold by hand."""
    runs = [run for run in _runs(paragraph) if _run_text(run).strip(" \v")]
    return bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)


def _is_on(toggle: Any) -> bool:
    return toggle is not None and toggle.get(f"{_W}val") not in ("0", "false", "none")


def _runs(paragraph: Any) -> Iterator[Any]:
    """The paragraph's own runs: those of text boxes belong to paragraphs of their own."""
    for run in paragraph.iter(f"{_W}r"):
        inside = next(run.iterancestors(f"{_W}p"), None)
        gone = next(run.iterancestors(f"{_W}del", f"{_W}moveFrom"), None)
        if inside is paragraph and gone is None and not _is_on(run.find(f"{_W}rPr/{_W}vanish")):
            yield run


def _run_text(run: Any) -> str:
    parts = []
    for node in run:
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            parts.append(" ")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            parts.append(" " if node.get(f"{_W}type") else _BREAK)
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif node.tag == f"{_W}sym":
            parts.append(chr(int(node.get(f"{_W}char") or "fffd", 16)))
    return "".join(parts)


def _texts(paragraph: Any, is_one: bool) -> list[str]:
    """The paragraph's text, in parts where line breaks part it."""
    texts: list[str] = []
    for part in "".join(map(_run_text, _runs(paragraph))).split(_BREAK):
        text = _SPACES.sub(" ", part).strip(" ")
        if not text:
            continue
        goes_on = is_one or (texts and text[0].islower() and texts[-1][-1] not in ".!?:;…")
        if texts and goes_on and not has_bullet(text):
            texts[-1] = f"{texts[-1]} {text}"
        else:
            texts.append(text)
    return texts
