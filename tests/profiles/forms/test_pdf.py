"""PDF pages of invented profiles come back paragraph by paragraph, in reading order."""

import pytest
from invented_pdf import BODY, HEIGHT, ITEM, LABEL, TITLE, Sheet, findings, flowed, items
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph

from mgi_rag.profiles.bullets import without_bullet
from mgi_rag.profiles.forms import lines_of, pdf
from mgi_rag.profiles.reading import Line

STRENGTHS = "Examples of well-developed areas:"
GAPS = "Areas with potential for further development:"


def _domain(number: int, count: int = 4) -> tuple[list[Flowable], list[str]]:
    """A domain's story, and its lines as they are to be read."""
    strengths, gaps = findings(number, "S", count), findings(number, "G", count)
    title = f"Domain {number}. Invented title of the domain"
    story = [
        Paragraph(title, TITLE),
        Paragraph(STRENGTHS, LABEL),
        *items(strengths),
        Paragraph(GAPS, LABEL),
        *items(gaps),
    ]
    return story, [title, STRENGTHS, *strengths, GAPS, *gaps]


def _texts(lines: list[Line]) -> list[str]:
    return [without_bullet(line.text) for line in lines]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_findings_come_whole_over_columns_and_pages(columns: int) -> None:
    domains = [_domain(number, 6) for number in range(1, 7)]
    story = [part for parts, _ in domains for part in parts]
    lines = pdf.read(flowed(story, columns))
    assert _texts(lines) == [text for _, texts in domains for text in texts]
    assert [line.is_item for line in lines] == [text.startswith("Find") for text in _texts(lines)]


def test_running_head_is_told_once_and_page_numbers_not_at_all() -> None:
    story, texts = _domain(1, 30)
    head = "Testland | PROFILE 2021"
    assert _texts(pdf.read(flowed(story, 2, head, foot=""))) == [head, *texts]


def test_label_that_opens_several_pages_is_no_running_head() -> None:
    sheet = Sheet()
    expected = []
    for number in range(1, 6):
        gaps = findings(number, "G", 3)
        sheet.put([Paragraph(GAPS, LABEL), *items(gaps)], 56, 60, 480)
        sheet.turn_page()
        expected += [GAPS, *gaps]
    assert _texts(pdf.read(sheet.content())) == expected


def test_domain_titles_divide_a_page_of_two_columns_into_bands() -> None:
    sheet = Sheet()
    top, expected = 60.0, []
    for number in (1, 2):
        title = f"Domain {number}"
        strengths, gaps = findings(number, "S", 2), findings(number, "G", 3)
        top = sheet.put([Paragraph(title, TITLE)], 56, top, 480)
        left = sheet.put([Paragraph(STRENGTHS, LABEL), *items(strengths)], 56, top, 220)
        right = sheet.put([Paragraph(GAPS, LABEL), *items(gaps)], 310, top, 220)
        top = max(left, right) + 20
        expected += [title, STRENGTHS, *strengths, GAPS, *gaps]
    assert _texts(pdf.read(sheet.content())) == expected


def test_heading_of_one_column_leaves_the_other_column_whole() -> None:
    sheet = Sheet()
    one, two, three = (findings(number, "S", 3) for number in (1, 2, 3))
    end = sheet.put([Paragraph("Domain 1", TITLE), *items(one)], 56, 60, 220)
    sheet.put([Paragraph("Domain 2", TITLE), *items(two)], 56, end + 12, 220)
    sheet.put([Paragraph("Domain 3", TITLE), *items(three)], 310, 60, 220)
    assert _texts(pdf.read(sheet.content())) == [
        *("Domain 1", *one),
        *("Domain 2", *two),
        *("Domain 3", *three),
    ]


def test_second_column_of_a_row_or_two_is_known_from_other_pages() -> None:
    sheet = Sheet()
    expected = []
    for page, right_rows in enumerate((3, 3, 0), start=1):
        left, right = findings(page, "S", 5), findings(page, "G", right_rows)
        sheet.put(items(left), 56, 60, 220)
        right = right or ["A short one."]
        sheet.put(items(right), 310, 60, 220)
        sheet.turn_page()
        expected += [*left, *right]
    assert _texts(pdf.read(sheet.content())) == expected


def test_columns_drawn_line_by_line_across_are_read_down() -> None:
    sheet = Sheet()
    strengths, gaps = findings(1, "S", 3), findings(1, "G", 3)
    sheet.put([Paragraph("Domain 1. A title that runs over the columns of it", TITLE)], 56, 60, 480)
    left = right = 100.0
    sheet.put([Paragraph(STRENGTHS, LABEL)], 56, left, 220)
    sheet.put([Paragraph(GAPS, LABEL)], 310, right, 220)
    for strength, gap in zip(strengths, gaps, strict=True):
        left = sheet.put(items([strength]), 56, left + 18, 220)
        right = sheet.put(items([gap]), 310, right + 18, 220)
    assert _texts(pdf.read(sheet.content()))[1:] == [STRENGTHS, *strengths, GAPS, *gaps]


def test_words_parted_at_line_ends_are_joined_and_compounds_keep_their_hyphen() -> None:
    sheet = Sheet()
    rows = ("• The laws on migra-", "tion cover the well-", "being of everyone.")
    for number, row in enumerate(rows):
        sheet.line(row, 56 if number == 0 else 63, 100 + number * 13, size=10)
    sheet.line("Migration and well-being", 56, 200)
    lines = pdf.read(sheet.content())
    assert lines[0].text == "• The laws on migration cover the well-being of everyone."


def test_ligatures_are_letters() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    sheet = Sheet()
    sheet.canvas.setFont("Vera", 10)
    sheet.canvas.drawString(56, 700, "• The of\ufb01ce has a \ufb02at fee.")
    assert pdf.read(sheet.content())[0].text == "• The office has a flat fee."


@pytest.mark.parametrize(
    ("drawn", "spacing"),
    [
        ("MIGRATION GOVERNANCE INDICATORS", 6.0),
        ("M I G R AT I O N G OV E R N A N C E I N D I C ATO R S", 0.0),
        ("M I G R AT I O N  G OV E R N A N C E  I N D I C ATO R S", 0.0),
    ],
)
def test_letters_set_apart_are_words(drawn: str, spacing: float) -> None:
    sheet = Sheet()
    sheet.line(drawn, 56, 80, spacing)
    sheet.put([Paragraph("The Migration Governance Indicators of Testland", BODY)], 56, 120, 480)
    assert pdf.read(sheet.content())[0].text == "MIGRATION GOVERNANCE INDICATORS"


def test_short_words_in_capitals_stay_apart() -> None:
    sheet = Sheet()
    sheet.line("IT IS UP TO US TO DO SO", 56, 80)
    sheet.put([Paragraph("It is up to us to do so.", BODY)], 56, 120, 480)
    assert pdf.read(sheet.content())[0].text == "IT IS UP TO US TO DO SO"


def test_footnotes_stand_in_no_list() -> None:
    sheet = Sheet()
    notes = ["1 Invented census, 2019.", "2 Invented law on residence, article 4."]
    for number, note in enumerate(notes, start=1):
        sheet.put([Paragraph(GAPS, LABEL), *items(findings(number, "G", 3))], 56, 60, 480)
        sheet.canvas.setFont("Helvetica", 7)
        sheet.canvas.drawString(56, 60, note)
        sheet.turn_page()
    texts = [line.text for line in pdf.read(sheet.content())]
    assert texts[:2] == notes
    expected = [GAPS, *findings(1, "G", 3), GAPS, *findings(2, "G", 3)]
    assert [without_bullet(text) for text in texts[2:]] == expected


def test_bullet_far_from_its_words_belongs_to_them() -> None:
    sheet = Sheet()
    for number, text in enumerate(findings(1, "S", 3)):
        sheet.canvas.setFont("Helvetica", 10)
        sheet.canvas.drawString(56, HEIGHT - 109 - number * 60, "•")
        sheet.put([Paragraph(text, ITEM)], 80, 100 + number * 60, 300)
    lines = pdf.read(sheet.content())
    assert _texts(lines) == findings(1, "S", 3)
    assert all(line.is_item for line in lines)


def test_headings_are_told_by_size_and_weight() -> None:
    story, _ = _domain(1)
    lines = pdf.read(flowed(story))
    headings = [line.text for line in lines if line.is_heading]
    assert headings == ["Domain 1. Invented title of the domain", STRENGTHS, GAPS]


def test_page_shown_turned_reads_as_it_is_shown() -> None:
    sheet = Sheet()
    sheet.canvas.translate(HEIGHT, 0)
    sheet.canvas.rotate(90)
    sheet.canvas.setFont("Helvetica", 10)
    for number, row in enumerate(("• A first finding that goes", "on below.", "• A second.")):
        sheet.canvas.drawString(70 if row[0] == "•" else 76, 500 - number * 13, row)
    sheet.canvas.setPageRotation(90)
    lines = pdf.read(sheet.content())
    assert [line.text for line in lines] == ["• A first finding that goes on below.", "• A second."]


def test_locator_is_the_page_on_which_a_line_begins() -> None:
    story, _ = _domain(1, 40)
    lines = lines_of(flowed(story))
    pages = [int(line.locator.removeprefix("page ")) for line in lines]
    assert lines[0].locator == "page 1"
    assert pages == sorted(pages)
    assert pages[-1] > 2


def test_footnotes_under_both_columns_leave_their_order_alone() -> None:
    sheet, texts = Sheet(), []
    for x, numbers in ((56, (1, 2)), (310, (3, 4))):
        top = 80.0 + numbers[0] * 10
        for number in numbers:
            story, told = _domain(number, 1)
            top = sheet.put(story, x, top, 230) + 12
            texts += told
    note = ParagraphStyle("note", fontName="Helvetica", fontSize=7, leading=9)
    notes = ["1 Ministry of Ports: Rules on harbours, wharves and quays of every kind, 2015."]
    notes += ["2 Parliament: Act on Quays, 2016."]
    sheet.put([Paragraph(text, note) for text in notes], 56, 720, 480)
    read = _texts(pdf.read(sheet.content()))
    assert [text for text in read if not text.startswith(("1 M", "2 P"))] == texts
