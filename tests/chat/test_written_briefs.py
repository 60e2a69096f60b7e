"""Briefs that a chat model writes: section by section, nothing unchecked and nothing left out."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel, GenericFakeChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk
from pydantic import Field
from writing_models import Unreachable

from mgi_rag.chat.answer import Answer, Check, Mode, Sentence
from mgi_rag.chat.assistant import Assistant

QUESTION = "Write a one-page brief on Kazakhstan"
Rows = list[dict[str, Any]]


class Retelling(GenericFakeChatModel):
    """A model that says of the findings it is given what a test wants."""

    say: Callable[[Rows], str]
    asked: list[Rows] = Field(default_factory=list)

    def _stream(self, messages: Any, *args: Any, **kwargs: Any) -> Iterator[ChatGenerationChunk]:
        lines = re.findall(r"^\{.*\}$", str(messages[-1].content), re.M)
        rows = [json.loads(line) for line in lines]
        self.asked.append(rows)
        yield ChatGenerationChunk(message=AIMessageChunk(content=self.say(rows)))


def retelling(say: Callable[[Rows], str]) -> Retelling:
    return Retelling(messages=iter([AIMessage("")]), say=say, asked=[])


def whole(rows: Rows) -> str:
    return "\n".join(f"{row['text']} [{row['number']}]" for row in rows)


def first_alone(rows: Rows) -> str:
    return whole(rows[:1])


def asked(assistant: Assistant, model: BaseChatModel, **more: Any) -> Answer:
    return (
        Assistant(assistant._library, assistant.embedder, model).answered(QUESTION, **more).answer
    )


def blocks(answer: Answer) -> list[list[Sentence]]:
    """What stands between two lines of the frame that cite nothing."""
    found: list[list[Sentence]] = [[]]
    for sentence in answer.sentences:
        if sentence.check is Check.FRAME and not sentence.citations:
            found.append([])
        elif sentence.check is not Check.FRAME:
            found[-1].append(sentence)
    return [block for block in found if block]


def sides(answer: Answer) -> list[set[tuple[Any, Any]]]:
    by_number = {c.number: c for c in answer.citations}
    cited = [[by_number[n] for s in block for n in s.citations] for block in blocks(answer)]
    return [{(c.domain, c.polarity) for c in block} for block in cited]


def test_a_model_is_given_one_side_of_one_domain_at_a_time(assistant: Assistant) -> None:
    model = retelling(whole)
    answer = asked(assistant, model)
    assert answer.mode is Mode.MODEL
    assert len(model.asked) == 12
    assert all(len({row["side"] for row in rows}) == 1 for rows in model.asked)
    assert all(len(of_block) == 1 for of_block in sides(answer))


def test_what_the_model_leaves_out_of_a_section_follows_there(assistant: Assistant) -> None:
    plain = assistant.ask(QUESTION)
    answer = asked(assistant, retelling(first_alone))
    assert {c.finding_id for c in answer.citations} == {c.finding_id for c in plain.citations}
    assert [c.number for c in answer.citations] == list(range(1, len(plain.citations) + 1))
    assert all(len(of_block) == 1 for of_block in sides(answer))
    for citation in answer.citations:
        assert f"[{citation.number}]" in answer.answer
    assert "Written by a chat model" in answer.answer


def test_a_sentence_that_nobody_wrote_is_never_read(assistant: Assistant) -> None:
    def boasting(rows: Rows) -> str:
        invented = f"All 77 countries admire this. [{rows[0]['number']}]"
        return f"{invented}\n{whole(rows[1:])}"

    plain = assistant.ask(QUESTION)
    answer = asked(assistant, retelling(boasting))
    assert "77" not in answer.answer
    assert {c.finding_id for c in answer.citations} == {c.finding_id for c in plain.citations}
    assert answer.written_by is not None
    assert answer.written_by.replaced > 0
    assert f"{answer.written_by.replaced} sentences of the model failed the check" in answer.answer


def test_parts_that_the_model_did_not_write_are_counted(assistant: Assistant) -> None:
    def gaps_alone(rows: Rows) -> str:
        return whole(rows) if rows[0]["side"] == "gap" else "Nothing here."

    answer = asked(assistant, retelling(gaps_alone))
    assert answer.mode is Mode.MODEL
    assert "The chat model did not write 6 parts" in answer.answer
    assert len(answer.citations) == len(assistant.ask(QUESTION).citations)


def test_a_model_that_is_down_gives_way_to_the_findings_and_says_why(assistant: Assistant) -> None:
    plain = assistant.ask(QUESTION)
    answer = asked(assistant, Unreachable(messages=iter([])))
    assert answer.mode is Mode.FALLBACK
    assert answer.citations == plain.citations
    assert answer.answer.startswith(plain.answer)
    assert "could not be reached" in answer.answer


def test_a_brief_may_hold_more_findings_than_one_answer_of_the_model(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mgi_rag.settings import settings

    monkeypatch.setenv("MGI_RAG_MODEL_FINDINGS", "4")
    settings.cache_clear()
    try:
        answer = asked(assistant, retelling(whole))
        assert answer.mode is Mode.MODEL
        # One list of this profile is longer: it stands in the findings' own words.
        assert "The chat model did not write 1 part;" in answer.answer
    finally:
        settings.cache_clear()


def test_words_about_mgi_are_never_written_by_a_model(assistant: Assistant) -> None:
    model = retelling(whole)
    answer = Assistant(assistant._library, assistant.embedder, model).ask(
        "Write a brief about the MGI"
    )
    assert (answer.mode, model.asked) == (Mode.EXTRACTIVE, [])


def test_a_brief_that_is_stopped_asks_no_further_part_and_tells_every_finding(
    assistant: Assistant,
) -> None:
    model, seen = retelling(whole), list[Sentence]()
    brief = asked(assistant, model, show=seen.append, stopped=lambda: bool(seen))
    assert brief.mode is Mode.MODEL
    assert len(model.asked) == 1
    plain = assistant.ask(QUESTION)
    assert {c.finding_id for c in brief.citations} == {c.finding_id for c in plain.citations}
    assert re.search(r"The chat model did not write \d+ parts", brief.answer)
