"""Pages of every make are read whole: no finding lost, none on the wrong side."""

import pytest
from synthetic_page import found, read_text

from mgi_rag.profiles.parsed import Parsed
from mgi_rag.profiles.parser import parse
from mgi_rag.profiles.reading import Line, Role

ONE = "Domain 1: Migrants' rights\n"
TWO = "Domain 2: Whole of government approach\n"
GOOD, GAPS = "Well-developed areas:\n", "Areas with potential for further development:\n"


def kinds(parsed: Parsed, text: str) -> list[str]:
    return [f"{x.role.value}: {x.kind}" for x in parsed.lines if x.line.text.strip() == text]


def not_understood(parsed: Parsed) -> list[str]:
    return [x.line.text.strip() for x in parsed.lines if x.role is Role.NOT_UNDERSTOOD]


def guessed(parsed: Parsed) -> list[str]:
    return [note.values["heading"] for note in parsed.notes if note.kind == "label_guessed"]


@pytest.mark.parametrize(
    "bullets",
    [*((x, x) for x in "•–*▪?o-"), ("1.", "2."), ("1)", "2)"), ("a)", "b)"), ("", "")],
)
def test_every_bullet_style(bullets: tuple[str, str]) -> None:
    first, second = bullets
    lines = f"  {first} A law was adopted.\n  {second} Courts are open.\n"
    parsed = read_text(ONE + GOOD + lines + GAPS + "• Few apply.\n")
    assert found(parsed) == [
        (1, "strength", "A law was adopted."),
        (1, "strength", "Courts are open."),
        (1, "gap", "Few apply."),
    ]


def test_bullet_on_a_line_of_its_own() -> None:
    parsed = read_text(ONE + GOOD + "•\nA law.\n•\nA court.\n")
    assert [quote for _, _, quote in found(parsed)] == ["A law.", "A court."]


def test_finding_over_several_lines_and_a_page_break() -> None:
    text = (
        "Migration Governance Indicators\n"
        + ONE
        + GOOD
        + "• A law was adopted and\nMIGRATION GOVERNANCE INDICATORS\n12\ncourts apply it.\n• B.\n"
    )
    parsed = read_text(text)
    assert [q for _, _, q in found(parsed)] == ["A law was adopted and courts apply it.", "B."]
    assert kinds(parsed, "12") == ["boilerplate: page-number"]
    assert kinds(parsed, "MIGRATION GOVERNANCE INDICATORS") == ["boilerplate: running-head"]


def test_list_in_a_finding_belongs_to_it() -> None:
    parsed = read_text(ONE + GOOD + "• The law covers:\n  – health;\n  – schools.\n• Next.\n")
    quotes = [quote for _, _, quote in found(parsed)]
    assert quotes == ["The law covers: – health; – schools.", "Next."]


def test_wrapped_word_that_is_also_a_label_stays_in_its_finding() -> None:
    parsed = read_text(ONE + GOOD + "• The plan closes these\ngaps.\n• It built\npartnerships.\n")
    assert found(parsed) == [
        (1, "strength", "The plan closes these gaps."),
        (1, "strength", "It built partnerships."),
    ]


def test_wrapped_article_is_no_bullet() -> None:
    text = "Domínio 1: Direitos dos migrantes\nÁreas bem desenvolvidas:\n• O país tem\no direito.\n"
    assert found(read_text(text)) == [(1, "strength", "O país tem o direito.")]


def test_paragraphs_without_bullets() -> None:
    text = (
        ONE
        + GOOD
        + "There is a law.\nThere is a court.\n"
        + GAPS
        + "\nNo fee\nis set.\n\nFew apply.\n"
    )
    assert found(read_text(text)) == [
        (1, "strength", "There is a law."),
        (1, "strength", "There is a court."),
        (1, "gap", "No fee is set."),
        (1, "gap", "Few apply."),
    ]


def test_first_finding_on_the_line_of_its_heading() -> None:
    parsed = read_text(ONE + "Well-developed areas: There is a law.\n• A court.\nGaps: No fee.\n")
    assert found(parsed) == [
        (1, "strength", "There is a law."),
        (1, "strength", "A court."),
        (1, "gap", "No fee."),
    ]


def test_heading_over_two_lines_and_number_on_its_own() -> None:
    text = (
        "DOMAIN 1\nADHERENCE TO INTERNATIONAL STANDARDS\nAND FULFILMENT OF MIGRANTS' RIGHTS\n\n"
        "Migration governance: examples of\nwell-developed areas:\n• A.\n"
        "Domain 3\n\nWell-being of migrants\n" + GAPS + "• B.\n"
    )
    parsed = read_text(text)
    assert found(parsed) == [(1, "strength", "A."), (4, "gap", "B.")]
    assert [note.kind for note in parsed.notes] == ["domain_number"]


def test_title_and_side_on_one_line() -> None:
    assert found(read_text("Domain 3: Partnerships – gaps\n• A.\n")) == [(3, "gap", "A.")]


def test_headings_printed_twice_open_one_list() -> None:
    parsed = read_text(ONE + ONE + GOOD + GOOD + "• A.\n" + GAPS + GAPS + "• B.\n")
    assert found(parsed) == [(1, "strength", "A."), (1, "gap", "B.")]
    assert len(parsed.sections) == 2


def test_table_of_contents_opens_nothing() -> None:
    text = (
        "CONTENTS\nINTRODUCTION // 7\nKEY FINDINGS // 10\nDomain 1: Migrants' rights ..... 11\n\n"
        "KEY FINDINGS\n" + ONE + GOOD + "• A.\n"
    )
    parsed = read_text(text)
    assert kinds(parsed, "KEY FINDINGS // 10") == ["boilerplate: contents-line"]
    assert found(parsed) == [(1, "strength", "A.")]


def test_text_of_other_sections_is_no_finding() -> None:
    text = (
        "CONTEXT\n• The city has a port.\nPartnerships\nIt has allies.\nKEY FINDINGS\n"
        + ONE
        + GOOD
        + "• A.\nCOVID-19 ANALYSIS\nChallenges\n• Borders closed.\nKEY SOURCES\n• Law.\n"
    )
    parsed = read_text(text)
    assert found(parsed) == [(1, "strength", "A.")]
    assert kinds(parsed, "• Borders closed.") == ["boilerplate: other-section"]
    assert not_understood(parsed) == []


def test_empty_list_holds_no_invented_finding() -> None:
    parsed = read_text(ONE + GOOD + "• A.\n" + GAPS + "None.\n")
    assert found(parsed) == [(1, "strength", "A.")]
    assert len(parsed.sections) == 2


@pytest.mark.parametrize(
    ("known", "unknown_side"), [(GOOD, "gap"), (GAPS, "strength")], ids=["second", "other"]
)
def test_unknown_heading_of_the_second_list_is_understood_and_said(
    known: str, unknown_side: str
) -> None:
    text = (
        ONE + known + "• A.\n\nPoints to ponder:\n• B.\n" + TWO + GOOD + "• C.\n" + GAPS + "• D.\n"
    )
    parsed = read_text(text)
    assert (1, unknown_side, "B.") in found(parsed)
    assert len(found(parsed)) == 4
    assert guessed(parsed) == ["Points to ponder"]


def test_unknown_heading_of_the_first_list() -> None:
    parsed = read_text(ONE + "Nice to see:\n• A.\n" + GAPS + "• B.\n" + TWO + GOOD + "• C.\n")
    assert found(parsed) == [(1, "strength", "A."), (1, "gap", "B."), (2, "strength", "C.")]
    assert guessed(parsed) == ["Nice to see"]


def test_two_unknown_headings_are_not_guessed() -> None:
    parsed = read_text(ONE + "Nice to see:\n• A.\n\nTo ponder:\n• B.\n" + TWO + GOOD + "• C.\n")
    assert found(parsed) == [(2, "strength", "C.")]
    assert not_understood(parsed) == ["Nice to see:", "• A.", "To ponder:", "• B."]


def test_unknown_title_between_known_ones() -> None:
    text = (
        ONE
        + GOOD
        + "• A.\n"
        + GAPS
        + "• B.\n\nJoined-up work\n\n"
        + GOOD
        + "• C.\n"
        + GAPS
        + "• D.\n"
    )
    parsed = read_text(text + "\nDomain 3: Partnerships\n" + GOOD + "• E.\n")
    assert found(parsed)[2:4] == [(2, "strength", "C."), (2, "gap", "D.")]
    assert guessed(parsed) == ["Joined-up work"]


def test_unknown_title_with_two_domains_to_choose_from_is_not_guessed() -> None:
    text = (
        ONE
        + GOOD
        + "• A.\n"
        + GAPS
        + "• B.\n\nJoined-up work\n\n"
        + GOOD
        + "• C.\n"
        + GAPS
        + "• D.\n"
    )
    parsed = read_text(text + "\nDomain 4: Well-being of migrants\n" + GOOD + "• E.\n")
    assert found(parsed) == [(1, "strength", "A."), (1, "gap", "B."), (4, "strength", "E.")]
    assert not_understood(parsed) == ["Joined-up work", "• C.", "• D."]


def test_lists_after_a_missing_title_go_to_no_domain() -> None:
    parsed = read_text(ONE + GOOD + "• A.\n" + GAPS + "• B.\n\n" + GOOD + "• C.\n")
    assert found(parsed) == [(1, "strength", "A."), (1, "gap", "B.")]
    assert not_understood(parsed) == ["• C."]


def test_sub_headings_change_no_side() -> None:
    text = (
        ONE
        + GOOD
        + "Legal basis:\n• A.\nServices:\n• B.\n"
        + GAPS
        + "Legal basis:\n• C.\nServices:\n• D.\n"
    )
    assert found(read_text(text)) == [
        (1, "strength", "A."),
        (1, "strength", "B."),
        (1, "gap", "C."),
        (1, "gap", "D."),
    ]


def test_parts_with_both_lists_of_their_own() -> None:
    parts = "2.1 Institutional framework\n" + GOOD + "• A.\n" + GAPS + "• B.\n"
    more = "2.2 Legal framework\n" + GOOD + "• C.\n" + GAPS + "• D.\n"
    assert found(read_text(TWO + parts + more)) == [
        (2, "strength", "A."),
        (2, "gap", "B."),
        (2, "strength", "C."),
        (2, "gap", "D."),
    ]


def test_heading_over_both_sides_gives_none() -> None:
    parsed = read_text(ONE + "Well-developed areas and areas with further potential\n• A.\n")
    assert found(parsed) == []
    assert not_understood(parsed) == ["• A."]


@pytest.mark.parametrize(
    "line",
    ["2018 Mai", "May 2018", "mayo de 2018", "Maio de 2018", "Май 2018", "مايو 2018", "مايو ٢٠١٨"],
)
def test_date_line_in_every_language(line: str) -> None:
    parsed = read_text(ONE + GOOD + f"• A.\n{line}\n")
    assert parsed.dates == [2018]
    assert kinds(parsed, line) == ["boilerplate: date-line"]


def test_items_marked_by_the_form_need_no_bullet() -> None:
    lines = [
        Line("Domain 1: Migrants' rights", "line 1", is_heading=True),
        Line("Well-developed areas", "line 2", is_heading=True),
        Line("A law", "line 3", is_item=True),
        Line("A court", "line 4", is_item=True),
        Line("See also the annex of 2019.", "line 5"),
    ]
    parsed = parse(lines)
    assert found(parsed) == [(1, "strength", "A law"), (1, "strength", "A court")]
    assert not_understood(parsed) == ["See also the annex of 2019."]


def test_every_line_keeps_one_role_of_a_named_kind() -> None:
    text = (
        "Stray\n\n" + ONE + "Odd prose.\n" + GOOD + "• A.\n\nOdd again.\n" + GAPS + "\n2018 Mai\n"
    )
    parsed = read_text(text)
    assert [x.line.text for x in parsed.lines] == text.split("\n")
    assert all(x.kind for x in parsed.lines)
    assert not_understood(parsed) == ["Odd prose.", "Odd again."]


def test_numbered_title_of_unknown_wording_is_no_item_of_the_list_before() -> None:
    text = (
        ONE + GOOD + "• A.\n" + GAPS + "• B.\n\nKey findings\n2. Joined-up work\n" + GOOD + "• C.\n"
    )
    parsed = read_text(text)
    assert found(parsed)[2:] == [(2, "strength", "C.")]
    assert guessed(parsed) == ["2. Joined-up work"]


def test_last_item_of_a_numbered_list_is_no_title() -> None:
    parsed = read_text(ONE + GOOD + "1. A law\n2. A court\n" + GAPS + "1. B\n")
    assert [quote for _, _, quote in found(parsed)] == ["A law", "A court", "B"]


def test_sides_heading_after_findings_of_its_own_list_opens_no_second_one() -> None:
    # Two columns read in the wrong order leave the lists of two domains in a row.
    parsed = read_text(ONE + GOOD + "• A.\n" + GAPS + "• B.\n" + GAPS + "• C.\n")
    assert found(parsed) == [(1, "strength", "A."), (1, "gap", "B.")]
    assert not_understood(parsed) == ["• C."]


def test_list_that_says_it_goes_on_does() -> None:
    more = "Areas with potential for further development (continued):\n• C.\n"
    parsed = read_text(ONE + GAPS + "• B.\n" + more)
    assert found(parsed) == [(1, "gap", "B."), (1, "gap", "C.")]


def test_rest_of_a_torn_heading_gives_no_side() -> None:
    lines = [
        Line("Domain 2: Whole of government approach", "page 1", is_heading=True),
        Line("Well-developed areas", "page 1", is_heading=True),
        Line("A law", "page 1", is_item=True),
        Line("development:", "page 1", is_heading=True),
        Line("A council", "page 1", is_item=True),
    ]
    parsed = parse(lines)
    assert found(parsed) == [(2, "strength", "A law")]
    assert not_understood(parsed) == ["development:", "A council"]


def test_sources_after_the_last_list_are_no_findings() -> None:
    text = ONE + GAPS + "• Few apply.\n\n1 Ministry of Ports: Rules on harbours, 2015.\n"
    assert found(read_text(text)) == [(1, "gap", "Few apply.")]
