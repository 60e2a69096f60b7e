"""Which heading a line is, by its words alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from mgi_rag.profiles.finding import Polarity
from mgi_rag.profiles.labels.catalogue import Label, label_book
from mgi_rag.profiles.labels.close import close_domain, close_side, names_both_sides
from mgi_rag.profiles.labels.numbering import Numbered, split_number
from mgi_rag.profiles.labels.titles import title_of
from mgi_rag.profiles.labels.wording import fold, squeeze, without_footnote_mark

CLOSE_ENOUGH: Final = 92.0
"""Similarity (rapidfuzz ratio, 0 to 100) from which a heading counts as a slip of a label.

Lowest value at which no two labels of different roles meet: `tests/profiles/test_labels.py`.
"""
_SHORTEST_FOR_SLIPS: Final = 9
"""Letters a wording needs before slips are forgiven; shorter ones must match whole."""
_LONGEST_HEADING: Final = 200
"""Characters beyond which a line is never a heading."""
_LONGEST_LABEL_BEFORE_TEXT: Final = 120
_SEPARATOR: Final = re.compile(r"\s*[:|]\s*|\s+[–—-]\s+|\s*//\s*")
_PARENTHESES: Final = re.compile(r"\s*\([^()]*\)\s*:?\s*$")

_IN_PARENTHESES: Final = re.compile(r"^(?P<head>[^()]+)[(\[](?P<tail>[^()\[\]]+)[)\]]\s*:?\s*$")


@dataclass(frozen=True)
class HeadingMatch:
    """A line recognised as a heading."""

    label: Label
    number: int | None = None
    """The domain number printed before the title, whatever it is worth."""
    rest: str = ""
    """What follows the label on the same line: a list's first finding, a title's place."""
    side: Polarity | None = None
    """The side that a domain's title names on the same line ("Partnerships: gaps")."""
    is_close: bool = False
    """Whether the wording stands in no list and was told by its words."""


@lru_cache(maxsize=4096)
def heading_of(text: str) -> HeadingMatch | None:
    """The heading that a line is, or None.

    >>> heading_of("DOMAIN 6: SAFE, ORDERLY AND REGULAR MIGRATION").label.role
    'domain-6'
    >>> heading_of("Areas with potential for further development: It has no law.").rest
    'It has no law.'
    >>> heading_of("Kazakhstan regulates labour immigration.") is None
    True
    """
    if not text.strip():
        return None
    if len(text) <= _LONGEST_HEADING:
        found = _domain_and_side(text) or _whole(text) or _title(text)
        if found is not None:
            return found
    return _side_before_text(text)


def exact_label(text: str) -> Label | None:
    """The label that a line is, word for word, numbering apart; for lines set as list items."""
    return _known().get(squeeze(_numbered(text).title))


def side_of_tag(text: str) -> Polarity | None:
    """The side that a word beside a finding says, as *Gap* does in `[Gap] It has no law`.

    >>> side_of_tag("Gap"), side_of_tag("Strengths"), side_of_tag("Law")
    (<Polarity.GAP: 'gap'>, <Polarity.STRENGTH: 'strength'>, None)
    """
    if not text.strip() or len(text) > _LONGEST_LABEL_BEFORE_TEXT:
        return None
    if side := label_book().tags.get(fold(text)):
        return side
    whole = _whole(text)
    return whole.label.polarity if whole else None


def unknown_domain_number(text: str) -> int | None:
    """The number of a line such as "Domain 4" or "Domain 4: some unknown title", or None.

    >>> unknown_domain_number("Domain 4: Prosperity"), unknown_domain_number("4. Prosperity")
    (4, None)
    """
    numbered = _numbered(text)
    return numbered.number if numbered.has_word else None


def is_part_number(text: str) -> bool:
    """Whether a line opens with the number of a part of a domain, such as `2.1`."""
    return _numbered(text).is_decimal


def _numbered(text: str) -> Numbered:
    book = label_book()
    return split_number(text, book.domain_words, book.number_words)


def _whole(text: str) -> HeadingMatch | None:
    """A line that is a heading from its first word to its last."""
    # Whole first: a title may begin with what looks like a number and a domain's word.
    if label := _known().get(squeeze(text)):
        return HeadingMatch(label)
    plain = without_footnote_mark(text)
    numbered = _numbered(plain)
    for title in dict.fromkeys((numbered.title, _PARENTHESES.sub("", numbered.title))):
        if label := _listed(title):
            return HeadingMatch(label, numbered.number)
    if side := close_side(numbered.title):
        return HeadingMatch(
            _close_label(side.value, numbered.title), numbered.number, is_close=True
        )
    if names_both_sides(numbered.title):
        return HeadingMatch(_close_label("both-sides", numbered.title), is_close=True)
    if domain := close_domain(numbered.title):
        label = _close_label(f"domain-{domain.value}", numbered.title)
        return HeadingMatch(label, numbered.number, is_close=True)
    return None


def _listed(title: str) -> Label | None:
    squeezed = squeeze(title)
    return _known().get(squeezed) or _slip_of(title, squeezed)


def _close_label(role: str, text: str) -> Label:
    return Label(role, text.strip(), "", None)


def _domain_and_side(text: str) -> HeadingMatch | None:
    """`Partnerships: areas for improvement`, `Domain 3 | Partnerships (gaps)`, `Gaps: Domain 3`."""
    for head, tail in _parts(text):
        one, other = _whole(head), _whole(tail)
        if one is None or other is None:
            continue
        if one.label.polarity is not None and other.label.domain is not None:
            one, other = other, one
        if other.label.polarity is None:
            continue
        if one.label.domain is not None:
            return replace(one, side=other.label.polarity, is_close=other.is_close)
        if one.label.role in ("tool-name", "key-findings"):
            return other
    return None


def _parts(text: str) -> Iterator[tuple[str, str]]:
    for separator in _SEPARATOR.finditer(text):
        yield text[: separator.start()], text[separator.end() :]
    if match := _IN_PARENTHESES.match(text):
        yield match["head"], match["tail"]


def _title(text: str) -> HeadingMatch | None:
    found = title_of(text)
    return HeadingMatch(found[0], rest=found[1]) if found else None


def _side_before_text(text: str) -> HeadingMatch | None:
    """A side's label and, after a colon, the first finding of its list."""
    for head, rest in _colon_splits(text):
        found = _whole(head)
        if found is not None and found.label.polarity is not None:
            return replace(found, rest=rest)
    return None


def _colon_splits(text: str) -> Iterator[tuple[str, str]]:
    colons = [i for i, c in enumerate(text[:_LONGEST_LABEL_BEFORE_TEXT]) if c in ":："]
    for colon in reversed(colons):
        rest = text[colon + 1 :].strip()
        if rest:
            yield text[:colon], rest


@cache
def _known() -> dict[str, Label]:
    """Labels by their squeezed wording; an attested one goes before one of ours."""
    known: dict[str, Label] = {}
    for label in sorted(label_book().labels, key=lambda label: label.attested is None):
        known.setdefault(squeeze(label.text), label)
    return known


@cache
def _forgiven() -> tuple[str, ...]:
    """Wordings of which slips are forgiven: a title counts only by the place beside it."""
    return tuple(key for key, label in _known().items() if label.role != "document-title")


def _slip_of(title: str, squeezed: str) -> Label | None:
    if len(squeezed) < _SHORTEST_FOR_SLIPS:
        return None
    # Imported here: only headings that are not known whole pay for it.
    from rapidfuzz import fuzz, process

    best = process.extractOne(squeezed, _forgiven(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    if best is None:
        return None
    label = _known()[best[0]]
    # "Areas not well developed" is a letter or three from its opposite.
    turned = (set(fold(title).split()) ^ set(fold(label.text).split())) & label_book().negations
    return None if turned else label
