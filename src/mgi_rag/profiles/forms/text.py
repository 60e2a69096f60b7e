"""Plain text, in whatever encoding it was saved."""

import codecs
import re
from typing import Final

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.reading import Line

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_WIDE_MARKS: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS: Final = frozenset(range(32)) - set(b"\t\n\r\f")
_LONGEST_SAMPLE: Final = 100_000
"""Bytes looked at to tell text from noise and one legacy encoding from another."""


def recognises(content: bytes) -> bool:
    """Whether the bytes are text: next to no control characters (UTF-16 has its mark)."""
    if content.startswith(_WIDE_MARKS):
        return True
    sample = content[:_LONGEST_SAMPLE]
    return sum(byte in _CONTROLS for byte in sample) * 200 <= len(sample)


def decoded(content: bytes) -> str:
    """The text of a document: UTF-8, UTF-16 with its mark, or the likeliest legacy encoding.

    Raises DocumentError when no encoding gives readable text.
    """
    encoding = "utf-16" if content.startswith(_WIDE_MARKS) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return _legacy(content)


def _legacy(content: bytes) -> str:
    # Imported here: documents in UTF-8, nearly all of them, do without.
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_LONGEST_SAMPLE]).best()
    if best is None:
        raise DocumentError("is in an unknown encoding; save it as UTF-8")
    try:
        return content.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        raise DocumentError("mixes encodings; save it as UTF-8") from None


def read(content: bytes) -> list[Line]:
    """One Line a line of the text, blank ones included, located as `line N` from 1."""
    lines: list[Line] = []
    blank_before = True
    for number, text in enumerate(_BREAK.split(decoded(content)), start=1):
        lines.append(Line(text, f"line {number}", is_blank_before=blank_before))
        blank_before = not text.strip()
    return lines
