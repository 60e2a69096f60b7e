"""Loads the label files and finds which label a line is.

A language is added by adding its file beside `en.toml`; nothing else names the languages.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Final

from mgi_rag.profiles.finding import Domain, Level, Polarity
from mgi_rag.profiles.labels.wording import fold

HEADING_ROLES: Final = (
    *(f"domain-{domain.value}" for domain in Domain),
    *(polarity.value for polarity in Polarity),
    "tool-name",
    "key-findings",
    "introduction",
    "other-section",
    "document-title",
)
CLOSE_ENOUGH: Final = 92.0
"""Similarity (rapidfuzz ratio, 0 to 100) from which a heading counts as a slip of a label.

Lowest value at which no two labels of different roles meet: `tests/profiles/test_labels.py`.
"""
_SHORTEST_FOR_SLIPS: Final = 9
"""Letters a wording needs before slips are forgiven; shorter ones must match whole."""
_LONGEST_HEADING: Final = 160
"""Characters beyond which a line is never a heading."""
_NUMBER: Final = re.compile(
    r"^\s*(?:(?P<word>[^\W\d_]+)\s*)?(?P<number>[1-6])\s*[-.:)–—]*\s+(?=\D)"
)


@dataclass(frozen=True)
class Label:
    """One known wording of a heading."""

    role: str
    """One of `HEADING_ROLES`."""
    text: str
    language: str
    attested: str | None
    """Public source in which the wording was read; None for one of ours."""

    @property
    def domain(self) -> Domain | None:
        """The domain that the heading opens, if it opens one."""
        return Domain(int(self.role[-1])) if self.role.startswith("domain-") else None

    @property
    def polarity(self) -> Polarity | None:
        """The side that the heading opens, if it opens one."""
        return Polarity(self.role) if self.role in set(Polarity) else None


@dataclass(frozen=True)
class HeadingMatch:
    """A line recognised as a heading."""

    label: Label
    number: int | None
    """The domain number printed before the title, whatever it is worth."""
    rest: str = ""
    """What follows the label on the same line (the place, after a document title)."""


@dataclass(frozen=True)
class Opening:
    """Opening words by which a paragraph of a set kind is known."""

    folded: str
    kind: str
    """`click-line`, `legal-line` ... or `national`, `local` for guidance."""
    language: str


@dataclass(frozen=True)
class LabelBook:
    """The labels of all languages."""

    labels: tuple[Label, ...]
    domain_words: frozenset[str]
    """Folded words that stand before a domain's number, over all languages."""
    boilerplate: tuple[Opening, ...]
    guidance: tuple[Opening, ...]

    @cached_property
    def _by_wording(self) -> dict[str, Label]:
        wordings: dict[str, Label] = {}
        for label in self.labels:
            wordings.setdefault(fold(label.text), label)
        return wordings

    @cached_property
    def _titles(self) -> tuple[tuple[str, Label], ...]:
        pairs = ((fold(label.text), label) for label in self.labels)
        return tuple(pair for pair in pairs if pair[1].role == "document-title")

    def heading(self, text: str) -> HeadingMatch | None:
        """The heading that a line is, or None.

        >>> label_book().heading("DOMAIN 6: SAFE, ORDERLY AND REGULAR MIGRATION").label.role
        'domain-6'
        >>> label_book().heading("Kazakhstan regulates labour immigration.") is None
        True
        """
        if not text.strip() or len(text) > _LONGEST_HEADING:
            return None
        number, title = self._split_number(text)
        folded = fold(title)
        found = self._by_wording.get(folded) or self._slip_of(folded)
        if found is not None:
            return HeadingMatch(found, number)
        return self._document_title(text)

    def boilerplate_kind(self, text: str) -> str | None:
        """Which kind of set line this is (`click-line` ...), or None."""
        opening = _opening(text, self.boilerplate)
        return opening.kind if opening else None

    def guidance_level(self, text: str) -> Level | None:
        """Whether a passage opens like one about countries or about cities, or None."""
        opening = _opening(text, self.guidance)
        return Level(opening.kind) if opening else None

    def _split_number(self, text: str) -> tuple[int | None, str]:
        match = _NUMBER.match(text)
        if match is None:
            return None, text
        word = match["word"]
        if word is not None and fold(word) not in self.domain_words:
            return None, text
        return int(match["number"]), text[match.end() :]

    def _slip_of(self, folded: str) -> Label | None:
        if len(folded) < _SHORTEST_FOR_SLIPS:
            return None
        # Imported here: only headings that are not known whole pay for it.
        from rapidfuzz import fuzz, process

        best = process.extractOne(
            folded, self._by_wording.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH
        )
        return self._by_wording[best[0]] if best else None

    def _document_title(self, text: str) -> HeadingMatch | None:
        head, colon, rest = text.partition(":")
        for wording, label in self._titles:
            if colon and fold(head) == wording:
                return HeadingMatch(label, None, rest.strip())
        return None


def _opening(text: str, openings: tuple[Opening, ...]) -> Opening | None:
    folded = fold(text)
    return next((o for o in openings if folded.startswith(o.folded)), None)


@cache
def label_book() -> LabelBook:
    """The labels of every language file, checked.

    Raises ValueError, naming the file and the entry, for a file that cannot be used.
    """
    tables = dict(_tables())
    labels = tuple(label for name, table in tables.items() for label in _labels(name, table))
    words = {fold(word) for table in tables.values() for word in table.get("domain_words", ())}
    return LabelBook(
        labels=labels,
        domain_words=frozenset(words),
        boilerplate=tuple(_openings(tables, "boilerplate")),
        guidance=tuple(_openings(tables, "guidance")),
    )


def _tables() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(files(__package__).iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            yield path.name, tomllib.loads(path.read_text(encoding="utf-8"))


def _labels(file: str, table: Mapping[str, Any]) -> Iterator[Label]:
    known = {*HEADING_ROLES, "language", "domain_words", "boilerplate", "guidance"}
    if unknown := set(table) - known:
        raise ValueError(f"{file}: unknown entry {sorted(unknown)[0]!r}; known: {sorted(known)}")
    language = table["language"]
    for role in HEADING_ROLES:
        entry = table.get(role, {})
        for text, source in entry.get("attested", {}).items():
            yield Label(role, text, language, source)
        for text in entry.get("ours", ()):
            yield Label(role, text, language, None)


def _openings(tables: Mapping[str, Mapping[str, Any]], group: str) -> Iterator[Opening]:
    for table in tables.values():
        for kind, entry in table.get(group, {}).items():
            for text in entry["openings"]:
                yield Opening(fold(text), kind, table["language"])
