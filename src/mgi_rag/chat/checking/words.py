"""The words by which a sentence and its finding are compared, read from their data file."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Final

from mgi_rag.index.terms import PhraseBook, Token, tokens_of
from mgi_rag.languages import DEFAULT_LANGUAGE, LANGUAGES
from mgi_rag.profiles.labels import fold

KINDS: Final = (
    "deny",
    "scant",
    "call",
    "planned",
    "partial",
    "whole",
    "absolute",
    "anyhow",
    "cause",
    "praise",
    "contrast",
    "joins",
    "harmless",
)
_ENDS: Final = re.compile(r"[,;:.()،؛–—]")


def kinds_of(tokens: tuple[Token, ...], text: str, language: str) -> dict[str, list[str]]:
    """What a part of a text says of the kinds in `words.toml`: the phrases found of each.

    Args:
        tokens: the words of the part.
        text: the whole text, in which words with a capital within a sentence are parts of names.
        language: ISO 639-1 tag of the text; one that is not served is read as English.
    """
    matches = _book(_served(language)).find_all(tokens)
    harmless = {n for m in matches if m.key == "harmless" for n in range(m.start, m.end)}
    found: dict[str, list[str]] = {}
    for match in matches:
        first = tokens[match.start]
        is_harmless = match.start in harmless and match.key != "anyhow"
        if is_harmless or (text[first.start].isupper() and first.start > 0):
            continue
        found.setdefault(match.key, []).append(match.phrase)
    return found


def clauses(text: str, language: str) -> list[tuple[Token, ...]]:
    """The parts of a text between its commas and the words that tie or turn it."""
    tokens = tokens_of(text)
    matches = _book(_served(language)).find_all(tokens)
    # The "yet" of "not yet" turns nothing.
    inside = {n for m in matches for n in range(m.start + 1, m.end)}
    starts = {m.start for m in matches if m.key in ("contrast", "joins")} - inside
    for n, (before, after) in enumerate(pairwise(tokens), start=1):
        if _ENDS.search(text, before.end, after.start):
            starts.add(n)
    edges = sorted({0, *starts, len(tokens)})
    return [tokens[a:b] for a, b in pairwise(edges)]


@cache
def number_words(language: str) -> dict[str, str]:
    """Number words of a language, folded, with their values in digits."""
    words = _table()[_served(language)]["numbers"]
    return {
        fold(form): str(value)
        for value, forms in enumerate(words, start=2)
        for form in forms.split("|")
    }


@cache
def fraction_words(language: str) -> dict[str, str]:
    """Words for parts of a whole (thirds, quarters, fifths), folded, with what divides it."""
    words = _table()[_served(language)]["fractions"]
    return {
        fold(form): str(value)
        for value, forms in enumerate(words, start=3)
        for form in forms.split("|")
    }


def _served(language: str) -> str:
    return language if language in LANGUAGES else DEFAULT_LANGUAGE


@cache
def _book(language: str) -> PhraseBook:
    table = _table()[language]
    return PhraseBook({kind: table[kind] for kind in KINDS})


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
