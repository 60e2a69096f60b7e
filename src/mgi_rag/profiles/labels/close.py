"""Other wordings of the headings of sides and domains, known by the words that make them.

"Areas with further potential for development" stands in no list; a noun such as *area*, a word of
one side such as *potential*, and nothing but words of such headings between them tell it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.profiles.labels.catalogue import CloseTitles, CloseWordings, label_book
from mgi_rag.profiles.labels.wording import fold

_MOST_WORDS: Final = 14
_ARABIC_PREFIX: Final = re.compile(r"^(?:(?:وال|بال|فال|ولل|لل|ال)(?=\w{3})|[وبل](?=\w{4}))")


def close_side(text: str) -> Polarity | None:
    """The side that a heading of unlisted wording opens, or None when its words do not tell.

    >>> close_side("Areas with further potential for development")
    <Polarity.GAP: 'gap'>
    >>> close_side("Improved areas") is None
    True
    """
    sides = _sides(text)
    return next(iter(sides)) if len(sides) == 1 else None


def names_both_sides(text: str) -> bool:
    """Whether a heading of unlisted wording stands over strengths and gaps at once.

    >>> names_both_sides("Well-developed areas and areas with further potential")
    True
    """
    if len(_sides(text)) != len(Polarity):
        return False
    words = fold(text).split()
    return any(word in close.both for close in label_book().close_wordings for word in words)


def close_domain(text: str) -> Domain | None:
    """The domain that a title of unlisted wording opens, or None when its words do not tell.

    >>> close_domain("Protecting the rights of migrants").value
    1
    >>> close_domain("Migrants' right to work") is None
    True
    """
    words = fold(text).split()
    if not words or len(words) > _MOST_WORDS:
        return None
    found = {domain for close in label_book().close_titles for domain in _domains(words, close)}
    return next(iter(found)) if len(found) == 1 else None


def _domains(words: Sequence[str], close: CloseTitles) -> set[Domain]:
    bare = [_bare(word, close.language) for word in words]
    return {
        domain
        for domain, cues in close.sets
        if all(any(_is_one_of(word, (cue,)) for word in bare) for cue in cues)
        and all(_is_one_of(word, (*cues, *close.fillers)) for word in bare)
    }


def _sides(text: str) -> frozenset[Polarity]:
    words = fold(text).split()
    if not 2 <= len(words) <= _MOST_WORDS:
        return frozenset()
    for close in label_book().close_wordings:
        if sides := _sides_in(words, close):
            return sides
    return frozenset()


def _sides_in(words: Sequence[str], close: CloseWordings) -> frozenset[Polarity]:
    bare = [_bare(word, close.language) for word in words]
    known = _vocabulary(close)
    if not all(known.fullmatch(word) for word in bare):
        return frozenset()
    # The noun must be another word than the one that tells the side ("oportunidades").
    found = set()
    for side, cues in ((Polarity.STRENGTH, close.strength), (Polarity.GAP, close.gap)):
        for i, word in enumerate(bare):
            others = bare[:i] + bare[i + 1 :]
            if _is_one_of(word, cues) and any(_is_one_of(w, close.nouns) for w in others):
                found.add(side)
    return frozenset(found)


@cache
def _vocabulary(close: CloseWordings) -> re.Pattern[str]:
    """All words of which a language makes headings of the two sides."""
    cues = (*close.nouns, *close.strength, *close.gap, *close.fillers, *close.both)
    return re.compile(
        "|".join(re.escape(cue.removesuffix("*")) + r"\w*" * cue.endswith("*") for cue in cues)
    )


def _bare(word: str, language: str) -> str:
    return _ARABIC_PREFIX.sub("", word) if language == "ar" else word


def _is_one_of(word: str, cues: Iterable[str]) -> bool:
    return any(word.startswith(cue[:-1]) if cue.endswith("*") else word == cue for cue in cues)
