"""How near a sentence is in meaning to what it cites: calibrated, in chances."""

import math
import tomllib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files

from mgi_rag.chat.checking.places import place_words
from mgi_rag.chat.checking.source import Source
from mgi_rag.chat.checking.source_words import concepts_in
from mgi_rag.chat.lexicon.lexicon import lexicon
from mgi_rag.index.concepts import concepts_of
from mgi_rag.index.terms import Token, tokens_of
from mgi_rag.languages import LANGUAGES


@dataclass(frozen=True)
class Nearness:
    """What speaks for a sentence saying no more than its source."""

    likeness: float
    """Cosine of their vectors (-1 to 1)."""
    concepts: float
    """Share (0 to 1) of the sentence's concepts that the source has; 1 where it has none."""
    words: float
    """Share (0 to 1) of the sentence's words of matter that the source has, by spelling or by
    concept."""
    foreign: float
    """1 where the two are in different languages, else 0."""
    strange: float
    """Words of matter that the source has not (count, at most 6)."""


@dataclass(frozen=True)
class MeaningCalibration:
    """Weights of nearness in log-odds per unit, and the chance from which a sentence passes."""

    intercept: float
    likeness: float
    concepts: float
    words: float
    foreign: float
    strange: float
    threshold: float
    """Chance (0 to 1)."""

    def chance(self, nearness: Nearness) -> float:
        """The chance (0 to 1) that a sentence this near is supported."""
        weights = (self.likeness, self.concepts, self.words, self.foreign, self.strange)
        total = sum(w * v for w, v in zip(weights, astuple(nearness), strict=True))
        return 1 / (1 + math.exp(-(self.intercept + total)))


@cache
def meaning_calibration() -> MeaningCalibration:
    """The calibration in `calibration.toml`."""
    text = (files(__package__) / "calibration.toml").read_text(encoding="utf-8")
    return MeaningCalibration(**tomllib.loads(text)["meaning"])


def nearness(sentence: str, sources: Sequence[Source], language: str, likeness: float) -> Nearness:
    """The signals of a sentence and its sources.

    Args:
        sentence: without its citation marks.
        sources: what it cites, at least one.
        language: ISO 639-1 tag of the sentence.
        likeness: the greatest cosine of its vector and that of a source.
    """
    tokens = tokens_of(sentence)
    concepts = concepts_of(tokens, language)
    known = frozenset[str]().union(*map(concepts_in, sources))
    said = {concept for found in concepts for concept in found}
    matter = [is_held for _, is_held in _matter_of(sentence, sources, language)]
    held = sum(matter)
    return Nearness(
        likeness,
        len(said & known) / len(said) if said else 1.0,
        held / len(matter) if matter else 1.0,
        float(all(source.language != language for source in sources)),
        float(min(len(matter) - held, 6)),
    )


def _matter_of(sentence: str, sources: Sequence[Source], language: str) -> list[tuple[Token, bool]]:
    """The words of matter of a sentence, each with whether the sources have it.

    They have it by spelling or by concept. Places and numbers have checks of their own.
    """
    tokens = tokens_of(sentence)
    known = frozenset[str]().union(*map(concepts_in, sources))
    spelt = {_stem(token) for source in sources for token in tokens_of(source.reading)}
    named = place_words(sentence, sources)
    return [
        (token, bool(found & known) or _stem(token) in spelt)
        for token, found in zip(tokens, concepts_of(tokens, language), strict=True)
        if _is_matter(token, language) and not any(a <= token.start < b for a, b in named)
    ]


def _is_matter(token: Token, language: str) -> bool:
    book = lexicon(language if language in LANGUAGES else "en")
    return len(token.word) > 2 and not token.word.isdigit() and not book.is_common(token)


def _stem(token: Token) -> str:
    return token.forms[-1][:5]
