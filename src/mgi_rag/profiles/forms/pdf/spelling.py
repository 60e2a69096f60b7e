"""Words as they are meant: ligatures, letters set apart, hyphens at line ends."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from mgi_rag.profiles.forms.pdf.glyphs import Run, Word

HYPHENS: Final = "-\u00ad\u2010\u0002\ufffe"
"""Signs at the end of a line that may part a word; pdfium gives the last two for a hyphen."""
_PRESENTATION: Final = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdfb\ufe70-\ufefc]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_COMPOUND: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_DRAWN_FIRST: Final = re.compile(r"^([.,،؛:!؟]+)([0-9A-Za-z٠-٩].*)$")
"""A number with the full stop that follows it in Arabic, in the order of drawing."""
_FEWEST_PARTS: Final = 5
"""Pieces that a line set letter by letter has at least."""
_LONGEST_PIECE: Final = 3.5
"""Mean letters a piece up to which a line counts as set letter by letter."""
_WIDER: Final = 1.45
"""How much wider the space between words is than that between letters set apart."""
_RAISED: Final = 0.75
"""Size of a footnote's mark as a share of its line's, at most."""


def plain(text: str) -> str:
    """Ligatures and joined Arabic letters as the letters that they stand for.

    >>> plain("o\ufb03ce")
    'office'
    """
    if text.isascii() and "\x02" not in text:
        return text
    text = _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return text.replace("\x02", "-").replace("\ufffe", "-")


class Vocabulary:
    """The words of one document, by which parted and spaced words are put together."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words: set[str] = set()
        self.compounds: set[str] = set()
        for text in texts:
            folded = text.casefold()
            self.words.update(_LETTERS.findall(folded))
            self.compounds.update(_COMPOUND.findall(folded))

    def knows(self, words: Iterable[Word]) -> bool:
        """Whether every one of these is a word of the document."""
        pieces = (piece for word in words for piece in _LETTERS.findall(word.text.casefold()))
        return all(piece in self.words for piece in pieces)

    def joined(self, head: str, tail: str) -> str:
        """A word parted by a hyphen at a line's end.

        The hyphen stays where the document writes the compound elsewhere, or both of its parts
        but not their union.

        >>> Vocabulary(["migration"]).joined("migra-", "tion,")
        'migration,'
        >>> Vocabulary(["the well-being"]).joined("well-", "being")
        'well-being'
        """
        start = head[:-1]
        left = _last_letters(start)
        right = _first_letters(tail)
        if not left or not right or not tail[0].islower():
            return f"{start}-{tail}"
        if left + right in self.words:
            return start + tail
        if f"{left}-{right}" in self.compounds or {left, right} <= self.words:
            return f"{start}-{tail}"
        return start + tail

    def parted(self, letters: str) -> list[str] | None:
        """Letters without spaces as words of the document, the fewest; None if they are not.

        >>> Vocabulary(["governance of migration"]).parted("MIGRATIONGOVERNANCE")
        ['MIGRATION', 'GOVERNANCE']
        """
        best: list[list[str] | None] = [[]] + [None] * len(letters)
        folded = letters.casefold()
        if len(folded) != len(letters):
            return None
        for stop in range(1, len(letters) + 1):
            for start in range(max(0, stop - 24), stop):
                before = best[start]
                if before is None or folded[start:stop] not in self.words:
                    continue
                known = best[stop]
                if known is None or len(before) + 1 < len(known):
                    best[stop] = [*before, letters[start:stop]]
        return best[-1]


def _last_letters(text: str) -> str:
    found = _LETTERS.findall(text)
    return found[-1].casefold() if found and text[-1].isalpha() else ""


def _first_letters(text: str) -> str:
    match = _LETTERS.match(text)
    return match[0].casefold() if match else ""


def is_spaced(words: Sequence[Word]) -> bool:
    """Whether a line is set letter by letter, as titles are ("M I G R AT I O N").

    Only capitals are: the short words of ordinary text are none.
    """
    pieces = [word.text for word in words if any(map(str.isalpha, word.text))]
    letters = "".join(pieces)
    capitals = sum(map(str.isupper, letters))
    short = len(letters) <= _LONGEST_PIECE * len(pieces)
    return len(pieces) >= _FEWEST_PARTS and short and capitals * 10 >= len(letters) * 8


def words_of(run: Run, vocabulary: Vocabulary) -> list[str]:
    """The words of a row as they are meant, without the raised marks of footnotes."""
    if is_spaced(run.words) and not vocabulary.knows(run.words):
        return _closed_up(run, vocabulary)
    words = [plain(word.text) for word in run.words if not _is_raised(word, run)]
    return [_DRAWN_FIRST.sub(r"\2\1", word) for word in words] if run.is_right_to_left else words


def _is_raised(word: Word, run: Run) -> bool:
    small = word.size <= _RAISED * run.size
    mark = word.text.strip("()[].,").isdigit() or not any(map(str.isalnum, word.text))
    return small and mark and word.bottom < run.bottom - 0.1 * run.size


def _closed_up(run: Run, vocabulary: Vocabulary) -> list[str]:
    """Pieces put together where their spaces are as narrow as those between letters."""
    pairs = list(zip(run.words, run.words[1:], strict=False))
    gaps = [max(b.x0 - a.x1, a.x0 - b.x1, 0.0) for a, b in pairs]
    narrow = sorted(gaps)[len(gaps) // 3]
    limit = max(narrow * _WIDER, narrow + 0.12 * run.size)
    words = [plain(run.words[0].text)]
    for (_, piece), gap in zip(pairs, gaps, strict=True):
        if gap > limit:
            words.append(plain(piece.text))
        else:
            words[-1] += plain(piece.text)
    return [part for word in words for part in _as_known(word, vocabulary)]


def _as_known(word: str, vocabulary: Vocabulary) -> list[str]:
    """A word, or the several that it holds when the spaces told nothing."""
    if word.casefold() in vocabulary.words or not word.isalpha():
        return [word]
    return vocabulary.parted(word) or [word]
