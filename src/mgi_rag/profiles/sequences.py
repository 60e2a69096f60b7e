"""Numbers before findings that are bullets because those after them go on with the count.

"1.1", "S2" or "3" alone say nothing: "1.5 million" and "20 offices" open sentences too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mgi_rag.profiles.labels import Label
from mgi_rag.profiles.labels.wording import ascii_digits
from mgi_rag.profiles.spots import LONGEST_HEADING_LINE, Sort, Spot, spots_after

_MARKER: Final = re.compile(
    r"^\s*[\[(]?(?P<stem>(?:[A-ZА-Я]{1,2}[-.]?)?(?:\d{1,2}[.-]){0,2})(?P<count>\d{1,2})"
    r"[\])]?[.:)]?\s+(?=\S)"
)

_SECTION: Final = re.compile(r"^(?P<stem>\d{1,2}\.)(?P<count>[1-9])\.?\s+(?=[^\W\d])")


@dataclass(frozen=True)
class _Marked:
    """A line that opens with a number."""

    index: int
    marker: str
    stem: str
    """What stands before the last number: `1.` in `1.2`."""
    count: int


def with_counted_items(spots: Sequence[Spot]) -> list[Spot]:
    """The spots, with lines whose numbers go on with one another as items."""
    result = list(spots)
    runs = [run for run in _runs(_marked(spots)) if len(run) > 1 or _is_decimal(run[0])]
    if not _enough(runs):
        return result
    items = [one for run in runs for one in run]
    if sum(_heads_a_part(spots, one.index) for one in items) * 2 > len(items):
        return result
    for one in items:
        result[one.index] = replace(spots[one.index], sort=Sort.ITEM, marker=one.marker)
    return result


def with_section_numbers(spots: Sequence[Spot]) -> list[Spot]:
    """The spots, with the domain's number of titles in no list that are numbered as sections.

    `4.2` is domain 2 where known titles stand at `4.1` and `4.3`: two at least, none against it.
    """
    sections = {i: match for i, spot in enumerate(spots) if (match := _section(spot))}
    known = [
        (match["stem"], int(match["count"]) == label.domain.value)
        for i, match in sections.items()
        if (label := _label(spots[i])) and label.domain is not None
    ]
    agreeing = [stem for stem, agrees in known if agrees]
    against = {stem for stem, agrees in known if not agrees}
    stems = {stem for stem in agreeing if agreeing.count(stem) > 1} - against
    result = list(spots)
    for i, match in sections.items():
        if spots[i].sort is Sort.TEXT and match["stem"] in stems and int(match["count"]) <= 6:
            result[i] = replace(spots[i], number=int(match["count"]))
    return result


def _section(spot: Spot) -> re.Match[str] | None:
    if spot.sort not in (Sort.TEXT, Sort.HEADING) or spot.text.endswith((".", ":", ";")):
        return None
    match = _SECTION.match(ascii_digits(spot.text))
    return match if match and len(spot.text) <= LONGEST_HEADING_LINE else None


def _label(spot: Spot) -> Label | None:
    return spot.heading.label if spot.heading else None


def _is_decimal(one: _Marked) -> bool:
    return bool(one.stem)


def _enough(runs: Sequence[Sequence[_Marked]]) -> bool:
    """Whether some numbers follow one another at all; a lone first one is then one as well.

    Lists of one finding each count 1.1, 1.1, 2.1: two such are enough.
    """
    return any(len(run) > 1 for run in runs) or sum(_is_decimal(run[0]) for run in runs) > 1


def _marked(spots: Sequence[Spot]) -> Iterator[_Marked]:
    for i, spot in enumerate(spots):
        if spot.sort is not Sort.TEXT or spot.line.is_heading or spot.number is not None:
            continue
        text = ascii_digits(spot.line.text)
        match = _MARKER.match(text)
        if match is not None and any(map(str.isalpha, text[match.end() :])):
            yield _Marked(i, match.group(), match["stem"], int(match["count"]))


def _runs(marked: Iterator[_Marked]) -> list[list[_Marked]]:
    """The numbers in runs that begin with 1 and go on by one, whatever opens with others."""
    runs: list[list[_Marked]] = []
    for one in marked:
        last = runs[-1][-1] if runs else None
        if last is not None and (one.stem, one.count) == (last.stem, last.count + 1):
            runs[-1].append(one)
        elif one.count == 1:
            runs.append([one])
    return runs


def _heads_a_part(spots: Sequence[Spot], i: int) -> bool:
    """Whether a numbered line stands over items or a side's heading, as a part's title does."""
    after = next((s for s in spots_after(spots, i) if s.sort is not Sort.BLANK), None)
    return after is not None and after.sort in (Sort.ITEM, Sort.HEADING) and not _is_long(spots[i])


def _is_long(spot: Spot) -> bool:
    return spot.text.endswith((".", "!", "?", "؟", "。"))
