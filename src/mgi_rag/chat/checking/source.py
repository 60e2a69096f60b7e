"""A finding as the checker reads it."""

from dataclasses import dataclass

from mgi_rag.chat.answer import Citation
from mgi_rag.places.place import Place
from mgi_rag.places.slug import locality_slug
from mgi_rag.profiles.finding import Polarity


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
    )
