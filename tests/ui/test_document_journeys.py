"""Documents and comparisons through the real app, in a real browser."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
from browsing import ask, serious
from invented import HOSTILE, INVENTED_COUNTRY, INVENTED_ID, invented_pdf
from playwright.sync_api import Page, expect


def test_a_pdf_is_previewed_added_asked_compared_and_removed(visit: Callable[..., Page]) -> None:
    dialogs: list[str] = []
    page = visit("profiles")
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    elsewhere: list[str] = []
    page.on(
        "request",
        lambda request: None if "127.0.0.1" in request.url else elsewhere.append(request.url),
    )
    page.locator('input[type="file"]').set_input_files(
        {
            "name": "<b>invented</b>.pdf",
            "mimeType": "application/pdf",
            "buffer": invented_pdf(HOSTILE),
        }
    )
    expect(page.get_by_text("<b>invented</b>.pdf").first).to_be_visible()
    expect(page.get_by_text(INVENTED_ID).first).to_be_visible()
    serious(page)
    page.get_by_role("button", name="Add 1 profile").click()
    expect(page.get_by_text(f"Added: {INVENTED_ID}")).to_be_visible()
    page.get_by_role("link", name="Chat").click()
    ask(page, f"{INVENTED_COUNTRY}: gaps in Partnerships?")
    expect(page.get_by_text("<img src=x onerror=alert(1)>").first).to_be_visible()
    expect(page.get_by_text("costs $5 and $6").first).to_be_visible()
    shown = '[data-testid="stChatMessage"] img, [data-testid="stMain"] script'
    assert page.locator(shown).count() == 0
    assert page.title() == "MGI profiles"
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_text("◆ Contrast").first).to_be_visible()
    assert f"compare=KAZ-2018,{INVENTED_ID}" in page.url.replace("%2C", ",")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Word").click()
    assert INVENTED_ID in "\n".join(told(download.value.path()))
    serious(page)
    page.get_by_role("link", name="Profiles").click()
    page.get_by_role("button", name=f"Remove {INVENTED_ID}").click()
    expect(page.get_by_role("button", name=f"Remove {INVENTED_ID}")).to_have_count(0)
    page.goto(page.url.split("profiles")[0] + f"?profile={INVENTED_ID}")
    expect(page.get_by_text(f"{INVENTED_ID} is not loaded here")).to_be_visible()
    assert dialogs == []
    assert elsewhere == []


def test_a_stranger_gets_from_the_first_page_to_a_referenced_comparison(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    page.get_by_role("link", name="Set profiles side by side").click()
    expect(page.get_by_text("◆ 1 contrast")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Word").click()
    lines = told(download.value.path())
    for identifier in ("KAZ-2018-D1-G1", "KAZ-2018-D6-G3", "GHA-accra-2019-D1-S1"):
        cells = [line for line in lines if f"({identifier})" in line]
        references = [line for line in lines if f"{identifier}, line " in line]
        assert (len(cells), len(references)) == (1, 1), identifier
    assert any("https://ghana.un.org/" in line for line in lines)
    assert any(line.startswith("Compared on ") for line in lines)


def told(path: Path) -> list[str]:
    """Every line of a Word document, in tables and between them."""
    document = docx.Document(io.BytesIO(Path(path).read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*"\n".join(cells).splitlines(), *(p.text for p in document.paragraphs)]
