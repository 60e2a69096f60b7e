"""A Word draft of a profile: headings and lists by style, a table of facts, header and footer."""

from docx.document import Document as WordDocument
from docx_page import in_runs, new_document, parted, raised, saved, write
from text_layouts import portal_title
from world import World

from mgi_rag.profiles.finding import Polarity


def draft_docx(world: World, bullet: str) -> bytes:
    """The draft; `bullet` is the list style, `List Bullet` or `List Number`."""
    own = world.words
    rtl = world.language == "ar"
    document = new_document(world.language)
    document.sections[0].header.paragraphs[0].text = f"{own.cover} | {world.place_name}"
    document.sections[0].footer.paragraphs[0].text = own.legal[0]
    write(document, f"{portal_title(world)} – {world.year}", "Title", rtl)
    write(document, own.tool, "Subtitle", rtl)
    write(document, own.introduction, "Heading 1", rtl)
    for text in world.introduction():
        in_runs(document, parted(text), None, rtl)
    write(document, own.context, "Heading 1", rtl)
    write(document, own.context_text[0], None, rtl)
    _facts(document, world)
    write(document, own.key_findings, "Heading 1", rtl)
    for block in world.blocks:
        write(document, world.domain_heading(block.domain), "Heading 2", rtl)
        write(document, world.passage(block.domain), None, rtl)
        for polarity in Polarity:
            write(document, world.label(polarity), "Heading 3", rtl)
            for item in block.side(polarity):
                paragraph = in_runs(document, parted(item.text), bullet, rtl)
                number = world.note_number(item)
                raised(paragraph, str(number) if number else "")
    if world.notes():
        for number, note in enumerate(world.notes(), 1):
            write(document, f"{number} {note}", None, rtl)
    write(document, own.sources, "Heading 1", rtl)
    for source in own.sources_text:
        write(document, source, "List Bullet", rtl)
    write(document, own.annex, "Heading 1", rtl)
    write(document, own.annex_text, None, rtl)
    return saved(document)


def _facts(document: WordDocument, world: World) -> None:
    """A small table of figures, which is no list of findings."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for name, value in world.words.fact_rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, value
