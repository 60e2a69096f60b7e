"""Journeys through the real app with the real corpus, in a real browser."""

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from invented import HOSTILE, INVENTED_COUNTRY, INVENTED_ID, invented_profile
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
QUESTION = "What are Kazakhstan's gaps in migrants' rights?"
QUOTE = "Migrants’ right to work is somewhat restricted, as they may be barred"
PAGES = ("", "compare", "profiles", "quality", "settings", "?finding=KAZ-2018-D1-G1")
PATIENCE_MS = 60_000
"""How long a machine with other work may take; nothing here measures time."""


def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.fail("these tests need a browser: apt-get install -y chromium")
    return found


@pytest.fixture(scope="module")
def app(shipped_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served app, with data of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "MGI_RAG_STORE": str(shipped_store),
        "MGI_RAG_DATA": str(tmp_path_factory.mktemp("people")),
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the app did not start")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium())
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, app: str) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of one's own (its own cookie)."""
    contexts = []

    def open_page(path: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{app}/{path}")
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


expect.set_options(timeout=PATIENCE_MS)


def settle(page: Page) -> None:
    """Waits until the page's script has run and its elements stand."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(150)


def ask(page: Page, question: str) -> None:
    page.get_by_test_id("stChatInputTextArea").fill(question)
    page.keyboard.press("Enter")
    asked = page.locator('[class*="-asked-"]').filter(has_text=question)
    expect(asked.last).to_be_visible()
    settle(page)
    expect(page.get_by_role("button", name="Ask again")).to_have_count(1)


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


def test_a_chip_is_changed_and_asks_again(visit: Callable[..., Page]) -> None:
    page = visit()
    ask(page, QUESTION)
    page.get_by_role("button", name="▽ Gap", exact=False).first.click()
    page.get_by_role("button", name="▲ Strength", exact=True).click()
    expect(page.get_by_text("Immigrants are guaranteed access to preschool")).to_be_visible()


def test_the_conversation_is_taken_away_as_word(visit: Callable[..., Page]) -> None:
    page = visit()
    ask(page, QUESTION)
    page.get_by_role("button", name="This conversation").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Word").click()
    content = Path(download.value.path()).read_bytes()
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    assert QUOTE in text
    assert "KAZ-2018-D1-G3, line 78" in text


def test_upload_preview_add_ask_compare_remove(visit: Callable[..., Page]) -> None:
    dialogs: list[str] = []
    page = visit("profiles")
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    elsewhere: list[str] = []
    page.on(
        "request",
        lambda request: None if "127.0.0.1" in request.url else elsewhere.append(request.url),
    )
    content = invented_profile(HOSTILE).encode()
    page.locator('input[type="file"]').set_input_files(
        {"name": "<b>invented</b>.md", "mimeType": "text/markdown", "buffer": content}
    )
    expect(page.get_by_text("<b>invented</b>.md").first).to_be_visible()
    expect(page.get_by_text(INVENTED_ID).first).to_be_visible()
    page.get_by_role("button", name="Add 1 profile").click()
    expect(page.get_by_text(f"Added: {INVENTED_ID}")).to_be_visible()
    page.get_by_role("link", name="Chat").click()
    ask(page, f"{INVENTED_COUNTRY}: gaps in Partnerships?")
    expect(page.get_by_text("<img src=x onerror=alert(1)>").first).to_be_visible()
    expect(page.get_by_text("costs $5 and $6").first).to_be_visible()
    assert (
        page.locator('[data-testid="stChatMessage"] img, [data-testid="stMain"] script').count()
        == 0
    )
    assert page.title() == "MGI profiles"
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_text("◆ Contrast").first).to_be_visible()
    assert f"compare=KAZ-2018,{INVENTED_ID}" in page.url.replace("%2C", ",")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Word").click()
    tables = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes())).tables
    assert any(
        INVENTED_ID in cell.text for table in tables for row in table.rows for cell in row.cells
    )
    serious(page)
    page.get_by_role("link", name="Profiles").click()
    page.get_by_role("button", name=f"Remove {INVENTED_ID}").click()
    expect(page.get_by_role("button", name=f"Remove {INVENTED_ID}")).to_have_count(0)
    assert dialogs == []
    assert elsewhere == []


def test_keyboard_alone(visit: Callable[..., Page]) -> None:
    page = visit()
    page.get_by_test_id("stChatInputTextArea").focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    reference = page.get_by_role("button", name="[1] ▽ Gap")
    expect(reference).to_be_visible()
    settle(page)
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.innerText || ''").startswith("[1]"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("line 76")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_serious_faults_of_access(visit: Callable[..., Page], scheme: str) -> None:
    page = visit(color_scheme=scheme)
    ask(page, QUESTION)
    serious(page)
    ground = page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    )
    assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 200) == (scheme == "dark")
    base = page.url.split("/?")[0]
    for path in PAGES[1:]:
        page.goto(f"{base}/{path}")
        settle(page)
        serious(page)


def serious(page: Page) -> None:
    """Fails on what axe-core calls serious or critical."""
    found = Axe().run(page).response["violations"]
    faults = [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
    assert faults == [], page.url


def test_on_a_phone_nothing_is_wider_than_the_screen(visit: Callable[..., Page]) -> None:
    page = visit(viewport={"width": 360, "height": 740})
    ask(page, QUESTION)
    base = page.url.split("/?")[0]
    for path in ("", *PAGES[1:]):
        if path:
            page.goto(f"{base}/{path}")
            settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        main = page.get_by_test_id("stMainBlockContainer").bounding_box()
        assert main is not None
        assert main["width"] <= 360


def test_arabic_runs_from_right_to_left(visit: Callable[..., Page]) -> None:
    page = visit()
    ask(page, "ما هي ثغرات كازاخستان؟")
    asked = page.locator('[class*="-asked-"]').first
    assert asked.evaluate("e => getComputedStyle(e).direction") == "rtl"
