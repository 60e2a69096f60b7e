"""Reads and checks the data files: names, cities and groups."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from mgi_rag.languages import LANGUAGES
from mgi_rag.places.countries import is_iso3
from mgi_rag.places.inflection import Endings
from mgi_rag.places.words import fold, key_of

_WORD_LISTS: Final = (
    "ordinary",
    "capital_only",
    "as_spelt",
    "before",
    "code_before",
    "plain_localities",
    "between",
    "word_codes",
    "language_before",
    "language_always_before",
    "language_after",
    "language_nouns",
    "language_names",
)
_TABLES_TEXT: Final = "inflection words elsewhere doubtful several names former demonyms codes"
_TABLES: Final = frozenset(_TABLES_TEXT.split())

NamesByCode = Mapping[str, tuple[str, ...]]
"""Names by ISO alpha-3 code."""
CodesByName = Mapping[str, tuple[str, ...]]
"""ISO alpha-3 codes by the name that means them."""


@dataclass(frozen=True)
class CountryNames:
    """What one language's data file says."""

    language: str
    names: NamesByCode
    former: NamesByCode
    demonyms: NamesByCode
    codes: NamesByCode
    doubtful: CodesByName
    several: CodesByName
    elsewhere: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]
    name_endings: Endings
    demonym_endings: Endings


@dataclass(frozen=True)
class Group:
    """A group of countries, with the source of its list."""

    group_id: str
    names: tuple[str, ...]
    """In all languages served."""
    members: tuple[str, ...]
    """ISO alpha-3 codes in alphabetical order."""
    source: str
    as_of: str
    """When the list held: a year, month or day in ISO 8601."""


def _read(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def country_names(language: str) -> CountryNames:
    """The names of countries in a language.

    Raises ValueError, naming the file and the entry, for a file that cannot be used.
    """
    file = f"{language}.toml"
    table = _read(file)
    unknown = set(table) - _TABLES
    if unknown:
        raise ValueError(f"{file}: unknown table {sorted(unknown)}; tables: {sorted(_TABLES)}")
    words = table["words"]
    if set(words) != set(_WORD_LISTS):
        differing = sorted(set(words) ^ set(_WORD_LISTS))
        raise ValueError(f"{file}: [words] needs exactly {_WORD_LISTS}; see {differing}")
    inflection = table["inflection"]
    return CountryNames(
        language=language,
        names=_by_code(table.get("names", {}), file),
        former=_by_code(table.get("former", {}), file),
        demonyms=_by_code(table["demonyms"], file),
        codes=_by_code(table.get("codes", {}), file),
        doubtful=_by_name(table["doubtful"], file),
        several=_by_name(table["several"], file),
        elsewhere=tuple(table["elsewhere"]["phrases"]),
        words={name: tuple(words[name]) for name in _WORD_LISTS},
        name_endings=Endings(inflection.get("names", {})),
        demonym_endings=Endings(inflection["demonyms"]),
    )


def _by_code(table: Mapping[str, list[str]], file: str) -> NamesByCode:
    _check_codes(table, file)
    for code, names in table.items():
        if not names or not all(key_of(name) for name in names):
            raise ValueError(f"{file}: {code} has an empty list or an empty name")
    return {code: tuple(names) for code, names in table.items()}


def _by_name(table: Mapping[str, list[str]], file: str) -> CodesByName:
    for codes in table.values():
        _check_codes(codes, file)
    return {name: tuple(codes) for name, codes in table.items()}


def _check_codes(codes: Iterable[str], file: str) -> None:
    wrong = [code for code in codes if not is_iso3(code)]
    if wrong:
        raise ValueError(f"{file}: {wrong[0]} is no ISO 3166-1 alpha-3 code")


@cache
def word_set(name: str) -> frozenset[str]:
    """The folded words of a list of `[words]`, of all languages together.

    A question's language is not known when its places are read, so the lists hold for all.
    """
    languages = (country_names(language) for language in LANGUAGES)
    return frozenset(" ".join(key_of(w)) for names in languages for w in names.words[name])


@cache
def exact_set(name: str) -> frozenset[str]:
    """The words of a list of `[words]` as they are spelt there, of all languages together."""
    return frozenset(w.casefold() for lang in LANGUAGES for w in country_names(lang).words[name])


@cache
def stop_words() -> frozenset[str]:
    """Ordinary words that a slip of spelling could take for a place, folded."""
    lists = _read("not_slips.toml")
    return frozenset(fold(word) for words in lists.values() for word in words.split())


@cache
def cities() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Well-known cities by ISO alpha-3 code: for each its names, the one to show first."""
    table = _read("cities.toml")["cities"]
    _check_codes(table, "cities.toml")
    return {code: tuple(tuple(names) for names in each) for code, each in table.items()}


@cache
def groups() -> Mapping[str, Group]:
    """The groups of countries by their id.

    >>> groups()["m49-143"].members
    ('KAZ', 'KGZ', 'TJK', 'TKM', 'UZB')
    """
    table = _read("groups.toml")
    return {group_id: _group(group_id, table) for group_id in table}


def _group(group_id: str, table: Mapping[str, Any]) -> Group:
    entry = table[group_id]
    for needed in ("names", "source", "as_of"):
        if not entry.get(needed):
            raise ValueError(f"groups.toml: {group_id} needs {needed}")
    members = _members(group_id, table)
    _check_codes(members, f"groups.toml, {group_id}")
    return Group(
        group_id=group_id,
        names=tuple(dict.fromkeys(entry["names"])),
        members=tuple(sorted(members)),
        source=entry["source"],
        as_of=entry["as_of"],
    )


def _members(group_id: str, table: Mapping[str, Any]) -> set[str]:
    entry = table[group_id]
    included = [_members(part, table) for part in entry.get("includes", ())]
    members = set(entry.get("members", ())).union(*included)
    if not members:
        raise ValueError(f"groups.toml: {group_id} has neither members nor includes")
    return members
