"""Words that steer a conversation: going on, going back, picking one, asking for sources."""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from mgi_rag.index.terms import Match, PhraseBook, Token

_NEAR: Final = 2
"""Words that may stand between a superlative and what it ranks (count)."""


@dataclass(frozen=True)
class TurnWords:
    """The steering words of one language."""

    speech: PhraseBook
    """Turns of speech, never a matter."""
    edition: PhraseBook
    """What a year stands beside when it names a round: "the 2021 assessment"."""
    resume: PhraseBook
    """Openings that go on with what was asked, of what they name."""
    superlative: PhraseBook
    unranked: PhraseBook
    """Phrases in which a superlative ranks nobody: "best interests"."""
    ranked: PhraseBook
    """What a superlative ranks."""
    order: PhraseBook
    """Phrases that ask for an order by merit."""
    of_these: PhraseBook
    """Phrases that ask of the findings shown before."""
    one: PhraseBook
    """What an ordinal counts: a finding."""
    wishes: PhraseBook
    """Keys `source`, `shorter`, `why`: what a turn wants of the answer before it."""


@cache
def turn_words(language: str) -> TurnWords:
    """The steering words of a language served."""
    table = _table()
    return TurnWords(
        **{name: PhraseBook({name: table[name][language]}) for name in _BOOKS},
        wishes=PhraseBook({wish: table[wish][language] for wish in _WISHES}),
    )


@cache
def ordinals() -> PhraseBook:
    """Words for one finding of a list, in all languages; the key is its place, -1 the last."""
    return PhraseBook(_table()["ordinal"])


def asks_for_ranking(
    tokens: tuple[Token, ...], language: str, settled: frozenset[int] = frozenset()
) -> bool:
    """Whether a question asks who is best, or for an order by merit.

    Args:
        tokens: its words.
        language: ISO 639-1 tag.
        settled: words that say something else ("best practices").

    >>> from mgi_rag.index.terms import tokens_of
    >>> asks_for_ranking(tokens_of("Name the five best countries for visas"), "en")
    True
    >>> asks_for_ranking(tokens_of("Which countries have gaps in visas?"), "en")
    False
    """
    words = turn_words(language)
    if ranking_words(tokens, language):
        return True
    settled |= {i for match in words.unranked.find(tokens) for i in _span(match)}
    best = [m for m in words.superlative.find(tokens) if not settled.issuperset(_span(m))]
    things = words.ranked.find_all(tokens)
    # "Which city handles this the best?": at the end it ranks whatever the question names.
    ends = any(one.end >= len(tokens) - 1 for one in best)
    near = any(_distance(one, thing) <= _NEAR for one in best for thing in things)
    return near or (ends and bool(things))


def ranking_words(tokens: tuple[Token, ...], language: str) -> frozenset[int]:
    """The words of phrases that ask for an order by merit ("who wins")."""
    found = turn_words(language).order.find(tokens)
    return frozenset(i for match in found for i in _span(match))


def _span(match: Match) -> range:
    return range(match.start, match.end)


def _distance(one: Match, other: Match) -> int:
    """How many words stand between two matches (count)."""
    return max(one.start - other.end, other.start - one.end, 0)


@dataclass(frozen=True)
class Steering:
    """How a turn steers by the answer before it."""

    wishes: frozenset[str] = frozenset()
    """`source`, `shorter`, `why`."""
    pick: tuple[int, ...] = ()
    """Which findings it points at: places in the list from 1, -1 for the last."""
    words: frozenset[int] = frozenset()
    """The words that say so, counted from 0."""


def steering(tokens: tuple[Token, ...], language: str, settled: Collection[int] = ()) -> Steering:
    """What the words of a turn would want of the answer before it, if they say nothing else.

    Args:
        tokens: its words.
        language: ISO 639-1 tag.
        settled: words that are accounted for, such as the number of a domain.

    >>> from mgi_rag.index.terms import tokens_of
    >>> asked = steering(tokens_of("The second one: where does it say that?"), "en")
    >>> asked.pick, sorted(asked.wishes)
    ((2,), ['source'])
    """
    words = turn_words(language)
    wished = words.wishes.find(tokens)
    pointed = [m for m in ordinals().find(tokens) if not set(_span(m)) & set(settled)]
    things = words.one.find_all(tokens) if pointed else []
    return Steering(
        frozenset(match.key for match in wished),
        tuple(dict.fromkeys(int(match.key) for match in pointed)),
        frozenset(i for match in (*wished, *pointed, *things) for i in _span(match)),
    )


_BOOKS: Final = (
    "speech",
    "edition",
    "resume",
    "superlative",
    "unranked",
    "ranked",
    "order",
    "of_these",
    "one",
)
_WISHES: Final = ("source", "shorter", "why")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    file = files(__package__) / "turns.toml"
    table: dict[str, dict[str, list[str]]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return table
