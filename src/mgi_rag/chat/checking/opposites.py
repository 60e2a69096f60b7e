"""A sentence has no opposite of what its source says, where no word denies anything."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from mgi_rag.chat.checking.source import Source
from mgi_rag.index.terms import PhraseBook, tokens_of


def opposite_told(sentence: str, sources: Sequence[Source]) -> str | None:
    """A word of the sentence whose opposite alone stands in its sources; None where there is none.

    >>> from mgi_rag.chat.checking import Source
    >>> opposite_told("Permits are permanent.", [Source("Permits are temporary.", "en")])
    'permanent*'
    """
    said = _found(sentence)
    heard: dict[tuple[str, str], str] = {}
    for source in sources:
        heard |= _found(source.reading)
    for (pair, side), phrase in said.items():
        contrary = (pair, "other" if side == "one" else "one")
        if (pair, side) not in heard and contrary in heard and contrary not in said:
            return phrase
    return None


def _found(text: str) -> dict[tuple[str, str], str]:
    return {_key(m.key): m.phrase for m in _book().find_all(tokens_of(text))}


def _key(key: str) -> tuple[str, str]:
    pair, _, side = key.partition(".")
    return pair, side


@cache
def _book() -> PhraseBook:
    path = files(__package__) / "opposites.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return PhraseBook(
        {f"{pair}.{side}": words for pair, entry in table.items() for side, words in entry.items()}
    )
