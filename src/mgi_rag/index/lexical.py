"""Likeness of a question to findings by their words: BM25 over stems, each language its own."""

import re
import threading
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bm25s import BM25

STEMMERS: Final = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "pt": "portuguese",
    "ru": "russian",
    "ar": "arabic",
}
"""Snowball's name of each language; a language without one is matched by whole words."""

_WORD: Final = re.compile(r"\w+")
# Snowball's project and bm25s publish no short list for Arabic; these are its commonest particles.
_ARABIC_STOPWORDS: Final = frozenset(
    (
        *("في", "من", "على", "إلى", "عن", "مع", "هذا", "هذه", "ذلك", "التي", "الذي", "و", "أو"),
        *("ثم", "أن", "إن", "لا", "ما", "هل", "هو", "هي", "كان", "كانت", "قد", "كل", "بين"),
    )
)


@dataclass(frozen=True)
class LexicalText:
    """One text to be found by its words."""

    record_id: str
    language: str
    """ISO 639-1 tag; it chooses the stemmer."""
    text: str


class LexicalIndex:
    """BM25 scores of texts in several languages; built when first asked, from any thread."""

    def __init__(self, texts: Iterable[LexicalText]) -> None:
        self._by_language: dict[str, list[LexicalText]] = {}
        for text in texts:
            if _WORD.search(text.text):
                self._by_language.setdefault(text.language, []).append(text)
        self._built: dict[str, BM25] = {}
        self._building = threading.Lock()

    def scores(self, question: str, ids: Collection[str]) -> dict[str, float]:
        """BM25 score (above 0, no upper bound) of each of the records that shares a stem.

        The question's words are stemmed by each text's own language, so names and loan words
        reach across languages and nothing else does.
        """
        wanted = frozenset(ids)
        scores: dict[str, float] = {}
        for language, texts in self._by_language.items():
            index = self._index(language)
            asked = stems(question, language)
            known = [stem for stem in asked if stem and stem in index.vocab_dict]
            if not known:
                continue
            pairs = zip(texts, index.get_scores(known).tolist(), strict=True)
            scores |= {t.record_id: s for t, s in pairs if s > 0 and t.record_id in wanted}
        return scores

    def _index(self, language: str) -> "BM25":
        with self._building:
            if language not in self._built:
                self._built[language] = _built(
                    [stems(text.text, language) for text in self._by_language[language]]
                )
            return self._built[language]


def stems(text: str, language: str) -> list[str]:
    """The stems of a text's words in that language, without stopwords and accents.

    >>> stems("The Constitution guarantees migrants' rights", "en")
    ['constitut', 'guarante', 'migrant', 'right']
    >>> stems("Les migrants ont-ils accès aux écoles ?", "fr")
    ['migr', 'acces', 'ecol']
    """
    # Stemmers keep a cache and must not be shared between threads; making one costs little.
    import Stemmer

    common = _stopwords(language)
    normal = unicodedata.normalize("NFKC", text).casefold()
    words = [word for word in _WORD.findall(normal) if word not in common]
    if language in STEMMERS:
        words = Stemmer.Stemmer(STEMMERS[language]).stemWords(words)
    return [_without_accents(word) for word in words]


def _without_accents(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _stopwords(language: str) -> frozenset[str]:
    # Brings scipy along, half a second: only who searches by words pays for it.
    from bm25s import stopwords

    return {
        "en": frozenset(stopwords.STOPWORDS_EN_PLUS),
        "fr": frozenset(stopwords.STOPWORDS_FRENCH),
        "es": frozenset(stopwords.STOPWORDS_SPANISH),
        "pt": frozenset(stopwords.STOPWORDS_PORTUGUESE),
        "ru": frozenset(stopwords.STOPWORDS_RUSSIAN),
        "ar": _ARABIC_STOPWORDS,
    }.get(language, frozenset())


def _built(corpus: list[list[str]]) -> "BM25":
    # Brings scipy along, half a second: only who searches by words pays for it.
    from bm25s import BM25

    index = BM25()
    # An empty word in each text keeps bm25s from failing where all words are stopwords.
    index.index([["", *words] for words in corpus], show_progress=False)
    return index
