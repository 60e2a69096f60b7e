"""Invented findings and questions by topic, written by hand, each in one of two halves.

A wording's half is told by the hash of its own text: no choice of ours, and it never changes. The
half to tune on is `DEV`; the other, `HELD_OUT`, is for reporting. `split.json` records both.

There are two registers, each by hands of its own: `PLAIN` words findings and questions as profiles
and people usually do, `INDIRECT` describes the matter without naming it.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

from mgi_rag.profiles.finding import Domain, Polarity

DEV: Final = "dev"
HELD_OUT: Final = "held out"
HALVES: Final = (DEV, HELD_OUT)


class Register(StrEnum):
    """How findings and questions are worded."""

    PLAIN = "plain"
    """The matter is named as profiles and people usually name it."""
    INDIRECT = "indirect"
    """The matter is described; nine findings in ten hold no cue word of their topic."""


Texts = Mapping[str, tuple[str, ...]]
"""Texts by ISO 639-1 tag."""


def half_of(text: str) -> str:
    """The half of a wording, of a way of asking, or of a seed.

    >>> {half_of(str(seed)) for seed in range(8)} == {"dev", "held out"}
    True
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    return HALVES[int(digest, 16) % 2]


def of_half(texts: tuple[str, ...], half: str) -> tuple[str, ...]:
    """The texts of one half, in their order."""
    return tuple(text for text in texts if half_of(text) == half)


def ways_of_half(texts: tuple[str, ...], half: str) -> tuple[str, ...]:
    """The ways of asking of one half, in their order: every second one in the order of hashes.

    So each half has some of every kind, however few there are. A new way may move others into the
    other half, which `split.json` shows.

    >>> ways_of_half(("How?", "Why?"), "dev") + ways_of_half(("How?", "Why?"), "held out")
    ('How?', 'Why?')
    """
    by_hash = sorted(texts, key=lambda text: hashlib.sha256(text.encode()).hexdigest())
    chosen = set(by_hash[HALVES.index(half) :: 2])
    return tuple(text for text in texts if text in chosen)


@dataclass(frozen=True)
class TopicWordings:
    """What is said, and asked, about one topic."""

    topic_id: str
    domain: Domain
    matter: Mapping[str, str]
    """A noun phrase for the topic, by language."""
    findings: Mapping[Polarity, Texts]
    """Findings of each side, by language; `{place}` where the place is named."""
    questions: Texts
    """What users ask about it, by language; `{in}`, `{of}` or `{place}` for the place."""

    def said(self, polarity: Polarity, language: str, half: str) -> tuple[str, ...]:
        """The findings of a side, language and half."""
        return of_half(self.findings[polarity][language], half)

    def asked(self, language: str, half: str) -> tuple[str, ...]:
        """The questions of a language and half."""
        return of_half(self.questions[language], half)


@cache
def topics(register: Register) -> tuple[TopicWordings, ...]:
    """The wordings of all topics in a register, by domain."""
    return tuple(
        _topic(topic_id, domain, entry)
        for domain in Domain
        for topic_id, entry in _read(f"{register}/domain-{domain.value}.toml").items()
    )


@cache
def neighbours() -> Mapping[str, frozenset[str]]:
    """For each topic, the topics so close to it that a finding on one may serve the other."""
    near: dict[str, set[str]] = {topic.topic_id: set() for topic in topics(Register.PLAIN)}
    for group in _read("neighbours.toml")["groups"]:
        for topic_id in group:
            near[topic_id] |= set(group) - {topic_id}
    return {topic_id: frozenset(others) for topic_id, others in near.items()}


def _read(name: str) -> dict[str, Any]:
    text = files(__package__).joinpath("wordings", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _topic(topic_id: str, domain: Domain, entry: dict[str, Any]) -> TopicWordings:
    return TopicWordings(
        topic_id,
        domain,
        entry["matter"],
        {side: _texts(entry[side.value]) for side in Polarity},
        _texts(entry["ask"]),
    )


def _texts(table: dict[str, list[str]]) -> Texts:
    return {language: tuple(texts) for language, texts in table.items()}
