"""Loads the concepts and finds them in a text."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from mgi_rag.index.terms import PhraseBook, Token

_WORD: Final = re.compile(r"\w+")


def concepts_of(tokens: tuple[Token, ...], language: str) -> tuple[frozenset[str], ...]:
    """The concepts that each word of a text takes part in, in the order of the words.

    Args:
        tokens: the words.
        language: ISO 639-1 tag of the text; a language without words has no concepts.

    Raises:
        ValueError: a file of the concepts names one twice or lists no words for it.
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
    """Every concept of the folder's files, with its phrases by language."""
    table: dict[str, dict[str, list[str]]] = {}
    for path in sorted(files(__package__).iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".toml"):
            continue
        for concept, words in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if concept in table:
                raise ValueError(f"{path.name}: the concept {concept} stands in another file too")
            table[concept] = _checked(words, f"{path.name}: {concept}")
    return table


def _checked(words: dict[str, list[str]], where: str) -> dict[str, list[str]]:
    for language, phrases in words.items():
        if not phrases or not all(isinstance(p, str) and _WORD.search(p) for p in phrases):
            raise ValueError(f"{where}.{language} is not a list of words")
    return words
