"""The matters of the programme: which facts answer a question, and in which order."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from mgi_rag.index.terms import PhraseBook, Token
from mgi_rag.profiles.finding import Guidance, Level

_DATE: Final = re.compile(r"^(\d{4})(?:-(\d{2}))?$")
_HINT: Final = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Matter:
    """Something that people ask about the programme."""

    matter_id: str
    topics: frozenset[str]
    holds: re.Pattern[str] | None
    """What a fact's text must hold to answer; None for any."""
    lacks: re.Pattern[str] | None
    """What it must not hold."""
    by_date: bool
    """Whether all its facts are told, the newest first, rather than the likeliest."""
    is_introduced: bool
    """Whether the introduction of a profile page has words on it, which go first."""
    level: Level | None
    """The level that a question must speak of; None for any."""

    def is_told_by(self, fact: Guidance) -> bool:
        """Whether a fact about the programme answers questions on this matter."""
        return fact.topic in self.topics and self._fits(fact.text)

    def is_told_in(self, introduction: Guidance) -> bool:
        """Whether a passage of a profile page's introduction answers questions on this matter."""
        is_general = introduction.topic is None and introduction.domain is None
        return self.is_introduced and is_general and self._fits(introduction.text)

    def _fits(self, text: str) -> bool:
        has = self.holds is None or self.holds.search(text) is not None
        return has and (self.lacks is None or self.lacks.search(text) is None)


def is_about_programme(tokens: tuple[Token, ...], language: str) -> bool:
    """Whether a question's words make it one about the programme, if it names no place."""
    return bool(_about(language).find_all(tokens))


def matters_asked(
    tokens: tuple[Token, ...], language: str, level: Level | None
) -> tuple[Matter, ...]:
    """The matters that a question asks about, in the order of the data file.

    Where one of them is kept for the level asked about, others of the same words make way.
    """
    found = [m for m in _phrases(language).find_all(tokens) if _level_fits(m.key, level)]
    special = {m.phrase for m in found if _matters()[m.key].level is not None}
    keys = {m.key for m in found if m.phrase not in special or _matters()[m.key].level is not None}
    return tuple(matter for key, matter in _matters().items() if key in keys)


def facts_on(matters: Iterable[Matter], facts: Sequence[Guidance]) -> tuple[Guidance, ...]:
    """The facts that answer any of the matters, in the order given."""
    wanted = tuple(matters)
    return tuple(fact for fact in facts if any(matter.is_told_by(fact) for matter in wanted))


def newest_first(facts: Iterable[Guidance]) -> tuple[Guidance, ...]:
    """Facts by the date at which they held, the newest first and undated ones last."""
    return tuple(sorted(facts, key=_age))


def _age(fact: Guidance) -> tuple[bool, int, int]:
    dated = _DATE.match(fact.as_of or "")
    if dated is not None:
        return False, -int(dated[1]), -int(dated[2] or 0)
    hint = _HINT.search(fact.as_of or "")
    return True, -int(hint[0]) if hint else 0, 0


def _level_fits(key: str, level: Level | None) -> bool:
    return _matters()[key].level in (None, level)


@cache
def _table() -> dict[str, Any]:
    path = files(__package__) / "matters.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _matters() -> dict[str, Matter]:
    return {
        entry["id"]: Matter(
            matter_id=entry["id"],
            topics=frozenset(entry["topics"]),
            holds=_pattern(entry, "holds"),
            lacks=_pattern(entry, "lacks"),
            by_date={"date": True, "likeness": False}[entry["order"]],
            is_introduced=entry.get("introduced", False),
            level=Level(entry["level"]) if "level" in entry else None,
        )
        for entry in _table()["matter"]
    }


def _pattern(entry: dict[str, Any], key: str) -> re.Pattern[str] | None:
    return re.compile(entry[key]) if key in entry else None


@cache
def _phrases(language: str) -> PhraseBook:
    return PhraseBook({entry["id"]: entry.get(language, ()) for entry in _table()["matter"]})


@cache
def _about(language: str) -> PhraseBook:
    return PhraseBook({"about": _table()["about"].get(language, ())})
