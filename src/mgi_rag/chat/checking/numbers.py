"""Every number of a sentence stands in what it cites."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from mgi_rag.chat.checking.source import Source
from mgi_rag.chat.checking.taken_up import taken_up
from mgi_rag.chat.checking.words import fraction_words, number_words
from mgi_rag.chat.instruments import numbers_of
from mgi_rag.index.terms import tokens_of

_GROUPED: Final = re.compile(r"(?<=\d)[,.\u00a0\u202f ](?=\d{3}(?!\d))")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PAIR: Final = "2"
_SMALL: Final = frozenset(str(n) for n in range(2, 13))
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_DOMAIN: Final = re.compile(
    r"\b(?:domains?|domaines?|dominios?|domínios?|домен\w*|област\w*|المجال|مجال)\s+(\d)\b",
    re.IGNORECASE,
)


def numbers_in(text: str, language: str) -> frozenset[str]:
    """The numbers of a text, in digits or in words, as plain digits.

    >>> sorted(numbers_in("Two laws of ٢٠١٨ cover 12,500 people", "en"))
    ['12500', '2', '2018']
    """
    plain = "".join(_digit(character) for character in text)
    found = {number.replace(",", ".") for number in _NUMBER.findall(_GROUPED.sub("", plain))}
    words = number_words(language)
    spelt = {words[form] for t in tokens_of(text) for form in t.forms if form in words}
    return frozenset(found | spelt)


def foreign_number(sentence: str, sources: Sequence[Source], language: str) -> str | None:
    """A number of the sentence that none of its sources holds; None where there is none.

    The year of the profile and the number of the domain may be told beside the finding's own.
    """
    allowed: set[str] = set()
    for source in sources:
        allowed |= numbers_in(source.quote, source.language) | numbers_of(source.quote)
        allowed |= {str(source.year)} if source.year else set()
    domains = {str(source.domain) for source in sources if source.domain}
    rest = _DOMAIN.sub(lambda m: "" if m[1] in domains else m[0], sentence)
    strange = numbers_in(rest, language) - allowed
    # "Two languages, English and Kiswahili" counts what the source enumerates.
    if strange == {_PAIR} and _PAIR not in rest and not allowed & _SMALL:
        return None
    return (
        min(strange, default=None)
        or _another_fraction(rest, sources, language)
        or _year_of_another_part(rest, sources, language)
    )


def _another_fraction(text: str, sources: Sequence[Source], language: str) -> str | None:
    """A fraction that is not the one that the sources tell: "a third" for "two thirds"."""
    said = _fractions(text, language)
    heard = frozenset[str]().union(*(_fractions(s.quote, s.language) for s in sources))
    return min(said - heard, default=None) if said and heard else None


def _fractions(text: str, language: str) -> frozenset[str]:
    """The fractions told in words, as `2/3`."""
    parts, numbers, found = fraction_words(language), number_words(language), set()
    tokens = tokens_of(text)
    for before, token in pairwise(tokens):
        below = next((parts[form] for form in token.forms if form in parts), None)
        if below is not None:
            above = next((numbers[form] for form in before.forms if form in numbers), "1")
            found.add(f"{above}/{below}")
    return frozenset(found)


def _year_of_another_part(text: str, sources: Sequence[Source], language: str) -> str | None:
    """A year that the source tells of something else than the sentence does."""
    years = set(_YEAR.findall(text)) - {str(source.year) for source in sources}
    parts = taken_up(tokens_of(text), sources, language)
    told = {year for part in parts for year in _YEAR.findall(part.text)}
    return min(years) if years and told and not years & told else None


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)
