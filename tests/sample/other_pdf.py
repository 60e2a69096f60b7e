"""PDFs laid out by another mind: one column and side after side, or side by side in a table."""

from pdf_page import Sheet, Style
from world import World

HEADING = Style(size=13, bold=True, before=16, keep=80)
PART = Style(size=16, bold=True, before=20, keep=110)
LABEL = Style(size=10.5, bold=True, before=8, keep=50)
SUB = Style(size=9.5, bold=True, before=6, indent=10, keep=40)
BODY = Style(size=10.5)
LIST = Style(size=10.5, indent=24, before=5)
CELL = Style(size=8.5, before=5)
CELL_HEAD = Style(size=8.5, bold=True, before=7, keep=60)


def sides_pdf(world: World) -> bytes:
    """One column; first all findings of one side, domain by domain, then all of the other."""
    sheet = _opened(world)
    for polarity in world.sides:
        sheet.put(world.label(polarity, colon=False), PART)
        for block in world.blocks:
            sheet.put(world.domain_heading(block.domain), HEADING)
            if block.side(polarity) and "subheadings" in world.variations:
                sheet.put(world.words.subtopics[block.domain - 1], SUB)
            for number, item in enumerate(block.side(polarity), 1):
                sheet.put(item.text, LIST, f"{number})")
    return _closed(sheet, world)


def pairs_pdf(world: World) -> bytes:
    """Strengths and gaps side by side in rows under each domain, without bullets."""
    sheet = _opened(world)
    for block in world.blocks:
        sheet.put(world.domain_heading(block.domain), HEADING)
        sheet.row([world.label(polarity, colon=False) for polarity in world.sides], CELL_HEAD)
        left, right = ([item.text for item in block.side(side)] for side in world.sides)
        for row in range(max(len(left), len(right))):
            sheet.row([side[row] if row < len(side) else "" for side in (left, right)], CELL)
    return _closed(sheet, world)


def _opened(world: World) -> Sheet:
    """A sheet whose first page carries name, year and the introduction at once."""
    own = world.words
    sheet = Sheet(world.language, hyphenate=False, ligatures=False)
    sheet.put(world.dated(own.title.format(place=world.place_name)), PART)
    sheet.head = own.tool
    sheet.put(own.introduction, HEADING)
    for text in world.introduction():
        sheet.put(text, BODY)
    sheet.put(own.key_findings, PART)
    return sheet


def _closed(sheet: Sheet, world: World) -> bytes:
    own = world.words
    sheet.put(own.framework, PART)
    sheet.put(own.framework_text, BODY)
    sheet.put(own.sources, PART)
    for number, text in enumerate(own.sources_text, 1):
        sheet.put(text, LIST, f"{number}.")
    return sheet.save()
