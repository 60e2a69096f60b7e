"""Conversations through the real app with the real corpus, in a real browser."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from browsing import QUESTION, QUOTE, ask, serious, settle
from playwright.sync_api import Page, expect


def test_ask_open_the_citation_follow_up_and_reopen(visit: Callable[..., Page], app: str) -> None:
    page = visit()
    ask(page, QUESTION)
    expect(page.get_by_text(QUOTE)).to_be_visible()
    page.get_by_role("button", name="[1] ▽ Gap").click()
    source = page.get_by_role("dialog")
    expect(source).to_contain_text("do now have access")
    expect(source).to_contain_text("line 76")
    expect(source).to_contain_text("Immigrants are guaranteed access to preschool")
    page.keyboard.press("Escape")
    ask(page, "Et dans les partenariats ?")
    expect(page.get_by_text("neither ratified nor signed")).to_be_visible()
    expect(page.get_by_text("lacunes").first).to_be_visible()
    assert "conversation=" in page.url
    page.reload()
    settle(page)
    expect(page.get_by_text(QUOTE)).to_be_visible()
    expect(page.get_by_text("neither ratified nor signed")).to_be_visible()
    stranger = visit(page.url.removeprefix(f"{app}/"))
    expect(stranger.get_by_text("This conversation is not there")).to_be_visible()
    expect(stranger.get_by_text(QUOTE)).to_have_count(0)


def test_a_kept_conversation_is_found_and_reopened_from_the_list(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    ask(page, QUESTION)
    page.get_by_role("button", name="New conversation").click()
    expect(page.get_by_role("heading", name="What do the MGI profiles say?")).to_be_visible()
    page.get_by_role("textbox", name="Search conversations").fill("labour activities")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=QUESTION).click()
    expect(page.get_by_text(QUOTE)).to_be_visible()


def test_a_chip_is_changed_asks_again_and_the_conversation_goes_on(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    ask(page, QUESTION)
    page.get_by_role("button", name="▽ Gap", exact=False).first.click()
    page.get_by_role("button", name="▲ Strength", exact=True).click()
    expect(page.get_by_text("Immigrants are guaranteed access to preschool")).to_be_visible()
    ask(page, "And in partnerships?")
    expect(page.get_by_text("4 well-developed areas (strengths) in domain 3")).to_be_visible()


def test_a_long_answer_is_seen_from_its_start(visit: Callable[..., Page]) -> None:
    page = visit()
    for question, first in (
        ("Kazakhstan: all strengths and gaps?", "21 well-developed areas (strengths)"),
        ("Kazakhstan: all gaps?", "MGI profile of Kazakhstan (as of 2018): 15 areas"),
    ):
        ask(page, question)
        expect(page.get_by_text(first)).to_be_in_viewport()
        expect(page.locator('[class*="-asked-"]').last).to_be_in_viewport()
        expect(page.get_by_test_id("stChatInputTextArea")).to_be_in_viewport()
    page.reload()
    settle(page)
    expect(page.get_by_text(first)).to_be_in_viewport()


def test_a_place_without_a_profile_is_named_in_its_chip(visit: Callable[..., Page]) -> None:
    page = visit()
    ask(page, "Ghana's gaps?")
    expect(page.get_by_test_id("stPopover").first).to_contain_text("Ghana")


def test_the_conversation_is_taken_away_with_its_references(visit: Callable[..., Page]) -> None:
    page = visit()
    ask(page, QUESTION)
    page.get_by_role("button", name="This conversation").click()
    word = download(page, "Download as Word")
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(word)).paragraphs)
    assert QUOTE in text
    assert "KAZ-2018-D1-G3, line 78" in text
    table = download(page, "Download the citations (CSV)")
    assert table.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert [row["Identifier"] for row in rows] == [f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)]
    assert "KAZ-2018-D1-G3, line 78" in download(page, "Download as Markdown").decode()


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as found:
        page.get_by_role("button", name=name).click()
    return Path(found.value.path()).read_bytes()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("?q=Kazakhstan: gaps in domain 3?", "neither ratified nor signed"),
        ("?profile=KAZ-2018", "Migration Governance Profile: Republic of Kazakhstan"),
        ("?finding=KAZ-2018-D1-G1", "In its place in the source"),
        ("?compare=KAZ-2018,GHA-accra-2019", "Accra carries out large-scale registration"),
        ("?conversation=unknown", "This conversation is not there"),
        ("?profile=<img src=x>", "<img src=x> is not loaded here"),
    ],
)
def test_an_address_opens_what_it_says(visit: Callable[..., Page], address: str, told: str) -> None:
    page = visit(address)
    expect(page.get_by_text(told).first).to_be_visible()


def test_an_arabic_question_and_its_answer_run_from_right_to_left(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    ask(page, "ما هي ثغرات كازاخستان؟")
    direction = "e => getComputedStyle(e).direction"
    assert page.locator('[class*="-asked-"]').first.evaluate(direction) == "rtl"
    frame = page.get_by_text("ملف مؤشرات حوكمة الهجرة").first
    assert frame.evaluate(direction) == "rtl"
    quote = page.get_by_text(QUOTE)
    assert quote.evaluate(direction) == "ltr"


def test_a_wrong_citation_is_reported_and_becomes_a_question(
    visit: Callable[..., Page], app: str
) -> None:
    asked = "List the gaps of Kazakhstan in the rights of migrants"
    page = visit()
    ask(page, asked)
    page.get_by_role("button", name="[2] ▽ Gap").click()
    page.get_by_text("Report a wrong citation").click()
    page.get_by_role("textbox", name="What is wrong with it?").fill("An invented complaint")
    page.get_by_role("button", name="Report", exact=True).click()
    expect(page.get_by_text("it has been kept with the answer")).to_be_visible()
    page.goto(f"{app}/quality")
    page.get_by_role("tab", name="From feedback").click()
    page.get_by_role("combobox", name="Case").click()
    page.get_by_role("option", name=asked).click()
    settle(page)
    expect(page.get_by_text("Citation 2 reported as wrong · An invented complaint")).to_be_visible()
    serious(page)
    search = page.get_by_role("textbox", name="Search findings for: A right answer cites")
    search.fill("right to work")
    search.press("Enter")
    expect(page.get_by_text("found, to be chosen below")).to_be_visible()
    settle(page)
    page.get_by_role("combobox", name="A right answer cites").press("ArrowDown")
    page.keyboard.type("D1-G2")
    page.get_by_role("option", name="KAZ-2018-D1-G2").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listitem").filter(has_text="KAZ-2018-D1-G2")).to_be_visible()
    page.get_by_role("combobox", name="Who would ask").click()
    page.get_by_role("option", name="journalist").click()
    settle(page)
    page.get_by_role("button", name="Accept as a question").click()
    expect(page.get_by_text("Ask it with mgi-rag eval --set")).to_be_visible()
