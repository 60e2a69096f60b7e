"""The languages that questions and answers are served in, as ISO 639-1 tags."""

from typing import Final

LANGUAGES: Final = ("en", "fr", "es", "pt", "ru", "ar")
"""Tags in the contract's order; where nothing else decides, the earlier one wins."""

DEFAULT_LANGUAGE: Final = "en"

OWN_SCRIPT: Final = {"ru": "CYRILLIC", "ar": "ARABIC"}
"""Languages that are the only one served in their script, with its name in Unicode."""

RIGHT_TO_LEFT: Final = frozenset({"ar"})
