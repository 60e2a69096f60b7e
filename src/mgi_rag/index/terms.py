"""Phrases of data files found in a question, word by word, without case and accents."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mgi_rag.profiles.labels import fold

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Token:
    """One word of a text."""

    word: str
    """Folded: without case and accents."""
    start: int
    end: int
    """Character offsets in the text."""


@dataclass(frozen=True)
class Match:
    """A phrase found in a text."""

    key: str
    phrase: str
    """As it stands in the data file."""
    start: int
    end: int
    """Token offsets; `end` is one past the last."""


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text; apostrophes and hyphens separate them.

    >>> [token.word for token in tokens_of("Kazakhstan’s gaps – où ?")]
    ['kazakhstan', 's', 'gaps', 'ou']
    """
    return tuple(Token(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text))


@dataclass(frozen=True)
class _Phrase:
    key: str
    text: str
    words: tuple[str, ...]
    """Folded; `*` kept at the end of those that stand for any ending."""


def _word_fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


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
            token.word + ("*" if text[token.end : token.end + 1] == "*" else "")
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
        word = tokens[position].word
        candidates = list(self._whole.get(word, ()))
        for length in range(1, len(word) + 1):
            candidates += self._open.get(word[:length], ())
        return [p for p in candidates if self._fits(p, tokens, position)]

    @staticmethod
    def _fits(phrase: _Phrase, tokens: tuple[Token, ...], position: int) -> bool:
        if position + len(phrase.words) > len(tokens):
            return False
        return all(
            _word_fits(pattern, tokens[position + offset].word)
            for offset, pattern in enumerate(phrase.words)
        )
