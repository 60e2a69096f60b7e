"""Every name of a sentence (organisations, people, laws, systems) stands in its source."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from rapidfuzz import fuzz

from mgi_rag.chat.checking.places import place_words
from mgi_rag.chat.checking.source import Source
from mgi_rag.chat.checking.source_words import concepts_in
from mgi_rag.index.concepts import concepts_of
from mgi_rag.index.terms import Token, WordList, tokens_of
from mgi_rag.profiles.labels import fold

ALIKE: Final = 78.0
"""Likeness (0 to 100) from which two spellings are one name: "Bologne" and "Bologna"."""
ROOT: Final = 5
"""Letters that the name of a place and the adjective made from it have in common."""
_ACRONYM: Final = re.compile(r"(?<!\w)[A-ZА-ЯЁ][A-ZА-ЯЁ0-9-]*[A-ZА-ЯЁ](?!\w)")
_OPENS: Final = re.compile(r"(?:^|[.!?:;“«\"(]\s*)$")
_CYRILLIC: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"
_SPELT: Final = "abvgdezziklmnoprstufhccssyeua"
_LATIN: Final = str.maketrans(_CYRILLIC + "ёй", _SPELT + "ei", "ъь")


def foreign_name(sentence: str, sources: Sequence[Source], language: str) -> str | None:
    """A name that the sentence has and none of its sources knows; None where there is none."""
    text = " ".join(source.quote for source in sources)
    strange = organisations_of(sentence) - organisations_of(text)
    if strange:
        return min(strange)
    known = _known(sources)
    # Names are translated; within a language they keep their words.
    abroad = [source for source in sources if source.language != language]
    source_concepts = _concepts(abroad)
    inside = place_words(sentence, sources)
    tokens = tokens_of(sentence)
    concepts = concepts_of(tokens, language)
    named = {fold(name) for name in _organisation_words(sentence)}
    for token, meant in zip(tokens, concepts, strict=True):
        if not _is_name(sentence, token) or any(a <= token.start < b for a, b in inside):
            continue
        if token.word in named or token.is_in(_title_words()) or meant & source_concepts:
            continue
        if not _stands_in(token.word, known, acronym=_is_acronym(sentence, token)):
            return sentence[token.start : token.end]
    return None


def organisations_of(text: str) -> frozenset[str]:
    """The organisations of `organisations.toml` that a text names.

    >>> sorted(organisations_of("un accord entre l'OIM et les Nations Unies"))
    ['iom', 'un']
    """
    acronyms = set(_ACRONYM.findall(text))
    folded = fold(text)
    return frozenset(
        key
        for key, names in _organisations().items()
        if any(n in acronyms if n.isupper() and " " not in n else fold(n) in folded for n in names)
    )


def _organisation_words(text: str) -> Iterator[str]:
    for key in organisations_of(text):
        for name in _organisations()[key]:
            yield from (token.word for token in tokens_of(name))


def _is_name(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    if not word[0].isupper():
        return False
    return _is_acronym(text, token) or _OPENS.search(text[: token.start]) is None


def _is_acronym(text: str, token: Token) -> bool:
    word = text[token.start : token.end]
    return len(word) > 1 and word.isupper()


def _known(sources: Sequence[Source]) -> set[str]:
    words = {token.word for source in sources for token in tokens_of(source.quote)}
    return words | {_latin(word) for word in words}


def _concepts(sources: Sequence[Source]) -> frozenset[str]:
    return frozenset[str]().union(*map(concepts_in, sources))


def stands_in(text: str, sources: Sequence[Source]) -> bool:
    """Whether every word of a name stands in the sources, in one spelling or another."""
    known = _known(sources)
    return all(
        _stands_in(token.word, known, acronym=False) or _is_root(_latin(token.word), known)
        for token in tokens_of(text)
    )


def _is_root(word: str, known: set[str]) -> bool:
    """Whether a name is what one of the words is made from: "Almaty" and "Алматинский"."""
    return len(word) > ROOT and any(k.startswith(word[:ROOT]) for k in known)


def _stands_in(word: str, known: set[str], *, acronym: bool) -> bool:
    forms = {word, _latin(word)}
    if forms & known:
        return True
    return not acronym and any(fuzz.ratio(f, k) >= ALIKE for f in forms for k in known)


def _latin(word: str) -> str:
    return word.translate(_LATIN)


@cache
def _title_words() -> WordList:
    path = files(__package__) / "title_words.toml"
    return WordList(tomllib.loads(path.read_text(encoding="utf-8"))["words"])


@cache
def _organisations() -> dict[str, tuple[str, ...]]:
    path = files(__package__) / "organisations.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: tuple(entry["names"]) for key, entry in table.items()}
