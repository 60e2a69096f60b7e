"""Which parts of its sources a sentence takes up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mgi_rag.chat.checking.source import Source
from mgi_rag.chat.checking.source_words import clauses_in
from mgi_rag.index.concepts import concepts_of
from mgi_rag.index.terms import Token

CLOSE: Final = 0.6
"""Share (0 to 1) of the best part's common words from which another part is taken up beside it."""


@dataclass(frozen=True)
class Part:
    """A clause of a source."""

    source: Source
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The clause as it stands."""
        return self.source.reading[self.tokens[0].start : self.tokens[-1].end]


def taken_up(tokens: tuple[Token, ...], sources: Sequence[Source], language: str) -> list[Part]:
    """The clauses that share most words and concepts with the sentence, of every source."""
    concepts = _concepts(tokens, language)
    stems = _stems(tokens)
    found: list[Part] = []
    for source in sources:
        parts = clauses_in(source)
        scores = [len(own & concepts) + len(_stems(part) & stems) for part, own in parts]
        best = max(scores, default=0)
        found += [
            Part(source, part)
            for (part, _), score in zip(parts, scores, strict=True)
            if score >= CLOSE * best
        ]
    return found


def _concepts(tokens: tuple[Token, ...], language: str) -> set[str]:
    return {concept for found in concepts_of(tokens, language) for concept in found}


def _stems(tokens: tuple[Token, ...]) -> set[str]:
    return {token.word[:5] for token in tokens if len(token.word) > 3}
