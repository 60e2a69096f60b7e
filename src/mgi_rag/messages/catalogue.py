"""Loads a language's catalogue (`fr.po` ...) and words messages with it."""

import gettext
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from mgi_rag.languages import DEFAULT_LANGUAGE, LANGUAGES


@dataclass(frozen=True)
class Messages:
    """The wordings of one language."""

    language: str
    catalogue: gettext.NullTranslations

    def say(self, message: str, /, **values: object) -> str:
        """A message in this language, its `%(name)s` placeholders filled.

        >>> messages("en").say("Domain %(number)s", number=4)
        'Domain 4'
        """
        return self.catalogue.gettext(message) % values

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """A message with a number in it, in the plural form that the language wants for `n`.

        >>> messages("en").count("%(n)s gap", "%(n)s gaps", 2)
        '2 gaps'
        """
        return self.catalogue.ngettext(one, many, n) % {"n": n, **values}


@cache
def messages(language: str) -> Messages:
    """The wordings of a language; English for a language that is not served.

    Raises ValueError, naming the file, for a catalogue that cannot be read.
    """
    path = files(__package__) / f"{language}.po"
    if language == DEFAULT_LANGUAGE or language not in LANGUAGES or not path.is_file():
        return Messages(DEFAULT_LANGUAGE, gettext.NullTranslations())
    return Messages(language, read_catalogue(path, language))


def read_catalogue(path: Traversable, language: str) -> gettext.NullTranslations:
    """A gettext catalogue file, compiled in memory.

    Raises ValueError, naming the file, for one that cannot be read.
    """
    # Imported here: English, the keys themselves, needs no catalogue.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"{path.name}: {error}") from error
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
