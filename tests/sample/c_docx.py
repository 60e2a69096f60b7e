"""Word files: a draft with styles, a draft with bold lines, tables a domain, one matrix."""

import io

from c_sheet import Sheet
from docx import Document
from docx.document import Document as Draft
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph


def _saved(draft: Draft) -> bytes:
    buffer = io.BytesIO()
    draft.save(buffer)
    return buffer.getvalue()


def _page_number(paragraph: Paragraph) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)


def styled_draft(sheet: Sheet) -> bytes:
    """Headings by Word's styles, a typed table of contents, running head, page numbers."""
    words, world = sheet.words, sheet.world
    draft = Document()
    section = draft.sections[0]
    section.header.paragraphs[0].text = f"{words.tool} – {sheet.place}"
    _page_number(section.footer.paragraphs[0])
    draft.add_paragraph(sheet.document_title, style="Title")
    draft.add_paragraph(f"{words.profile_word} {sheet.year}", style="Subtitle")
    draft.add_heading(words.contents, 1)
    for number, name in enumerate((words.introduction, words.key_findings, words.annex)):
        draft.add_paragraph(f"{name}\t{3 + 4 * number}")
    draft.add_page_break()
    draft.add_heading(words.introduction, 1)
    for paragraph in sheet.introduction():
        draft.add_paragraph(paragraph)
    draft.add_heading(words.key_findings, 1)
    for block in world.blocks:
        draft.add_heading(sheet.domain(block.domain), 2)
        draft.add_paragraph(style="Intense Quote").add_run(sheet.passage(block.domain))
        for label, items in sheet.sides(block, colon=False):
            draft.add_heading(label, 3)
            for item in items:
                draft.add_paragraph(item.text, style=sheet.bullet)
    draft.add_heading(words.annex, 1)
    draft.add_paragraph(words.annex_text)
    return _saved(draft)


def bold_draft(sheet: Sheet) -> bytes:
    """No styles: bold lines for headings, typed bullets with a tab, a box about the tool."""
    words, world = sheet.words, sheet.world
    draft = Document()

    def line(text: str, bold: bool = False, size: int = 11, underline: bool = False) -> Paragraph:
        paragraph = draft.add_paragraph()
        _direction(paragraph, sheet.is_rtl)
        # Word cuts a line into runs wherever somebody once edited it.
        middle = len(text) // 2
        for part in (text[:middle], text[middle:]):
            run = paragraph.add_run(part)
            run.bold, run.underline, run.font.size = bold, underline, Pt(size)
        return paragraph

    line(sheet.cover, bold=True, size=16).alignment = WD_ALIGN_PARAGRAPH.CENTER
    line(f"{sheet.place} | {words.profile_word} {sheet.year}", bold=True, size=14)
    box = draft.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    box.paragraphs[0].add_run(words.tool).bold = True
    for paragraph in words.about:
        _direction(box.add_paragraph(paragraph), sheet.is_rtl)
    line("")
    line(words.introduction.upper(), bold=True, size=13)
    for paragraph in sheet.introduction():
        line(paragraph)
    line(words.key_findings.upper(), bold=True, size=13)
    for block in world.blocks:
        line("")
        line(sheet.domain(block.domain), bold=True, size=12)
        for label, items in sheet.sides(block):
            line(label, underline=True)
            for item in items:
                line(f"{sheet.bullet}\t{item.text}")
    line("")
    line(words.sources.upper(), bold=True, size=13)
    for source in words.sources_text:
        line(f"{sheet.bullet}\t{source}")
    return _saved(draft)


def _direction(paragraph: Paragraph, is_rtl: bool) -> None:
    if is_rtl:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _fill(cell: _Cell, lines: list[str], style: str) -> None:
    cell.paragraphs[0].text = lines[0] if lines else ""
    cell.paragraphs[0].style = style
    for text in lines[1:]:
        cell.add_paragraph(text, style=style)


def tables_report(sheet: Sheet) -> bytes:
    """A ministry's annex: a table a domain, its title across, the two sides below it."""
    words, world = sheet.words, sheet.world
    draft = Document()
    draft.add_paragraph(words.annex, style="Subtitle")
    draft.add_paragraph(f"{sheet.document_title}, {sheet.year}", style="Title")
    draft.add_heading(words.introduction, 1)
    for paragraph in sheet.introduction():
        draft.add_paragraph(paragraph)
    draft.add_heading(words.key_findings, 1)
    left, right = world.sides
    for block in world.blocks:
        table = draft.add_table(rows=3, cols=2, style="Table Grid")
        title = table.cell(0, 0).merge(table.cell(0, 1))
        title.paragraphs[0].add_run(sheet.domain(block.domain)).bold = True
        for column, polarity in enumerate((left, right)):
            label = table.cell(1, column).paragraphs[0]
            label.add_run(sheet.label(polarity, colon=False)).italic = True
            texts = [item.text for item in block.side(polarity)]
            _fill(table.cell(2, column), texts, "List Bullet")
        draft.add_paragraph("")
    draft.add_heading(words.sources, 1)
    for source in words.sources_text:
        draft.add_paragraph(source, style="List Number")
    return _saved(draft)


def matrix_report(sheet: Sheet) -> bytes:
    """A consultant's matrix: one table, a row a domain, a column a side."""
    words, world = sheet.words, sheet.world
    draft = Document()
    draft.add_heading(f"{sheet.document_title} ({sheet.year})", 0)
    draft.add_heading(words.objective, 1)
    draft.add_paragraph(words.objective_text)
    draft.add_heading(words.introduction, 1)
    for paragraph in sheet.introduction():
        draft.add_paragraph(paragraph)
    draft.add_heading(words.key_findings, 1)
    table = draft.add_table(rows=1, cols=3, style="Light Grid Accent 1")
    heads = (words.domain_word, *(sheet.label(side, colon=False) for side in world.sides))
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for block in world.blocks:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(sheet.domain(block.domain)).bold = True
        for cell, polarity in zip(cells[1:], world.sides, strict=True):
            _fill(cell, [f"{sheet.bullet} {i.text}" for i in block.side(polarity)], "Normal")
    draft.add_heading(words.annex, 1)
    draft.add_paragraph(words.annex_text)
    return _saved(draft)
