"""A profile as the machine contract prints it."""

from typing import Any

from mgi_rag.places.countries import country_name
from mgi_rag.profiles.finding import Profile


def profile_record(profile: Profile) -> dict[str, Any]:
    """The line of `mgi-rag profiles --json` for a profile, its findings included."""
    return {
        "profile_id": profile.profile_id,
        "iso3": profile.place.iso3,
        "place": country_name(profile.place.iso3),
        "locality": profile.place.locality,
        "year": profile.year,
        "language": profile.language,
        "title": profile.title,
        "findings": [
            {
                "finding_id": finding.finding_id,
                "domain": finding.domain.value,
                "polarity": finding.polarity.value,
                "quote": finding.quote,
                "locator": finding.locator,
                "note": finding.note,
            }
            for finding in profile.findings
        ],
    }
