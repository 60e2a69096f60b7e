"""A server that is stopped and started again has lost no conversation."""

from pathlib import Path

from browsing import PATIENCE_MS, QUESTION, QUOTE, ask, free_port, serve, settle, stop
from playwright.sync_api import Browser, expect


def test_a_conversation_is_there_again_and_goes_on(
    browser: Browser, shipped_store: Path, tmp_path: Path
) -> None:
    port = free_port()
    server = serve(port, shipped_store, tmp_path)
    try:
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(f"http://127.0.0.1:{port}")
        settle(page)
        ask(page, QUESTION)
        stop(server)
        server = serve(port, shipped_store, tmp_path)
        page.reload()
        settle(page)
        expect(page.get_by_text(QUOTE)).to_be_visible()
        ask(page, "And in partnerships?")
        expect(page.get_by_text("neither ratified nor signed")).to_be_visible()
        page.goto(f"http://127.0.0.1:{port}")
        settle(page)
        page.get_by_role("button", name=QUESTION).click()
        expect(page.get_by_text(QUOTE)).to_be_visible()
        expect(page.get_by_text("neither ratified nor signed")).to_be_visible()
    finally:
        stop(server)
