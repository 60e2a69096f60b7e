"""The words by which a sentence and its finding are compared, read from their data file."""

import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final

from mgi_rag.index.terms import PhraseBook, Token
from mgi_rag.languages import DEFAULT_LANGUAGE, LANGUAGES
from mgi_rag.profiles.labels import fold

KINDS: Final = ("deny", "call", "planned", "partial", "whole", "contrast")


def kinds_of(tokens: tuple[Token, ...], language: str) -> dict[str, list[str]]:
    """What a text says of the kinds in `words.toml`: the phrases found of each.

    Args:
        tokens: its words.
        language: ISO 639-1 tag of the text; one that is not served is read as English.
    """
    found: dict[str, list[str]] = {}
    for match in _book(language if language in LANGUAGES else DEFAULT_LANGUAGE).find_all(tokens):
        found.setdefault(match.key, []).append(match.phrase)
    return found


def turns(tokens: tuple[Token, ...], language: str) -> list[tuple[Token, ...]]:
    """The parts of a text between the words that turn it ("but", "however")."""
    book = _book(language if language in LANGUAGES else DEFAULT_LANGUAGE)
    starts = sorted({m.start for m in book.find_all(tokens) if m.key == "contrast"})
    edges = [0, *starts, len(tokens)]
    parts = [tokens[a:b] for a, b in pairwise(edges)]
    return [part for part in parts if part]


@cache
def number_words() -> dict[str, str]:
    """Number words, folded, with their values in digits."""
    table = _table()["numbers"]
    return {fold(word): value for value, words in table.items() for word in words}


@cache
def _book(language: str) -> PhraseBook:
    table = _table()[language]
    return PhraseBook({kind: table[kind] for kind in KINDS})


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
