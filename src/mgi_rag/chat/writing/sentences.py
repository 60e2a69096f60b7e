"""A model's words cut into sentences, each with the evidence numbers that it names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_MARK: Final = re.compile(r"\[(\d{1,4}(?:\s*[,;]\s*\d{1,4})*)\]")
_MARKS: Final = r"(?:[ \t]*\[\d[\d,;\s]*\])"
_END: Final = re.compile(
    rf"\n+|(?<=[.!?؟]){_MARKS}*(?:[ \t]+(?!\[)|(?=\n)|$)|{_MARKS}+[.]?(?=\s+\S)"
)
_LED: Final = re.compile(rf"^\s*(?:[-*•–]\s+|\d{{1,2}}[.)]\s+)?{_MARKS}+[:.]?[ \t]+(?=[^\s\[])")
_OPEN: Final = re.compile(r"^\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+)?(?:\[[\d,;\s]*\]?[ \t]*)*$")
"""A beginning that does not tell yet whether its marks lead the sentence."""
_END_OF_LED: Final = re.compile(r"\n+|(?<=[.!?؟])[ \t]+(?=\[\d)")
_BULLET: Final = re.compile(r"^\s*(?:[-*•–]\s+|\d{1,2}[.)]\s+)")
_HOSTILE: Final = re.compile(
    r"!\[|\]\(|<\s*/?\w|https?:|www\.|```|\{\s*\"|[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08]"
)
LONGEST: Final = 600
"""Most characters of a sentence; a longer one is none."""


@dataclass(frozen=True)
class Said:
    """One sentence as a model wrote it."""

    text: str
    """Without its citation marks."""
    numbers: tuple[int, ...]
    """The evidence that it names, in its order; they may exist or not."""

    @property
    def is_plain(self) -> bool:
        """Whether it is a sentence to be read: no link, image, markup or hidden control."""
        return bool(self.text) and len(self.text) <= LONGEST and not _HOSTILE.search(self.text)


def sentences_of(words: Iterable[str]) -> Iterator[Said]:
    r"""The sentences of a stream of words, each as soon as the next one begins.

    >>> [(s.text, s.numbers) for s in sentences_of(["One. [1] Two", " is.[2]", "\nThree [1, 3]."])]
    [('One.', (1,)), ('Two is.', (2,)), ('Three.', (1, 3))]
    """
    waiting = ""
    for piece in words:
        waiting += piece
        while (cut := _cut(waiting)) is not None:
            yield from _said(waiting[:cut])
            waiting = waiting[cut:]
        if len(waiting) > 4 * LONGEST:
            # No sentence: what does not end is given up piece by piece, so that it costs little.
            yield from _said(waiting)
            waiting = ""
    yield from (said for line in waiting.split("\n") for said in _parts(line))


def _cut(text: str) -> int | None:
    """Where the first sentence ends, if what follows shows that it has."""
    # Small models put the number before its sentence, however they are asked.
    led = _LED.match(text)
    if led is None and _OPEN.match(text):
        return None
    end, start = (_END_OF_LED, led.end()) if led else (_END, 0)
    for match in end.finditer(text, start):
        rest = text[match.end() :].lstrip()
        # More marks may follow those of a sentence.
        more_marks = rest.startswith("[") and not led and "\n" not in match.group()
        if rest and not more_marks and text[: match.end()].strip():
            return match.end()
    return None


def _parts(text: str) -> Iterator[Said]:
    while (cut := _cut(text)) is not None:
        yield from _said(text[:cut])
        text = text[cut:]
    yield from _said(text)


def _said(text: str) -> Iterator[Said]:
    numbers = [int(n) for marks in _MARK.findall(text) for n in re.findall(r"\d+", marks)]
    plain = re.sub(r"\s*\[\d[\d,;\s]*\]", "", _BULLET.sub("", text)).lstrip(" :")
    plain = re.sub(r"\s+", " ", plain.replace("**", "")).strip()
    if plain:
        yield Said(plain, tuple(dict.fromkeys(numbers)))
