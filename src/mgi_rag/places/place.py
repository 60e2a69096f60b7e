"""What a place is: a country, or a locality inside one."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A country, or a locality (city, municipality, region) inside one.

    >>> Place("GHA", "accra", "Accra").key
    'GHA-accra'
    >>> Place("KAZ").key
    'KAZ'
    """

    iso3: str
    """ISO 3166-1 alpha-3 code in capitals; `XKX` for Kosovo."""
    slug: str | None = None
    """ASCII kebab-case name of the locality; None for a country."""
    locality: str | None = None
    """The locality's name as people write it (`Danlí`); None for a country."""

    @property
    def key(self) -> str:
        """The place as it stands in plans and in profile identifiers."""
        return self.iso3 if self.slug is None else f"{self.iso3}-{self.slug}"

    @property
    def is_locality(self) -> bool:
        """Whether this is a locality rather than a country."""
        return self.slug is not None
