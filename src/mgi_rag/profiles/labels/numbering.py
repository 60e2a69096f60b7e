"""The numbers that profiles print before their headings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from mgi_rag.profiles.labels.wording import ascii_digits, fold

_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_AFTER: Final = r"[\s.:)\]|/–—-]*"
_DECIMAL: Final = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})+" + _AFTER + r"(?=\D)")
_FIGURE: Final = re.compile(
    r"^[\s(\[#*]*(?P<number>\d{1,2}|[IVX]{1,4}(?=\s*[.):|–—-]))" + _AFTER + r"(?=[^\d\s])"
)
_WORD: Final = re.compile(
    r"^[\s(\[#*]*(?P<first>[^\W\d_]+)[\s.:–—-]*(?:(?:n\s?[°ºo]|no\b|№)[\s.]*)?"
    r"(?P<second>\d{1,2}(?!\d)|[^\W\d_]+)(?P<after>" + _AFTER + ")"
)
_INITIAL: Final = re.compile(r"^\W*D(?P<number>[1-6])\b" + _AFTER)


@dataclass(frozen=True)
class Numbered:
    """A heading with the number before it taken off."""

    title: str
    """What follows the number; the whole text where there is none."""
    number: int | None = None
    """The domain number printed, whatever it is worth."""
    has_word: bool = False
    """Whether a word such as Domain stands with the number."""
    is_decimal: bool = False
    """Whether the number is one of a part (`2.1`), which says nothing about the domain."""


def split_number(
    text: str, domain_words: frozenset[str], number_words: Mapping[str, int]
) -> Numbered:
    """A heading's number and title.

    Args:
        text: one line.
        domain_words: folded words that stand before a domain's number.
        number_words: folded words for the numbers, with their values.

    >>> split_number("Domain II – Partnerships", frozenset({"domain"}), {})
    Numbered(title='Partnerships', number=2, has_word=True, is_decimal=False)
    >>> split_number("3. Partnerships", frozenset(), {}).number
    3
    """
    plain = ascii_digits(text)
    if match := _DECIMAL.match(plain):
        return Numbered(plain[match.end() :].strip(), is_decimal=True)
    if match := _INITIAL.match(plain):
        return Numbered(plain[match.end() :].strip(), int(match["number"]), has_word=True)
    if found := _with_word(plain, domain_words, number_words):
        return found
    if match := _FIGURE.match(plain):
        value = _value(match["number"], {})
        return Numbered(plain[match.end() :].strip(), value)
    return Numbered(text)


def _with_word(
    text: str, domain_words: frozenset[str], number_words: Mapping[str, int]
) -> Numbered | None:
    match = _WORD.match(text)
    if match is None:
        return None
    first, second = match["first"], match["second"]
    if fold(first) in domain_words:
        number = _value(second, number_words)
    elif fold(second) in domain_words:  # "Первая область: ..."
        number = number_words.get(fold(first))
    else:
        return None
    if number is None:
        return None
    return Numbered(text[match.end() :].strip(), number, has_word=True)


def _value(number: str, number_words: Mapping[str, int]) -> int | None:
    if number.isdigit():
        return int(number)
    folded = fold(number)
    return _ROMAN.get(folded) or number_words.get(folded)
