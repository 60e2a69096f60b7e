"""Word drafts of invented profiles: headings by style, items by numbering, cells one by one."""

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from mgi_rag.profiles.forms import docx, lines_of
from mgi_rag.profiles.reading import Line


def _read(fill: Callable[[Any], None]) -> list[Line]:
    document = Document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return lines_of(buffer.getvalue())


def _append(document: Any, xml: str) -> None:
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def test_styles_tell_headings_and_items() -> None:
    def fill(document: Any) -> None:
        document.add_heading("Domain 1. Invented rights", level=1)
        document.add_paragraph("Prose of the invented domain.")
        document.add_paragraph("A first finding.", style="List Bullet")
        document.add_paragraph("")
        document.add_paragraph("A numbered finding.", style="List Number")
        document.add_paragraph().add_run("Areas in bold:").bold = True

    lines = _read(fill)
    assert [(line.text, line.is_heading, line.is_item, line.locator) for line in lines] == [
        ("Domain 1. Invented rights", True, False, "paragraph 1"),
        ("Prose of the invented domain.", False, False, "paragraph 2"),
        ("A first finding.", False, True, "paragraph 3"),
        ("A numbered finding.", False, True, "paragraph 5"),
        ("Areas in bold:", True, False, "paragraph 6"),
    ]


def test_numbering_set_by_hand_makes_an_item() -> None:
    def fill(document: Any) -> None:
        for number, text in (("1", "A finding."), ("0", "Prose.")):
            _append(
                document,
                f"<w:p {nsdecls('w')}><w:pPr><w:numPr><w:ilvl w:val='0'/>"
                f"<w:numId w:val='{number}'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>",
            )

    assert [(line.text, line.is_item) for line in _read(fill)] == [
        ("A finding.", True),
        ("Prose.", False),
    ]


def test_cells_are_read_one_by_one_merged_ones_once() -> None:
    def fill(document: Any) -> None:
        table = document.add_table(2, 2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Domain 1"
        table.cell(1, 0).text = "Strength"
        table.cell(1, 1).text = "Gap"
        document.add_paragraph("After.")

    assert [line.text for line in _read(fill)] == ["Domain 1", "Strength", "Gap", "After."]


def test_text_boxes_and_content_controls_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"

    def fill(document: Any) -> None:
        _append(
            document,
            f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility"
            f"/2006'><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
            "<w:r><w:t>Beside it.</w:t></w:r></w:p>",
        )
        _append(
            document,
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Controlled.</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>",
        )

    assert [line.text for line in _read(fill)] == ["Beside it.", "In the box.", "Controlled."]


def test_tracked_changes_are_taken_as_accepted_and_hidden_text_left_out() -> None:
    def fill(document: Any) -> None:
        _append(
            document,
            f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>Migrants do </w:t></w:r>"
            "<w:del w:id='1' w:author='a'><w:r><w:delText>now</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='a'><w:r><w:t>not</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>"
            "<w:r><w:t xml:space='preserve'> have access.</w:t></w:r></w:p>",
        )

    assert [line.text for line in _read(fill)] == ["Migrants do not have access."]


def test_line_breaks_keep_an_item_whole_and_part_bullets() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("An item\nBroken in two.", style="List Bullet")
        document.add_paragraph("• One finding\n• Another")

    assert [line.text for line in _read(fill)] == [
        "An item Broken in two.",
        "• One finding",
        "• Another",
    ]


def test_link_text_belongs_to_its_paragraph() -> None:
    def fill(document: Any) -> None:
        _append(
            document,
            f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>See </w:t></w:r>"
            "<w:hyperlink><w:r><w:t>the law</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>",
        )

    assert [line.text for line in _read(fill)] == ["See the law."]


def test_other_archives_are_no_word_files() -> None:
    assert not docx.recognises(b"PK\x03\x04 and nothing more")
