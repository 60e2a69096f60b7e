"""What the checks read of a source, worked out once: an answer's sentences cite the same ones."""

from functools import lru_cache
from typing import Final

from mgi_rag.chat.checking.source import Source
from mgi_rag.chat.checking.words import clauses, kinds_of
from mgi_rag.index.concepts import concepts_of
from mgi_rag.index.terms import Token, tokens_of

_KEPT: Final = 1_000
"""Sources and clauses that are kept (count)."""


@lru_cache(maxsize=_KEPT)
def concepts_in(source: Source) -> frozenset[str]:
    """The concepts of its quote."""
    found = concepts_of(tokens_of(source.quote), source.language)
    return frozenset(concept for concepts in found for concept in concepts)


@lru_cache(maxsize=_KEPT)
def kinds_in(source: Source) -> frozenset[str]:
    """The kinds of words, as `kinds_of`, of all that it says."""
    return kinds_in_part(source, tokens_of(source.reading))


@lru_cache(maxsize=_KEPT)
def kinds_in_part(source: Source, tokens: tuple[Token, ...]) -> frozenset[str]:
    """The kinds of words of one of its clauses."""
    return frozenset(kinds_of(tokens, source.reading, source.language))


@lru_cache(maxsize=_KEPT)
def clauses_in(source: Source) -> tuple[tuple[tuple[Token, ...], frozenset[str]], ...]:
    """Its clauses, each with its concepts."""
    parts = [part for part in clauses(source.reading, source.language) if part]
    return tuple(
        (part, frozenset(c for found in concepts_of(part, source.language) for c in found))
        for part in parts
    )
