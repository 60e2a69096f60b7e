"""Every number of a sentence stands in what it cites."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from mgi_rag.chat.checking.source import Source
from mgi_rag.chat.checking.words import number_words
from mgi_rag.chat.instruments import numbers_of
from mgi_rag.index.terms import tokens_of

_GROUPED: Final = re.compile(r"(?<=\d)[,.\u00a0\u202f ](?=\d{3}(?!\d))")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_DOMAIN: Final = re.compile(
    r"\b(?:domains?|domaines?|dominios?|domínios?|домен\w*|област\w*|المجال|مجال)\s+(\d)\b",
    re.IGNORECASE,
)


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text, in digits or in words, as plain digits.

    >>> sorted(numbers_in("Two laws of ٢٠١٨ cover 12,500 people"))
    ['12500', '2', '2018']
    """
    plain = "".join(_digit(character) for character in text)
    found = {number.replace(",", ".") for number in _NUMBER.findall(_GROUPED.sub("", plain))}
    words = number_words()
    spelt = {words[form] for t in tokens_of(text) for form in t.forms if form in words}
    return frozenset(found | spelt)


def foreign_number(sentence: str, sources: Sequence[Source]) -> str | None:
    """A number of the sentence that none of its sources holds; None where there is none.

    The year of the profile and the number of the domain may be told beside the finding's own.
    """
    allowed: set[str] = set()
    for source in sources:
        allowed |= numbers_in(source.quote) | numbers_of(source.quote)
        allowed |= {str(source.year)} if source.year else set()
    domains = {str(source.domain) for source in sources if source.domain}
    rest = _DOMAIN.sub(lambda m: "" if m[1] in domains else m[0], sentence)
    return next(iter(sorted(numbers_in(rest) - allowed)), None)


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)
