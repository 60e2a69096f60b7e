"""Every treaty that a sentence names is one that its source names, by words or by number."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from mgi_rag.chat.checking.source import Source
from mgi_rag.chat.instruments import numbers_of
from mgi_rag.profiles.labels import fold

_NUMBER: Final = re.compile(r"\d{2,}")


def foreign_treaty(sentence: str, sources: Sequence[Source]) -> str | None:
    """The number of a treaty that the sentence names by its words and no source names; or None."""
    known = frozenset[str]().union(*(treaty_numbers(source.quote) for source in sources))
    named = treaty_numbers(sentence) - frozenset(_NUMBER.findall(sentence))
    return None if not named or named & known else min(named)


def treaty_numbers(text: str) -> frozenset[str]:
    """The numbers of a text, those of the treaties that it names in six languages included.

    >>> "1951" in treaty_numbers("la Convention relative au statut des réfugiés")
    True
    """
    folded = fold(text)
    named = (number for wording, number in _wordings() if wording in folded)
    return numbers_of(text) | frozenset(named)


@cache
def _wordings() -> tuple[tuple[str, str], ...]:
    table = tomllib.loads((files(__package__) / "treaties.toml").read_text(encoding="utf-8"))
    return tuple((fold(w), number) for number, entry in table.items() for w in entry["wordings"])
