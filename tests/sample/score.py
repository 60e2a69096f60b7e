"""Reads the invented sample with the real readers and prints what came back, half by half.

    python tests/sample/score.py [--misses]

A finding counts as back when its domain, its side, its words and its place in the order are right.
Half A was laid out before the parser for these forms was finished, half B after it was briefed and
without a look at it; both are invented.
"""

import re
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from half_b import more_documents
from sample_profiles import sample_documents
from truth import Truth

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.corpus import read_file
from mgi_rag.profiles.reading import Reading

HALVES: dict[str, Callable[[Path], list[Truth]]] = {"A": sample_documents, "B": more_documents}
LIMIT = 50_000_000


@dataclass(frozen=True)
class Scored:
    """What came back of one document."""

    truth: Truth
    back: int
    """Findings that came back right, in their order (count)."""
    extra: int
    """Findings that the document does not hold (count)."""
    misses: tuple[str, ...]
    """What was not right, a line each."""
    is_refused: bool
    """Whether the document was refused with its one line."""


def plain(text: str) -> str:
    """A finding's words for comparison: single spaces, no footnote marks, no vowel signs."""
    kept = "".join(c for c in unicodedata.normalize("NFKC", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", kept.replace("\u00ad", "")).strip()


def key(domain: int, polarity: str, text: str, mark: str = "") -> tuple[int, str, str]:
    """What must be right of a finding."""
    words = plain(text)
    return int(domain), str(polarity), words.removesuffix(plain(mark)).strip() if mark else words


def score(folder: Path, truth: Truth) -> Scored:
    """What the readers make of one document."""
    wanted = [key(f.domain, f.polarity, f.text, f.mark) for f in truth.findings]
    marks = {plain(f.text): plain(f.mark) for f in truth.findings if f.mark}
    try:
        reading = read_file(folder / truth.file, truth.file, LIMIT)
    except DocumentError as error:
        return Scored(truth, 0, 0, (str(error),), True)
    found = [_found(one.domain, one.polarity, one.quote, marks) for one in _findings(reading)]
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    back = sum(block.size for block in matcher.get_matching_blocks())
    lost = (Counter(wanted) - Counter(found)).elements()
    added = (Counter(found) - Counter(wanted)).elements()
    misses = [f"lost {one}" for one in lost] + [f"extra {one}" for one in added]
    if reading.profile is not None and reading.profile.profile_id != truth.profile_id:
        misses.append(f"read as {reading.profile.profile_id}, is {truth.profile_id}")
    return Scored(truth, back, len(found) - back, tuple(misses), False)


def _findings(reading: Reading) -> tuple:  # type: ignore[type-arg]
    return reading.profile.findings if reading.profile else ()


def _found(domain: int, polarity: str, quote: str, marks: dict[str, str]) -> tuple[int, str, str]:
    words = plain(quote)
    for text, mark in marks.items():
        if words in (f"{text}{mark}", f"{text} {mark}"):
            return int(domain), str(polarity), text
    return key(domain, polarity, quote)


def scores(half: str) -> Iterator[Scored]:
    """What came back of each document of a half."""
    with tempfile.TemporaryDirectory() as folder:
        for truth in HALVES[half](Path(folder)):
            yield score(Path(folder), truth)


def main() -> None:
    """Prints a row per half and form, and the misses where asked."""
    sys.stdout.write("| half | form | documents | refused | findings | back, % | extra |\n")
    sys.stdout.write("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n")
    for half in HALVES:
        done = list(scores(half))
        for form in (*sorted({one.truth.form for one in done}), "all"):
            rows = [one for one in done if form in (one.truth.form, "all")]
            total = sum(len(one.truth.findings) for one in rows)
            back = sum(one.back for one in rows)
            refused = sum(one.is_refused for one in rows)
            sys.stdout.write(
                f"| {half} | {form} | {len(rows)} | {refused} | {total} | "
                f"{100 * back / total:.1f} | {sum(one.extra for one in rows)} |\n"
            )
        if "--misses" in sys.argv:
            for one in done:
                for miss in one.misses[:4]:
                    sys.stderr.write(f"{one.truth.file} ({one.truth.layout}): {miss}\n")


if __name__ == "__main__":
    main()
