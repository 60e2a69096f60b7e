"""Findings and passages as an answer cites them."""

from mgi_rag.chat.answer import Citation
from mgi_rag.places.countries import country_name
from mgi_rag.profiles.finding import Finding, Guidance, Profile


def finding_citation(number: int, finding: Finding, profile: Profile) -> Citation:
    """The citation of a finding under the given number."""
    return Citation(
        number=number,
        finding_id=finding.finding_id,
        kind="finding",
        place=country_name(profile.place.iso3),
        iso3=profile.place.iso3,
        locality=profile.place.locality,
        year=profile.year,
        domain=finding.domain.value,
        polarity=finding.polarity.value,
        quote=finding.quote,
        profile_id=profile.profile_id,
        source=profile.source,
        locator=finding.locator,
        note=finding.note,
        language=profile.language,
        reported_by=profile.reported_by,
        partial=profile.partial,
        url=profile.url,
    )


def guidance_citation(number: int, passage: Guidance) -> Citation:
    """The citation of a guidance passage under the given number."""
    return Citation(
        number=number,
        finding_id=passage.guidance_id,
        kind="guidance",
        place=None,
        iso3=None,
        locality=None,
        year=None,
        domain=passage.domain.value if passage.domain else None,
        polarity=None,
        quote=passage.text,
        profile_id=None,
        source=passage.source,
        locator=passage.locator,
        note=None,
        language=passage.language,
        reported_by=passage.reported_by,
        url=passage.url,
        as_of=passage.as_of,
    )
