"""Several browsers ask at once through the pages: nothing lost or mixed up, how long it took.

Run with `python evals/load_browsers.py [--browsers 5] [--questions 8]`. It serves the app with data
of its own, which is gone afterwards. Every browser converses with a place and sides of its own;
what it shows is compared with what the same conversation shows when nobody else asks. Times run
from Enter until the answer stands in the page, browsers and server on this one machine.
"""

import argparse
import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from load import p95, questions_of
from playwright.async_api import Browser, Page, async_playwright

from mgi_rag import Assistant

ROOT = Path(__file__).parents[1]
PATIENCE_MS = 120_000
MOST_BROWSERS = 20
"""More browsers than this measure themselves, not the app."""
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
ANSWER = ".st-key-ltr-answer-{turn}, .st-key-rtl-answer-{turn}"
SEEN = """([selector]) => new Promise(seen => {
  const start = performance.now();
  const look = () => {
    if (document.querySelector(selector)) { watch.disconnect(); seen(performance.now() - start); }
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, {childList: true, subtree: true});
  look();
})"""


async def converse(browser: Browser, address: str, questions: list[str]) -> list[tuple[str, float]]:
    """What a browser of one's own shows for every question, and after how long (milliseconds)."""
    context = await browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    page = await context.new_page()
    await page.goto(address)
    await page.wait_for_selector(IDLE)
    shown = [await _ask(page, turn, question) for turn, question in enumerate(questions)]
    await context.close()
    return shown


async def _ask(page: Page, turn: int, question: str) -> tuple[str, float]:
    selector = ANSWER.format(turn=turn)
    await page.get_by_test_id("stChatInputTextArea").fill(question)
    seen, _ = await asyncio.gather(page.evaluate(SEEN, [selector]), page.keyboard.press("Enter"))
    await page.wait_for_selector(IDLE)
    return await page.locator(selector).inner_text(), float(seen)


async def measure(address: str, plans: list[list[str]]) -> int:
    """Prints the figures; gives the number of answers that were lost or mixed up."""
    async with async_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = await playwright.chromium.launch(executable_path=path)
        await converse(browser, address, plans[0][:2])  # the first visit warms the server
        alone = [await converse(browser, address, plan) for plan in plans]
        together = await asyncio.gather(*(converse(browser, address, plan) for plan in plans))
        await browser.close()
    quiet = [answer for shown in alone for answer in shown]
    busy = [answer for shown in together for answer in shown]
    wrong = sum(before != after for (before, _), (after, _) in zip(quiet, busy, strict=True))
    print(f"{len(plans)} browsers, {len(busy)} answers, lost or mixed up: {wrong}")
    print(f"p95 of one browser alone: {p95([ms for _, ms in quiet]):.0f} ms")
    print(f"p95 of {len(plans)} at once: {p95([ms for _, ms in busy]):.0f} ms")
    return wrong


def main() -> int:
    """Serves the app and measures it; exit status 1 when an answer was lost or mixed up."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--browsers", type=int, default=5, choices=range(1, MOST_BROWSERS + 1))
    options.add_argument("--questions", type=int, default=8, choices=range(1, 21))
    chosen = options.parse_args()
    assistant = Assistant.open()
    people = range(chosen.browsers)
    plans = [questions_of(assistant, person)[: chosen.questions] for person in people]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        server = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "MGI_RAG_DATA": data},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        try:
            wait_for(port)
            return 1 if asyncio.run(measure(f"http://127.0.0.1:{port}", plans)) else 0
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(port: int) -> None:
    """Waits until the app takes connections. Raises TimeoutError after a minute."""
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the app did not start")


if __name__ == "__main__":
    sys.exit(main())
