"""The languages that questions and answers are served in, as ISO 639-1 tags."""

from typing import Final

LANGUAGES: Final = ("en", "fr", "es", "pt", "ru", "ar")
"""Tags in the contract's order; where nothing else decides, the earlier one wins."""

DEFAULT_LANGUAGE: Final = "en"

RIGHT_TO_LEFT: Final = frozenset({"ar"})
