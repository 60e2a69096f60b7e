"""Loads the concepts and finds them in a text."""

import tomllib
from functools import cache
from importlib.resources import files

from mgi_rag.chat.terms import PhraseBook, Token


def concepts_of(tokens: tuple[Token, ...], language: str) -> tuple[frozenset[str], ...]:
    """The concepts that each word of a text takes part in, in the order of the words.

    Args:
        tokens: the words.
        language: ISO 639-1 tag of the text; a language without words has no concepts.
    """
    found: list[set[str]] = [set() for _ in tokens]
    for match in _book(language).find_all(tokens):
        for position in range(match.start, match.end):
            found[position].add(match.key)
    return tuple(frozenset(concepts) for concepts in found)


@cache
def _book(language: str) -> PhraseBook:
    return PhraseBook({concept: words.get(language, []) for concept, words in _concepts().items()})


@cache
def _concepts() -> dict[str, dict[str, list[str]]]:
    path = files(__package__) / "concepts.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for concept, words in table.items():
        for language, phrases in words.items():
            if not phrases or not all(isinstance(phrase, str) for phrase in phrases):
                raise ValueError(f"concepts.toml: {concept}.{language} is not a list of words")
    return table
