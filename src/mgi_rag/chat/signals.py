"""How a finding bears on a matter asked about: by its words, its topics and its likeness."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from statistics import fmean, pstdev
from typing import Final

from mgi_rag.index.topics.cues import CueHit, cue_hits, stems
from mgi_rag.profiles.labels import fold

COGNATE: Final = 84.0
"""Likeness (rapidfuzz ratio, 0 to 100) from which words of two languages count as the same."""
_SHORTEST_COGNATE: Final = 5
"""Letters below which words of two languages are never taken for the same."""


@dataclass(frozen=True)
class Signals:
    """What speaks for one finding as the answer to one question; larger is better."""

    likeness: float
    """Cosine similarity of question and finding, in standard deviations above the mean of the
    profile's findings."""
    closeness: float
    """The same cosine similarity as it is, from -1 to 1."""
    coverage: float
    """Share (0 to 1) of the question's words of matter that the finding's words or topics take
    up."""
    topic: float
    """Weight of the most telling topic that both have; 0 for none."""
    foreign: float
    """1 where the question points to a topic and the finding has none of its topics, else 0."""

    def as_row(self) -> tuple[float, ...]:
        """The signals as numbers, in the order of their declaration."""
        return astuple(self)


@dataclass(frozen=True)
class Matter:
    """What a question asks about, ready to be compared with findings."""

    words: tuple[str, ...]
    """Its words of matter, as written."""
    language: str
    topics: dict[str, CueHit]


def matter_of(text: str, words: Sequence[str], language: str) -> Matter:
    """The matter of a question.

    Args:
        text: the question.
        words: those of its words that carry a matter of their own.
        language: its ISO 639-1 tag.
    """
    return Matter(tuple(words), language, cue_hits(text, language))


@dataclass(frozen=True)
class FindingText:
    """A finding, ready to be compared with questions."""

    stems: frozenset[str]
    words: frozenset[str]
    """Folded."""
    topics: dict[str, CueHit]
    language: str


def finding_text(quote: str, language: str) -> FindingText:
    """The words and topics of a finding."""
    folded = frozenset(word for word in fold(quote).split())
    return FindingText(
        frozenset(stems(quote, language)), folded, cue_hits(quote, language), language
    )


def signals(matter: Matter, texts: Sequence[FindingText], cosines: Sequence[float]) -> list[Signals]:
    """The signals of each finding of a profile.

    Args:
        matter: what is asked about.
        texts: the findings of one profile.
        cosines: the cosine similarity of the question to each of them.
    """
    mean, spread = fmean(cosines), pstdev(cosines) or 1.0
    specific = {t for t, hit in matter.topics.items() if hit.weight >= 1}
    return [
        Signals(
            likeness=(cosine - mean) / spread,
            closeness=cosine,
            coverage=_coverage(matter, text),
            topic=_shared_topic(matter, text),
            foreign=float(bool(specific) and specific.isdisjoint(text.topics)),
        )
        for text, cosine in zip(texts, cosines, strict=True)
    ]


def _shared_topic(matter: Matter, text: FindingText) -> float:
    shared = matter.topics.keys() & text.topics.keys()
    return max((min(matter.topics[t].weight, text.topics[t].weight) for t in shared), default=0.0)


def _coverage(matter: Matter, text: FindingText) -> float:
    if not matter.words:
        return 0.0
    shared = matter.topics.keys() & text.topics.keys()
    by_topic = frozenset(stem for topic in shared for stem in matter.topics[topic].stems)
    taken_up = [_is_taken_up(word, matter.language, text, by_topic) for word in matter.words]
    return fmean(taken_up)


def _is_taken_up(word: str, language: str, text: FindingText, by_topic: frozenset[str]) -> bool:
    stem = stems(word, language)[-1]
    if stem in by_topic:
        return True
    if language == text.language:
        return stem in text.stems
    return _has_cognate(fold(word), text)


def _has_cognate(word: str, text: FindingText) -> bool:
    if word in text.words:
        return True
    if len(word) < _SHORTEST_COGNATE:
        return False
    # Imported here: only questions in another language than the findings' need it.
    from rapidfuzz import fuzz, process

    return process.extractOne(word, text.words, scorer=fuzz.ratio, score_cutoff=COGNATE) is not None
