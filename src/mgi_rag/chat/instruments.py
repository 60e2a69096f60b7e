"""The numbers that a text names, treaties included that it names by their wording."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from mgi_rag.profiles.labels import fold

_NUMBER: Final = re.compile(r"\d{2,}")


def numbers_of(text: str) -> frozenset[str]:
    """Every number of two digits or more in a text, and those of the treaties that it names.

    >>> sorted(numbers_of("the ILO Migrant Workers Convention (Supplementary Provisions)"))
    ['143', '1975']
    """
    numbers = set(_NUMBER.findall(text))
    folded = fold(text)
    for wordings, aliases in _instruments():
        if any(wording in folded for wording in wordings):
            numbers |= aliases
    return frozenset(numbers)


@cache
def _instruments() -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    path = files(__package__) / "instruments.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["instrument"]
    return tuple(
        (tuple(map(fold, entry["wordings"])), frozenset(entry["numbers"])) for entry in entries
    )
