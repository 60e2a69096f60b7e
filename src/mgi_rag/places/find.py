"""Finds the places that a text names: countries, groups, localities and well-known cities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mgi_rag.places.arabic import without_prefixes
from mgi_rag.places.beside import beside_their_country
from mgi_rag.places.context import (
    Context,
    has_company,
    is_meant,
    is_plain_locality_meant,
    names_a_language,
)
from mgi_rag.places.data_files import word_set
from mgi_rag.places.gazetteer import Gazetteer, Name, corpus_gazetteer, world
from mgi_rag.places.kinds_of_place import with_their_kind
from mgi_rag.places.mention import Doubt, Mention, PlaceReading, Span
from mgi_rag.places.misspelt import with_slips
from mgi_rag.places.place import Place
from mgi_rag.places.readings import reading_of

__all__ = ["Doubt", "Mention", "PlaceReading", "find_places"]

_SHORT_NAME: Final = 3
"""Letters."""
_SHORT_NAME_WITHOUT_CASE: Final = 4
"""Letters of a name in a script that knows no capitals."""


def find_places(text: str, localities: Sequence[Place] = ()) -> PlaceReading:
    """The places that a text names, in the six languages served, in text order.

    Args:
        text: any text; offsets count its characters.
        localities: the localities of the corpus; others are found only if well-known.

    Returns:
        What is named, and what one must ask back about.

    >>> reading = find_places("What are Kazakhstan's gaps, and Accra's?")
    >>> [(m.places[0].key, m.found_by, m.text) for m in reading.mentions]
    [('KAZ', 'name', 'Kazakhstan'), ('GHA-accra', 'city', 'Accra')]
    >>> [place.key for place in find_places("gaps of the Congo").doubtful[0].candidates]
    ['COD', 'COG']
    """
    context = Context.of(text)
    known = tuple(localities)
    spans = list(_named(context, (corpus_gazetteer(known), world())))
    spans = with_slips(context, _settled_by_list(context, spans), known)
    return _reading(context, with_their_kind(context, beside_their_country(context, spans)))


def _settled_by_list(context: Context, spans: Sequence[Span]) -> list[Span]:
    """The spans, where an ordinary word that opens a list of places ("togo and benin") is one."""
    settled: list[Span] = []
    for span in reversed(spans):
        after = settled[-1] if settled else None
        opens_list = (
            after is not None
            and bool(after.places)
            and not after.is_doubtful
            and context.continues_list(after.start, span.end)
        )
        lone_doubt = span.is_doubtful and len(span.places) == 1
        settled.append(replace(span, is_doubtful=False) if lone_doubt and opens_list else span)
    return settled[::-1]


@dataclass(frozen=True)
class _Hit:
    """Names that the words from `start` to `end` could be."""

    start: int
    end: int
    names: tuple[Name, ...]
    stripped: bool


def _named(context: Context, gazetteers: Sequence[Gazetteer]) -> Iterator[Span]:
    i, last_end = 0, None
    while i < len(context.words):
        span = _span_at(context, gazetteers, i, last_end)
        if span is None:
            i += 1
            continue
        yield span
        i = span.end
        if span.places:
            last_end = span.end


def _span_at(
    context: Context, gazetteers: Sequence[Gazetteer], i: int, last_end: int | None
) -> Span | None:
    """The longest reading of the words from `i` on that is meant as a place."""
    for hit in _hits(context, gazetteers, i):
        span = reading_of(context, hit.start, hit.end, hit.names)
        if span is None:
            continue
        if span.found_by == "elsewhere":
            return span
        meant = _is_meant(context, hit, span, last_end)
        if meant:
            return span
        if meant is None:
            return replace(span, is_doubtful=True)
    return None


def _is_meant(context: Context, hit: _Hit, span: Span, last_end: int | None) -> bool | None:
    word = context.words[hit.start].folded
    if span.found_by == "code" or (span.found_by == "group" and word in word_set("word_codes")):
        ambiguous = word in word_set("word_codes") or (context.is_shouted and len(word) <= 3)
        return not ambiguous or _code_has_company(context, hit, last_end)
    if span.found_by == "demonym" and names_a_language(context, hit.start, hit.end, hit.stripped):
        return False
    if span.found_by == "transliterated" and not _stands_out(context, hit):
        return context.is_alone(hit.start, hit.end)
    if span.found_by == "locality" and hit.end == hit.start + 1 and _is_plain(context, hit):
        return is_plain_locality_meant(context, hit.start, hit.end)
    return is_meant(context, hit.start, hit.end, last_end)


def _stands_out(context: Context, hit: _Hit) -> bool:
    """Whether a name in another script looks like one: a capital, or letters enough."""
    word = context.words[hit.start]
    if word.has_case:
        return word.is_capitalised and not context.is_shouted
    return hit.end > hit.start + 1 or len(word.folded) > _SHORT_NAME_WITHOUT_CASE


def _is_plain(context: Context, hit: _Hit) -> bool:
    """Whether a locality's name is an ordinary word, or so short that it may well be one."""
    word = context.words[hit.start].folded
    return len(word) <= _SHORT_NAME or word in word_set("plain_localities")


def _code_has_company(context: Context, hit: _Hit, last_end: int | None) -> bool:
    if context.is_shouted:
        return context.is_alone(hit.start, hit.end) or (
            context.words[hit.start].folded not in word_set("word_codes")
        )
    return has_company(context, hit.start, hit.end, last_end, "code_before")


def _hits(context: Context, gazetteers: Sequence[Gazetteer], i: int) -> Iterator[_Hit]:
    """What the words from `i` on could be, the longest first."""
    words = context.words
    forms = (words[i].folded, *without_prefixes(words[i].folded))
    for form in forms:
        lengths = {n for g in gazetteers for n in g.lengths.get(form, ())}
        for length in sorted(lengths, reverse=True):
            end = i + length
            if end > len(words) or context.is_interrupted(i, end):
                continue
            key = (form, *(word.folded for word in words[i + 1 : end]))
            names = tuple(
                name
                for gazetteer in gazetteers
                for name in gazetteer.index.get(key, ())
                if not name.needs_capitals or all(w.text.isupper() for w in words[i:end])
            )
            if names:
                yield _Hit(i, end, names, form != words[i].folded)


def _reading(context: Context, spans: Sequence[Span]) -> PlaceReading:
    mentions, doubts = [], []
    for span in spans:
        start, end = context.words[span.start].start, context.words[span.end - 1].end
        text = context.text[start:end]
        if span.is_doubtful:
            doubts.append(Doubt(start, end, text, span.places))
        elif span.places:
            mentions.append(Mention(span.places, start, end, span.found_by, text, span.group))
    return PlaceReading(tuple(mentions), tuple(doubts))
