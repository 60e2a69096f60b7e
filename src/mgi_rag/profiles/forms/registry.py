"""Tells a document's form by its content and turns it into lines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.forms import markdown, text
from mgi_rag.profiles.reading import Line


@dataclass(frozen=True)
class Form:
    """One form of document."""

    name: str
    recognises: Callable[[bytes], bool]
    """Whether bytes look like this form; asked in the order of `FORMS`, the first yes wins."""
    read: Callable[[bytes], list[Line]]
    """Bytes to lines; raises DocumentError with the reason, the file's name left out."""


FORMS: Final[tuple[Form, ...]] = (
    Form("Markdown", markdown.recognises, markdown.read),
    Form("text", text.recognises, text.read),
)


def lines_of(content: bytes) -> list[Line]:
    """The lines of a document of any known form.

    Raises DocumentError, with the file's name left out, for an empty document or none of a
    known form.
    """
    if not content.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise DocumentError("is empty; put the profile's text into it or remove it")
    for form in FORMS:
        if form.recognises(content):
            return form.read(content)
    known = ", ".join(form.name for form in FORMS)
    raise DocumentError(f"is in none of the known forms ({known}); save it as one of them")
