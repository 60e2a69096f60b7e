"""Words that say what a locality is ("the municipality of Danlí"), which belong to its name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mgi_rag.places.arabic import without_prefixes
from mgi_rag.places.context import Context
from mgi_rag.places.mention import Span
from mgi_rag.places.words import fold

_BEFORE_TEXT: Final = """
city town municipality province county
ville commune municipalité
ciudad municipio municipalidad provincia
cidade concelho municipalidade província
город города городу городом городе городок городка городке посёлок посёлка посёлке
муниципалитет муниципалитета муниципалитету муниципалитетом муниципалитете
провинция провинции провинцию провинцией
مدينة بلدية محافظة
"""
_AFTER_TEXT: Final = "city municipality province county сити سيتي"
_LINKS_TEXT: Final = "of de d du da do"
_BEFORE: Final = frozenset(fold(word) for word in _BEFORE_TEXT.split())
_AFTER: Final = frozenset(fold(word) for word in _AFTER_TEXT.split())
_LINKS: Final = frozenset(_LINKS_TEXT.split())
_GAP: Final = re.compile(r"\s+|['’]|-")


def with_their_kind(context: Context, spans: Sequence[Span]) -> list[Span]:
    """The spans, each locality's grown over a word for its kind right before or after it."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    return [_grown(context, span, taken) for span in spans]


def _grown(context: Context, span: Span, taken: set[int]) -> Span:
    if span.is_doubtful or not any(place.is_locality for place in span.places):
        return span
    start = span.start
    before = start - 1
    if _is_near(context, before, taken) and context.words[before].folded in _LINKS:
        before -= 1
    if _is_near(context, before, taken) and _is_kind(context.words[before].folded):
        start = before
    is_followed = span.end < len(context.words) and _GAP.fullmatch(context.gap_before(span.end))
    follows = is_followed and context.words[span.end].folded in _AFTER and span.end not in taken
    return replace(span, start=start, end=span.end + bool(follows))


def _is_near(context: Context, i: int, taken: set[int]) -> bool:
    """Whether a word stands free, with nothing but a space between it and the next."""
    return i >= 0 and i not in taken and bool(_GAP.fullmatch(context.gap_before(i + 1)))


def _is_kind(folded: str) -> bool:
    return any(form in _BEFORE for form in (folded, *without_prefixes(folded)))
