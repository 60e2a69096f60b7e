"""The bullets of published profiles, and what is left of a line without its own."""

import re
from typing import Final

# "?" stands where a converter lost the bullet's character; a dash needs a space after it, so
# that "-5 %" stays whole. Numbers and letters count only with a dot or bracket behind them.
_BULLET: Final = re.compile(
    r"^[\s\u00a0\u200b\ufeff]*"
    r"(?:[•◦▪▫■□●○‣⁃∙·➢➤✓►\uf0b7\uf0a7]+|[–—*?o-](?=\s)|\(?(?:\d{1,2}|[a-zа-я]|[ivx]{1,4})[.)](?=\s))"
    r"[\s\u00a0\u200b]*"
)
_OUTER: Final = " \t\r\n\f\v\u00a0\u200b\ufeff\u2028\u2029"


def has_bullet(text: str) -> bool:
    """Whether a line opens with a bullet.

    >>> has_bullet("  • Immigrants are guaranteed access"), has_bullet("2018 Mai")
    (True, False)
    """
    return _BULLET.match(text) is not None


def without_bullet(text: str) -> str:
    """The line's words: bullet and outer white space taken off, nothing changed inside.

    >>> without_bullet("  • It is not yet possible to apply. ")
    'It is not yet possible to apply.'
    """
    return _BULLET.sub("", text, count=1).strip(_OUTER)
