"""Documents of every layout give all of their findings; what tells no side gives none."""

import pytest
from invented_layouts import EXPECTED, LAYOUTS, Layout
from synthetic_page import found, read_text

from mgi_rag.profiles.forms import lines_of
from mgi_rag.profiles.parsed import Parsed
from mgi_rag.profiles.parser import parse
from mgi_rag.profiles.reading import Role


def read(text: str) -> Parsed:
    return parse(lines_of(text.encode()))


def page(*rows: str) -> Parsed:
    """What a table of these rows under a domain's title says; cells stand between bars."""
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    return read(f"<html><body><h2>Domain 3: Partnerships</h2><table>{table}</table></body></html>")


def not_understood(parsed: Parsed) -> list[str]:
    return [x.line.text.strip() for x in parsed.lines if x.role is Role.NOT_UNDERSTOOD]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_finding_comes_back_and_nothing_else(layout: Layout) -> None:
    assert sorted(found(read(layout()))) == sorted(EXPECTED)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_line_keeps_its_place_and_has_a_role(layout: Layout) -> None:
    lines = lines_of(layout().encode())
    parsed = parse(lines)
    assert [x.line for x in parsed.lines] == lines
    assert all(x.kind for x in parsed.lines)


def test_table_of_unknown_heads_gives_no_side() -> None:
    parsed = page("Nice|Less nice", "A law exists.|No fee is set.")
    assert found(parsed) == []
    assert {"A law exists.", "No fee is set."} <= set(not_understood(parsed))


def test_merged_cell_under_both_sides_is_given_neither() -> None:
    parsed = read(
        "<html><body><h2>Domain 3: Partnerships</h2><table><tr><th>Strengths</th><th>Gaps</th>"
        '</tr><tr><td colspan="2">A law exists.</td></tr><tr><td>A.</td><td>B.</td></tr></table>'
    )
    assert found(parsed) == [(3, "strength", "A."), (3, "gap", "B.")]
    assert not_understood(parsed) == ["A law exists."]


def test_row_that_contradicts_its_column_is_given_neither_side() -> None:
    parsed = page("Type|Strengths", "Gap|A law exists.", "Strength|A court is open.")
    assert found(parsed) == [(3, "strength", "A court is open.")]


def test_table_without_a_domain_gives_no_finding() -> None:
    rows = "<tr><th>Strengths</th><th>Gaps</th></tr><tr><td>A law.</td><td>No fee.</td></tr>"
    parsed = read(f"<html><body><p>Some text.</p><table>{rows}</table></body></html>")
    assert found(parsed) == []
    assert not_understood(parsed) == ["Some text.", "A law.", "No fee."]


def test_second_table_after_a_missed_title_goes_to_no_domain() -> None:
    table = "<table><tr><th>Strengths</th><th>Gaps</th></tr><tr><td>{}</td><td>{}</td></tr></table>"
    body = table.format("A.", "B.") + "<p>Joined-up work of all.</p>" + table.format("C.", "D.")
    parsed = read(f"<html><body><h2>Domain 3: Partnerships</h2>{body}</body></html>")
    assert found(parsed) == [(3, "strength", "A."), (3, "gap", "B.")]
    assert {"C.", "D."} <= set(not_understood(parsed))


@pytest.mark.parametrize("label", ["", "<h3>Strengths</h3><ul><li>A law exists.</li></ul>"])
def test_figures_beside_a_list_are_no_findings(label: str) -> None:
    rows = "".join(
        f"<tr><td>{what}</td><td>{value}</td></tr>"
        for what, value in (("Population", "4.2 million"), ("Migrants", "3.1 per cent"))
    )
    parsed = read(f"<h2>Domain 3: Partnerships</h2>{label}<table>{rows}</table><p>End</p>")
    assert found(parsed) == ([(3, "strength", "A law exists.")] if label else [])
    assert {"Population", "4.2 million"} <= set(not_understood(parsed))


def test_numbers_beside_findings_under_a_label_are_no_part_of_them() -> None:
    rows = "<tr><td>1</td><td>A law exists.</td></tr><tr><td>2</td><td>A court is open.</td></tr>"
    parsed = read(f"<h2>Domain 3: Partnerships</h2><h3>Strengths</h3><table>{rows}</table>")
    assert [quote for _, _, quote in found(parsed)] == ["A law exists.", "A court is open."]


def test_untagged_finding_among_tagged_ones_is_given_no_side() -> None:
    parsed = read_text("Domain 3: Partnerships\n• [Gap] No fee is set.\n• A law exists.\n")
    assert found(parsed) == [(3, "gap", "No fee is set.")]
    assert not_understood(parsed) == ["• A law exists."]


def test_tag_that_contradicts_its_list_is_reported() -> None:
    parsed = read_text("Domain 3: Partnerships\nStrengths\n• A law.\n• [Gap] No fee is set.\n")
    assert found(parsed) == [(3, "strength", "A law.")]
    assert not_understood(parsed) == ["• [Gap] No fee is set."]


@pytest.mark.parametrize(
    "text", ["1.5 million people left.", "20 offices are open.", "2011 Law on ports applies."]
)
def test_number_that_no_other_goes_on_with_is_part_of_its_finding(text: str) -> None:
    parsed = read_text(f"Domain 3: Partnerships\nStrengths\n\n{text}\n\nCourts are open.\n")
    assert [quote for _, _, quote in found(parsed)] == [text, "Courts are open."]


def test_lists_whose_sides_stand_side_by_side_are_given_neither() -> None:
    # So two columns come whose cells were lost.
    titles = ("Domain 1: Migrants' rights", "Domain 3: Partnerships")
    text = "".join(f"{title}\nStrengths\nGaps\n• A law.\n• No fee.\n" for title in titles)
    parsed = read_text(text)
    assert found(parsed) == []
    assert len(not_understood(parsed)) == 4


def test_deeper_items_go_on_with_the_finding_over_them() -> None:
    inner = "<ul><li>health</li><li>schools</li></ul>"
    parsed = read(
        "<html><body><h2>Domain 3: Partnerships</h2><h3>Strengths</h3><ul>"
        f"<li>The law covers{inner}</li><li>Courts are open.</li></ul></body></html>"
    )
    assert [quote for _, _, quote in found(parsed)] == [
        "The law covers health schools",
        "Courts are open.",
    ]


def test_item_over_sentences_heads_a_part() -> None:
    inner = "<ul><li>A law exists.</li><li>A court is open.</li></ul>"
    parsed = read(
        "<html><body><h2>Domain 3: Partnerships</h2><h3>Strengths</h3><ul>"
        f"<li>Legal basis</li>{inner}</ul></body></html>"
    )
    assert [quote for _, _, quote in found(parsed)] == ["A law exists.", "A court is open."]
