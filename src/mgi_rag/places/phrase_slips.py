"""Names of several words with a slip in one of them: "Guinea-Bisau" is not Guinea."""

from functools import cache
from typing import Final

from mgi_rag.places.data_files import stop_words, word_set
from mgi_rag.places.gazetteer import Name, world

LONGEST: Final = 10
"""Words of a name in which such slips are looked for."""

_SHORTEST: Final = 4
"""Letters that the right word has at least; one of them may have been dropped."""

_LONG_PHRASE: Final = 3
"""Words from which the others tell enough, even if the misspelt one is an ordinary word."""

_TWO_SLIPS_FROM: Final = 9
_KINDS: Final = frozenset({"name", "former name", "group"})

_Rest = tuple[int, tuple[str, ...]]
"""Which word of a name is left out, and the others."""


def phrase_slips(words: tuple[str, ...]) -> tuple[Name, ...]:
    """The names that several folded words are but for a slip in one of them.

    >>> [name.places[0].iso3 for name in phrase_slips(("guinea", "bissaw"))]
    ['GNB']
    >>> phrase_slips(("south", "wind"))
    ()
    """
    from rapidfuzz.distance import OSA  # a compiled module, 20 ms

    if words in world().index:
        return ()
    found: dict[tuple[str, ...], Name] = {}
    for i, word in enumerate(words):
        if len(word) < _SHORTEST - 1 or (len(words) < _LONG_PHRASE and _is_ordinary(word)):
            continue
        reach = 2 if len(word) >= _TWO_SLIPS_FROM else 1
        for name in _by_rest().get((i, words[:i] + words[i + 1 :]), ()):
            right = name.key[i]
            if len(right) >= _SHORTEST and OSA.distance(word, right) <= reach:
                found.setdefault(tuple(place.key for place in name.places), name)
    return tuple(found.values())


def _is_ordinary(word: str) -> bool:
    return word.isdigit() or word in stop_words() or word in word_set("before")


@cache
def _by_rest() -> dict[_Rest, list[Name]]:
    table: dict[_Rest, list[Name]] = {}
    for key, names in world().index.items():
        if not 1 < len(key) <= LONGEST:
            continue
        for name in names:
            if name.kind not in _KINDS or name.needs_capitals:
                continue
            for i in range(len(key)):
                table.setdefault((i, key[:i] + key[i + 1 :]), []).append(name)
    return table
