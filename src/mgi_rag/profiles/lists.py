"""The lines under a side's heading to its findings, whatever the bullets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from mgi_rag.profiles.bullets import trimmed
from mgi_rag.profiles.labels import fold, label_book
from mgi_rag.profiles.labels.wording import ascii_digits
from mgi_rag.profiles.outline import CITATION
from mgi_rag.profiles.reading import ReadLine, Role
from mgi_rag.profiles.spots import Sort, Spot, is_ended

_WRAPPED_SHARE: Final = 0.8
"""Share of a list's longest line from which a line may have been broken by its width."""
_BROKEN_WORD: Final = re.compile(r"\w[-\u00ad]$")


@dataclass
class ReadList:
    """The findings of one list, and its lines with a role each."""

    findings: list[tuple[str, str]] = field(default_factory=list)
    """(quote, locator) in order."""
    lines: list[ReadLine] = field(default_factory=list)


def read_list(spots: Sequence[Spot], first_words: str, kind: str) -> ReadList:
    """The findings of a list.

    Args:
        spots: the lines of the list; where its heading carries the first finding, that line is
            the first of them.
        first_words: the first finding on the heading's own line; "" where there is none.
        kind: how the lines of findings are named, `strengths` or `gaps`.
    """
    reader = _ListReader(kind, spots, first_words)
    sources = _sources_at_end(spots)
    for i, spot in enumerate(spots):
        if i in sources:
            reader.leave_out(spot, "source among findings")
        else:
            reader.read(spot)
    return reader.result


def _sources_at_end(spots: Sequence[Spot]) -> frozenset[int]:
    """The items at a list's end that are notes on its sources, if others stand before them."""
    items = [i for i, spot in enumerate(spots) if spot.sort is Sort.ITEM]
    sources: set[int] = set()
    for i in reversed(items):
        if not re.match(CITATION, spots[i].words):
            return frozenset(sources)
        sources.add(i)
    return frozenset()


def _part_titles(spots: Sequence[Spot]) -> frozenset[int]:
    """The items, by their ids, that head a part of the list rather than being findings.

    Deeper items stand under such a one, and these are sentences while it is none.
    """
    items = [spot for spot in spots if spot.sort is Sort.ITEM]
    titles = set()
    for n, item in enumerate(items):
        under = _deeper(items[n + 1 :], item.line.level)
        if under and not is_ended(item.text) and all(is_ended(spot.text) for spot in under):
            titles.add(id(item))
    return frozenset(titles)


def _count(spot: Spot) -> int:
    """The last number of an item's bullet."""
    whole = trimmed(spot.line.text)
    numbers = re.findall(r"\d+", ascii_digits(whole[: len(whole) - len(spot.words)]))
    return int(numbers[-1]) if numbers else 0


def _deeper(items: Sequence[Spot], level: int) -> list[Spot]:
    return list(takewhile(lambda spot: spot.line.level > level, items))


class _ListReader:
    """Reads the lines of one list, knowing what the whole of it looks like."""

    def __init__(self, kind: str, spots: Sequence[Spot], first_words: str) -> None:
        self.kind = kind
        self.first_words = first_words
        self.result = ReadList()
        self.has_bullets = any(spot.sort is Sort.ITEM for spot in spots)
        texts = [spot for spot in spots if spot.sort is Sort.TEXT]
        # Where blank lines part some paragraphs, lines without one before them were wrapped.
        self.is_parted = any(spot.line.is_blank_before for spot in texts[1:])
        self.is_without_ends = not any(is_ended(spot.text) for spot in texts)
        self.width = max((len(spot.text) for spot in texts), default=0)
        self.main_bullet: str | None = None
        self.main_level: int | None = None
        self.count: int | None = None
        """Number of the latest item of a counted list."""
        self.part_titles = _part_titles(spots)
        self.is_open = False
        self.is_over = False
        self.waits_for_words = False
        self.last: Spot | None = None

    def read(self, spot: Spot) -> None:
        """Gives one line its role, and its words to a finding."""
        if spot.sort is Sort.BLANK:
            self._keep(spot, Role.BLANK, "blank")
        elif spot.sort is Sort.SET_PIECE:
            self._keep(spot, Role.BOILERPLATE, spot.kind)
            self.is_over = self.is_over or spot.kind in ("legal-line", "contact-line")
        elif spot.sort is Sort.HEADING:
            self._start(spot, self.first_words)
        elif spot.sort is Sort.ITEM:
            self._read_item(spot)
            self.last = spot
        else:
            self._read_text(spot)
            self.last = spot

    def leave_out(self, spot: Spot, kind: str) -> None:
        """Keeps a line as one that was not understood."""
        self.is_open = False
        self._keep(spot, Role.NOT_UNDERSTOOD, kind)

    def _read_item(self, spot: Spot) -> None:
        bullet = spot.bullet or "item"
        if id(spot) in self.part_titles:
            self.is_open, self.main_level = False, None
            self._keep(spot, Role.HEADING, "sub-heading")
            return
        if self._is_part_of_open(spot, bullet):
            self._continue(spot)
            return
        self.main_bullet = self.main_bullet or bullet
        self.main_level = spot.line.level if self.main_level is None else self.main_level
        self.count = _count(spot) if bullet == "number" else None
        words = spot.words
        if words:
            self._start(spot, words)
        else:  # a bullet that a converter set on a line of its own
            self.waits_for_words = True
            self.is_open = False
            self._keep(spot, Role.FINDING, self.kind)

    def _is_part_of_open(self, spot: Spot, bullet: str) -> bool:
        """Whether an item goes on with the finding before it: a list in it, or a wrapped line."""
        if self.is_open and self.main_level is not None and spot.line.level > self.main_level:
            return True
        if not self.is_open or self.main_bullet is None:
            return False
        quote = self.result.findings[-1][0]
        if bullet == self.main_bullet:
            return not is_ended(quote) and not self._counts_on(spot)
        if spot.line.is_item and bullet == "item":
            return False
        announces = quote.endswith(":") or self._has_parts
        wrapped = not is_ended(quote) and not spot.line.is_blank_before and not spot.line.is_item
        return announces or wrapped

    def _counts_on(self, spot: Spot) -> bool:
        """Whether an item's number is no mere number of the sentence before it.

        "(n.º 97) ..." may be broken before the number; the next item counts on by one.
        """
        if spot.bullet != "number" or spot.line.is_blank_before or spot.line.is_item:
            return True
        return self.count is None or _count(spot) in (1, self.count + 1)

    @property
    def _has_parts(self) -> bool:
        last = self.last
        return (
            last is not None
            and last.sort is Sort.ITEM
            and ((last.bullet or "item") != self.main_bullet)
        )

    def _read_text(self, spot: Spot) -> None:
        if self.waits_for_words:
            self.waits_for_words = False
            self._start(spot, spot.text)
        elif self.is_over:
            self.leave_out(spot, "prose after a list")
        elif self.has_bullets:
            self._read_text_among_bullets(spot)
        elif self._is_new_paragraph(spot):
            self._start(spot, spot.text)
        else:
            self._continue(spot)

    def _read_text_among_bullets(self, spot: Spot) -> None:
        if self.is_open and self._goes_on(spot):
            self._continue(spot)
            return
        self.leave_out(spot, "prose in a bulleted list")

    def _goes_on(self, spot: Spot) -> bool:
        last = self.last
        is_printed = last is not None and not (last.sort is Sort.ITEM and last.line.is_item)
        if is_printed and not spot.line.is_blank_before:
            return True
        return not is_ended(self.result.findings[-1][0]) and spot.text[:1].islower()

    def _is_new_paragraph(self, spot: Spot) -> bool:
        if not self.is_open or self.last is None:
            return True
        starts, ended = not spot.text[:1].islower(), is_ended(self.last.text)
        if spot.line.is_blank_before:
            return ended or starts
        if self.is_parted:
            return False
        return starts and (ended or self.is_without_ends or self._is_short(self.last))

    def _is_short(self, spot: Spot) -> bool:
        return len(spot.text) < _WRAPPED_SHARE * self.width

    def _start(self, spot: Spot, words: str) -> None:
        if fold(words) in label_book().empty_words:
            self._keep(spot, Role.BOILERPLATE, "no-finding")
            return
        self.result.findings.append((words, spot.line.locator))
        self.is_open = True
        self.last = spot
        self._keep(spot, Role.FINDING, self.kind)

    def _continue(self, spot: Spot) -> None:
        quote, locator = self.result.findings.pop()
        self.result.findings.append((_joined(quote, trimmed(spot.line.text)), locator))
        self._keep(spot, Role.FINDING, self.kind)

    def _keep(self, spot: Spot, role: Role, kind: str) -> None:
        self.result.lines.append(ReadLine(spot.line, role, kind))


def _joined(quote: str, text: str) -> str:
    """A finding with its next line; a word broken at a hyphen stays one word."""
    if _BROKEN_WORD.search(quote) and text[:1].islower():
        return quote.rstrip("\u00ad") + text
    return f"{quote} {text}"
