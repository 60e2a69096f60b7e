"""Word files and other archives that no reader can use, and some that mean harm."""

import gzip
import io
import zipfile

from docx import Document

_BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
)


def word(*paragraphs: str) -> bytes:
    """A sound Word file."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _with_part(name: str, content: str | bytes) -> bytes:
    """The sound file with one part replaced."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word("x"))) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.namelist():
            target.writestr(part, content if part == name else source.read(part))
    return buffer.getvalue()


def _archive(parts: dict[str, str | bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def billion_laughs() -> bytes:
    entities = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10)
    )
    return _with_part("word/document.xml", f"<!DOCTYPE x [{entities}]>" + _BODY % "&a9;")


def external_entity(address: str) -> bytes:
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{address}">]>'
    return _with_part("word/document.xml", entity + _BODY % "&e;")


def external_entity_in_utf_16(address: str) -> bytes:
    entity = f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY e SYSTEM "{address}">]>'
    return _with_part("word/document.xml", (entity + _BODY % "&e;").encode("utf-16"))


def zip_bomb() -> bytes:
    return _with_part("word/document.xml", b" " * 120_000_000)


def zip_bomb_that_lies() -> bytes:
    """A bomb whose directory says that it is small."""
    bomb = _with_part("word/document.xml", b" " * 60_000_000)
    return bomb.replace((60_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))


def thousands_of_parts() -> bytes:
    return _archive({"word/document.xml": _BODY % "x"} | {f"x{n}": "" for n in range(20_000)})


def no_document() -> bytes:
    return _archive({"[Content_Types].xml": "<Types/>", "word/styles.xml": "<x/>"})


def broken_xml() -> bytes:
    return _with_part("word/document.xml", "<w:document><w:body>")


def without_types() -> bytes:
    return _archive({"word/document.xml": _BODY % "x"})


def cut_short() -> bytes:
    whole = word("An invented finding.")
    return whole[: len(whole) * 2 // 3]


def e_book() -> bytes:
    return _archive({"mimetype": "application/epub+zip", "OEBPS/a.xhtml": "<html/>"})


def open_document() -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    return _archive({"mimetype": kind, "content.xml": "<x/>"})


def workbook() -> bytes:
    return _archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"})


def slides() -> bytes:
    return _archive({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"})


def other_archive() -> bytes:
    return _archive({"profile.txt": "An invented finding."})


def compressed() -> bytes:
    return gzip.compress(b"An invented finding.", mtime=0)
