"""A served app and a browser: what the journeys share."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[2]
QUESTION = "What are Kazakhstan's gaps in migrants' rights?"
QUOTE = "Migrants’ right to work is somewhat restricted, as they may be barred"
PATIENCE_MS = 60_000
"""How long a machine with other work may take; nothing here measures time."""

expect.set_options(timeout=PATIENCE_MS)


def chromium() -> str:
    """The path of a browser; the test fails where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.fail("these tests need a browser: apt-get install -y chromium")
    return found


def free_port() -> int:
    """A port of the loopback address that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def serve(
    port: int, store: Path, data: Path, more: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """The app as `make chat` serves it, once it takes connections; `more` are its variables."""
    own = {"MGI_RAG_STORE": str(store), "MGI_RAG_DATA": str(data), "MGI_RAG_REVIEW": "true"}
    environment = {**os.environ, **own, **(more or {})}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server
        time.sleep(0.1)
    stop(server)
    pytest.fail("the app did not start")


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ends a server and waits until it is gone."""
    server.terminate()
    server.wait(timeout=30)


def settle(page: Page) -> None:
    """Waits until the page's script has run and its elements stand."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(150)


def ask(page: Page, question: str) -> None:
    """Types a question and waits for its answer."""
    page.get_by_test_id("stChatInputTextArea").fill(question)
    page.keyboard.press("Enter")
    asked = page.locator('[class*="-asked-"]').filter(has_text=question)
    expect(asked.last).to_be_visible()
    settle(page)
    expect(page.get_by_role("button", name="Ask again")).to_have_count(1)


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
