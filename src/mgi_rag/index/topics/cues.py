"""Finds the topics that the words of a text point to."""

import re
import threading
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from mgi_rag.index.topics.catalogue import load_topics
from mgi_rag.profiles.labels import fold

_STEMMERS: Final = {
    "en": "english",
    "fr": "french",
    "es": "spanish",
    "pt": "portuguese",
    "ru": "russian",
    "ar": "arabic",
}
"""Snowball's names of the languages served."""
_GAP: Final = 3
"""Words that may stand between two words of a cue."""
_WORD: Final = re.compile(r"\w+")
_SENTENCE: Final = re.compile(r"(?<=[.!?;؟])\s+")
_stemming = threading.local()


def stems(text: str, language: str) -> list[str]:
    """The words of a text, stemmed by Snowball for its language and without accents.

    >>> stems("Consuls must provide assistance", "en")
    ['consul', 'must', 'provid', 'assist']
    """
    words = [match.group().casefold() for match in _WORD.finditer(text)]
    return [fold(stem) for stem in _stemmer(language).stemWords(words)]


def _stemmer(language: str) -> Any:
    # PyStemmer's stemmers must not be shared between threads.
    stemmers: dict[str, Any] = _stemming.__dict__
    if language not in stemmers:
        import Stemmer

        stemmers[language] = Stemmer.Stemmer(_STEMMERS.get(language, "english"))
    return stemmers[language]


@dataclass(frozen=True)
class _Cue:
    topic_id: str
    text: str
    parts: tuple[tuple[str, ...], ...]
    """Word groups that must all occur; the words of a group in order, near each other."""
    broad: bool

    @property
    def weight(self) -> float:
        """A cue of several words says more than a single one; a broad one says little."""
        words = sum(len(part) for part in self.parts)
        return 0.5 if self.broad else 1.0 + 0.25 * (words - 1)


@cache
def _cues(language: str) -> dict[str, list[_Cue]]:
    """The cues of a language under the first stem of their first part."""
    index: dict[str, list[_Cue]] = defaultdict(list)
    for topic in load_topics():
        for broad, texts in ((False, topic.cues), (True, topic.broad)):
            for text in texts.get(language, ()):
                parts = tuple(tuple(stems(part, language)) for part in text.split("+"))
                index[parts[0][0]].append(_Cue(topic.topic_id, text, parts, broad))
    return index


@dataclass(frozen=True)
class CueHit:
    """A topic that a text's words point to."""

    topic_id: str
    cue: str
    """The most telling cue found."""
    weight: float
    """1 for a single word, more for several, less for a broad one."""
    stems: frozenset[str]
    """The stems of all the topic's cues that were found."""


def cue_hits(text: str, language: str) -> dict[str, CueHit]:
    """The topics that a text's words point to, each with its most telling cue.

    Args:
        text: a finding or a question.
        language: its ISO 639-1 tag; one that is not served is read as English.
    """
    index = _cues(language if language in _STEMMERS else "en")
    best: dict[str, CueHit] = {}
    for sentence in _SENTENCE.split(text):
        words = stems(sentence, language)
        for cue in _candidates(index, words):
            if all(_occurs(part, words) for part in cue.parts):
                best[cue.topic_id] = _joined(best.get(cue.topic_id), cue)
    return best


def _joined(earlier: CueHit | None, cue: _Cue) -> CueHit:
    """What a topic's cues found so far say together with one more."""
    found = frozenset(stem for part in cue.parts for stem in part)
    if earlier is None:
        return CueHit(cue.topic_id, cue.text, cue.weight, found)
    found |= earlier.stems
    if earlier.weight >= cue.weight:
        return CueHit(cue.topic_id, earlier.cue, earlier.weight, found)
    return CueHit(cue.topic_id, cue.text, cue.weight, found)


def _candidates(index: dict[str, list[_Cue]], words: list[str]) -> Iterable[_Cue]:
    for word in dict.fromkeys(words):
        yield from index.get(word, ())


def _occurs(part: tuple[str, ...], words: list[str]) -> bool:
    starts = [i for i, word in enumerate(words) if word == part[0]]
    return any(_follows(part[1:], words, start) for start in starts)


def _follows(rest: tuple[str, ...], words: list[str], position: int) -> bool:
    for stem in rest:
        window = words[position + 1 : position + 2 + _GAP]
        if stem not in window:
            return False
        position += 1 + window.index(stem)
    return True
