"""Everybody can use the pages: by keyboard, on a phone, in the dark, with a screen reader."""

import re
from collections.abc import Callable

import pytest
from browsing import QUESTION, ask, serious, settle
from playwright.sync_api import Page, expect

PAGES = (
    "",
    "?compare=KAZ-2018,GHA-accra-2019",
    "profiles",
    "?finding=KAZ-2018-D1-G1",
    "quality",
    "settings",
)
BY_KEY = "document.activeElement.innerText || document.activeElement.ariaLabel || ''"


def reach(page: Page, name: str, key: str = "Tab") -> None:
    """Presses a key until what is focused is called by this name."""
    for _ in range(80):
        page.keyboard.press(key)
        if page.evaluate(BY_KEY).strip().startswith(name):
            return
    pytest.fail(f"{key} does not reach {name}")


def test_keyboard_alone_asks_reads_a_source_and_downloads_a_comparison(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    reach(page, "Ask about a profile")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="[1] ▽ Gap")).to_be_visible()
    settle(page)
    reach(page, "[1]", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("line 76")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    reach(page, "Compare", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Compare profiles")).to_be_visible()
    settle(page)
    reach(page, "Download as Word")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".docx")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_serious_faults_of_access(visit: Callable[..., Page], scheme: str) -> None:
    page = visit(color_scheme=scheme)
    base = page.url
    for path in PAGES:
        page.goto(f"{base}{path}")
        settle(page)
        serious(page)
        ground = page.evaluate(
            "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
        )
        is_dark = sum(map(int, re.findall(r"\d+", ground)[:3])) < 200
        assert is_dark == (scheme == "dark"), path
    page.goto(base)
    ask(page, QUESTION)
    serious(page)
    page.get_by_role("button", name="[1] ▽ Gap").click()
    expect(page.get_by_role("dialog")).to_contain_text("line 76")
    page.wait_for_timeout(400)  # until it has faded in
    serious(page)
    page.keyboard.press("Escape")
    ask(page, "ما هي ثغرات كازاخستان؟")
    serious(page)


def test_on_a_phone_nothing_is_wider_than_the_screen(visit: Callable[..., Page]) -> None:
    page = visit(viewport={"width": 360, "height": 740})
    base = page.url
    ask(page, QUESTION)
    for path in (None, *PAGES):
        if path is not None:
            page.goto(f"{base}{path}")
            settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        main = page.get_by_test_id("stMainBlockContainer")
        assert main.evaluate("e => e.scrollWidth") <= 360, path


def test_on_a_phone_the_comparison_can_be_reached_and_read(visit: Callable[..., Page]) -> None:
    page = visit(viewport={"width": 360, "height": 740})
    page.get_by_role("link", name="Set profiles side by side").click()
    expect(page.get_by_role("heading", name="Compare profiles")).to_be_in_viewport()
    page.get_by_text("Regular immigrants and stateless persons").scroll_into_view_if_needed()
    expect(page.get_by_text("Regular immigrants and stateless persons")).to_be_in_viewport()
