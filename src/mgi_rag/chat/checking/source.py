"""A finding as the checker reads it."""

import re
from dataclasses import dataclass
from typing import Final

from mgi_rag.chat.answer import Citation
from mgi_rag.places.place import Place
from mgi_rag.places.slug import locality_slug
from mgi_rag.profiles.finding import Polarity

# As `profiles/checks.py` words its notes in English; a test holds the two together.
_SLIP: Final = re.compile(r'"([^"]+)" is probably a slip for "([^"]+)"')
_ANOTHER: Final = "This finding speaks of "


@dataclass(frozen=True)
class Source:
    """One finding, or passage about MGI, that a sentence cites."""

    quote: str
    """Verbatim."""
    language: str
    """ISO 639-1 tag of the quote."""
    place: Place | None = None
    """None for a passage about MGI."""
    year: int | None = None
    """Of the profile."""
    domain: int | None = None
    polarity: Polarity | None = None
    note: str | None = None
    """What is noted on the finding, in English; it may correct it."""

    @property
    def reading(self) -> str:
        """The quote as its note says that it was meant: a slip in it put right.

        >>> note = '"do now have" is probably a slip for "do not have".'
        >>> Source("They do now have access.", "en", note=note).reading
        'They do not have access.'
        """
        slip = _SLIP.search(self.note or "")
        return self.quote.replace(slip[1], slip[2]) if slip else self.quote

    @property
    def is_of_another_place(self) -> bool:
        """Whether its note says that it speaks of another country than its profile."""
        return (self.note or "").startswith(_ANOTHER)


def source_of(citation: Citation) -> Source:
    """The source that a citation of an answer points to."""
    place = None
    if citation.iso3 is not None:
        name = citation.locality
        place = Place(citation.iso3, locality_slug(name) if name else None, name)
    return Source(
        citation.quote,
        citation.language,
        place,
        citation.year,
        citation.domain,
        Polarity(citation.polarity) if citation.polarity else None,
        citation.note,
    )
