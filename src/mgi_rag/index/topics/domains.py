"""Loads the phrases by which a question names a whole domain: `domains.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.finding import Domain
from mgi_rag.profiles.labels import fold

Names = dict[Domain, tuple[str, ...]]
"""Phrases of all languages by domain, as they stand in the file."""
_Words = tuple[str, ...]
"""Folded words of a phrase, with the `*` of those that stand for any ending."""

_FILE: Final = "domains.toml"
_WORD: Final = re.compile(r"\w+\*?")
_STRAY_STAR: Final = re.compile(r"(?<!\w)\*|\*(?=\w)")


def load_domain_names() -> Names:
    """The phrases that name each domain over all languages, each phrase once.

    The file is read at the first call. Raises ValueError, naming the file and the entry, for data
    that cannot be used.

    >>> "Whole of government" in load_domain_names()[Domain.WHOLE_OF_GOVERNMENT]
    True
    """
    return dict(_shipped())


def read_domain_names(text: str) -> Names:
    """The phrases of a TOML text, checked one by one and against each other.

    Raises ValueError, naming the file and the entry, for a domain or language that is missing or
    unknown, a phrase that is empty or stands twice in a list, and one under two domains.
    """
    table = _table(text)
    names: Names = {}
    holders: dict[_Words, tuple[Domain, str]] = {}
    for domain in Domain:
        phrases: dict[_Words, str] = {}
        for where, words, phrase in _phrases(domain, table[_key(domain)]):
            _check_names_one_domain(where, domain, phrase, words, holders)
            phrases.setdefault(words, phrase)
        names[domain] = tuple(phrases.values())
    return names


@cache
def _shipped() -> Names:
    return read_domain_names((files(__package__) / _FILE).read_text(encoding="utf-8"))


def _key(domain: Domain) -> str:
    return f"domain-{domain.value}"


def _table(text: str) -> Mapping[str, Any]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{_FILE}: not readable as TOML: {error}") from error
    expected = [_key(domain) for domain in Domain]
    if missing := [key for key in expected if not isinstance(table.get(key), dict)]:
        raise ValueError(f"{_FILE}, {missing[0]}: expected a table [{missing[0]}], found none")
    if unknown := sorted(set(table) - set(expected)):
        raise ValueError(f"{_FILE}, {unknown[0]}: unknown entry; known: {', '.join(expected)}")
    return table


def _phrases(domain: Domain, entry: Mapping[str, Any]) -> Iterator[tuple[str, _Words, str]]:
    """Each phrase of a domain with where it stands and its words."""
    if unknown := sorted(set(entry) - set(LANGUAGES)):
        told = f"unknown language; known: {', '.join(LANGUAGES)}"
        raise ValueError(f"{_FILE}, {_key(domain)}.{unknown[0]}: {told}")
    for language in LANGUAGES:
        where = f"{_FILE}, {_key(domain)}.{language}"
        phrases = entry.get(language)
        if not isinstance(phrases, list) or not phrases:
            raise ValueError(f"{where}: is missing or empty; expected a list of phrases")
        seen: dict[_Words, str] = {}
        for phrase in phrases:
            words = _words(where, phrase)
            if words in seen:
                raise ValueError(f"{where}: {phrase!r} stands twice, as {seen[words]!r} too")
            seen[words] = phrase
            yield where, words, phrase


def _words(where: str, phrase: object) -> _Words:
    """The words of a phrase as a question's words are compared with them."""
    if not isinstance(phrase, str):
        raise ValueError(f"{where}: expected phrases in quotes, found {phrase!r}")
    if _STRAY_STAR.search(phrase):
        raise ValueError(f"{where}: {phrase!r} has a `*` that does not end a word")
    # Folding drops the `*`, so it is put back.
    words = [fold(word) + "*" * word.endswith("*") for word in _WORD.findall(phrase)]
    if not words:
        raise ValueError(f"{where}: {phrase!r} is an empty phrase")
    return tuple(words)


def _check_names_one_domain(
    where: str,
    domain: Domain,
    phrase: str,
    words: _Words,
    holders: dict[_Words, tuple[Domain, str]],
) -> None:
    """Notes who holds a phrase; raises ValueError if some words fit it and another domain's."""
    for others, (other, text) in holders.items():
        if other is not domain and _meet(words, others):
            alias = "" if text == phrase else f", as {text!r}"
            raise ValueError(f"{where}: {phrase!r} stands under {_key(other)} too{alias}")
    holders.setdefault(words, (domain, phrase))


def _meet(words: _Words, others: _Words) -> bool:
    return len(words) == len(others) and all(map(_word_meets, words, others))


def _word_meets(word: str, other: str) -> bool:
    """Whether some word fits both patterns.

    >>> _word_meets("migrant*", "migrants"), _word_meets("migrant", "migrants")
    (True, False)
    """
    stem, other_stem = word.removesuffix("*"), other.removesuffix("*")
    return (
        stem == other_stem
        or (stem != word and other_stem.startswith(stem))
        or (other_stem != other and stem.startswith(other_stem))
    )
