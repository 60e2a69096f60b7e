"""The bullets of published profiles, and what is left of a line without its own."""

import re
from typing import Final

_SPACE: Final = r"[\s\u00a0\u200b\ufeff\u200e\u200f]"
# "?" stands where a converter lost the bullet's character; a dash needs a space after it, so
# that "-5 %" stays whole. "o" is a word in Spanish and Portuguese, so it needs a capital after
# it. Numbers and letters count only with a dot, bracket or dash behind them.
_SYMBOL: Final = r"[•◦▪▫■□●○◆◇◊❖❑❒‣⁃∙·➢➤➔→⇒►▶▸✓✔☑✗★\u2043\ue000-\uf8ff\ufffd]+"
_DASH: Final = r"[–—―*?¿+-](?=\s)|-(?=[^\W\d_]{3})"
_LETTER_O: Final = r"o(?=\s+[^\W\da-zа-яß-ÿ_])"
_NUMBER: Final = r"\(?\d{1,2}(?:[.)]|\s?[–-])(?=\s)"
_LETTER: Final = r"\(?(?:[a-zа-яأ-ي]|[ivx]{1,4})[.)](?=\s)|[A-ZА-Я]\)(?=\s)"
_BULLET: Final = re.compile(
    rf"^{_SPACE}*(?:(?P<symbol>{_SYMBOL})|(?P<dash>{_DASH})|(?P<o>{_LETTER_O})"
    rf"|(?P<number>{_NUMBER})|(?P<letter>{_LETTER})){_SPACE}*"
)
_OUTER: Final = " \t\r\n\f\v\u00a0\u200b\ufeff\u2028\u2029\u200e\u200f"


def has_bullet(text: str) -> bool:
    """Whether a line opens with a bullet.

    >>> has_bullet("  • Immigrants are guaranteed access"), has_bullet("2018 Mai")
    (True, False)
    """
    return _BULLET.match(text) is not None


def bullet_sort(text: str) -> str | None:
    """The sort of a line's bullet, by which a list in a list is told; None without one.

    One symbol, one dash are sorts of their own; all numbers are one, all letters are one.

    >>> bullet_sort("• health"), bullet_sort("2) health"), bullet_sort("health")
    ('•', 'number', None)
    """
    match = _BULLET.match(text)
    if match is None or match.lastgroup is None:
        return None
    return match.lastgroup if match.lastgroup in ("number", "letter") else match[match.lastgroup]


def without_bullet(text: str) -> str:
    """The line's words: bullet and outer white space taken off, nothing changed inside.

    >>> without_bullet("  • It is not yet possible to apply. ")
    'It is not yet possible to apply.'
    """
    return trimmed(_BULLET.sub("", text, count=1))


def trimmed(text: str) -> str:
    """The text without outer white space, no-break spaces and marks of width zero included."""
    return text.strip(_OUTER)
