"""What each line of a document looks like, before anyone asks under which heading it stands."""

import re
from collections.abc import Sequence
from typing import Final

from mgi_rag.profiles.bullets import bullet_sort, has_bullet, trimmed, without_bullet
from mgi_rag.profiles.dates import date_line_year
from mgi_rag.profiles.labels import HeadingMatch, heading_of, label_book
from mgi_rag.profiles.labels.matching import exact_label, unknown_domain_number
from mgi_rag.profiles.labels.wording import ascii_digits
from mgi_rag.profiles.reading import Line
from mgi_rag.profiles.second_look import looked_at_again
from mgi_rag.profiles.spots import LONGEST_HEADING_LINE, Sort, Spot, continues, is_ended

_MOST_HEADING_LINES: Final = 3
_PAGE_NUMBER: Final = re.compile(
    r"^[\W_]*(?:(?:page|p|página|pág|страница|стр|صفحة)\.?\s*)?\d{1,3}"
    r"(?:\s*(?:/|of|sur|de|из|من)\s*\d{1,3})?[\W_]*$",
    re.IGNORECASE,
)
_CONTENTS_TAIL: Final = re.compile(
    r"(?:\s*/{2,}\s*|\s*\.{3,}\s*|\s*…+\s*|\s*(?:\. ){3,}\s*|\t+\s*)\d{1,3}\s*$"
)
_CONTENTS_GAP: Final = re.compile(r"\s{2,}\d{1,3}\s*$")
_CONTENTS_PLAIN: Final = re.compile(r"\s\d{1,3}\s*$")
CITATION: Final = r"[^.;:]{3,90}\s?: [^.;:]{3,160}[,،] (?:19|20)\d{2}\.?\s*$"
"""Pattern of a source as notes at the end of a page give it: author, title and year."""
_FOOTNOTE: Final = re.compile(
    r"^\s*(?:[¹²³⁰⁴-⁹]+|\[\d{1,3}\]|\d{1,3}\s+(?:https?:|www\.|see |ibid|voir |véase |см\.|"
    + CITATION
    + "))",
    re.IGNORECASE,
)
_SENTENCE_SIGNS: Final = frozenset(").,;%]»")
_RULE: Final = re.compile(r"^\s*(?:([=\-_*~#+.·•–—─━═])\s?(?:\1\s?){2,}|[─━═┄┈╌]+)\s*$")
_OPENS_COUNT: Final = re.compile(r"^\s*\(?(?:i|1)[.)]\s")
"""An item that is the first of a list counted in Roman or Arabic numbers."""
_ADDRESS: Final = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$")


def outline(lines: Sequence[Line]) -> list[Spot]:
    """Every line with what it looks like, in order."""
    spots: list[Spot] = []
    while len(spots) < len(lines):
        spots.extend(_spots_at(lines, len(spots), spots))
    return looked_at_again(spots)


def _spots_at(lines: Sequence[Line], i: int, before: Sequence[Spot]) -> list[Spot]:
    """The spot of line `i`, and of those after it that belong to the same heading."""
    line = lines[i]
    if not trimmed(line.text):
        return [Spot(line, Sort.BLANK)]
    last = next((s for s in reversed(before) if s.sort is not Sort.BLANK), None)
    if piece := _set_piece(line, last):
        return [Spot(line, Sort.SET_PIECE, kind=piece)]
    if heading := _heading(lines, i, last):
        match, count = heading
        whole = _joined([trimmed(part.text) for part in lines[i : i + count]])
        return [Spot(line, Sort.HEADING, heading=match, whole=whole)] + [
            Spot(further, Sort.HEADING) for further in lines[i + 1 : i + count]
        ]
    if (year := date_line_year(line.text)) is not None:
        return [Spot(line, Sort.DATE, year=year)]
    if (number := _number_of_unknown_title(line, last)) is not None:
        return [Spot(line, Sort.TEXT, number=number)]
    if line.is_item or has_bullet(line.text):
        return [Spot(line, Sort.ITEM)]
    if kind := label_book().boilerplate_kind(line.text):
        return [Spot(line, Sort.SET_PIECE, kind=kind)]
    return [Spot(line, Sort.TEXT)]


def _number_of_unknown_title(line: Line, last: Spot | None) -> int | None:
    if line.is_item or len(line.text) > LONGEST_HEADING_LINE or continues(line, last):
        return None
    return None if is_ended(line.text.rstrip(" :.")) else unknown_domain_number(line.text)


def _set_piece(line: Line, last: Spot | None) -> str | None:
    """The kind of a line that is furniture of the page by its shape."""
    if _RULE.match(line.text):
        return "rule"
    if not line.is_item and _PAGE_NUMBER.match(ascii_digits(line.text)):
        return None if _is_rest_of_sentence(line, last) else "page-number"
    if _FOOTNOTE.match(line.text) or _ADDRESS.match(line.text):
        return "footnote"
    if len(line.text) > LONGEST_HEADING_LINE * 2:
        return None
    text = ascii_digits(line.text)
    if _CONTENTS_TAIL.search(text):
        return "contents-line"
    follows_contents = last is not None and (
        last.kind == "contents-line" or last.role == "contents"
    )
    tail = _CONTENTS_GAP.search(text) or (follows_contents and _CONTENTS_PLAIN.search(text))
    if tail and heading_of(text[: tail.start()]) is not None:
        return "contents-line"
    return None


def _is_rest_of_sentence(line: Line, last: Spot | None) -> bool:
    """Whether a number alone on its line, with the end of a sentence, closes the one before."""
    is_open = last is not None and last.sort in (Sort.ITEM, Sort.TEXT) and not is_ended(last.text)
    return is_open and not line.is_blank_before and not _SENTENCE_SIGNS.isdisjoint(line.text)


def _heading(lines: Sequence[Line], i: int, last: Spot | None) -> tuple[HeadingMatch, int] | None:
    """The heading that begins at line `i`, and over how many lines it goes."""
    line = lines[i]
    if _is_set_as_item(line):
        return _item_heading(lines, i)
    if continues(line, last):
        return None
    spans = _spans(lines, i) if _may_begin_heading(line, last) else []
    for count, text in reversed(spans[1:]):
        if label := exact_label(text):
            match = heading_of(text)
            return (match or HeadingMatch(label)), count
    single = heading_of(line.text)
    if single is not None:
        return single, 1
    for count, text in reversed(spans[1:]):
        # A finding before a heading is no beginning of it, however short.
        if any(heading_of(further.text) for further in lines[i + 1 : i + count]):
            continue
        match = heading_of(text)
        if match is not None and (not match.rest or match.label.role == "document-title"):
            return match, count
    return None


def _may_begin_heading(line: Line, last: Spot | None) -> bool:
    """Whether a line may be the first of a heading that goes over several."""
    is_set_off = line.is_heading or line.is_blank_before or line.text.isupper()
    return is_set_off or last is None or last.sort is not Sort.TEXT or is_ended(last.text)


def _is_set_as_item(line: Line) -> bool:
    """Whether a line is set as a list item rather than as a numbered heading."""
    if line.is_heading:
        return False
    return line.is_item or bullet_sort(line.text) not in (None, "number")


def _item_heading(lines: Sequence[Line], i: int) -> tuple[HeadingMatch, int] | None:
    """A list item that is a label word for word, as drafts in Word have them.

    A side's label of two words or more counts, and a domain's title with its number; in a list
    of lists every label does under which one opens directly.
    """
    if found := _lettered_side(lines, i):
        return found, 1
    text = re.sub(r"^\W+", "", lines[i].text)
    label = exact_label(text)
    if label is None:
        return None
    opens = _opens_list(lines, i)
    if label.domain is not None:
        return (heading_of(text) or HeadingMatch(label), 1) if opens or _is_numbered(text) else None
    is_side = label.polarity and (" " in label.text or opens)
    return (HeadingMatch(label), 1) if is_side else None


def _lettered_side(lines: Sequence[Line], i: int) -> HeadingMatch | None:
    """`(a) Good practices`, a side's heading over items that count in another way below it."""
    text = lines[i].text
    if bullet_sort(text) != "letter" or len(text) > LONGEST_HEADING_LINE:
        return None
    match = heading_of(without_bullet(text))
    if match is None or match.label.polarity is None or match.label.domain or match.rest:
        return None
    after = next((line for line in lines[i + 1 : i + 4] if trimmed(line.text)), None)
    if after is None or not (has_bullet(after.text) or after.is_blank_before):
        return None  # the line goes on: a finding that happens to begin so
    is_other = bullet_sort(after.text) not in (None, "letter") or _OPENS_COUNT.match(after.text)
    return match if is_other or _indent(after.text) > _indent(text) else None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_numbered(text: str) -> bool:
    return bullet_sort(text) == "number"


def _opens_list(lines: Sequence[Line], i: int) -> bool:
    """Whether the next item stands deeper in a list of lists."""
    after = next((line for line in lines[i + 1 : i + 4] if trimmed(line.text)), None)
    return after is not None and after.is_item and after.level > lines[i].level


def _spans(lines: Sequence[Line], i: int) -> list[tuple[int, str]]:
    """Line `i` alone, with the next, with the next two, as far as they may be one heading."""
    spans: list[tuple[int, str]] = []
    for count in range(1, _MOST_HEADING_LINES + 1):
        part = lines[i : i + count]
        if len(part) < count or any(len(line.text) > LONGEST_HEADING_LINE for line in part):
            break
        if any(p.is_heading is not lines[i].is_heading or is_ended(p.text) for p in part[:-1]):
            break
        if any(not trimmed(p.text) or p.is_item or has_bullet(p.text) for p in part[1:]):
            break
        if any(_RULE.match(p.text) or p.cell != lines[i].cell for p in part):
            break
        spans.append((count, _joined([trimmed(p.text) for p in part])))
    return spans


def _joined(texts: Sequence[str]) -> str:
    joined = texts[0]
    for text in texts[1:]:
        joined = f"{joined[:-1]}{text}" if joined.endswith("-") else f"{joined} {text}"
    return joined
