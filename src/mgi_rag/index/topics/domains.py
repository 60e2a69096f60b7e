"""Loads the titles and synonyms by which a question names a whole domain: `domains.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.finding import Domain

_FILE: Final = "domains.toml"
_KINDS: Final = ("titles", "synonyms")


@cache
def load_domain_names() -> Mapping[Domain, tuple[str, ...]]:
    """The titles and synonyms of each domain over all languages, each wording once.

    Raises ValueError, naming the domain and the field, for data that cannot be used.

    >>> from mgi_rag.profiles.finding import Domain
    >>> "Whole of government" in load_domain_names()[Domain.WHOLE_OF_GOVERNMENT]
    True
    """
    return read_domain_names((files(__package__) / _FILE).read_text(encoding="utf-8"))


def read_domain_names(text: str) -> Mapping[Domain, tuple[str, ...]]:
    """Domain names from a TOML text, checked: every language, and no wording in two domains.

    Raises ValueError, naming the domain and the field, for data that cannot be used.
    """
    table = tomllib.loads(text)
    expected = {f"domain-{domain.value}" for domain in Domain}
    if set(table) != expected:
        raise ValueError(f"{_FILE}: expected {sorted(expected)}, found {sorted(table)}")
    names = {domain: _names(domain, table[f"domain-{domain.value}"]) for domain in Domain}
    _check_apart(names)
    return MappingProxyType(names)


def _names(domain: Domain, entry: Mapping[str, Mapping[str, list[str]]]) -> tuple[str, ...]:
    wordings: dict[str, None] = {}
    for kind in _KINDS:
        for language in LANGUAGES:
            texts = entry.get(kind, {}).get(language)
            if not texts or not all(text.strip() for text in texts):
                raise ValueError(
                    f"{_FILE}, domain-{domain.value}, {kind}.{language}: is missing or empty"
                )
            wordings |= dict.fromkeys(texts)
    return tuple(wordings)


def _check_apart(names: Mapping[Domain, tuple[str, ...]]) -> None:
    holders: dict[str, Domain] = {}
    for domain, wordings in names.items():
        for wording in wordings:
            other = holders.setdefault(wording.casefold(), domain)
            if other is not domain:
                raise ValueError(
                    f"{_FILE}, domain-{domain.value}: {wording!r} stands under "
                    f"domain-{other.value} too"
                )
