"""The lines that name a document: its title, and its cover with place and year."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from mgi_rag.places.find import find_places
from mgi_rag.profiles.labels.catalogue import Label, label_book
from mgi_rag.profiles.labels.wording import ascii_digits, fold

_BAR: Final = re.compile(r"\s*[|¦│]\s*")
_DASH: Final = re.compile(r"\s+[–—-]\s+|\s*[:,،]\s+")
_COVER_PART: Final = re.compile(
    r"^(?P<before>[^\d/]*?)\s*(?P<year>(?:19|20)\d{2})\s*(?P<after>[^\d/]*?)\s*(?:/\s*(?P<rest>.*))?$"
)
_TITLE_SEPARATOR: Final = re.compile(r"\s*[:|]\s*|\s+[–—-]\s+|\s*[(),]\s*")
_PARENTHESES: Final = re.compile(r"\(([^()]+)\)\s*$")
_LINKS_TEXT: Final = "of for the de du des del da do dos das la le les el l d en в по о об ل عن في"
_LINKS: Final = frozenset(_LINKS_TEXT.split())
_ARTICLES: Final = frozenset({"the", "la", "le", "les", "el", "l"})
_SENTENCE_END: Final = re.compile(r"[.!?؟;]\s*$")


def title_of(text: str) -> tuple[Label, str] | None:
    """The label and the place of a line that is a document's title or cover, or None.

    >>> title_of("Migration Governance Profile: Republic of Kazakhstan")[1]
    'Republic of Kazakhstan'
    >>> title_of("REPUBLIC OF IRAQ | PROFILE 2020 / MIGRATION GOVERNANCE INDICATORS")[1]
    'REPUBLIC OF IRAQ'
    """
    if _SENTENCE_END.search(text):
        return None
    return _cover(ascii_digits(text)) or _title(text)


def is_local_title(text: str) -> bool:
    """Whether a title or cover says that it is about a city or region."""
    return not label_book().local_words.isdisjoint(fold(text).split())


def _cover(text: str) -> tuple[Label, str] | None:
    for split in (_BAR, _DASH):
        if found := _cover_of(text, split.split(text.strip(), maxsplit=1)):
            return found
    return None


def _cover_of(text: str, parts: Sequence[str]) -> tuple[Label, str] | None:
    for i, part in enumerate(parts):
        match = _COVER_PART.match(part)
        if match is None:
            continue
        words = {fold(match["before"]), fold(match["after"])} - {""}
        if len(words) == 1 and words <= label_book().cover_words:
            place = parts[1 - i] if len(parts) > 1 else ""
            # The reverse order: "PROFILE 2020 | REPUBLIC OF IRAQ / MIGRATION ...".
            place = place.split("/")[0].strip(" |")
            if place and not _is_name(place):
                return None
            return Label("document-title", text.strip(), "", None), place
    return None


def _title(text: str) -> tuple[Label, str] | None:
    folded = fold(text)
    for wording, label in _wordings():
        if wording not in folded:
            continue
        place = _place_beside(text, wording, needs_mark=label.role == "tool-name")
        if place:
            return Label("document-title", label.text, label.language, label.attested), place
    return None


def _place_beside(text: str, wording: str, *, needs_mark: bool) -> str:
    """What stands before or after the wording, set off by a mark or a link; "" if nothing."""
    pieces = [piece for piece in _TITLE_SEPARATOR.split(text) if piece.strip()]
    folded = [fold(piece) for piece in pieces]
    if wording in folded:
        own = folded.index(wording)
        others = [p.strip() for i, p in enumerate(pieces) if i != own]
        names = [p for p in others if _is_name(p) and fold(p) not in _short_names()]
        # "Subject: Migration Governance Profile: Kenya": a known place goes before other words.
        known = (p for p in names if len(names) > 1 and find_places(p).mentions)
        return _name_with_dash(names) or next(known, names[0] if names else "")
    if needs_mark or not folded[0].startswith(wording + " "):
        return ""
    words = folded[0].removeprefix(wording).split()
    if words[0] not in _LINKS or not _is_name(pieces[0]):
        return ""
    # "of the Republic of Ghana": the link is no part of the place; an article may be.
    count = len(words) - (words[0] not in _ARTICLES)
    return " ".join(pieces[0].split()[-count:])


@cache
def _short_names() -> frozenset[str]:
    """The abbreviations that stand in parentheses after the tool's name."""
    found = (_PARENTHESES.search(x.text) for x in label_book().labels if x.role == "tool-name")
    return frozenset(fold(match[1]) for match in found if match)


def _is_name(piece: str) -> bool:
    words = fold(piece).split()
    return 0 < len(words) <= 9 and not all(word.isdigit() for word in words)


@cache
def _wordings() -> tuple[tuple[str, Label], ...]:
    """Titles and names of the tool, the longest first."""
    roles = ("document-title", "tool-name")
    pairs = [(fold(label.text), label) for label in label_book().labels if label.role in roles]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _name_with_dash(pieces: Sequence[str]) -> str:
    """The name of a place that a dash in it tore apart: "Congo - Kinshasa" is no Kinshasa."""
    whole = " - ".join(pieces)
    named = (mention.text for mention in find_places(whole).mentions)
    return next((text for text in named if " - " in text), "")
