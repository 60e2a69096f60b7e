"""How a finding bears on a matter asked about: by its words, its topics and its likeness."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from statistics import fmean, pstdev
from typing import Final

from mgi_rag.index.concepts import concepts_of
from mgi_rag.index.terms import tokens_of
from mgi_rag.index.topics.assign import with_passing
from mgi_rag.index.topics.cues import CueHit, cue_hits, stems
from mgi_rag.index.topics.model import NO_TOPIC, Shares

COGNATE: Final = 84.0
"""Likeness (rapidfuzz ratio, 0 to 100) from which words of two languages count as the same."""
_OFF_TOPIC: Final = ("~outside", "~uncovered")
_LEAST: Final = 0.001
"""Least chance that is told from none, so that its logarithm stays finite."""
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
    words: float
    """Share (0 to 1) of the question's words of matter, weighed by rarity, that the finding holds
    in the same or another form, language or wording."""
    coverage: float
    """The same share, words that a common topic takes up counted as well."""
    topic: float
    """Weight of the most telling topic that both have; 0 for none."""
    foreign: float
    """1 where the question points to a topic and the finding has none of its topics, else 0."""
    unreported: float
    """1 where the question points to a topic that no finding of the profile has, else 0."""
    affinity: float
    """How far question and finding are about the same topics by what they mean: the logarithm of
    the cosine between their chances of each topic, -7 for nothing in common."""
    untopical: float
    """Logarithm of the chance that no topic of MGI is asked about, -7 for none."""

    def as_row(self) -> tuple[float, ...]:
        """The signals as numbers, in the order of their declaration."""
        return (
            self.likeness,
            self.closeness,
            self.words,
            self.coverage,
            self.topic,
            self.foreign,
            self.unreported,
            self.affinity,
            self.untopical,
        )


@dataclass(frozen=True)
class Word:
    """One word of a text, in the forms by which it is compared."""

    folded: str
    stem: str
    concepts: frozenset[str]


@dataclass(frozen=True)
class Words:
    """A text, ready to be compared: a question's words of matter, or a finding."""

    language: str
    words: tuple[Word, ...]
    topics: dict[str, CueHit]

    @cached_property
    def folded(self) -> frozenset[str]:
        """Its words without case and accents."""
        return frozenset(word.folded for word in self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(word.stem for word in self.words)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts of its words."""
        return frozenset().union(*(word.concepts for word in self.words))


@lru_cache(maxsize=1_000)
def words_of(text: str, language: str, keep: tuple[int, ...] | None = None) -> Words:
    """A text in the forms by which it is compared; kept, since every profile asks for it again.

    Args:
        text: a question or a finding.
        language: its ISO 639-1 tag.
        keep: which words count (from 0); all where None.
    """
    tokens = tokens_of(text)
    concepts = concepts_of(tokens, language)
    stemmed = [stems(text[token.start : token.end], language)[-1] for token in tokens]
    chosen = range(len(tokens)) if keep is None else keep
    words = tuple(Word(tokens[i].word, stemmed[i], concepts[i]) for i in chosen)
    return Words(language, words, cue_hits(text, language))


def signals(
    matter: Words,
    findings: Sequence[Words],
    cosines: Sequence[float],
    asked: Shares,
    topics: Sequence[Shares],
) -> list[Signals]:
    """The signals of each finding of a profile.

    Args:
        matter: what is asked about.
        findings: the findings of one profile.
        cosines: the cosine similarity of the question to each of them.
        asked: the topics of the question by what it means.
        topics: those of each finding.
    """
    untopical = math.log(sum(asked.get(name, 0.0) for name in _OFF_TOPIC) + _LEAST)
    mean, spread = fmean(cosines), pstdev(cosines) or 1.0
    specific = {topic for topic, hit in matter.topics.items() if hit.weight >= 1}
    reported = frozenset().union(*(finding.topics.keys() for finding in findings))
    unreported = float(not specific <= reported)
    held = [_held(matter, finding) for finding in findings]
    by_topic = [_by_topic(matter, finding) for finding in findings]
    rarity = [_rarity(sum(row[i] for row in held), len(held)) for i in range(len(matter.words))]
    return [
        Signals(
            likeness=(cosine - mean) / spread,
            closeness=cosine,
            words=_share(held_words, rarity),
            coverage=_share([a or b for a, b in zip(held_words, topical, strict=True)], rarity),
            topic=_shared_topic(matter, finding),
            foreign=float(bool(specific) and specific.isdisjoint(finding.topics)),
            unreported=unreported,
            affinity=affinity(asked, with_passing(shares, finding.topics.values())),
            untopical=untopical,
        )
        for finding, cosine, held_words, topical, shares in zip(
            findings, cosines, held, by_topic, topics, strict=True
        )
    ]


def affinity(asked: Shares, finding: Shares) -> float:
    """The logarithm of the cosine between the chances of each topic of a question and a finding.

    >>> round(affinity({"online-visa": 0.9}, {"online-visa": 0.8}), 2)
    0.0
    """
    topics = {topic: share for topic, share in asked.items() if topic not in NO_TOPIC}
    lengths = math.hypot(*topics.values()) * math.hypot(*finding.values())
    shared = sum(share * finding.get(topic, 0.0) for topic, share in topics.items())
    return math.log(shared / lengths + _LEAST if lengths else _LEAST)


def _rarity(holders: int, findings: int) -> float:
    """How much a word tells: the fewer findings hold it, the more; one that none holds, most."""
    return math.log((findings + 1) / (holders + 0.5))


def _share(taken: Sequence[bool], weights: Sequence[float]) -> float:
    total = sum(weights)
    held = sum(weight for weight, is_taken in zip(weights, taken, strict=True) if is_taken)
    return held / total if total else 0.0


def _shared_topic(matter: Words, finding: Words) -> float:
    shared = matter.topics.keys() & finding.topics.keys()
    return max(
        (min(matter.topics[t].weight, finding.topics[t].weight) for t in shared), default=0.0
    )


def _by_topic(matter: Words, finding: Words) -> list[bool]:
    """Which words of matter are cues of a topic that the finding has."""
    shared = matter.topics.keys() & finding.topics.keys()
    cued = frozenset().union(*(matter.topics[topic].stems for topic in shared))
    return [word.stem in cued for word in matter.words]


def _held(matter: Words, finding: Words) -> list[bool]:
    """Which words of matter the finding holds, in whatever form, language or wording."""
    same_language = matter.language == finding.language
    return [_holds(finding, word, same_language=same_language) for word in matter.words]


def _holds(finding: Words, word: Word, *, same_language: bool) -> bool:
    if not word.concepts.isdisjoint(finding.concepts):
        return True
    if same_language:
        return word.stem in finding.stems
    return word.folded in finding.folded or _has_cognate(finding, word.folded)


def _has_cognate(finding: Words, word: str) -> bool:
    if len(word) < _SHORTEST_COGNATE:
        return False
    # Imported here: only questions in another language than the findings' need it.
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, finding.folded, scorer=fuzz.ratio, score_cutoff=COGNATE)
    return best is not None
