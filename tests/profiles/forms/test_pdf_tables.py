"""Ruled tables of PDF pages come back cell by cell, so that every finding keeps its side."""

import io
from collections.abc import Callable

import pytest
from invented_pdf import BODY, LABEL, TITLE
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from mgi_rag.profiles.forms import pdf
from mgi_rag.profiles.parser import parse

TITLES = ("Migrants' rights", "Whole of government approach", "Partnerships")
LABELS = {"strength": "Well-developed areas", "gap": "Areas with potential for further development"}
MORE = (
    "and the authorities concerned publish their figures on the matter every year, and the "
    "councils of the regions discuss them with those affected in open sessions."
)
EXPECTED = {
    (domain, side, f"Invented {side} {n} of matter {domain} is told here, {MORE}")
    for domain in (1, 2, 3)
    for side in LABELS
    for n in (1, 2)
}
GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def _said(domain: int, side: str) -> list[str]:
    return sorted(text for d, s, text in EXPECTED if (d, s) == (domain, side))


def _cell(domain: int, side: str) -> list[Flowable]:
    return [Paragraph(f"• {text}", BODY) for text in _said(domain, side)]


def _heads(*texts: str) -> list[Flowable]:
    return [Paragraph(text, LABEL) for text in texts]


def _pairs(domain: int) -> list[list[Flowable]]:
    columns = [[Paragraph(text, BODY) for text in _said(domain, side)] for side in LABELS]
    return [list(row) for row in zip(*columns, strict=True)]


def three_columns() -> list[Flowable]:
    rows = [
        [Paragraph(f"{d}. {title}", LABEL), *(_cell(d, side) for side in LABELS)]
        for d, title in enumerate(TITLES, 1)
    ]
    heads = [*_heads("Domain", *LABELS.values())]
    return [Table([heads, *rows], colWidths=[90, 180, 180], repeatRows=1, style=GRID)]


def one_table_a_domain() -> list[Flowable]:
    story: list[Flowable] = []
    for d, title in enumerate(TITLES, 1):
        rows = [_heads(*LABELS.values()), [_cell(d, side) for side in LABELS]]
        story += [Paragraph(f"Domain {d}: {title}", TITLE), Table(rows, [225, 225], style=GRID)]
    return story


def sides_as_rows() -> list[Flowable]:
    story: list[Flowable] = []
    for d, title in enumerate(TITLES, 1):
        rows = [[*_heads(label), _cell(d, side)] for side, label in LABELS.items()]
        story += [Paragraph(f"Domain {d}: {title}", TITLE), Table(rows, [110, 340], style=GRID)]
    return story


def merged_titles() -> list[Flowable]:
    rows, style = [_heads(*LABELS.values())], [*GRID]
    for d, title in enumerate(TITLES, 1):
        style.append(("SPAN", (0, len(rows)), (1, len(rows))))
        rows += [[*_heads(f"Domain {d}: {title}")] * 2, *_pairs(d)]
    return [Table(rows, [225, 225], style=style)]


def row_a_finding() -> list[Flowable]:
    rows = [
        [Paragraph(TITLES[d - 1], BODY), Paragraph(side.title(), BODY), Paragraph(text, BODY)]
        for d, side, text in sorted(EXPECTED)
    ]
    heads = [*_heads("Domain", "Side", "Finding")]
    return [Table([heads, *rows], [110, 60, 280], repeatRows=1, style=GRID)]


@pytest.mark.parametrize(
    "story", [three_columns, one_table_a_domain, sides_as_rows, merged_titles, row_a_finding]
)
def test_findings_keep_domain_and_side(story: Callable[[], list[Flowable]]) -> None:
    buffer = io.BytesIO()
    heading = Paragraph("Key findings", TITLE)
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1).build([heading, *story()])
    parsed = parse(pdf.read(buffer.getvalue()))
    read = [(f.domain.value, f.polarity.value, f.quote) for f in parsed.findings]
    assert set(read) == EXPECTED
    assert len(read) == len(EXPECTED)
