"""Tells the encoding of a text that is neither UTF-8 nor marked, by what its words look like.

The same bytes are "régularité" in one encoding and "rйgularitй" in another. A word counts as one
when all of its letters are of one script, are written in a language served, and are large and
small as in print.
"""

import re
from typing import Final

ENCODINGS: Final = (
    "cp1252",
    "cp1251",
    "cp1256",
    "iso-8859-15",
    "mac-roman",
    "cp850",
    "koi8-r",
    "cp866",
    "iso-8859-5",
    "mac-cyrillic",
    "iso-8859-6",
    "cp720",
)
"""Encodings of Western European, Cyrillic and Arabic texts; of equals the first counts."""
_LEAST: Final = 0.9
"""Share of words and signs beyond ASCII that must be plausible."""
_TOKEN: Final = re.compile(r"[^\W\d_]+|[^\w\s\x00-\x7f]")
_LATIN: Final = frozenset("àâäáãåæçéèêëíìîïñóòôöõœúùûüÿýßºª")
_CYRILLIC: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
_ARABIC: Final = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْـ")
_SIGNS: Final = frozenset("•·–—−-‘’‚“”„«»‹›…€£§°º¹²³¡¿№©®™×½¼¾´¨،؛؟\u00a0\u00ad\u200e\u200f")


def likeliest_encoding(sample: bytes) -> str | None:
    """The encoding in which a text's words are likeliest, or None where it is no known one.

    >>> likeliest_encoding("régularité, à l’école".encode("cp1252"))
    'cp1252'
    >>> likeliest_encoding("Права мигрантов".encode("koi8-r"))
    'koi8-r'
    """
    shares = {name: _plausible_share(sample, name) for name in ENCODINGS}
    best = max(ENCODINGS, key=lambda name: shares[name])
    return best if shares[best] >= _LEAST else None


def _plausible_share(sample: bytes, encoding: str) -> float:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    tokens = [token for token in _TOKEN.findall(text) if not token.isascii()]
    plausible = sum(map(_is_plausible, tokens))
    return plausible / len(tokens) if tokens else 1.0


def _is_plausible(token: str) -> bool:
    if not token[0].isalpha():
        return token in _SIGNS or token in _ARABIC
    if not (
        token.islower() or token.isupper() or token.istitle() or token.lower() == token.upper()
    ):
        return False
    letters = set(token.lower())
    if letters <= _CYRILLIC or letters <= _ARABIC:
        return True
    foreign = [letter for letter in token.lower() if not letter.isascii()]
    return _LATIN.issuperset(foreign) and 2 * len(foreign) <= len(token) + 1
