"""Tells a document's form by its content and turns it into lines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.forms import docx, html, markdown, pdf, text
from mgi_rag.profiles.forms.unsupported import refuse
from mgi_rag.profiles.limits import check_lines, read_apart
from mgi_rag.profiles.reading import Line

LARGEST_READ_HERE: Final = 1_000_000
"""Bytes above which plain text, too, is read in the reading process."""


@dataclass(frozen=True)
class Form:
    """One form of document."""

    name: str
    recognises: Callable[[bytes], bool]
    """Whether bytes look like this form; asked in the order of `FORMS`, the first yes wins."""
    read: Callable[[bytes], list[Line]]
    """Bytes to lines; raises DocumentError with the reason, the file's name left out."""
    is_read_apart: bool = True
    """Whether its reader is a large library that a bad file might lead astray: such a document
    is read in a process of its own, with limits of time and memory."""


FORMS: Final[tuple[Form, ...]] = (
    Form("PDF", pdf.recognises, pdf.read),
    Form("DOCX", docx.recognises, docx.read),
    Form("HTML", html.recognises, html.read),
    Form("Markdown", markdown.recognises, markdown.read),
    Form("text", text.recognises, text.read, is_read_apart=False),
)


def form_named(name: str) -> Form:
    """The form of that name; raises StopIteration for a name that is in no entry of `FORMS`."""
    return next(form for form in FORMS if form.name == name)


def lines_of(content: bytes) -> list[Line]:
    """The lines of a document of any known form.

    Raises DocumentError, with the file's name left out, for an empty document, one of no known
    form, and one that takes more time or memory than the settings allow.
    """
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f\0"):
        raise DocumentError("is empty; put the profile's text into it or remove it")
    form = _form_of(content)
    if form.is_read_apart or len(content) > LARGEST_READ_HERE:
        lines = read_apart(form.name, content)
    else:
        lines = check_lines(form.read(content))
    if not any(line.text.strip() for line in lines):
        raise DocumentError("holds white space only; put the profile's text into it or remove it")
    return lines


def _form_of(content: bytes) -> Form:
    binary, textual = FORMS[:3], FORMS[3:]
    found = next((form for form in binary if form.recognises(content)), None)
    if found is None:
        refuse(content)
        found = next((form for form in textual if form.recognises(content)), None)
    if found is None:
        known = ", ".join(form.name for form in FORMS)
        raise DocumentError(f"is in none of the known forms ({known}); save it as one of them")
    return found
