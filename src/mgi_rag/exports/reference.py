"""A citation as a full reference, in the interface's language."""

from datetime import date

from mgi_rag.chat.answer import Citation
from mgi_rag.chat.wording import Wording
from mgi_rag.messages import messages
from mgi_rag.messages.interface import Interface
from mgi_rag.profiles.finding import Domain, Polarity


def whereabouts(citation: Citation, interface: Interface) -> str:
    """Place, year, domain and side: `Kazakhstan, 2018, domain 1, Migrants' rights, gap`."""
    wording = Wording(messages(interface.language), date.today())
    parts = [place_of(citation), citation.year]
    if citation.domain is not None:
        parts.append(wording.domain(Domain(citation.domain)))
    if citation.polarity is not None:
        parts.append(wording.one_of_side(Polarity(citation.polarity)).lower())
    return ", ".join(str(part) for part in parts if part)


def place_of(citation: Citation) -> str | None:
    """The place as it is written: `Kazakhstan`, `Accra (Ghana)`; None for guidance."""
    if citation.locality and citation.place:
        return f"{citation.locality} ({citation.place})"
    return citation.locality or citation.place


def reference(citation: Citation, interface: Interface) -> str:
    """The whole reference, fit to be pasted below a text.

    Its form: the quote, "Migration Governance Indicators", place and year, domain and side,
    identifier and locator, source, address.
    """
    said = (
        interface.text("restated by {source}", source=citation.reported_by)
        if citation.reported_by
        else None
    )
    parts = [
        "Migration Governance Indicators (MGI)",
        whereabouts(citation, interface),
        f"{citation.finding_id}, {citation.locator}",
        said,
        citation.source,
        citation.url if citation.url != citation.source else None,
    ]
    tail = ". ".join(part.rstrip(".") for part in parts if part)
    quoted = citation.quote if citation.reported_by else f"“{citation.quote}”"
    return f"{quoted} {tail}."
