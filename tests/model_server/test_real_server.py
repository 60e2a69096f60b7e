"""A real, weak model behind a real server: what it says varies, what a person reads is right."""

from collections.abc import Iterator
from typing import Any

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from serving import Server

from mgi_rag.chat.answer import Answer, Check, Mode, Sentence
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.models import load_chat_model
from mgi_rag.chat.trial import try_model
from mgi_rag.chat.writing.failures import BROKEN_OFF, UNREACHED
from mgi_rag.settings import settings

QUESTION = "what are Kazakhstan's gaps in migrants' rights?"


@pytest.fixture(autouse=True)
def _options(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MGI_RAG_MODEL", "openai:small")
    monkeypatch.setenv("MGI_RAG_MODEL_TIMEOUT_S", "120")
    monkeypatch.setenv("MGI_RAG_MODEL_ANSWER_S", "240")
    monkeypatch.setenv("MGI_RAG_MODEL_RETRIES", "0")
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    settings.cache_clear()
    yield
    settings.cache_clear()


class Heard(BaseCallbackHandler):
    """Counts the pieces of a model's answer, and does something at the first."""

    def __init__(self, at_first: Any = None) -> None:
        self.pieces = 0
        self._at_first = at_first

    def on_llm_new_token(self, token: str, **_: Any) -> None:
        self.pieces += bool(token)
        if self.pieces == 1 and token and self._at_first is not None:
            self._at_first()


def writing(
    assistant: Assistant, server: Server, heard: Heard, patch: pytest.MonkeyPatch
) -> Assistant:
    patch.setenv("OPENAI_BASE_URL", server.address)
    model = load_chat_model(settings())
    assert model is not None
    model.callbacks = [heard]
    return Assistant(assistant._library, assistant.embedder, model)


def is_right(answer: Answer, plain: Answer) -> None:
    """The set is whole, and every sentence is the frame's, the findings' or has been checked."""
    assert {c.finding_id for c in answer.citations} == {c.finding_id for c in plain.citations}
    quotes = {c.number: c.quote for c in answer.citations}
    for sentence in answer.sentences:
        if sentence.check is Check.REPLACED:
            assert sentence.text == quotes[sentence.citations[0]]
        if sentence.check is not Check.FRAME:
            assert sentence.citations
    if answer.mode is Mode.FALLBACK:
        assert answer.citations == plain.citations
        assert answer.answer.startswith(plain.answer)


def test_its_words_are_streamed_and_its_answer_is_right(
    assistant: Assistant, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, seen = Heard(), list[Sentence]()
    made = writing(assistant, server, heard, monkeypatch).answered(QUESTION, show=seen.append)
    assert heard.pieces > 1
    assert made.answer.mode in (Mode.MODEL, Mode.FALLBACK)
    is_right(made.answer, assistant.ask(QUESTION))
    if made.answer.mode is Mode.MODEL:
        passed = [s for s in made.answer.sentences if s.check is not Check.FRAME]
        assert passed[: len(seen)] == seen


def test_it_is_stopped_in_mid_answer_and_answers_the_next_question(
    assistant: Assistant, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard()
    stopping = writing(assistant, server, heard, monkeypatch)
    answer = stopping.answered(QUESTION, stopped=lambda: heard.pieces > 0).answer
    is_right(answer, assistant.ask(QUESTION))
    assert "it was stopped" in answer.answer
    trial = try_model(settings())
    assert trial is not None
    assert trial.why is None


def test_it_is_killed_in_mid_answer_and_the_findings_stand(
    assistant: Assistant, own_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(own_server.process.kill)
    answer = writing(assistant, own_server, heard, monkeypatch).ask(QUESTION)
    assert heard.pieces >= 1
    assert answer.mode is Mode.FALLBACK
    is_right(answer, assistant.ask(QUESTION))
    assert BROKEN_OFF in answer.answer or UNREACHED in answer.answer
    trial = try_model(settings())
    assert trial is not None
    assert trial.why == UNREACHED
