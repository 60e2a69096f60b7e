"""Ways of asking in six languages, and how the blanks of one are filled."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from mgi_rag.evals.world.naming import bare, of, within
from mgi_rag.evals.world.wordings import TopicWordings, ways_of_half
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Domain

_CONTRACTIONS: Final = {
    "es": ((" a el ", " al "), (" de el ", " del ")),
    "pt": ((" a o ", " ao "), (" a a ", " à "), (" a os ", " aos "), (" a as ", " às ")),
}


@dataclass(frozen=True)
class Slots:
    """What a question asks about; None for what it does not name."""

    place: Place | None = None
    other: Place | None = None
    domain: Domain | None = None
    topic: TopicWordings | None = None
    year: int | None = None
    later: int | None = None
    scope: str | None = None
    """`countries`, `localities`, `places` or the id of a group of countries."""
    doubtful: str | None = None
    """Code of the first of two countries that share a name."""
    answer_language: str | None = None


@cache
def ways(language: str) -> Mapping[str, Any]:
    """The ways of asking in a language: by kind of question and variety, and its words."""
    path = files(__package__).joinpath("ways", f"{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def ways_of(language: str, kind: str, variety: str, half: str) -> tuple[str, ...]:
    """The ways of one half of asking a variety of a kind."""
    return ways_of_half(tuple(ways(language)[kind][variety]), half)


_WORDS: Final = frozenset({"which", "groups", "languages", "doubtful", "domains"})
"""Tables of a file that hold words for the blanks, not ways of asking."""


def kinds_of_ways(language: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """All ways of asking in a language by kind and variety."""
    return {
        (kind, variety): tuple(texts)
        for kind, varieties in ways(language).items()
        if kind not in _WORDS
        for variety, texts in varieties.items()
    }


def filled(way: str, slots: Slots, language: str, rng: random.Random) -> str:
    """A way of asking with its blanks filled, its first letter a capital where it was a blank."""
    table = ways(language)
    values: dict[str, Any] = {"year": slots.year, "later": slots.later}
    if slots.place is not None:
        values |= {
            "place": bare(slots.place, language),
            "in": within(slots.place, language),
            "of": of(slots.place, language),
        }
    if slots.other is not None:
        values["other"] = bare(slots.other, language)
    if slots.topic is not None:
        values["matter"] = values["about"] = slots.topic.matter[language]
    if slots.domain is not None:
        # Drawn even where unused, so that a swap of names moves no later draw.
        values["domain"] = rng.choice(table["domains"][slots.domain.value - 1])
        values.setdefault("about", values["domain"])
    if slots.scope is not None:
        values["which"] = _which(slots.scope, table)
    if slots.doubtful is not None:
        values["doubtful"] = table["doubtful"][slots.doubtful]
    if slots.answer_language is not None:
        values["language"] = table["languages"][slots.answer_language]
    text = _contracted(way.format(**values), language)
    opening = len(way) - len(way.lstrip("¿"))
    if way[opening] != "{":
        return text
    return text[:opening] + text[opening].upper() + text[opening + 1 :]


def _contracted(text: str, language: str) -> str:
    """A text whose preposition and article have become one word, as Spanish and Portuguese ask."""
    for apart, joined in _CONTRACTIONS.get(language, ()):
        text = text.replace(apart, joined)
    return text


def _which(scope: str, table: Mapping[str, Any]) -> str:
    if scope in table["which"]:
        return str(table["which"][scope])
    return str(table["which"]["group"]).format(group=table["groups"][scope])
