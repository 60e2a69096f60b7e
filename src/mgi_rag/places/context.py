"""Whether words that could name a place are meant as one, by what stands around them."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from mgi_rag.places.data_files import exact_set, word_set
from mgi_rag.places.words import Word, words_of

_SENTENCE_END: Final = re.compile(r"[.!?…;:\n\r؟。]")
_BREAK: Final = re.compile(r"[.,!?…;:()\[\]\"«»“”\n\r؟،؛–—/|]")
_INTERRUPTION: Final = re.compile(r"[!?…;:\n\r؟؛]")
_APOSTROPHE: Final = re.compile(r"\s?['’ʼ`´]")
_LIST_MARK: Final = re.compile(r"\s*[,/&+;،–-]\s*|\s+")
_SHORTEST_PLAIN: Final = 4
_MANY_CAPITALS: Final = 2


@dataclass(frozen=True)
class Context:
    """A text with its words, as the rules below look at it."""

    text: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> "Context":
        """The context that a text is."""
        return cls(text, words_of(text))

    @cached_property
    def is_shouted(self) -> bool:
        """Whether the whole text is in capitals, so that capitals say nothing."""
        cased = [w for w in self.words if w.has_case and len(w.text) >= _SHORTEST_PLAIN]
        return len(cased) >= _MANY_CAPITALS and all(w.text.isupper() for w in cased)

    def gap_before(self, i: int) -> str:
        """What stands between a word and the one before it."""
        start = self.words[i - 1].end if i else 0
        return self.text[start : self.words[i].start if i < len(self.words) else None]

    def starts_sentence(self, i: int) -> bool:
        """Whether a word is the first of a sentence."""
        return i == 0 or bool(_SENTENCE_END.search(self.gap_before(i)))

    def is_alone(self, start: int, end: int) -> bool:
        """Whether words stand alone between punctuation marks or the text's ends."""
        return self._breaks_before(start) and self._breaks_before(end)

    def _breaks_before(self, i: int) -> bool:
        return i in (0, len(self.words)) or bool(_BREAK.search(self.gap_before(i)))

    def breaks_before(self, i: int) -> bool:
        """Whether a mark, or the text's start or end, stands before a word."""
        return self._breaks_before(i)

    def is_interrupted(self, start: int, end: int) -> bool:
        """Whether a mark stands between words that no name has inside (`U.S.`, `Papua — ...`)."""
        return any(_INTERRUPTION.search(self.gap_before(i)) for i in range(start + 1, end))

    def is_possessed(self, end: int) -> bool:
        """Whether 's follows."""
        return (
            end < len(self.words)
            and self.words[end].folded == "s"
            and bool(_APOSTROPHE.fullmatch(self.gap_before(end)))
        )

    def follows(self, start: int, words: frozenset[str]) -> bool:
        """Whether one of the words stands right before, with no mark between."""
        return (
            start > 0
            and self.words[start - 1].folded in words
            and not _BREAK.search(self.gap_before(start))
        )

    def continues_list(self, start: int, last_end: int | None) -> bool:
        """Whether words join the place that ended before `last_end` to a list of places."""
        if last_end is None or last_end > start:
            return False
        between = self.words[last_end:start]
        gaps = [self.gap_before(i) for i in range(last_end, start + 1)]
        joined = bool(between) or gaps[0].strip() != ""
        return (
            joined
            and all(word.folded in word_set("between") for word in between)
            and all(_LIST_MARK.fullmatch(gap) for gap in gaps)
        )


def is_meant(context: Context, start: int, end: int, last_end: int | None) -> bool | None:
    """Whether a name is meant as a place; None where one should ask.

    Args:
        context: the text.
        start: offset of the name's first word.
        end: offset after its last word.
        last_end: where the place before it in the text ended, in words.
    """
    words = context.words[start:end]
    key = " ".join(word.folded for word in words)
    if key in word_set("as_spelt"):
        return " ".join(word.text for word in words).casefold() in exact_set("as_spelt")
    if key in word_set("capital_only"):
        return _as_capital_only(context, start, end, last_end)
    if key in word_set("ordinary"):
        return _as_ordinary(context, start, end, last_end)
    return True


def is_plain_locality_meant(context: Context, start: int, end: int) -> bool | None:
    """Whether a locality's name that is an ordinary word as well (`Lac`, `Manta`) is meant."""
    if context.is_alone(start, end) or context.is_possessed(end):
        return True
    if context.is_shouted or not context.words[start].is_capitalised:
        return False
    return None if context.starts_sentence(start) else True


def has_company(
    context: Context, start: int, end: int, last_end: int | None, before: str = "before"
) -> bool:
    """Whether a word that says "of", 's or a list of places makes a place of ambiguous words.

    Args:
        context: the text.
        start: offset of the first ambiguous word.
        end: offset after the last.
        last_end: where the place before them in the text ended, in words.
        before: the list of `[words]` that holds the prepositions.
    """
    return (
        context.is_alone(start, end)
        or context.is_possessed(end)
        or context.follows(start, word_set(before))
        or context.continues_list(start, last_end)
    )


def _as_capital_only(context: Context, start: int, end: int, last_end: int | None) -> bool:
    if _is_heading(context, start, end) and context.words[start].is_capitalised:
        return True
    if context.is_shouted or not context.words[end - 1].is_capitalised:
        return False
    if context.starts_sentence(start):
        return context.is_possessed(end)
    return True


def _is_heading(context: Context, start: int, end: int) -> bool:
    """Whether words stand alone, and not before a comma that may open a clause ("Того, кто").

    "Lima, domain 3" is a heading all the same: words of plain letters open no such clause.
    """
    after = context.gap_before(end)
    opens_clause = after.startswith((",", "،")) and not context.words[start].text.isascii()
    ends = context.breaks_before(end) or after == " - "
    return context.breaks_before(start) and ends and not opens_clause


def _as_ordinary(context: Context, start: int, end: int, last_end: int | None) -> bool | None:
    if has_company(context, start, end, last_end):
        return True
    capitalised = context.words[start].is_capitalised and not context.is_shouted
    if not capitalised:
        return None if context.words[start].has_case and start == 0 else False
    if _is_surname(context, start):
        return False
    return None if _is_first_name(context, end) else True


def _is_surname(context: Context, start: int) -> bool:
    """Whether a capitalised word right before makes it a person's name (`Michael Jordan`).

    A joining word that opens a sentence ("And Jordan?") does not.
    """
    return (
        start > 0
        and context.words[start - 1].is_capitalised
        and context.gap_before(start) in (" ", "\u00a0")
        and context.words[start - 1].folded not in word_set("before") | word_set("between")
    )


def _is_first_name(context: Context, end: int) -> bool:
    """Whether a capitalised word right after makes it a person's name (`Chad Smith`)."""
    if end == len(context.words) or context.gap_before(end) not in (" ", "\u00a0"):
        return False
    after = context.words[end]
    others = [w for w in context.words[end + 1 :] if w.text.isalpha()]
    titled = bool(others) and all(word.is_capitalised for word in others)
    return after.is_capitalised and not after.is_all_capitals and not titled


def names_a_language(context: Context, start: int, end: int, stripped: bool) -> bool:
    """Whether an adjective stands for a language ("answer in French", "en francés").

    Args:
        context: the text.
        start: offset of the adjective's first word.
        end: offset after its last word.
        stripped: whether an Arabic prefix was taken off ("بالفرنسية").
    """
    first, last = context.words[start], context.words[end - 1]
    if stripped and first.folded.startswith("بال") and last.folded.endswith("يه"):
        return True
    if context.follows(start, word_set("language_always_before") | word_set("language_nouns")):
        return True
    followed = None if context.breaks_before(end) else context.words[end].folded
    if followed in word_set("language_nouns"):
        return True
    if context.follows(start, word_set("language_before")):
        return followed is None or followed in word_set("language_after")
    alone = context.is_alone(start, end)
    return alone and last.folded in word_set("language_names")
