"""Editorial checks on findings: what a careful editor would remark.

A check is a function from a finding in its profile to a note or None, listed in `FINDING_CHECKS`.
Checks are general rules; none names a place or a profile. Those on headings and sections are in
`document_checks.py`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mgi_rag.places.countries import country_name
from mgi_rag.places.find import find_places
from mgi_rag.places.place import Place
from mgi_rag.profiles.date_checks import impossible_date
from mgi_rag.profiles.direction import direction
from mgi_rag.profiles.finding import Finding, Note, Polarity
from mgi_rag.profiles.labels import fold


@dataclass(frozen=True)
class Subject:
    """The profile that a finding belongs to, as far as checks ask."""

    place: Place
    year: int


FindingCheck = Callable[[str, Polarity, Subject], Note | None]

# Between do-support and its verb stands "not", before "yet" too; "now" there is a letter away.
_DO_NOW: Final = re.compile(r"\b(do|does|did) now (\w+(?: \w+)?)", re.IGNORECASE)
_NOW_YET: Final = re.compile(
    r"\b(is|are|was|were|has|have|can|could|may) now (yet\b(?: \w+)?)", re.IGNORECASE
)
# "There is now clear strategy": without an article, "now" stands for "no".
_THERE_IS_NOW: Final = re.compile(
    r"\b(there (?:is|are)) now ((?!an?\b|the\b|also\b|more\b|some\b|several\b|many\b|two\b|three\b"
    r"|four\b|five\b|six\b|ten\b|over\b|only\b|one\b|at\b|in\b|much\b|such\b|this\b|greater\b"
    r"|better\b|full\b|free\b)[^\W\d_]+)",
    re.IGNORECASE,
)
_ARTICLES_TEXT: Final = "the la le les el los las l o a os as il"
_ARTICLES: Final = frozenset(_ARTICLES_TEXT.split())
_JOINED: Final = re.compile(
    r"^(?:\s*[,;/&(–—-]|\s+(?:and|et|y|e|и|ou|or|o|или)\b|\s+و)", re.IGNORECASE
)
# Another country may well be a donor or a destination.
_HELPS: Final = re.compile(
    r"^\W+(?:\w+\W+){0,2}?(?:support|fund|financ|assist|donat|offers|helps|souti|soute|apoy|apoi"
    r"|поддерж|финанс|помог|[يت]دعم|[يت]مول)",
    re.IGNORECASE,
)
_DESTINATION: Final = re.compile(
    r"\b(?:destination|destino|diaspora|diáspora|emigra|émigr|main|largest|principal|mayor(?:es)?"
    r"|maior(?:es)?|основн|крупнейш|главн|диаспор|назначени|المغترب|الرئيسي)",
    re.IGNORECASE,
)
_POSSESSIVE: Final = re.compile(
    r"^['’]s?\s+(?!(?:\w+\s)?(?:law|legislation|constitution|government|ministry|parliament|policy"
    r"|strategy|migration))",
    re.IGNORECASE,
)


def slip_of_negation(quote: str, polarity: Polarity, _subject: Subject) -> Note | None:
    """A gap that grants what it should deny: "do now have access" among the gaps."""
    if polarity is not Polarity.GAP:
        return None
    for pattern, meant in ((_DO_NOW, "not"), (_NOW_YET, "not"), (_THERE_IS_NOW, "no")):
        if match := pattern.search(quote):
            return Note(
                "slip_of_negation",
                'In this gap, "%(found)s" is probably a slip for "%(meant)s".',
                {"found": match.group(), "meant": f"{match[1]} {meant} {match[2]}"},
            )
    return None


def wrong_direction(quote: str, polarity: Polarity, _subject: Subject) -> Note | None:
    """A wording whose direction contradicts its side."""
    return direction(quote, polarity)


def date_that_cannot_be(quote: str, _polarity: Polarity, subject: Subject) -> Note | None:
    """A date that no calendar has, or a past later than the profile."""
    return impossible_date(quote, subject.year)


def other_country(quote: str, _polarity: Polarity, subject: Subject) -> Note | None:
    """A finding that opens with another country as its subject and never names its own."""
    own = subject.place.iso3
    mentions = find_places(quote).mentions
    if not mentions or any(place.iso3 == own for m in mentions for place in m.places):
        return None
    first = mentions[0]
    if first.found_by not in ("name", "former name") or len(first.places) != 1:
        return None
    before, after = fold(quote[: first.start]).split(), quote[first.end :]
    if not _ARTICLES.issuperset(before) or first.places[0].is_locality:
        return None
    if any(pattern.match(after) for pattern in (_JOINED, _HELPS, _POSSESSIVE)):
        return None
    if _DESTINATION.search(after):
        return None
    return Note(
        "other_country",
        "This finding speaks of %(country)s, but the profile is of %(own)s; compare the source.",
        {"country": country_name(first.places[0].iso3), "own": country_name(own)},
    )


FINDING_CHECKS: Final[tuple[FindingCheck, ...]] = (
    slip_of_negation,
    wrong_direction,
    other_country,
    date_that_cannot_be,
)


def with_notes(findings: Sequence[Finding], subject: Subject) -> tuple[Finding, ...]:
    """The findings of one profile with all notes that the checks have on them."""
    first: dict[str, Finding] = {}
    noted = []
    for finding in findings:
        notes = [check(finding.quote, finding.polarity, subject) for check in FINDING_CHECKS]
        earlier = first.setdefault(fold(finding.quote), finding)
        if earlier is not finding:
            notes.append(_duplicate_finding(earlier))
        noted.append(replace(finding, notes=tuple(note for note in notes if note is not None)))
    return tuple(noted)


def _duplicate_finding(earlier: Finding) -> Note:
    """A finding that stands word for word in the profile before."""
    message = "The same words stand in this profile as %(other)s; compare the source."
    return Note("duplicate_finding", message, {"other": earlier.finding_id})
