"""The places that a text names with a slip of spelling, among those it names rightly."""

from collections.abc import Iterator, Sequence
from typing import Final

from mgi_rag.places.arabic import without_prefixes
from mgi_rag.places.context import Context, has_company
from mgi_rag.places.gazetteer import Index, corpus_gazetteer, world
from mgi_rag.places.mention import Span
from mgi_rag.places.phrase_slips import LONGEST, phrase_slips
from mgi_rag.places.place import Place
from mgi_rag.places.spelling import PLAIN_FROM, Targets, slip_targets, slips

_LONGEST: Final = 2
"""Words of a name of which each may be misspelt."""


def with_slips(
    context: Context, spans: Sequence[Span], localities: tuple[Place, ...]
) -> list[Span]:
    """The spans with those of misspelt names, in text order.

    A long name with a slip replaces the shorter names inside it: "Guinea-Bisau" is no Guinea.
    """
    long = list(_long_names(context, spans))
    taken = {i for span in long for i in range(span.start, span.end)}
    kept = [span for span in spans if span.start not in taken]
    found = [*long, *kept]
    indexes = (corpus_gazetteer(localities).index, world().index)
    found += _short_names(context, found, indexes, slip_targets(localities))
    return sorted(found, key=lambda span: span.start)


def _long_names(context: Context, spans: Sequence[Span]) -> Iterator[Span]:
    i = 0
    while i < len(context.words):
        span = None
        for length in range(min(LONGEST, len(context.words) - i), 1, -1):
            end = i + length
            if _cuts(spans, i, end) or context.is_interrupted(i, end):
                continue
            # "Samoa, American citizens": two words with a mark between are rarely one name.
            if length == 2 and _is_broken(context, i, end):
                continue
            names = phrase_slips(tuple(w.folded for w in context.words[i : i + length]))
            if names:
                places = tuple(dict.fromkeys(p for name in names for p in name.places))
                group = names[0].group if len(names) == 1 else None
                kind = "group" if group else "spelling"
                span = Span(i, i + length, places, kind, group, len(names) > 1)
                yield span
                break
        i = span.end if span else i + 1


def _cuts(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether words cut through a name, or are one as they stand."""
    inside = [s for s in spans if s.start < end and s.end > start]
    return any(s.start < start or s.end > end or (s.start, s.end) == (start, end) for s in inside)


def _is_broken(context: Context, start: int, end: int) -> bool:
    return any(context.breaks_before(i) for i in range(start + 1, end))


def _short_names(
    context: Context, found: Sequence[Span], indexes: Sequence[Index], targets: Targets
) -> Iterator[Span]:
    taken = {i for span in found for i in range(span.start, span.end)}
    i = 0
    while i < len(context.words):
        span = None
        for length in range(_LONGEST, 0, -1):
            covered = range(i, min(i + length, len(context.words)))
            if len(covered) < length or taken & set(covered):
                continue
            span = _slip_span(context, i, i + length, indexes, targets)
            if span is not None:
                yield span
                break
        i = span.end if span else i + 1


def _slip_span(
    context: Context, start: int, end: int, indexes: Sequence[Index], targets: Targets
) -> Span | None:
    if _is_broken(context, start, end):
        return None
    words = context.words[start:end]
    if any(word.is_all_capitals for word in words) and not context.is_shouted:
        return None
    key = tuple(word.folded for word in words)
    if any((form, *key[1:]) in k for form in (key[0], *without_prefixes(key[0])) for k in indexes):
        return None  # a name that was seen and not meant as a place
    if len(" ".join(key)) < PLAIN_FROM and not (
        (words[0].is_capitalised and not context.is_shouted)
        or has_company(context, start, end, None, "code_before")
    ):
        return None  # short words are too near to ordinary ones
    places = tuple(slip.place for slip in slips(key, targets))
    return Span(start, end, places, "spelling", None, len(places) > 1) if places else None
