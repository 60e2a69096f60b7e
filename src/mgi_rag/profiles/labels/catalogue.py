"""Loads the label files.

A language is added by adding its file beside `en.toml`; nothing else names the languages.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from mgi_rag.profiles.finding import Domain, Level, Polarity
from mgi_rag.profiles.labels.wording import fold

HEADING_ROLES: Final = (
    *(f"domain-{domain.value}" for domain in Domain),
    "sub-heading",
    *(polarity.value for polarity in Polarity),
    "both-sides",
    "tool-name",
    "about-mgi",
    "key-findings",
    "introduction",
    "contents",
    "other-section",
    "document-title",
)
_OTHER_ENTRIES: Final = (
    "language",
    "domain_words",
    "numbers",
    "cover_words",
    "local_words",
    "empty_words",
    "negations",
    "close-wordings",
    "close-titles",
    "tags",
    "boilerplate",
    "guidance",
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
class Opening:
    """Opening words by which a paragraph of a set kind is known."""

    folded: str
    kind: str
    """`click-line`, `legal-line` ... or `national`, `local` for guidance."""
    language: str


@dataclass(frozen=True)
class CloseWordings:
    """The words of which one language makes other wordings of the headings of the two sides.

    Each is folded; one that ends in `*` stands for all words that begin so.
    """

    language: str
    nouns: tuple[str, ...]
    strength: tuple[str, ...]
    gap: tuple[str, ...]
    fillers: tuple[str, ...]
    both: tuple[str, ...]
    """Words that join the two sides in one heading."""


@dataclass(frozen=True)
class CloseTitles:
    """The words of which one language makes other wordings of the domains' titles, folded."""

    language: str
    sets: tuple[tuple[Domain, tuple[str, ...]], ...]
    """Words that together tell a domain; one that ends in `*` stands for all that begin so."""
    fillers: tuple[str, ...]


@dataclass(frozen=True)
class LabelBook:
    """The labels of all languages."""

    labels: tuple[Label, ...]
    domain_words: frozenset[str]
    """Folded words that stand before a domain's number, over all languages."""
    number_words: Mapping[str, int]
    """Folded words for the domains' numbers, over all languages."""
    cover_words: frozenset[str]
    """Folded words for the document that stand beside the year on a cover."""
    local_words: frozenset[str]
    """Folded words by which a cover says that it is about a city or region."""
    empty_words: frozenset[str]
    """Folded words that stand in a list instead of a finding."""
    negations: frozenset[str]
    """Folded words that turn a label into its opposite."""
    close_wordings: tuple[CloseWordings, ...]
    close_titles: tuple[CloseTitles, ...]
    tags: Mapping[str, Polarity]
    """Folded words that say the side of the one finding beside them."""
    boilerplate: tuple[Opening, ...]
    guidance: tuple[Opening, ...]

    def boilerplate_kind(self, text: str) -> str | None:
        """Which kind of set line this is (`click-line` ...), or None."""
        opening = _opening(text, self.boilerplate)
        return opening.kind if opening else None

    def guidance_level(self, text: str) -> Level | None:
        """Whether a passage opens like one about countries or about cities, or None."""
        opening = _opening(text, self.guidance)
        return Level(opening.kind) if opening else None


def _opening(text: str, openings: tuple[Opening, ...]) -> Opening | None:
    folded = fold(text[:200])
    return next((o for o in openings if folded.startswith(o.folded)), None)


@cache
def label_book() -> LabelBook:
    """The labels of every language file, checked.

    Raises ValueError, naming the file and the entry, for a file that cannot be used.
    """
    tables = dict(_tables())
    for name, table in tables.items():
        _check_entries(name, table)
    numbers = [(n, words) for t in tables.values() for n, words in enumerate(t.get("numbers", ()))]
    return LabelBook(
        labels=tuple(label for table in tables.values() for label in _labels(table)),
        domain_words=_words(tables, "domain_words"),
        number_words={fold(word): n + 1 for n, words in numbers for word in words},
        cover_words=_words(tables, "cover_words"),
        local_words=_words(tables, "local_words"),
        empty_words=_words(tables, "empty_words"),
        negations=_words(tables, "negations"),
        close_wordings=tuple(_close(t) for t in tables.values() if "close-wordings" in t),
        close_titles=tuple(_close_titles(t) for t in tables.values() if "close-titles" in t),
        tags={fold(word): side for t in tables.values() for side, word in _tags(t)},
        boilerplate=tuple(_openings(tables, "boilerplate")),
        guidance=tuple(_openings(tables, "guidance")),
    )


def _tables() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(files(__package__).iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            yield path.name, tomllib.loads(path.read_text(encoding="utf-8"))


def _check_entries(file: str, table: Mapping[str, Any]) -> None:
    known = {*HEADING_ROLES, *_OTHER_ENTRIES}
    if unknown := set(table) - known:
        raise ValueError(f"{file}: unknown entry {min(unknown)!r}; known: {sorted(known)}")
    if "language" not in table:
        raise ValueError(f'{file}: names no language; add language = "xx"')


def _labels(table: Mapping[str, Any]) -> Iterator[Label]:
    for role in HEADING_ROLES:
        entry = table.get(role, {})
        for text, source in entry.get("attested", {}).items():
            yield Label(role, text, table["language"], source)
        for text in entry.get("ours", ()):
            yield Label(role, text, table["language"], None)


def _words(tables: Mapping[str, Mapping[str, Any]], entry: str) -> frozenset[str]:
    return frozenset(fold(word) for table in tables.values() for word in table.get(entry, ()))


def _close(table: Mapping[str, Any]) -> CloseWordings:
    lists = {name: tuple(map(_cue, words)) for name, words in table["close-wordings"].items()}
    return CloseWordings(table["language"], **lists)


def _close_titles(table: Mapping[str, Any]) -> CloseTitles:
    entry = table["close-titles"]
    sets = tuple(
        (domain, tuple(map(_cue, words.split())))
        for domain in Domain
        for words in entry[f"domain-{domain.value}"]
    )
    return CloseTitles(table["language"], sets, tuple(map(_cue, entry["fillers"])))


def _tags(table: Mapping[str, Any]) -> Iterator[tuple[Polarity, str]]:
    for side in Polarity:
        yield from ((side, word) for word in table.get("tags", {}).get(side.value, ()))


def _cue(word: str) -> str:
    return fold(word) + "*" * word.endswith("*")


def _openings(tables: Mapping[str, Mapping[str, Any]], group: str) -> Iterator[Opening]:
    for table in tables.values():
        for kind, entry in table.get(group, {}).items():
            for text in entry["openings"]:
                yield Opening(fold(text), kind, table["language"])
