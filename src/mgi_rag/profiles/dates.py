"""Date lines of portal pages: a year and a month in either order, in any language served."""

import re
from functools import cache

from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.labels import fold

_YEAR = re.compile(r"\b(19|20)\d{2}\b")


def years_in(text: str) -> tuple[int, ...]:
    """Every year from 1900 to 2099 in a text, in order, each once.

    >>> years_in("PROFILE 2020, second edition of 2018 and 2020")
    (2020, 2018)
    """
    return tuple(dict.fromkeys(int(match.group()) for match in _YEAR.finditer(text)))


def date_line_year(text: str) -> int | None:
    """The year of a line that is a month and a year and nothing else, or None.

    >>> date_line_year("2018 Mai")
    2018
    >>> date_line_year("Since 2014 services are available") is None
    True
    """
    words = fold(text).split()
    if not 2 <= len(words) <= 3:
        return None
    years = [word for word in words if _YEAR.fullmatch(word)]
    others = [word for word in words if word not in years and not word.isdigit()]
    if len(years) == 1 and len(others) == 1 and others[0] in _month_names():
        return int(years[0])
    return None


@cache
def _month_names() -> frozenset[str]:
    # Babel's tables take a while to load; only candidates for a date line pay for them.
    from babel.dates import get_month_names

    names: set[str] = set()
    for language in (*LANGUAGES, "de"):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names.update(
                    fold(name) for name in get_month_names(width, context, language).values()
                )
    return frozenset(names)
