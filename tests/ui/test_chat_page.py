"""The chat page as a person uses it."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from mgi_rag.settings import settings
from mgi_rag.ui.inert import inert

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture
def page(shipped_store: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("MGI_RAG_STORE", str(shipped_store))
    settings.cache_clear()
    st.cache_resource.clear()
    return AppTest.from_file(str(APP), default_timeout=60).run()


def shown(page: AppTest) -> str:
    return "\n".join(markdown.value for markdown in page.markdown)


def test_a_question_is_answered_with_citations_that_open(page: AppTest) -> None:
    page.chat_input[0].set_value("What are Kazakhstan's gaps in migrants' rights?").run()
    assert not page.exception
    assert "Migrants’ right to work is somewhat restricted" in shown(page).replace("\\", "")
    assert len(page.expander) == 3
    assert "Gap" in page.expander[0].label
    assert "line 76" in page.expander[0].markdown[0].value
    assert "probably a slip" in page.caption[1].value


def test_the_side_of_a_finding_is_always_told(page: AppTest) -> None:
    page.chat_input[0].set_value("Can one apply for a visa online in Kazakhstan?").run()
    assert page.expander[0].label.replace("\\", "").startswith("[1] Gap · domain 6")


def test_examples_ask_and_make_way(page: AppTest) -> None:
    page.button[0].click().run()
    assert len(page.expander) == 3
    assert len(page.button) == 0


def test_a_refusal_offers_what_is_there(page: AppTest) -> None:
    page.chat_input[0].set_value("Ghana's gaps?").run()
    assert "Ghana is published (year not stated" in shown(page).replace("\\", "")
    page.button[0].click().run()
    assert "Accra" in page.expander[0].label
    assert "Restated by" in page.caption[1].value
    assert "“" not in shown(page)


def test_an_overlong_question_is_told_in_one_sentence(page: AppTest) -> None:
    page.chat_input[0].set_value("x" * 5_000).run()
    assert not page.exception
    assert "at most" in page.warning[0].value


@pytest.mark.parametrize(
    "hostile",
    ["<img src=x>", "![a](http://b/c.png)", "$5 and $6$", ":red[x]", ":material/home:", "a@b.c"],
)
def test_hostile_text_is_inert(hostile: str) -> None:
    made = inert(hostile)
    assert made.replace("\\", "") == hostile
    assert all(made[i - 1] == "\\" for i, c in enumerate(made) if c in "<>[]()$:!@")
