"""Kinds of files that are often met and are none of the forms, each with what to do about it."""

from typing import Final

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.forms.text import is_wide_without_mark

_AS_TEXT: Final = "save the profile as DOCX, PDF or text"
_OCR: Final = "run text recognition (OCR) over it and save the text"
_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG", f"is a picture (PNG); {_OCR}"),
    (b"\xff\xd8\xff", f"is a picture (JPEG); {_OCR}"),
    (b"GIF8", f"is a picture (GIF); {_OCR}"),
    (b"II*\0", f"is a picture (TIFF); {_OCR}"),
    (b"MM\0*", f"is a picture (TIFF); {_OCR}"),
    (b"{\\rtf", "is a Rich Text file (RTF), which is not read; save it as DOCX"),
    (
        b"\xd0\xcf\x11\xe0",
        "is an old Office file (.doc) or one with a password, which are not read; save it as "
        "DOCX without a password",
    ),
    (b"%!PS", "is a PostScript file, which is not read; save it as PDF"),
    (b"\x1f\x8b", f"is a compressed file (gzip); unpack it and {_AS_TEXT}"),
    (b"7z\xbc\xaf", f"is an archive (7-Zip); unpack it and {_AS_TEXT}"),
    (b"Rar!", f"is an archive (RAR); unpack it and {_AS_TEXT}"),
)
_ARCHIVES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"mimetypeapplication/epub", f"is an e-book (EPUB), which is not read; {_AS_TEXT}"),
    (
        b"mimetypeapplication/vnd.oasis.opendocument",
        "is an OpenDocument file (ODT), which is not read; save it as DOCX or PDF",
    ),
    (b"xl/workbook", f"is an Excel workbook, which is not read; {_AS_TEXT}"),
    (b"ppt/presentation", "is a PowerPoint file, which is not read; save it as PDF"),
    (
        b"[Content_Types].xml",
        "is an Office file without the text of a Word document (word/document.xml); open it in "
        "Word and save it anew as DOCX",
    ),
    (b"", f"is a zip archive; unpack it and {_AS_TEXT}"),
)
_ZIPS: Final = (b"PK\x03\x04", b"PK\x05\x06")


def refuse(content: bytes) -> None:
    """Raises DocumentError, the file's name left out, for a kind of file known by its content."""
    for signature, message in _SIGNATURES:
        if content.startswith(signature):
            raise DocumentError(message)
    if content.startswith(_ZIPS):
        raise DocumentError(next(message for mark, message in _ARCHIVES if mark in content))
    opening = content[:2_000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if opening.startswith((b"mime-version:", b"from: <saved by")) and b"multipart/" in opening:
        raise DocumentError(
            "is a web archive (MHTML), which is not read; save the page as HTML instead"
        )
    if opening.startswith(b"<?xml"):
        raise DocumentError(f"is an XML file other than a web page, which is not read; {_AS_TEXT}")
    if is_wide_without_mark(content):
        raise DocumentError(
            "is text in UTF-16 or UTF-32 without a byte-order mark; save it as UTF-8"
        )
