"""Slips of spelling: which place a misspelt word was meant for, if any."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from mgi_rag.places.data_files import stop_words, word_set
from mgi_rag.places.gazetteer import Gazetteer, Name, corpus_gazetteer, world
from mgi_rag.places.place import Place

SHORTEST: Final = 5
"""Letters that a misspelt word must have at least: shorter ones are near to too many words."""

SHORTEST_OTHER: Final = 6
"""The same for localities and for names outside the Latin script."""

ONE_SLIP_FROM: Final = 6
"""Letters from which one wrong letter is forgiven; below, only what sounds alike or is swapped."""

PLAIN_FROM: Final = 8
"""Letters from which a slip counts in lower case, without a word such as "of" before it."""

TWO_SLIPS_FROM: Final = 9
"""Letters (of the sound's skeleton) from which two slips are forgiven rather than one."""

CLEAR_LEAD: Final = 2
"""By how many slips the second nearest place must be farther than the nearest one.

Calibrated by tests/places/test_spelling.py: no country name with one letter dropped, doubled or
swapped may become another country.
"""

MOST_LETTERS: Final = 3
"""How many letters may differ as written, however alike the sounds are."""

# Spellings that sound alike and are confused: Kazachstan, Filipines, Kirgyzstan.
_ALIKE: Final = (
    ("ph", "f"),
    ("kh", "k"),
    ("ch", "k"),
    ("ck", "k"),
    ("th", "t"),
    ("gh", "g"),
    ("y", "i"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
)


@dataclass(frozen=True)
class Slip:
    """A place that a misspelt word may mean."""

    place: Place
    distance: int
    """How many letters differ in the sound's skeleton."""


@dataclass(frozen=True)
class _Target:
    text: str
    skeleton: str
    place: Place
    shortest: int
    is_run_on: bool = False
    """Whether the name's words are written as one; then nothing more is forgiven."""


_Table = dict[tuple[str, int], list[_Target]]
"""Names by the first letter of their skeleton and the number of spaces."""


@dataclass(frozen=True, eq=False)
class Targets:
    """Names that misspelt words may mean; compared by identity, so that results can be kept."""

    tables: tuple[_Table, ...]


def skeleton(folded: str) -> str:
    """What is left of a folded name when spellings that sound alike are made one.

    >>> skeleton("kazachstan") == skeleton("khazakhstann") == skeleton("kazakhstan")
    True
    """
    for spelling, sound in _ALIKE:
        folded = folded.replace(spelling, sound)
    kept = [c for i, c in enumerate(folded) if i == 0 or folded[i - 1] != c]
    return "".join(kept)


def slips(words: tuple[str, ...], targets: Targets) -> tuple[Slip, ...]:
    """The places that misspelt words may mean, the nearest first; one alone is a clear case.

    Args:
        words: one or more folded words that are no known name together.
        targets: the names that they may mean, from `slip_targets`.
    """
    if not _may_be_a_slip(words):
        return ()
    nearest = _nearest(" ".join(words), targets)
    if not nearest:
        return ()
    best = nearest[0].distance
    # Where the skeleton is the very name's, only another such name is a rival.
    lead = CLEAR_LEAD if best else 1
    return tuple(slip for slip in nearest if slip.distance < best + lead)


def _may_be_a_slip(words: tuple[str, ...]) -> bool:
    if len(" ".join(words)) < SHORTEST or any(word.isdigit() for word in words):
        return False
    ordinary = stop_words() | word_set("before") | word_set("between")
    if len(words) == 1:
        return words[0] not in ordinary
    return not any(word in ordinary or len(word) < 3 for word in words)


@lru_cache(maxsize=4096)
def _nearest(text: str, targets: Targets) -> tuple[Slip, ...]:
    from rapidfuzz.distance import OSA  # a compiled module, 20 ms

    sound = skeleton(text)
    reach = 2 if len(sound) >= TWO_SLIPS_FROM else 1
    found: dict[Place, int] = {}
    convincing: set[Place] = set()
    for table in targets.tables:
        for target in table.get((sound[0], text.count(" ")), ()):
            # One slip farther than `reach`, and shorter names, are measured too: as rivals.
            distance = OSA.distance(sound, target.skeleton, score_cutoff=reach + 1)
            if target.is_run_on and distance:
                continue
            if distance > reach + 1 or OSA.distance(text, target.text) > MOST_LETTERS:
                continue
            found[target.place] = min(distance, found.get(target.place, distance))
            if distance <= reach and _is_convincing(text, sound, target):
                convincing.add(target.place)
    ordered = sorted(found.items(), key=lambda item: (item[1], item[0].key))
    if not any(place in convincing for place, distance in ordered if distance == ordered[0][1]):
        return ()
    return tuple(Slip(place, distance) for place, distance in ordered)


def _is_convincing(text: str, sound: str, target: _Target) -> bool:
    """Whether words are long enough to be taken for this name; short ones are rivals only."""
    if min(len(text), len(target.text)) < target.shortest:
        return False
    if min(len(text), len(target.text)) >= ONE_SLIP_FROM:
        return True
    return sorted(sound) == sorted(target.skeleton)


@cache
def _world_table() -> _Table:
    # Adjectives are left out: they are a letter away from too many words (finish, polis, roman).
    return _table(_names(world(), ("name", "former name")))


@lru_cache(maxsize=32)
def slip_targets(localities: tuple[Place, ...]) -> Targets:
    """The names that misspelt words may mean: the countries' and those of the localities."""
    own = _table(_names(corpus_gazetteer(localities), ("locality",)))
    return Targets((_world_table(), own))


def _names(gazetteer: Gazetteer, kinds: tuple[str, ...]) -> Iterable[Name]:
    return (n for names in gazetteer.index.values() for n in names if n.kind in kinds)


def _table(names: Iterable[Name]) -> _Table:
    targets: dict[tuple[str, int], dict[_Target, None]] = {}
    for name in names:
        text = " ".join(name.key)
        if len(text) < SHORTEST - 1 or len(name.key) > 3:
            continue
        strict = name.kind not in ("name", "former name") or not text.isascii()
        target = _Target(
            text, skeleton(text), name.places[0], SHORTEST_OTHER if strict else SHORTEST
        )
        targets.setdefault((target.skeleton[0], text.count(" ")), {})[target] = None
        if len(name.key) > 1 and len(text) >= PLAIN_FROM:  # "SouthSudan", "burkinafaso"
            joined = skeleton(text.replace(" ", ""))
            run_on = _Target(text.replace(" ", ""), joined, name.places[0], target.shortest, True)
            targets.setdefault((joined[0], 0), {})[run_on] = None
    return {key: list(found) for key, found in targets.items()}
