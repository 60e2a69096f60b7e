"""Which language a passage is written in."""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from mgi_rag.languages import DEFAULT_LANGUAGE, LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_NEIGHBOURS = ("de", "it", "nl", "sq", "uk", "ro", "tr")
"""Languages told apart so that a text in one of them is not taken for one served."""


def language_of(text: str) -> str:
    """ISO 639-1 tag of the language that a sentence or more is written in.

    Text without a letter counts as English.

    >>> language_of("Les indicateurs dans ce domaine examinent les droits des migrants.")
    'fr'
    """
    if not any(unicodedata.category(c).startswith("L") for c in text):
        return DEFAULT_LANGUAGE
    tag, _score = _identifier().classify(text)
    return str(tag)


@cache
def _identifier() -> "LanguageIdentifier":
    # Imported here: the model takes most of a second to load, and only reading needs it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([*LANGUAGES, *_NEIGHBOURS])
    return identifier
