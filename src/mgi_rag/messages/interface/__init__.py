"""Wordings of the pages and of what is downloaded from them: English, French, Spanish.

Answers follow their question; what stands around them follows the interface's language, which
each reader chooses. English is the key in the code; `fr.po` and `es.po` hold the others.
"""

import gettext
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from mgi_rag.languages import DEFAULT_LANGUAGE
from mgi_rag.messages.catalogue import read_catalogue

INTERFACE_LANGUAGES: Final = {"en": "English", "fr": "Français", "es": "Español"}
"""The languages of the interface, each by its own name."""


@dataclass(frozen=True)
class Interface:
    """The interface in one language."""

    language: str
    catalogue: gettext.NullTranslations

    def text(self, wording: str, /, **values: object) -> str:
        """A wording in this language, its `{name}` places filled.

        >>> interface("fr").text("Search")
        'Rechercher'
        """
        return self.catalogue.gettext(wording).format_map(values)

    def number(self, one: str, many: str, n: int, /, **values: object) -> str:
        """A wording with a number in it, in the form that the language wants for `n`.

        >>> interface("en").number("{n} profile", "{n} profiles", 1)
        '1 profile'
        """
        return self.catalogue.ngettext(one, many, n).format_map({"n": n, **values})


@cache
def interface(language: str) -> Interface:
    """The interface in a language; in English for one that it does not speak."""
    if language == DEFAULT_LANGUAGE or language not in INTERFACE_LANGUAGES:
        return Interface(DEFAULT_LANGUAGE, gettext.NullTranslations())
    path = files(__package__) / f"{language}.po"
    return Interface(language, read_catalogue(path, language))
