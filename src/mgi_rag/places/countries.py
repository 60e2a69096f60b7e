"""The countries: ISO 3166-1 alpha-3 codes and their names, both from CLDR."""

import re
from functools import cache
from typing import Final

from mgi_rag.errors import UsageError
from mgi_rag.languages import DEFAULT_LANGUAGE

KOSOVO: Final = "XKX"
"""ISO 3166-1 gives Kosovo no code; this is the one in general use, for CLDR's `XK`."""

# CLDR also lists codes that ISO reserves or has withdrawn, and places that are no country.
_RESERVED_TEXT: Final = "AAA ASC CPT DGA TAA BUR ZAR DDR FXX TMP YMD SUN SCG YUG"
_RESERVED: Final = frozenset(_RESERVED_TEXT.split())
_PRIVATE_USE: Final = re.compile(r"Q[M-Z].|X..|ZZ.")


@cache
def alpha2_codes() -> dict[str, str]:
    """CLDR's alpha-2 territory of every country by its alpha-3 code, Kosovo included."""
    from babel.core import get_global  # its data file takes 30 ms to load

    codes = {
        code: territories[0]
        for code, territories in get_global("territory_aliases").items()
        if len(code) == 3
        and code.isalpha()
        and len(territories) == 1
        and code not in _RESERVED
        and not _PRIVATE_USE.fullmatch(code)
    }
    return dict(sorted({**codes, KOSOVO: "XK"}.items()))


def is_iso3(code: str) -> bool:
    """Whether this is the alpha-3 code of a country, in capitals.

    >>> is_iso3("KAZ"), is_iso3("XKX"), is_iso3("kaz"), is_iso3("ZZZ")
    (True, True, False, False)
    """
    return code in alpha2_codes()


@cache
def country_name(iso3: str, language: str = DEFAULT_LANGUAGE) -> str:
    """The country's CLDR name in a language that CLDR knows (`en`, `fr` ...).

    Raises UsageError for a code that no country has.

    >>> country_name("KAZ"), country_name("TUR", "fr")
    ('Kazakhstan', 'Turquie')
    """
    from babel import Locale  # loads a locale's data, 10 ms each

    if not is_iso3(iso3):
        raise UsageError(
            f'"{iso3}" is no ISO 3166-1 alpha-3 code; use one such as KAZ (XKX for Kosovo)'
        )
    return str(Locale.parse(language).territories[alpha2_codes()[iso3]])
