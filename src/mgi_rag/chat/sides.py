"""Reads which side of the findings a question asks about: strengths, gaps or both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from mgi_rag.chat.reading import Reading
from mgi_rag.index.terms import Match
from mgi_rag.index.topics.cues import cue_hits, stems
from mgi_rag.profiles.finding import Polarity

_SIDES: Final = {"gap": Polarity.GAP, "strength": Polarity.STRENGTH}
_OTHER_SIDE: Final = {Polarity.GAP: Polarity.STRENGTH, Polarity.STRENGTH: Polarity.GAP}


@dataclass(frozen=True)
class Side:
    """What a question says of strengths and gaps."""

    named: tuple[Polarity, ...] = ()
    """Sides that it names outright."""
    hinted: tuple[Polarity, ...] = ()
    """Sides that its words lean to, which settle a question about a whole list."""
    both: bool = False
    hints: tuple[Match, ...] = ()
    places: Mapping[Match, Polarity] = field(default_factory=dict)
    """Where it names a side or leans to one."""
    phrases: tuple[Match, ...] = ()
    """Phrases such as "best practices", whose words together speak of a side."""

    def polarity(self, whole_set: bool, scope: Match | None = None) -> Polarity | None:
        """The side asked about; None for both.

        Where its words lean both ways, those nearest to the words of a scope tell what is asked:
        "which countries are weak on advantages for those who return?".
        """
        if self.both:
            return None
        if scope is not None and len({*self.named, *self.hinted}) > 1:
            return self.places[min(self.places, key=lambda match: _between(match, scope))]
        if self.named:
            return self.named[0] if len(self.named) == 1 else None
        return self.hinted[0] if whole_set and len(self.hinted) == 1 else None

    @property
    def is_said(self) -> bool:
        """Whether the question says anything of sides."""
        return self.both or bool(self.named) or bool(self.hinted)


def _between(one: Match, other: Match) -> int:
    """How many words stand between two phrases."""
    return max(one.start - other.end, other.start - one.end)


def read_side(reading: Reading) -> Side:
    """What a question says of sides; the words that name one outright are accounted for."""
    named: dict[Polarity, None] = {}
    hinted: dict[Polarity, None] = {}
    hints: list[Match] = []
    places: dict[Match, Polarity] = {}
    both = False
    phrases: list[Match] = []
    titles = {i for title in reading.titles for i in range(title.start, title.end)}
    for match in reading.words.polarity.find(reading.tokens):
        if any(i in reading.used | titles for i in range(match.start, match.end)):
            continue
        if match.end - match.start > 1:
            phrases.append(match)
        if match.key == "both":
            both = True
            reading.use(match.start, match.end)
            continue
        if match.key in _SIDES:
            reading.use(match.start, match.end)
            side = _SIDES[match.key]
            named.setdefault(side)
            reading.found.append(f'{match.key}: "{match.phrase}"')
        else:
            side = _SIDES[match.key.removesuffix("_hint")]
            side = _OTHER_SIDE[side] if _is_negated(reading, match) else side
            hinted.setdefault(side)
            hints.append(match)
        places[match] = side
    if len({*named, *hinted}) > 1:
        # "Missing migrants among their strengths": a hint may be a word of the matter's own name.
        of_topics = _words_of_topics(reading)
        hints = [hint for hint in hints if not _is_word_of(reading, hint, of_topics)]
        hinted = dict.fromkeys(places[hint] for hint in hints)
    told = {m: side for m, side in places.items() if m.key in _SIDES or m in hints}
    return Side(tuple(named), tuple(hinted), both, tuple(hints), told, tuple(phrases))


def _words_of_topics(reading: Reading) -> set[str]:
    """The stems of the words in cues of several words that tell topics."""
    hits = cue_hits(reading.question, reading.words.language).values()
    return {stem for hit in hits if hit.weight > 1 for stem in hit.stems}


def _is_word_of(reading: Reading, hint: Match, known: set[str]) -> bool:
    """Whether a hint is one word, and its stem among those known."""
    word = reading.tokens[hint.start].word
    return hint.end - hint.start == 1 and known.issuperset(stems(word, reading.words.language))


def _is_negated(reading: Reading, match: Match) -> bool:
    before = [reading.tokens[i].word for i in range(max(0, match.start - 2), match.start)]
    return any(word in reading.words.negation for word in before)
