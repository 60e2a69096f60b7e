"""What a question says of strengths and gaps."""

from dataclasses import dataclass
from typing import Final

from mgi_rag.chat.reading import Reading
from mgi_rag.index.terms import Match
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
    phrases: tuple[Match, ...] = ()
    """Phrases such as "best practices", whose words together speak of a side."""

    def polarity(self, whole_set: bool) -> Polarity | None:
        """The side asked about; None for both."""
        if self.both or len(self.named) > 1:
            return None
        if self.named:
            return self.named[0]
        return self.hinted[0] if whole_set and len(self.hinted) == 1 else None

    @property
    def is_said(self) -> bool:
        """Whether the question says anything of sides."""
        return self.both or bool(self.named) or bool(self.hinted)


def read_side(reading: Reading) -> Side:
    """The sides that a question names or leans to; words that name one are accounted for."""
    named: dict[Polarity, None] = {}
    hinted: dict[Polarity, None] = {}
    hints: list[Match] = []
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
        elif match.key in _SIDES:
            reading.use(match.start, match.end)
            named.setdefault(_SIDES[match.key])
            reading.found.append(f'{match.key}: "{match.phrase}"')
        else:
            side = _SIDES[match.key.removesuffix("_hint")]
            hinted.setdefault(_OTHER_SIDE[side] if _is_negated(reading, match) else side)
            hints.append(match)
    return Side(tuple(named), tuple(hinted), both, tuple(hints), tuple(phrases))


def _is_negated(reading: Reading, match: Match) -> bool:
    before = [reading.tokens[i].word for i in range(max(0, match.start - 2), match.start)]
    return any(word in reading.words.negation for word in before)
