"""Names of cities in the languages served from CLDR, which names the cities of time zones."""

from collections.abc import Mapping
from functools import cache

from mgi_rag.languages import LANGUAGES
from mgi_rag.places.countries import alpha2_codes


@cache
def exemplar_names() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The names of a time zone's city in all languages, by ISO 3166-1 alpha-3 and English name.

    >>> "كامبالا" in exemplar_names()["UGA", "Kampala"]
    True
    """
    # Imported here: a look-up by codes needs no names.
    from babel.core import get_global
    from babel.dates import get_timezone_location

    iso3 = {alpha2: code for code, alpha2 in alpha2_codes().items()}
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for zone, alpha2 in get_global("zone_territories").items():
        if "/" in zone and alpha2 in iso3:
            english, *others = (
                get_timezone_location(zone, locale=language, return_city=True)
                for language in LANGUAGES
            )
            found[iso3[alpha2], english] = tuple(dict.fromkeys(others))
    return found
