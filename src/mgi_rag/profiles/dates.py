"""Date lines of portal pages: a year and a month in either order, in any language served."""

import re
from functools import cache
from typing import Final

from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.labels import fold
from mgi_rag.profiles.labels.wording import ascii_digits

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_FIGURES: Final = re.compile(
    r"^\s*(?:\d{1,2}[./-])?(\d{1,2})[./-]((?:19|20)\d{2})\s*$|^\s*((?:19|20)\d{2})-(\d{1,2})(?:-\d{1,2})?\s*$"
)
_LINKS_TEXT: Final = "de del do da of the г года le el los في من عام سنه"
_LINKS: Final = frozenset(_LINKS_TEXT.split())
_MOST_WORDS: Final = 5
# Month names of the Levant and the Maghreb beside those that CLDR gives for Arabic at large.
_LOCALES: Final = (*LANGUAGES, "pt_PT", "de", "ar_IQ", "ar_DZ", "ar_MA")


def years_in(text: str) -> tuple[int, ...]:
    """Every year from 1900 to 2099 in a text, in order, each once.

    >>> years_in("PROFILE 2020, second edition of 2018 and 2020")
    (2020, 2018)
    """
    return tuple(dict.fromkeys(int(match.group()) for match in _YEAR.finditer(ascii_digits(text))))


def date_line_year(text: str) -> int | None:
    """The year of a line that is a month and a year and nothing else, or None.

    >>> date_line_year("2018 Mai"), date_line_year("Mayo de 2018"), date_line_year("مايو ٢٠١٨")
    (2018, 2018, 2018)
    >>> date_line_year("Since 2014 services are available") is None
    True
    """
    if len(text) > 60:
        return None
    if match := _FIGURES.match(ascii_digits(text)):
        return int(match[2] or match[3])
    words = [word for word in fold(text).split() if word not in _LINKS]
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    years = [word for word in words if _YEAR.fullmatch(word)]
    months = [word for word in words if word in month_names()]
    days = [word for word in words if word.isdigit() and word not in years and int(word) <= 31]
    rest = len(words) - len(years) - len(months) - len(days)
    if len(years) == 1 and len(months) == 1 and len(days) <= 1 and rest == 0:
        return int(years[0])
    return None


@cache
def month_names() -> dict[str, int]:
    """Folded names of the months in every language served, with their numbers."""
    # Babel's tables take a while to load; only candidates for a date line pay for them.
    from babel.dates import get_month_names

    names: dict[str, int] = {}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    names.setdefault(fold(name), number)
    return names
