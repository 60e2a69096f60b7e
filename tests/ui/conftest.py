"""One served app for all journeys, a browser for every module, a visitor for every test."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

# The modules beside the tests: what the journeys share, and the invented profile.
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "evals" / "report"))

from browsing import PATIENCE_MS, chromium, free_port, serve, settle, stop


@pytest.fixture(scope="session")
def app(shipped_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served app, with data of its own."""
    port = free_port()
    server = serve(port, shipped_store, tmp_path_factory.mktemp("people"))
    yield f"http://127.0.0.1:{port}"
    stop(server)


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
