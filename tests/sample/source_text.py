"""The bare words of a document of the sample, read by the plainest means for comparison."""

import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

from pdf_page import BOTTOM, TOP
from truth import Truth

CHARSETS = {"ru": "cp1251", "ar": "cp1256"}


class _Words(HTMLParser):
    """Collects the text of a page outside scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.silent = False

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def flat(text: str) -> str:
    """Letters and digits alone, in lower case, without vowel signs, ligatures resolved."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(char for char in plain.casefold() if char.isalnum())


def read_flat(folder: Path, truth: Truth) -> str:
    """The flat text of a document, in the order in which its file holds it."""
    path = folder / truth.file
    if truth.form == "pdf":
        return flat(_pdf(path))
    if truth.form == "docx":
        with ZipFile(path) as archive:
            xml = archive.read("word/document.xml").decode("utf-8")
        return flat(re.sub(r"<[^>]+>", "", xml.replace("&quot;", '"').replace("&amp;", "&")))
    charset = CHARSETS.get(truth.language, "cp1252") if "legacy" in truth.variations else "utf-8"
    text = path.read_bytes().decode(charset)
    if truth.form == "html":
        page = _Words()
        page.feed(text)
        text = "".join(page.parts)
    return flat(text)


def _pdf(path: Path) -> str:
    """The columns of every page, without running heads, page numbers and footnotes."""
    import pypdfium2  # loads a native library

    document = pypdfium2.PdfDocument(path)
    pages = []
    for page in document:
        text = page.get_textpage().get_text_bounded(bottom=BOTTOM - 6, top=TOP + 8)
        # The reader marks a hyphen at a line's end by a sign of its own.
        pages.append(re.sub("[\ufffe\u00ad\u0002]", "", text))
    return "".join(pages)
