"""Editorial checks: what a careful editor would remark on a finding or a section.

A check is a function from a finding's words and side to a note or None, listed in
`FINDING_CHECKS`. Checks are general rules; none names a place or a profile.
"""

import re
from collections.abc import Callable
from typing import Final

from mgi_rag.profiles.finding import Domain, Note, Polarity

FindingCheck = Callable[[str, Polarity], Note | None]

# Between do-support and its verb stands "not"; "now" there is one letter away from it.
_DO_NOW: Final = re.compile(r"\b(do|does|did) now (\w+(?: \w+)?)", re.IGNORECASE)


def slip_of_negation(quote: str, polarity: Polarity) -> Note | None:
    """A gap that grants what it should deny: "do now have access" among the gaps."""
    match = _DO_NOW.search(quote)
    if polarity is not Polarity.GAP or match is None:
        return None
    return Note(
        "slip_of_negation",
        'In this gap, "%(found)s" is probably a slip for "%(meant)s".',
        {"found": match.group(), "meant": f"{match[1]} not {match[2]}"},
    )


FINDING_CHECKS: Final[tuple[FindingCheck, ...]] = (slip_of_negation,)


def finding_notes(quote: str, polarity: Polarity) -> tuple[Note, ...]:
    """All notes that the checks have on one finding, in the order of `FINDING_CHECKS`."""
    notes = (check(quote, polarity) for check in FINDING_CHECKS)
    return tuple(note for note in notes if note is not None)


def domain_number(heading: str, printed: int, domain: Domain) -> Note:
    """A heading whose printed number contradicts its title."""
    return Note(
        "domain_number",
        'The heading "%(heading)s" prints the number %(printed)s; '
        "its title is that of domain %(domain)s, and the title counts.",
        {"heading": heading.strip(), "printed": str(printed), "domain": str(domain.value)},
    )
