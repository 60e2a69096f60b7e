"""The words of a text, folded so that case, accents and spelling of letters do not matter."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

# Letters and digits, with the combining marks that decomposed text and Arabic vowels bring.
_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0640\u064b-\u0655\u0670])+")
_NO_DECOMPOSITION: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "ـ": ""}
    | {"ة": "ه", "ى": "ي", "ٱ": "ا"}
)
_MARKS: Final = re.compile(r"[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+")
_JOINERS: Final = re.compile(r"(?<=[^\W\d_])[ʻʼ](?=[^\W\d_])")


@dataclass(frozen=True)
class Word:
    """One word of a text."""

    text: str
    """As typed."""
    folded: str
    """Without case, accents, Arabic vowel signs and hamzas."""
    start: int
    end: int
    """Character offsets in the text."""

    @property
    def is_capitalised(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_all_capitals(self) -> bool:
        """Whether it is two or more letters, all capitals."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def has_case(self) -> bool:
        """Whether its script knows capitals."""
        return self.text[0].lower() != self.text[0].upper()


def fold(text: str) -> str:
    """A text without case, accents, Arabic vowel signs and hamzas.

    >>> fold("Côte d’Ivoire"), fold("Йемен"), fold("أرمينيا")
    ('cote d’ivoire', 'иемен', 'ارمينيا')
    """
    lower = text.casefold()
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFKD", lower.translate(_NO_DECOMPOSITION))
    return _MARKS.sub("", decomposed)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in their order; apostrophes and hyphens separate words.

    >>> [word.folded for word in words_of("l’Ouzbékistan, São-Tomé")]
    ['l', 'ouzbekistan', 'sao', 'tome']
    """
    spaced = _JOINERS.sub("'", text)  # same length, so that offsets hold
    return tuple(
        Word(match[0], folded, match.start(), match.end())
        for match in _WORD.finditer(spaced)
        if (folded := fold(match[0]))
    )


def key_of(name: str) -> tuple[str, ...]:
    """A name as it is looked up: its folded words.

    >>> key_of("Côte d’Ivoire")
    ('cote', 'd', 'ivoire')
    """
    # As `words_of`, without the offsets: the whole gazetteer passes here once.
    folded = (fold(word) for word in _WORD.findall(_JOINERS.sub("'", name)))
    return tuple(word for word in folded if word)
