"""Other forms of a name (gender, number, case), from tables of endings in the data files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_ANY: Final = "*"
_NO_ENDING: Final = "-"


@dataclass(frozen=True)
class Endings:
    """Rows of endings by the ending of the base form; the longest that fits counts.

    A row holds endings that replace the base form's own, separated by white space; `-` is none.
    """

    rows: Mapping[str, Sequence[str]]

    @cached_property
    def _longest_first(self) -> tuple[str, ...]:
        return tuple(sorted((e for e in self.rows if e != _ANY), key=len, reverse=True))

    def paradigms(self, word: str) -> list[list[str]]:
        """The forms of a word, one list for each row that its ending has.

        >>> Endings({"ien": ["ien iens ienne iennes"], "*": ["- s"]}).paradigms("malien")
        [['malien', 'maliens', 'malienne', 'maliennes']]
        """
        ending = next((e for e in self._longest_first if word.endswith(e)), "")
        stem = word[: len(word) - len(ending)]
        rows = self.rows[ending] if ending else self.rows.get(_ANY, ())
        return [[stem + e.replace(_NO_ENDING, "") for e in row.split()] for row in rows]


def inflected(phrase: str, endings: Endings) -> set[str]:
    """A phrase with its last word in all forms, the base form included.

    >>> sorted(inflected("Costa Rican", Endings({"*": ["- s"]})))
    ['Costa Rican', 'Costa Ricans']
    """
    head, space, last = phrase.rpartition(" ")
    forms = {form for paradigm in endings.paradigms(last) for form in paradigm}
    return {phrase} | {head + space + form for form in forms}


def declined(words: Sequence[str], endings: Endings) -> set[str]:
    """A name of one or more words in all cases, the words agreeing with one another.

    Every row of `endings` gives the cases in the same order. Which words of a name change is not
    told by its form (`Республика Молдова`, `Шри-Ланка`, `Южная Корея`), so all of them, the first,
    the last, and all but the first are tried.

    >>> ru = Endings({"ая": ["ая ой"], "ея": ["ея еи"]})
    >>> "Южной Кореи" in declined(["Южная", "Корея"], ru)
    True
    """
    count = len(words)
    parts = ({*range(count)}, {0}, {count - 1}, {*range(1, count)})
    forms = {" ".join(words)}
    for changing in parts:
        choices = [endings.paradigms(word) if i in changing else [] for i, word in enumerate(words)]
        alternatives = max((len(choice) for choice in choices), default=0)
        for n in range(alternatives):
            forms |= _agreeing(words, [c[min(n, len(c) - 1)] if c else None for c in choices])
    return forms


def _agreeing(words: Sequence[str], paradigms: Sequence[list[str] | None]) -> set[str]:
    cases = max((len(p) for p in paradigms if p), default=0)
    return {
        " ".join(p[case] if p else word for word, p in zip(words, paradigms, strict=True))
        for case in range(cases)
        if all(p is None or case < len(p) for p in paradigms)
    }
