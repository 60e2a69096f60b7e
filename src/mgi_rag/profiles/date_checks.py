"""Dates that cannot be: a day or month that no calendar has, a past later than the profile."""

import calendar
import re
from collections.abc import Iterator
from typing import Final

from mgi_rag.profiles.dates import month_names
from mgi_rag.profiles.finding import Note
from mgi_rag.profiles.labels import fold
from mgi_rag.profiles.labels.wording import ascii_digits

_ANY_YEAR: Final = 2000
"""A leap year, for dates that name no year."""
_YEAR: Final = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_DAY_MONTH: Final = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|-?го)?\s+(?:de\s+|of\s+|من\s+)?"
    rf"(?P<month>[^\W\d_]{{3,12}})(?:\s+(?:de\s+|of\s+|عام\s+)?{_YEAR})?"
)
_MONTH_DAY: Final = re.compile(
    rf"(?P<month>[^\W\d_]{{3,12}})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,\s+{_YEAR}"
)
_FIGURES: Final = re.compile(rf"(?<![\w./-])(?P<a>\d{{1,2}})[./](?P<b>\d{{1,2}})[./]{_YEAR}")
_ISO: Final = re.compile(
    r"(?<![\w./-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"
)
_SINCE: Final = re.compile(
    r"\b(?:since|depuis|desde|с|منذ)\s+(?:[^\W\d_]+\s+){0,2}?"
    + _YEAR
    # "desde 2019 hasta 2025" is a span, which may well reach into the future.
    + r"(?!\s*(?:года?\s+)?(?:по|до|hasta|até|al?|à|to|until|[–-])(?!\w))",
    re.IGNORECASE,
)
_DONE: Final = re.compile(
    r"\b(?:(?:was|were|has been|have been)\s+)?(?:adopted|ratified|approved|established|signed"
    r"|launched|created|introduced|enacted|joined|acceded|adopté|ratifié|approuvé|signé|lancé|créé"
    r"|adopt(?:ó|ad[oa])|ratific(?:ó|ad[oa])|aprob(?:ó|ad[oa])|firm(?:ó|ad[oa])|cre(?:ó|ad[oa])"
    r"|adot(?:ou|ad[oa])|ratific(?:ou)|aprov(?:ou|ad[oa])|assin(?:ou|ad[oa])|cri(?:ou|ad[oa])"
    r"|принят|ратифицирован|утвержден|утверждён|подписан|создан)(?:e?s?|[аоы])\s+"
    r"(?:in|en|em|в)\s+(?:[^\W\d_]+\s+){0,2}?" + _YEAR,
    re.IGNORECASE,
)
_FUTURE: Final = re.compile(
    r"\b(?:will|shall|plan\w*|expect\w*|to be|foresee\w*|schedul\w*|intend\w*|aim\w*|should|by 20"
    r"|ser[aáã]o?\w*|prév\w*|prev\w*|devr\w*|doit|deber\w*|dever\w*|план\w*|будет|будут|должн\w*)\b",
    re.IGNORECASE,
)


def impossible_date(quote: str, year: int) -> Note | None:
    """A date that no calendar has, or something done after the profile's own year.

    Args:
        quote: a finding.
        year: the profile's.

    >>> impossible_date("The law of 31 February 2017 applies.", 2018).values
    {'found': '31 February 2017'}
    >>> impossible_date("The strategy runs until 2030.", 2018) is None
    True
    """
    text = ascii_digits(quote)
    found = next(_not_in_calendar(text), None)
    if found is not None:
        message = '"%(found)s" is no date that a calendar has; compare the source.'
        return Note("impossible_date", message, {"found": found})
    later = _done_later(text, year)
    if later is None:
        return None
    message = '"%(found)s" is later than the profile of %(year)s itself; compare the source.'
    return Note("impossible_date", message, {"found": later, "year": str(year)})


def _not_in_calendar(text: str) -> Iterator[str]:
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(text):
            # "Article 31 may be applied": a month's name without a year counts only for the
            # days that February never has.
            month = month_names().get(fold(match["month"]))
            is_sure = bool(match["year"]) or (month == 2 and match["day"] in ("30", "31"))
            if month and is_sure and not _is_day(match["year"], month, int(match["day"])):
                yield match.group()
    for match in _ISO.finditer(text):
        if not _is_day(match["year"], int(match["month"]), int(match["day"])):
            yield match.group()
    for match in _FIGURES.finditer(text):
        orders = ((match["a"], match["b"]), (match["b"], match["a"]))
        if not any(_is_day(match["year"], int(month), int(day)) for day, month in orders):
            yield match.group()


def _is_day(year: str | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= calendar.monthrange(int(year) if year else _ANY_YEAR, month)[1]


def _done_later(text: str, year: int) -> str | None:
    for match in _SINCE.finditer(text):
        if int(match["year"]) > year:
            return match.group()
    if _FUTURE.search(text):
        return None
    return next((m.group() for m in _DONE.finditer(text) if int(m["year"]) > year), None)
