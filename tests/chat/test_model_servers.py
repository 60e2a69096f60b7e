"""Answers written over HTTP by a server that may misbehave: what a person reads in the end."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

import model_http as http
from mgi_rag.chat.answer import Answer, Check, Mode, Sentence
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.models import load_chat_model
from mgi_rag.chat.replan import Parts, ask_parts
from mgi_rag.chat.trial import try_model
from mgi_rag.profiles.finding import Domain, Polarity
from mgi_rag.settings import settings
from model_http import Behaviour, model_server

QUESTION = "what are Kazakhstan's gaps in migrants' rights?"


@pytest.fixture(autouse=True)
def _options(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MGI_RAG_MODEL", "openai:invented")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    monkeypatch.setenv("MGI_RAG_MODEL_TIMEOUT_S", "60")
    monkeypatch.setenv("MGI_RAG_MODEL_ANSWER_S", "120")
    monkeypatch.setenv("MGI_RAG_MODEL_RETRIES", "0")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def plain(assistant: Assistant) -> Answer:
    """The answer without a chat model."""
    return assistant.ask(QUESTION)


def writing(assistant: Assistant, address: str, patch: pytest.MonkeyPatch) -> Assistant:
    """The assistant with the model of the server at an address."""
    patch.setenv("OPENAI_BASE_URL", address)
    return Assistant(assistant._library, assistant.embedder, load_chat_model(settings()))


def asked(assistant: Assistant, behaviour: Behaviour, patch: pytest.MonkeyPatch) -> Answer:
    with model_server(behaviour) as address:
        return writing(assistant, address, patch).ask(QUESTION)


def test_a_server_that_speaks_well_writes_the_answer_and_its_tokens_are_told(
    assistant: Assistant, plain: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes = [c.quote for c in plain.citations]
    answer = asked(assistant, http.says(f"{quotes[1]} [2] ", f"{quotes[0]} [1]"), monkeypatch)
    assert answer.mode is Mode.MODEL
    assert [c.quote for c in answer.citations] == [quotes[1], quotes[0], quotes[2]]
    assert answer.written_by is not None
    assert (answer.written_by.tokens_in, answer.written_by.tokens_out) == (210, 34)


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (http.refuses(429), "its quota is used up"),
        (http.refuses(401), "its key was refused"),
        (http.refuses(404), "there is no model of this name"),
        (http.refuses(500), "it could not be reached"),
        (http.breaks_off_after("Migrants have no access to health care. [1] And"), "broke off"),
        (http.sends_a_body_without_end, "it did not come to an end"),
        (http.sends_100_megabytes, "it did not come to an end"),
        (http.speaks_without_end, "it did not come to an end"),
        (http.sends_a_compressed_body, "it did not come to an end"),
        (http.calls_a_tool, "nothing that it wrote passed the check"),
        (http.says("\u202eThe gaps are all closed. [1]"), "nothing that it wrote passed"),
        (http.says("![p](http://192.0.2.1/x.png) Migrants lack care. [1]"), "nothing that it"),
        (http.says("Kazakhstan has no gaps. [1]\nAll is well. [99]"), "nothing that it wrote"),
        (http.says(), "nothing that it wrote passed the check"),
    ],
)
def test_a_server_that_misbehaves_leaves_the_findings_and_the_reason(
    assistant: Assistant,
    plain: Answer,
    behaviour: Behaviour,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = asked(assistant, behaviour, monkeypatch)
    assert (answer.mode, answer.citations) == (Mode.FALLBACK, plain.citations)
    assert answer.answer.startswith(plain.answer)
    assert why in answer.answer
    assert "sk-secret" not in answer.answer


@pytest.mark.parametrize("behaviour", [http.is_silent, http.is_too_slow])
def test_a_server_that_is_slow_leaves_the_findings_within_the_limit_of_time(
    assistant: Assistant, plain: Answer, behaviour: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MGI_RAG_MODEL_TIMEOUT_S", "1")
    monkeypatch.setenv("MGI_RAG_MODEL_ANSWER_S", "2")
    settings.cache_clear()
    answer = asked(assistant, behaviour, monkeypatch)
    assert (answer.mode, answer.citations) == (Mode.FALLBACK, plain.citations)
    assert "it took too long" in answer.answer


def test_nobody_at_the_address_leaves_the_findings(
    assistant: Assistant, plain: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(http.is_silent) as address:
        pass
    answer = writing(assistant, address, monkeypatch).ask(QUESTION)
    assert (answer.mode, answer.citations) == (Mode.FALLBACK, plain.citations)
    assert "it could not be reached" in answer.answer


def test_a_server_over_its_quota_is_asked_again_as_often_as_the_setting_says(
    assistant: Assistant, plain: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = http.says(f"{plain.citations[0].quote} [1]")
    monkeypatch.setenv("MGI_RAG_MODEL_RETRIES", "1")
    settings.cache_clear()
    answer = asked(assistant, http.in_turn(http.refuses(429), said), monkeypatch)
    assert answer.mode is Mode.MODEL


def test_a_sentence_that_the_limit_of_length_cuts_is_not_read(
    assistant: Assistant, plain: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (c.quote for c in plain.citations[:2])
    said = http.says(f"{first} [1] {second[:60]}", finish="length")
    answer = asked(assistant, said, monkeypatch)
    assert answer.mode is Mode.MODEL
    assert "did not finish (it reached its limit of length)" in answer.answer
    checks = (Check.CHECKED, Check.VERBATIM)
    assert {s.text for s in answer.sentences if s.check in checks} == {
        c.quote for c in plain.citations
    }


def test_a_reader_who_stops_it_keeps_what_passed_and_the_whole_set(
    assistant: Assistant, plain: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = plain.citations[2].quote
    seen: list[Sentence] = []
    # Only a sentence that the next one follows has come to its end.
    with model_server(http.pauses_after(f"{quote} [3]\nAnd so ")) as address:
        made = writing(assistant, address, monkeypatch).answered(
            QUESTION, show=seen.append, stopped=lambda: bool(seen)
        )
    answer = made.answer
    assert answer.mode is Mode.MODEL
    assert [(s.text, s.citations) for s in seen] == [(quote, (1,))]
    assert answer.citations[0].quote == quote
    assert {c.finding_id for c in answer.citations} == {c.finding_id for c in plain.citations}
    assert "did not finish (it was stopped)" in answer.answer


def test_a_reader_who_stops_it_before_anything_passed_keeps_the_findings(
    assistant: Assistant, plain: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(http.is_silent) as address:
        made = writing(assistant, address, monkeypatch).answered(QUESTION, stopped=lambda: True)
    assert (made.answer.mode, made.answer.citations) == (Mode.FALLBACK, plain.citations)
    assert "it was stopped" in made.answer.answer


def test_what_was_changed_by_hand_is_written_by_the_model_too(
    assistant: Assistant, plain: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = Parts(("KAZ",), (Domain.MIGRANTS_RIGHTS,), Polarity.GAP)
    with model_server(http.says(f"{plain.citations[1].quote} [2]")) as address:
        answer = ask_parts(writing(assistant, address, monkeypatch), parts, "en")
    assert answer.mode is Mode.MODEL
    assert answer.citations[0].quote == plain.citations[1].quote


def test_many_readers_at_once_each_get_their_answer(
    assistant: Assistant, plain: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Answer] = []
    with model_server(http.says(f"{plain.citations[0].quote} [1]")) as address:
        shared = writing(assistant, address, monkeypatch)
        readers = [
            threading.Thread(target=lambda: answers.append(shared.ask(QUESTION))) for _ in range(6)
        ]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
    assert [answer.mode for answer in answers] == [Mode.MODEL] * 6


def test_a_trial_tells_that_the_model_answers_and_what_it_cost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with model_server(http.says("ready")) as address:
        monkeypatch.setenv("OPENAI_BASE_URL", address)
        trial = try_model(settings())
    assert trial is not None
    assert (trial.why, trial.tokens_in, trial.tokens_out) == (None, 210, 34)


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (http.refuses(429), "its quota is used up"),
        (http.says(), "it said nothing"),
        (http.sends_a_body_without_end, "it did not come to an end"),
    ],
)
def test_a_trial_tells_why_the_model_does_not_answer(
    behaviour: Behaviour, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with model_server(behaviour) as address:
        monkeypatch.setenv("OPENAI_BASE_URL", address)
        trial = try_model(settings())
    assert trial is not None
    assert trial.why == why
