"""The README's pictures: taken from the real app, to a folder that is named or to none that stays.

`make screenshots` takes those that the README shows anew; look at them before they are committed.
"""

import io
import os
from collections.abc import Callable
from pathlib import Path

from browsing import QUESTION, ROOT, ask
from PIL import Image
from playwright.sync_api import Page, expect

MOST_BYTES = 80_000
"""What a picture may weigh (bytes): everybody who clones carries it."""
PHONE = {"width": 360, "height": 740}
PICTURES = {
    "compare": ("?compare=KAZ-2018,GHA-accra-2019", {}, "◆ 1 contrast"),
    "compare-phone": (
        "?compare=KAZ-2018,GHA-accra-2019",
        {"color_scheme": "dark", "viewport": PHONE},
        "◆ 1 contrast",
    ),
    "profiles": ("profiles", {}, "5 profiles loaded"),
    "profile-dark": ("?profile=KAZ-2018", {"color_scheme": "dark"}, "Findings"),
}
"""Address, options of the browser, and what has to stand there before the picture is taken."""


def test_pictures_of_the_pages(visit: Callable[..., Page], tmp_path: Path) -> None:
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    page = visit()
    take(page, folder / "home.png")
    ask(page, QUESTION)
    take(page, folder / "chat.png")
    page.get_by_role("button", name="[1] ▽ Gap").click()
    expect(page.get_by_role("dialog")).to_contain_text("In its place in the source")
    take(page, folder / "citation.png")
    phone = visit(viewport=PHONE)
    ask(phone, QUESTION)
    take(phone, folder / "chat-phone.png")
    for name, (address, options, told) in PICTURES.items():
        page = visit(address, **options)
        expect(page.get_by_text(told).first).to_be_visible()
        take(page, folder / f"{name}.png")
    shown = set((ROOT / "docs" / "screenshots").glob("*.png"))
    assert {path.name for path in shown} == {path.name for path in folder.glob("*.png")}
    assert all(f"docs/screenshots/{path.name}" in readme() for path in shown)


def take(page: Page, path: Path) -> None:
    """A small picture of what is on the screen."""
    page.wait_for_timeout(800)  # until what moves has come to rest
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(colors=192, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size <= MOST_BYTES, path.name


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")
