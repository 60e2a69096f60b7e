"""A question while it is being read into a plan: its words, and which are accounted for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mgi_rag.chat.lexicon import Lexicon
from mgi_rag.index.terms import Match, Token


@dataclass
class Reading:
    """A question while it is being read: its words, and which of them are accounted for."""

    question: str
    tokens: tuple[Token, ...]
    words: Lexicon
    used: set[int] = field(default_factory=set)
    found: list[str] = field(default_factory=list)
    about: set[int] = field(default_factory=set)
    """Words that speak of MGI itself."""
    places: set[int] = field(default_factory=set)
    """Words that name the places asked about."""
    opening: set[int] = field(default_factory=set)
    """Words by which it goes on with what was asked before."""
    brief: set[int] = field(default_factory=set)
    """Words that ask for a brief."""
    titles: list[Match] = field(default_factory=list)
    """Titles of domains found in it."""

    def use(self, start: int, end: int) -> None:
        """Accounts for the words from `start` to `end`."""
        self.used.update(range(start, end))

    def use_all(self, matches: Iterable[Match]) -> None:
        """Accounts for the words of several phrases."""
        for match in matches:
            self.use(match.start, match.end)

    def use_characters(self, start: int, end: int) -> None:
        """Accounts for the words between two character offsets."""
        self.used.update(
            i for i, token in enumerate(self.tokens) if token.start < end and token.end > start
        )

    def content(self) -> list[int]:
        """Which words carry a matter of their own."""
        accounted = self.used | self.about
        return [i for i in self.telling() if i not in accounted and not self._is_generic(i)]

    def _is_generic(self, i: int) -> bool:
        return self.tokens[i].is_in(self.words.generic)

    def of_field(self) -> list[int]:
        """Which words not accounted for are the field's own: "how many migrants are there?"."""
        return [
            i
            for i, token in enumerate(self.tokens)
            if i not in self.used | self.about and token.is_in(self.words.generic_of_field)
        ]

    def telling(self) -> list[int]:
        """Which words are more than grammar."""
        return [
            i for i, token in enumerate(self.tokens) if not token.is_in(self.words.function_words)
        ]
