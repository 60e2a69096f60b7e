"""Word files laid out by another mind: side-by-side tables, typed bullets, text boxes."""

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx_page import new_document, saved, write
from world import World


def table_docx(world: World, one_row: bool) -> bytes:
    """A table of two columns under each domain.

    Args:
        world: the profile.
        one_row: all findings of a side in one cell, a paragraph each; else a row for each pair.
    """
    rtl = world.language == "ar"
    document = _opened(world)
    for block in world.blocks:
        write(document, world.domain_heading(block.domain), "Heading 2", rtl)
        table = document.add_table(rows=1, cols=2, style="Table Grid")
        sides = [[item.text for item in block.side(polarity)] for polarity in world.sides]
        for cell, polarity in zip(table.rows[0].cells, world.sides, strict=True):
            cell.text = world.label(polarity, colon=False)
        if one_row:
            for cell, texts in zip(table.add_row().cells, sides, strict=True):
                for text in texts:
                    write(cell, text, "List Bullet", rtl)
        else:
            for row in range(max(map(len, sides))):
                for cell, texts in zip(table.add_row().cells, sides, strict=True):
                    cell.text = texts[row] if row < len(texts) else ""
    return _closed(document, world)


def manual_docx(world: World, bullet: str) -> bytes:
    """No style anywhere: bold lines for headings, bullets typed by hand, sub-headings."""
    rtl = world.language == "ar"
    document = _opened(world)
    for block in world.blocks:
        _bold(document, world.domain_heading(block.domain), rtl)
        for polarity in world.sides:
            _bold(document, world.label(polarity), rtl)
            for number, item in enumerate(block.side(polarity), 1):
                write(document, f"{bullet.replace('1', str(number))}\t{item.text}", None, rtl)
            write(document, "", None, rtl)
    return _closed(document, world)


def boxes_docx(world: World) -> bytes:
    """The findings of each side stand in a text box below the domain's heading."""
    document = _opened(world)
    for block in world.blocks:
        write(document, world.domain_heading(block.domain), "Heading 1", world.language == "ar")
        for polarity in world.sides:
            texts = [item.text for item in block.side(polarity)]
            _box(document, [world.label(polarity), *[f"• {text}" for text in texts]])
    return _closed(document, world)


def _box(document: WordDocument, texts: list[str]) -> None:
    """Adds a paragraph that holds a text box with a paragraph for each text."""
    run = document.add_paragraph().add_run()
    picture = parse_xml(
        f"<w:pict {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'>"
        "<v:shape style='width:400pt;height:200pt'><v:textbox><w:txbxContent/></v:textbox>"
        "</v:shape></w:pict>"
    )
    (content,) = picture.iter(qn("w:txbxContent"))
    for text in texts:
        paragraph, piece, letters = (OxmlElement(f"w:{name}") for name in ("p", "r", "t"))
        letters.text = text
        piece.append(letters)
        paragraph.append(piece)
        content.append(paragraph)
    run._r.append(picture)


def _bold(document: WordDocument, text: str, rtl: bool) -> None:
    for run in write(document, text, None, rtl).runs:
        run.bold = True


def _opened(world: World) -> WordDocument:
    """A document up to the key findings: name and year, context, no introduction."""
    own = world.words
    rtl = world.language == "ar"
    document = new_document(world.language)
    _bold(document, f"{world.place_name} – {own.profile_word} {world.year}", rtl)
    write(document, own.cover, None, rtl)
    _bold(document, own.context, rtl)
    for text in own.context_text:
        write(document, text, None, rtl)
    _bold(document, own.key_findings, rtl)
    return document


def _closed(document: WordDocument, world: World) -> bytes:
    """The document with annex and sources after the findings."""
    own = world.words
    rtl = world.language == "ar"
    _bold(document, own.annex, rtl)
    write(document, own.annex_text, None, rtl)
    _bold(document, own.sources, rtl)
    for number, text in enumerate(own.sources_text, 1):
        write(document, f"{number}. {text}", None, rtl)
    return saved(document)
