"""Answers of a chat model in the page, in a real browser, with a server on the loopback address."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import QUESTION, QUOTE, ask, free_port, serious, serve, settle, stop
from playwright.sync_api import Page, expect

sys.path.insert(0, str(Path(__file__).parents[1]))

import model_http as http
from model_http import Behaviour, model_server

SAID = f"{QUOTE} from certain labour activities. [3]"
OTHER = "Some workers are not covered by the law and get no social allowances. [2]"


class Model:
    """The server's model, which says what the running test wants."""

    behaviour: Behaviour = staticmethod(http.says(SAID))

    def __call__(self, reply: http.Reply) -> None:
        self.behaviour(reply)


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


@pytest.fixture(scope="module")
def app(
    shipped_store: Path, tmp_path_factory: pytest.TempPathFactory, model: Model
) -> Iterator[str]:
    """The address of an app whose answers are written by the model."""
    port = free_port()
    with model_server(model) as address:
        more = {
            "MGI_RAG_MODEL": "openai:invented",
            "MGI_RAG_MODEL_RETRIES": "0",
            "OPENAI_API_KEY": "sk-secret",
            "OPENAI_BASE_URL": address,
        }
        server = serve(port, shipped_store, tmp_path_factory.mktemp("people"), more)
        yield f"http://127.0.0.1:{port}"
        stop(server)


def picture(page: Page, name: str) -> None:
    """For somebody who looks at the pages: a picture in the folder that LOOK_AT names."""
    if folder := os.environ.get("LOOK_AT"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def begin(page: Page, question: str = QUESTION) -> None:
    """Types a question and does not wait for its answer."""
    page.get_by_test_id("stChatInputTextArea").fill(question)
    page.keyboard.press("Enter")


def test_sentences_stand_as_they_pass_and_the_whole_answer_at_the_end(
    visit: Callable[..., Page], model: Model
) -> None:
    go_on = http.Gate()
    model.behaviour = http.pauses_at(go_on, f"{SAID}\nKazakhstan has no gaps. [1] ", "Nothing.")
    page = visit()
    begin(page)
    expect(page.locator(".st-key-passing")).to_contain_text(f"{SAID.removesuffix('[3]')}[1]")
    expect(page.get_by_text("each sentence is checked before it stands")).to_be_visible()
    expect(page.get_by_text("Kazakhstan has no gaps")).to_have_count(0)
    picture(page, "passing")
    go_on.open()
    expect(page.get_by_role("button", name="Ask again")).to_be_visible()
    settle(page)
    expect(page.locator(".st-key-passing")).to_have_count(0)
    expect(page.get_by_text(QUOTE)).to_have_count(1)
    # The set stays whole, and the answer says what it left out.
    expect(page.get_by_role("button", name="[3] ▽ Gap")).to_be_visible()
    expect(
        page.get_by_text("1 sentence of the model failed the check; the finding's")
    ).to_be_visible()
    expect(page.get_by_text("1 sentence of the model failed the check and was")).to_be_visible()
    expect(page.get_by_text("verbatim").first).to_be_visible()
    expect(page.get_by_text("replaced").first).to_be_visible()
    page.get_by_text("What the marks mean").click()
    expect(page.get_by_text("it is no proof").last).to_be_visible()
    expect(page.get_by_text("Tokens: 210 read, 34 written.")).to_be_visible()
    picture(page, "written")
    serious(page)
    page.reload()
    settle(page)
    expect(page.get_by_text(QUOTE)).to_have_count(1)
    page.get_by_role("button", name="[1] ▽ Gap").click()
    expect(page.get_by_role("dialog")).to_contain_text("In its place in the source")


def test_a_stop_keeps_what_passed_and_the_conversation_goes_on(
    visit: Callable[..., Page], model: Model
) -> None:
    go_on = http.Gate()
    model.behaviour = http.pauses_at(go_on, f"{SAID}\nAnd so ", "on.")
    page = visit()
    begin(page)
    expect(page.locator(".st-key-passing")).to_contain_text(QUOTE)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("did not finish (it was stopped)")).to_be_visible()
    expect(page.get_by_text(QUOTE)).to_have_count(1)
    expect(page.get_by_role("button", name="[3] ▽ Gap")).to_be_visible()
    picture(page, "stopped")
    go_on.open()
    model.behaviour = http.refuses(429)
    ask(page, "And in partnerships?")
    expect(page.get_by_text("its quota is used up")).to_be_visible()
    expect(page.get_by_text("neither ratified nor signed")).to_be_visible()
    picture(page, "fallback")


def test_another_question_in_mid_answer_keeps_what_passed(
    visit: Callable[..., Page], model: Model
) -> None:
    go_on = http.Gate()
    model.behaviour = http.pauses_at(go_on, f"{SAID}\nAnd so ", "on.")
    page = visit()
    begin(page)
    expect(page.locator(".st-key-passing")).to_contain_text(QUOTE)
    model.behaviour = http.says("Nothing.")
    ask(page, "Kazakhstan: gaps in domain 3?")
    go_on.open()
    expect(page.get_by_text(QUOTE)).to_have_count(1)
    expect(page.get_by_text("did not finish (it was stopped)")).to_be_visible()
    expect(page.get_by_text("neither ratified nor signed")).to_be_visible()


def test_a_changed_chip_is_written_by_the_model(visit: Callable[..., Page], model: Model) -> None:
    model.behaviour = http.says(SAID)
    page = visit()
    ask(page, QUESTION)
    page.get_by_role("button", name="▽ Gap", exact=False).first.click()
    said = "Immigrants are guaranteed access to preschool"
    model.behaviour = http.says("Immigrants have all rights. [1]")
    page.get_by_role("button", name="▲ Strength", exact=True).click()
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.get_by_text("nothing that it wrote passed the check")).to_be_visible()


def test_markup_of_a_model_stays_out(visit: Callable[..., Page], model: Model) -> None:
    model.behaviour = http.says(
        f"![p](http://192.0.2.1/x.png) {SAID}\n<img src=x onerror=alert(1)> [1]\n{SAID}"
    )
    page = visit()
    ask(page, QUESTION)
    assert page.locator("[class*='-answer-'] img").count() == 0
    expect(page.get_by_text("192.0.2.1")).to_have_count(0)


def test_settings_test_the_model_with_one_click(visit: Callable[..., Page], model: Model) -> None:
    model.behaviour = http.says("ready")
    page = visit("settings")
    page.get_by_role("button", name="Test the chat model").click()
    expect(page.get_by_text("It answers, in ")).to_contain_text("210 read, 34 written")
    page.get_by_text("Providers").click()
    expect(page.get_by_text("pip install 'mgi-rag[anthropic]'")).to_be_visible()
    picture(page, "settings")
    serious(page)
    model.behaviour = http.refuses(401)
    page.get_by_role("button", name="Test the chat model").click()
    expect(page.get_by_text("its key was refused. Set a valid key")).to_be_visible()
    expect(page.get_by_text("sk-secret")).to_have_count(0)
