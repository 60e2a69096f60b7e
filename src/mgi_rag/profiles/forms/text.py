"""Plain text, in whatever encoding it was saved."""

import codecs
import re
from dataclasses import replace
from typing import Final

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.forms.encodings import likeliest_encoding
from mgi_rag.profiles.forms.text_tables import with_cells
from mgi_rag.profiles.limits import check_size
from mgi_rag.profiles.reading import Line

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_UNDERLINE: Final = re.compile(r"^\s*(?:={3,}|-{3,}|_{3,}|~{3,})\s*$")
_WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS: Final = frozenset(range(32)) - set(b"\t\n\r\f")
_LONGEST_SAMPLE: Final = 100_000
"""Bytes looked at to tell text from noise and one legacy encoding from another."""
_UTF8_LETTER: Final = re.compile(
    rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_UNMARKED_WIDE: Final = 0.2
"""Share of zero bytes from which text is UTF-16 or UTF-32 without its mark."""
_MIXED: Final = 0.1
"""UTF-8 letters for each other non-ASCII byte from which a text counts as mixed.

A text in a legacy encoding holds hardly any such sequence: a capital followed by a quote.
"""


def recognises(content: bytes) -> bool:
    """Whether the bytes are text: next to no control characters (UTF-16 has its mark)."""
    if is_wide(content):
        return True
    sample = content[:_LONGEST_SAMPLE]
    return sum(byte in _CONTROLS for byte in sample) * 200 <= len(sample)


def is_wide(content: bytes) -> bool:
    """Whether the bytes open with the mark of UTF-16."""
    return content.startswith(_WIDE_MARKS)


def is_wide_without_mark(content: bytes) -> bool:
    """Whether the bytes are text of two or four bytes a letter that lacks its mark."""
    sample = content[:_LONGEST_SAMPLE]
    if is_wide(content) or sample.count(0) < _UNMARKED_WIDE * len(sample):
        return False
    others = bytes(byte for byte in sample if byte)
    return sum(byte in _CONTROLS for byte in others) * 20 <= len(others)


def decoded(content: bytes) -> str:
    """The text of a document: UTF-8, UTF-16 with its mark, or the likeliest legacy encoding.

    Raises DocumentError when no encoding gives readable text.
    """
    encoding = "utf-16" if is_wide(content) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        if is_wide(content):
            raise DocumentError("is damaged UTF-16 text; save it as UTF-8") from None
        return _legacy(content)


def _legacy(content: bytes) -> str:
    encoding = likeliest_encoding(content[:_LONGEST_SAMPLE])
    if encoding is None and _is_mixed(content):
        raise DocumentError("mixes UTF-8 with another encoding; save it as UTF-8")
    encoding = encoding or _other_encoding(content)
    if encoding is None:
        raise DocumentError("is in an unknown encoding; save it as UTF-8")
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise DocumentError("mixes encodings; save it as UTF-8") from None


def _other_encoding(content: bytes) -> str | None:
    """The encoding of a text in none of the languages served, as far as it can be told."""
    # Imported here: next to no document needs it.
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_LONGEST_SAMPLE]).best()
    return None if best is None else best.encoding


def _is_mixed(content: bytes) -> bool:
    letters = _UTF8_LETTER.findall(content)
    others = sum(byte > 127 for byte in content) - sum(map(len, letters))
    return len(letters) >= max(1, _MIXED * others)


def read(content: bytes) -> list[Line]:
    """One Line a line of the text, blank ones included, located as `line N` from 1.

    The lines of a table give a Line a cell.

    Raises DocumentError for a text without a readable encoding or longer than any profile.
    """
    whole = decoded(content)
    # Before the lines are made: a file of line breaks alone would fill the memory with them.
    check_size(whole.count("\n") + whole.count("\r") // 2, len(whole))
    lines: list[Line] = []
    blank_before = True
    for number, text in enumerate(_BREAK.split(whole), start=1):
        lines.append(Line(text, f"line {number}", is_blank_before=blank_before))
        blank_before = not text.strip()
    return with_cells(_with_underlined_headings(lines))


def _with_underlined_headings(lines: list[Line]) -> list[Line]:
    """The lines, with those underlined by a row of signs as headings."""
    under = [*lines[1:], Line("", "")]
    return [
        replace(line, is_heading=True) if _is_underlined(line.text, below.text) else line
        for line, below in zip(lines, under, strict=True)
    ]


def _is_underlined(text: str, below: str) -> bool:
    length = len(text.strip())
    return bool(length and _UNDERLINE.match(below)) and abs(len(below.strip()) - length) <= 3
