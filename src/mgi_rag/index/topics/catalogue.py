"""Loads the catalogue of topics, `domain-1.toml` to `domain-6.toml`, and checks it.

A topic is added by adding its entry to the file of its main domain; nothing else names topics.
Each entry of a file, in every language of `LANGUAGES`:

- `id`: kebab-case name, unique; `domain`: the file's; `also`: other domains it is found in.
- `name`: a short noun phrase shown to people.
- `cues`: words and phrases, in lower case, that point to the topic, compared by stems. The words
  of a phrase stand in this order near each other; "visa + online" are words or phrases that occur
  anywhere in one sentence.
- `broad` (not needed in every language): cues too general to tell a topic from its neighbours
  ("visa" for each topic on visas). They may be shared and count for little.
- `strength`, `gap`: invented sentences that show what each looks like in a profile.
- `shared_cues_ok = true`: this topic may hold a cue that another topic holds as well.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from mgi_rag.languages import LANGUAGES
from mgi_rag.profiles.finding import Domain

Texts = Mapping[str, tuple[str, ...]]
"""Texts by ISO 639-1 tag."""

_KEYS: Final = frozenset(
    {"id", "domain", "also", "name", "cues", "broad", "strength", "gap", "shared_cues_ok"}
)
_ID: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True)
class Topic:
    """A matter that the indicators ask about in every profile."""

    topic_id: str
    """Kebab-case, e.g. `online-visa`."""
    domain: Domain
    """The domain in which profiles report it first."""
    also: tuple[Domain, ...]
    """Other domains in which profiles report it."""
    name: Mapping[str, str]
    """What people call it, by ISO 639-1 tag."""
    cues: Texts
    """Words that point to it; `a + b` are words of one sentence."""
    broad: Texts
    """Words that point to it and to its neighbours alike; may lack languages."""
    strength: Texts
    """Invented sentences that tell a strength in it."""
    gap: Texts
    """Invented sentences that tell a gap in it."""
    shared_cues_ok: bool = False

    @property
    def domains(self) -> tuple[Domain, ...]:
        """Every domain in which profiles report it, the main one first."""
        return (self.domain, *self.also)


@cache
def load_topics() -> tuple[Topic, ...]:
    """The topics of all files, by domain and in the files' order.

    Raises ValueError, naming the file, the topic and the field, for data that cannot be used.

    >>> [topic.topic_id for topic in load_topics()][:2]
    ['health-care', 'schooling']
    """
    return read_topics({f"domain-{d.value}.toml": _text(f"domain-{d.value}.toml") for d in Domain})


def topic_by_id(topic_id: str) -> Topic:
    """The topic of an identifier.

    Raises KeyError, naming the identifier, when there is none.

    >>> topic_by_id("online-visa").name["fr"]
    'Visa en ligne'
    """
    found = _by_id().get(topic_id)
    if found is None:
        raise KeyError(f"no topic {topic_id!r} in the catalogue of topics")
    return found


def read_topics(texts: Mapping[str, str]) -> tuple[Topic, ...]:
    """Topics from TOML texts by file name, checked one by one and against each other.

    Raises ValueError, naming the file, the topic and the field, for data that cannot be used.
    """
    topics: dict[str, Topic] = {}
    holders: dict[tuple[str, str], Topic] = {}
    for file, text in texts.items():
        for entry in _entries(file, text):
            topic = _topic(file, entry)
            if topic.topic_id in topics:
                raise ValueError(f"{file}, topic {topic.topic_id!r}, id: another topic has it")
            topics[topic.topic_id] = topic
            _check_cues_are_its_own(file, topic, holders)
    return tuple(topics.values())


@cache
def _by_id() -> Mapping[str, Topic]:
    return {topic.topic_id: topic for topic in load_topics()}


def _text(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _entries(file: str, text: str) -> list[dict[str, Any]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{file}: not readable as TOML: {error}") from error
    if set(table) != {"topic"}:
        raise ValueError(f"{file}: expected [[topic]] entries alone, found {sorted(table)}")
    return list(table["topic"])


def _topic(file: str, entry: Mapping[str, Any]) -> Topic:
    topic_id = entry.get("id")
    if not isinstance(topic_id, str) or not _ID.fullmatch(topic_id):
        raise ValueError(f"{file}, topic {topic_id!r}, id: expected kebab-case letters")
    where = f"{file}, topic {topic_id!r}"
    if unknown := sorted(set(entry) - _KEYS):
        raise ValueError(f"{where}, {unknown[0]}: unknown field; known: {sorted(_KEYS)}")
    domain = _domain(f"{where}, domain", entry.get("domain"))
    also = tuple(_domain(f"{where}, also", number) for number in entry.get("also", ()))
    if len({domain, *also}) != 1 + len(also):
        raise ValueError(f"{where}, also: a domain stands twice")
    if (named := re.search(r"-(\d)\.toml$", file)) and int(named[1]) != domain:
        raise ValueError(f"{where}, domain: {domain.value} does not belong into this file")
    names = _texts(f"{where}, name", {k: [v] for k, v in _table(where, "name", entry).items()})
    return Topic(
        topic_id=topic_id,
        domain=domain,
        also=also,
        name=MappingProxyType({language: texts[0] for language, texts in names.items()}),
        cues=_cues(where, "cues", entry),
        broad=_cues(where, "broad", entry),
        strength=_texts(f"{where}, strength", _table(where, "strength", entry)),
        gap=_texts(f"{where}, gap", _table(where, "gap", entry)),
        shared_cues_ok=entry.get("shared_cues_ok", False),
    )


def _domain(where: str, number: object) -> Domain:
    if not isinstance(number, int) or number not in set(Domain):
        raise ValueError(f"{where}: expected a number from 1 to 6, found {number!r}")
    return Domain(number)


def _table(where: str, field: str, entry: Mapping[str, Any]) -> Mapping[str, Any]:
    table = entry.get(field, {})
    if not isinstance(table, dict):
        raise ValueError(f"{where}, {field}: expected texts by language")
    return table


def _texts(where: str, table: Mapping[str, Any], needed: Iterable[str] = LANGUAGES) -> Texts:
    if missing := [language for language in needed if not table.get(language)]:
        raise ValueError(f"{where}.{missing[0]}: is missing or empty")
    if unknown := sorted(set(table) - set(LANGUAGES)):
        raise ValueError(f"{where}.{unknown[0]}: unknown language; known: {', '.join(LANGUAGES)}")
    for language, texts in table.items():
        if not isinstance(texts, list) or not all(isinstance(t, str) and t.strip() for t in texts):
            raise ValueError(f"{where}.{language}: expected texts that are not empty")
    return MappingProxyType({language: tuple(texts) for language, texts in table.items()})


def _cues(where: str, field: str, entry: Mapping[str, Any]) -> Texts:
    needed = LANGUAGES if field == "cues" else ()
    cues = _texts(f"{where}, {field}", _table(where, field, entry), needed)
    for language, texts in cues.items():
        for cue in texts:
            if cue != cue.lower() or not all(re.search(r"\w", part) for part in cue.split("+")):
                told = "is not in lower case or has an empty part"
                raise ValueError(f"{where}, {field}.{language}: {cue!r} {told}")
    return cues


def _check_cues_are_its_own(file: str, topic: Topic, holders: dict[tuple[str, str], Topic]) -> None:
    for language, cues in topic.cues.items():
        for cue in cues:
            key = (language, " + ".join(sorted(part.strip() for part in cue.split("+"))))
            other = holders.setdefault(key, topic)
            if other is not topic or cues.count(cue) > 1:
                _refuse_unless_shared(file, topic, other, f"cues.{language}: {cue!r}")


def _refuse_unless_shared(file: str, topic: Topic, other: Topic, cue: str) -> None:
    if other is topic:
        raise ValueError(f"{file}, topic {topic.topic_id!r}, {cue} stands twice")
    if not (topic.shared_cues_ok and other.shared_cues_ok):
        raise ValueError(
            f"{file}, topic {topic.topic_id!r}, {cue} is a cue of {other.topic_id!r} too; "
            "make one more precise, move it to `broad`, or set shared_cues_ok in both"
        )
