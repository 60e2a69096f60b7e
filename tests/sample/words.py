"""The pools that the invented documents draw on: frames, findings and places by language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

POOLS = Path(__file__).parent / "pools"


@dataclass(frozen=True)
class Words:
    """The frame of a profile in one language, as `pools/words_LANGUAGE.toml` gives it."""

    domain_word: str
    titles: list[list[str]]
    """Sets of the six domain titles."""
    titles_attested: list[bool]
    polarity: list[list[str]]
    """Pairs of labels: strengths, gaps."""
    polarity_attested: list[bool]
    tool: str
    cover: str
    cover_local: str
    profile_word: str
    title: str
    second: str
    months: list[str]
    about: list[str]
    click: list[str]
    topics: list[str]
    passage: str
    passage_local: str
    key_findings: str
    introduction: str
    introduction_text: list[str]
    objective: str
    objective_text: str
    framework: str
    framework_text: str
    context: str
    context_text: list[str]
    covid: str
    covid_text: list[str]
    sources: str
    sources_text: list[str]
    annex: str
    annex_text: str
    contents: str
    legal: list[str]
    nav: list[str]
    footer: list[str]
    fact_rows: list[list[str]]
    subtopics: list[str]
    """A sub-heading for each domain."""


@cache
def words(language: str) -> Words:
    """The frame of a language; raises FileNotFoundError for one that has no pool."""
    return Words(**tomllib.loads((POOLS / f"words_{language}.toml").read_text(encoding="utf-8")))


@cache
def pool(language: str) -> dict[str, list[str]]:
    """The invented findings of a language by `d1s` (domain 1, strengths) to `d6g`."""
    return tomllib.loads((POOLS / f"findings_{language}.toml").read_text(encoding="utf-8"))


@cache
def places() -> dict[str, dict[str, list[list[str]]]]:
    """Countries (code, name) and localities (code, name, sidecar name, slug) by language."""
    return tomllib.loads((POOLS / "places.toml").read_text(encoding="utf-8"))
