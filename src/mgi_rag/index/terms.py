"""Phrases of data files found in a question, word by word, without case and accents."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mgi_rag.places.arabic import without_prefixes
from mgi_rag.profiles.labels import fold

# Vowel signs stand inside an Arabic word, a Russian ordinal ("1-й") is one word, and an Arabic
# particle before a digit ("و3") is a word of its own.
_SIGNS = "\u0300-\u036f\u064b-\u065f\u0670"
_WORD = re.compile(rf"(?<!\w)[1-6]-[а-я]{{1,3}}(?!\w)|[وفبلك](?=\d)|\w[\w{_SIGNS}]*")
_ARTICLE = re.compile(r"^ال(?=\w{3})")


@dataclass(frozen=True)
class Token:
    """One word of a text."""

    word: str
    """Folded: without case and accents."""
    start: int
    end: int
    """Character offsets in the text."""
    forms: tuple[str, ...]
    """`word`, and in Arabic what it is without the particles and the article written onto it."""

    def is_in(self, words: Container[str]) -> bool:
        """Whether folded words hold this one in any of its forms."""
        return any(form in words for form in self.forms)


class WordList:
    """Single words of a data file, folded; `*` at a word's end stands for any ending.

    >>> words = WordList(["Überblick", "домен*"])
    >>> "uberblick" in words, "доменах" in words, "uberblicks" in words
    (True, True, False)
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Folds the words."""
        listed = list(words)
        self._whole = frozenset(fold(word) for word in listed if not word.endswith("*"))
        self._open = tuple(fold(word[:-1]) for word in listed if word.endswith("*"))

    def __contains__(self, word: object) -> bool:
        """Whether a folded word is one of them."""
        return word in self._whole or (isinstance(word, str) and word.startswith(self._open))


@dataclass(frozen=True)
class Match:
    """A phrase found in a text."""

    key: str
    phrase: str
    """As it stands in the data file."""
    start: int
    end: int
    """Token offsets; `end` is one past the last."""


@lru_cache(maxsize=1_000)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text; apostrophes and hyphens separate them. Those of late texts are kept.

    >>> [token.word for token in tokens_of("Kazakhstan’s gaps – où ?")]
    ['kazakhstan', 's', 'gaps', 'ou']
    """
    return tuple(_token(m.group(), m.start(), m.end()) for m in _WORD.finditer(text))


def _token(text: str, start: int, end: int) -> Token:
    word = fold(text)
    return Token(word, start, end, _forms(word))


def _forms(word: str) -> tuple[str, ...]:
    """A folded word, and an Arabic one without its particles, with the article and without.

    >>> _forms("وللمهاجرين")
    ('وللمهاجرين', 'للمهاجرين', 'المهاجرين', 'لمهاجرين', 'مهاجرين')
    >>> _forms("gaps")
    ('gaps',)
    """
    if word.isascii():
        return (word,)
    forms = dict.fromkeys((word, *without_prefixes(word)))
    return tuple(forms | dict.fromkeys(map(_without_article, forms)))


def _without_article(word: str) -> str:
    return _ARTICLE.sub("", word)


@dataclass(frozen=True)
class _Phrase:
    key: str
    text: str
    words: tuple[str, ...]
    """Folded and without an Arabic article; `*` kept at the end of those that stand for any
    ending."""


def _word_fits(pattern: str, token: Token) -> bool:
    if pattern.endswith("*"):
        return any(form.startswith(pattern[:-1]) for form in token.forms)
    return pattern in token.forms


class PhraseBook:
    """Phrases under keys, indexed by their first word."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Folds and indexes the phrases; `*` at a word's end stands for any ending."""
        self._whole: dict[str, list[_Phrase]] = {}
        self._open: dict[str, list[_Phrase]] = {}
        for key, texts in phrases.items():
            for text in texts:
                self._add(key, text)

    def _add(self, key: str, text: str) -> None:
        words = tuple(
            _without_article(token.word) + ("*" if text[token.end : token.end + 1] == "*" else "")
            for token in tokens_of(text)
        )
        phrase = _Phrase(key, text, words)
        first = words[0]
        if first.endswith("*"):
            self._open.setdefault(first[:-1], []).append(phrase)
        else:
            self._whole.setdefault(first, []).append(phrase)

    def find(self, tokens: tuple[Token, ...]) -> list[Match]:
        """The phrases in a text, the longest where several begin together, none overlapping."""
        found: list[Match] = []
        position = 0
        while position < len(tokens):
            best = self._longest_at(tokens, position)
            if best is None:
                position += 1
            else:
                end = position + len(best.words)
                found.append(Match(best.key, best.text, position, end))
                position = end
        return found

    def find_all(self, tokens: tuple[Token, ...]) -> list[Match]:
        """Every phrase in a text, overlapping ones too."""
        return [
            Match(phrase.key, phrase.text, position, position + len(phrase.words))
            for position in range(len(tokens))
            for phrase in self._at(tokens, position)
        ]

    def _longest_at(self, tokens: tuple[Token, ...], position: int) -> _Phrase | None:
        fitting = self._at(tokens, position)
        return max(fitting, key=lambda p: (len(p.words), len(p.text)), default=None)

    def _at(self, tokens: tuple[Token, ...], position: int) -> list[_Phrase]:
        """The phrases that begin at a word."""
        candidates: dict[_Phrase, None] = {}
        for form in tokens[position].forms:
            candidates |= dict.fromkeys(self._whole.get(form, ()))
            for length in range(1, len(form) + 1):
                candidates |= dict.fromkeys(self._open.get(form[:length], ()))
        return [p for p in candidates if self._fits(p, tokens, position)]

    @staticmethod
    def _fits(phrase: _Phrase, tokens: tuple[Token, ...], position: int) -> bool:
        if position + len(phrase.words) > len(tokens):
            return False
        return all(
            _word_fits(pattern, tokens[position + offset])
            for offset, pattern in enumerate(phrase.words)
        )
