"""Forgiving comparison of headings: case, accents, quotes, spacing and numbering do not count."""

import re
import unicodedata
from typing import Final

# Marks that differ between editions of one heading and never tell two headings apart.
_PUNCTUATION: Final = re.compile(
    r"[\"'“”„«»‘’‚`´ʼ:;,.!?()\[\]*_#–—―‐‑‒\u00ad،؛؟…|\u200b-\u200f\u2060\ufeff-]+"
)
_SPACES: Final = re.compile(r"\s+")
_ARABIC_ALEF: Final = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_TATWEEL: Final = "\u0640"
_FOOTNOTE: Final = re.compile(
    r"(?<=[^\W\d_])(?:[¹²³⁰⁴-⁹]+|\s*\[\d{1,3}\]|\s*[*†‡]+)(?=[\s:.،]*$)|(?<=:)\s*[¹²³⁰⁴-⁹]+\s*$"
)


def fold(text: str) -> str:
    """The wording with all that matching forgives taken out.

    >>> fold("  “Whole of government” approach: ")
    'whole of government approach'
    >>> fold("Aspects d’une crise relatifs à la MOBILITÉ")
    'aspects d une crise relatifs a la mobilite'
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c) and c != _TATWEEL)
    plain = _PUNCTUATION.sub(" ", plain.translate(_ARABIC_ALEF))
    return _SPACES.sub(" ", ascii_digits(plain)).strip()


def squeeze(text: str) -> str:
    """The folded wording without any space: letter-spaced titles and hyphens no longer differ.

    >>> squeeze("M I G R AT I O N  G OV E R N A N C E") == squeeze("Migration governance")
    True
    """
    return fold(text).replace(" ", "")


def ascii_digits(text: str) -> str:
    """The text with the digits of other scripts as 0 to 9.

    >>> ascii_digits("المجال ٣")
    'المجال 3'
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def without_footnote_mark(heading: str) -> str:
    """A heading without the mark of a footnote at its end.

    >>> without_footnote_mark("Partnerships²"), without_footnote_mark("Key findings [3]")
    ('Partnerships', 'Key findings')
    """
    return _FOOTNOTE.sub("", heading)
