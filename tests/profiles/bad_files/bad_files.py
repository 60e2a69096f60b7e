"""Every bad file by its name, with the words that its one line must hold."""

from collections.abc import Callable
from dataclasses import dataclass

import bad_archives as archives
import bad_pdf as pdf
import bad_text as text

NEVER = "http://127.0.0.1:9/never-fetched"
NO_PROFILE = "no list of strengths or gaps"


@dataclass(frozen=True)
class BadFile:
    """A file under the name by which it comes, which may well be a wrong one."""

    name: str
    make: Callable[[], bytes]
    says: str
    """Words of the line about it."""


BAD_FILES = (
    BadFile("empty.txt", lambda: b"", "is empty"),
    BadFile("mark_alone.txt", lambda: b"\xef\xbb\xbf", "is empty"),
    BadFile("white_space.txt", lambda: b" \r\n\t\n" * 500, "is empty"),
    BadFile("no_break_spaces.txt", "\u00a0\n".encode, "white space only"),
    BadFile("recipe.txt", lambda: "\n".join(text.RECIPE).encode(), NO_PROFILE),
    BadFile("recipe.html", text.recipe_page, NO_PROFILE),
    BadFile("recipe.docx", lambda: archives.word(*text.RECIPE), NO_PROFILE),
    BadFile("no_profile.pdf", pdf.profile_pdf, NO_PROFILE),
    BadFile("noise.bin", text.noise, "none of the known forms"),
    BadFile("noise.pdf", text.noise, "none of the known forms"),
    BadFile("zeros.txt", lambda: bytes(5_000), "is empty"),
    BadFile("wide.txt", text.wide_without_mark, "without a byte-order mark"),
    BadFile("cut_wide.txt", text.cut_wide, "damaged UTF-16"),
    BadFile("mixed.txt", text.mixed_encodings, "mixes UTF-8"),
    BadFile("many_lines.txt", lambda: b"\n" * 20_000_000 + b"x", "more than an MGI profile"),
    BadFile("long_line.txt", lambda: b"word " * 3_000_000, "more than an MGI profile"),
    BadFile("fifty_megabytes.txt", lambda: b"word " * 10_485_760, "MGI_RAG_DOCUMENT_LIMIT"),
    BadFile("brackets.md", text.brackets, NO_PROFILE),
    BadFile("quotes.md", text.quotes_in_quotes, NO_PROFILE),
    BadFile("nested.html", text.nested_page, "nested too deep"),
    BadFile("nested_inline.html", text.nested_page_part, "nested too deep"),
    BadFile("scripts.html", text.scripts_alone, "without text of its own"),
    BadFile("frame.html", text.page_of_frame_alone, "without text of its own"),
    BadFile("archive.mhtml", text.web_archive, "MHTML"),
    BadFile("feed.xml", text.other_xml, "XML file"),
    BadFile("laughs.xml", text.laughing_xml, "XML file"),
    BadFile("scanned.pdf", pdf.scanned, "without a text layer"),
    BadFile("encrypted.pdf", pdf.encrypted, "encrypted"),
    BadFile("cut.pdf", pdf.cut_in_the_middle, "cut short"),
    BadFile("cut_end.pdf", pdf.cut_near_the_end, "cut short"),
    BadFile("astray.pdf", pdf.table_of_contents_astray, "damaged PDF"),
    BadFile("no_pages.pdf", pdf.page_without_letters, "PDF"),
    BadFile("loop.pdf", pdf.page_tree_in_a_loop, "PDF"),
    BadFile("million.pdf", pdf.page_tree_of_a_million, "1,000,000 pages"),
    BadFile("bomb.pdf", pdf.flate_bomb, "MGI_RAG_READ_"),
    BadFile("picture.pdf", text.picture, "picture (PNG)"),
    BadFile("photograph.docx", text.photograph, "picture (JPEG)"),
    BadFile("rich.doc", text.rich_text, "RTF"),
    BadFile("old.doc", text.old_word, "old Office file"),
    BadFile("book.epub", archives.e_book, "EPUB"),
    BadFile("open.odt", archives.open_document, "ODT"),
    BadFile("table.xlsx", archives.workbook, "Excel"),
    BadFile("slides.pptx", archives.slides, "PowerPoint"),
    BadFile("other.zip", archives.other_archive, "zip archive"),
    BadFile("profile.txt.gz", archives.compressed, "gzip"),
    BadFile("laughs.docx", archives.billion_laughs, "document type declaration"),
    BadFile("entity.docx", lambda: archives.external_entity(NEVER), "document type declaration"),
    BadFile(
        "entity_wide.docx",
        lambda: archives.external_entity_in_utf_16(NEVER),
        "document type declaration",
    ),
    BadFile("bomb.docx", archives.zip_bomb, "unpacks to"),
    BadFile("lying_bomb.docx", archives.zip_bomb_that_lies, "damaged Word file"),
    BadFile("parts.docx", archives.thousands_of_parts, "parts"),
    BadFile("no_document.docx", archives.no_document, "word/document.xml"),
    BadFile("broken.docx", archives.broken_xml, "damaged Word file"),
    BadFile("without_types.docx", archives.without_types, "damaged Word file"),
    BadFile("cut.docx", archives.cut_short, "damaged Word file"),
    BadFile("wordless.docx", archives.word, "without text"),
)
