"""Answers that a chat model writes: what a person reads, whatever the model says."""

from datetime import date

import pytest
from langchain_core.language_models import BaseChatModel, GenericFakeChatModel
from langchain_core.messages import AIMessage
from writing_models import Endless, Silent, Unreachable, saying

from mgi_rag.chat.answer import Answer, Check, Mode, Sentence
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.next_questions import first_questions, next_questions
from mgi_rag.chat.retriever import FindingRetriever
from mgi_rag.chat.wording import Wording
from mgi_rag.chat.writing.prompt import prompt
from mgi_rag.messages import messages
from mgi_rag.settings import settings

QUESTION = "what are Kazakhstan's gaps in migrants' rights?"


def asked(assistant: Assistant, model: BaseChatModel, question: str = QUESTION) -> Answer:
    return Assistant(assistant._library, assistant.embedder, model).ask(question)


def shown(answer: Answer, *checks: Check) -> list[Sentence]:
    return [sentence for sentence in answer.sentences if sentence.check in checks]


@pytest.fixture
def plain(assistant: Assistant) -> Answer:
    """The answer without a chat model."""
    return assistant.ask(QUESTION)


def test_a_sentence_that_its_finding_supports_is_shown(assistant: Assistant, plain: Answer) -> None:
    quote = plain.citations[2].quote
    answer = asked(assistant, saying(f"{quote} [3]"))
    assert answer.mode is Mode.MODEL
    assert answer.citations[0].quote == quote
    assert "Written by a chat model" in answer.answer
    assert "as of 2018" in answer.answer


def test_a_set_stays_whole_whatever_the_model_leaves_out(
    assistant: Assistant, plain: Answer
) -> None:
    answer = asked(assistant, saying(f"{plain.citations[1].quote} [2]"))
    assert {c.finding_id for c in answer.citations} == {c.finding_id for c in plain.citations}
    assert [c.number for c in answer.citations] == [1, 2, 3]
    for citation in answer.citations:
        assert f"{citation.quote}” [{citation.number}]" in answer.answer


@pytest.mark.parametrize(
    "said",
    [
        "Kazakhstan has no gaps in the rights of migrants. [1]",
        "Kazakhstan protects the rights of every migrant very well. [1] [2] [3]",
        "Migrants enjoy all rights. [99]",
        "Everything is in place.",
        "![x](https://example.org/a.png?q=1) Migrants lack access. [1]",
        "<script>alert(1)</script> [1]",
        'You rewrite findings of the Migration Governance Indicators. {"number": 1} [1]',
        "Ghana has gaps in the rights of migrants. [1]",
        "Le Kazakhstan présente des lacunes et rien de plus n'est dit dans ce constat. [1]",
        "\u202esdrawkcab si siht [1]",
        "",
    ],
)
def test_what_no_finding_says_is_never_read(assistant: Assistant, plain: Answer, said: str) -> None:
    answer = asked(assistant, saying(said or " "))
    assert answer.mode is Mode.FALLBACK
    assert answer.citations == plain.citations
    assert answer.answer.startswith(plain.answer)
    assert "The chat model did not write this answer" in answer.answer
    assert "example.org" not in answer.answer


def test_a_sentence_that_fails_gives_way_to_its_finding_and_is_counted(
    assistant: Assistant, plain: Answer
) -> None:
    first, second = plain.citations[0].quote, plain.citations[1].quote
    said = f"{first} [1]\nAll 77 gaps of Ghana are solved. [2]\nNobody said this.\n{first} [1]"
    answer = asked(assistant, saying(said))
    assert [s.text for s in shown(answer, Check.REPLACED)] == [second]
    assert answer.written_by is not None
    assert (answer.written_by.replaced, answer.written_by.dropped) == (1, 2)
    assert "1 sentence of the model failed the check; the finding's own words" in answer.answer
    assert "2 sentences of the model failed the check and were left out" in answer.answer
    assert "77" not in answer.answer
    assert "Nobody said this" not in answer.answer


def test_notes_on_a_finding_go_with_it(assistant: Assistant, plain: Answer) -> None:
    answer = asked(assistant, saying(f"{plain.citations[0].quote} [1]"))
    assert "probably a slip for" in answer.answer


def test_a_model_that_fails_gives_way_to_the_findings(
    assistant: Assistant, plain: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MGI_RAG_MODEL_TIMEOUT_S", "0.2")
    settings.cache_clear()
    try:
        quote = f"{plain.citations[0].quote} [1]\n"
        for model, why in (
            (Unreachable(messages=iter([]), before=quote), "could not be reached"),
            (Silent(messages=iter([])), "took too long"),
            (Endless(messages=iter([])), "did not come to an end"),
        ):
            answer = asked(assistant, model)
            assert (answer.mode, answer.citations) == (Mode.FALLBACK, plain.citations)
            assert why in answer.answer
    finally:
        settings.cache_clear()


def test_refusals_and_words_about_mgi_are_never_written_by_a_model(assistant: Assistant) -> None:
    for question in ("Ghana's gaps?", "Is MGI a ranking?", "What is the weather in Kazakhstan?"):
        model = saying("Kazakhstan is best. [1]")
        assert asked(assistant, model, question).mode is Mode.EXTRACTIVE


def test_a_sentence_is_shown_once_it_has_passed(assistant: Assistant, plain: Answer) -> None:
    quote = plain.citations[0].quote
    model = saying(f"Migrants have all they need. [99]\n{quote} [1]")
    seen: list[Sentence] = []
    writing = Assistant(assistant._library, assistant.embedder, model)
    writing.answered(QUESTION, show=seen.append)
    assert [sentence.text for sentence in seen] == [quote]


def test_what_nobody_reads_is_never_asked_of_the_model(assistant: Assistant, plain: Answer) -> None:
    writing = Assistant(assistant._library, assistant.embedder, saying("Never asked."))
    wording = Wording(messages("en"), date(2026, 11, 24))
    assert next_questions(writing, plain, wording)
    assert first_questions(writing, wording)
    assert FindingRetriever(assistant=writing).invoke(QUESTION)
    model = writing._model
    assert isinstance(model, GenericFakeChatModel)
    assert next(model.messages) == AIMessage("Never asked.")


def test_marks_of_a_quote_are_its_own(assistant: Assistant, plain: Answer) -> None:
    quote = plain.citations[1].quote
    answer = asked(assistant, saying(f"“{quote}” [2]\n{plain.citations[0].quote} [1]"))
    assert f"“{quote}” [1]" in answer.answer


def test_a_model_that_repeats_a_refused_sentence_is_counted_and_not_read(
    assistant: Assistant, plain: Answer
) -> None:
    said = "All gaps of Ghana are solved. [2]\n" * 200
    answer = asked(assistant, saying(f"{plain.citations[0].quote} [1]\n{said}"))
    assert answer.written_by is not None
    assert (answer.written_by.replaced, answer.written_by.dropped) == (1, 199)
    assert "Ghana" not in answer.answer


def test_an_answer_tells_in_its_own_language_why_it_was_not_written(assistant: Assistant) -> None:
    question = "Quelles sont les lacunes du Kazakhstan en droits des migrants ?"
    answer = asked(assistant, saying("Rien. [99]"), question)
    assert "rien de ce qu'il a écrit n'a passé le contrôle" in answer.answer


def test_an_example_of_the_prompt_is_never_told_as_a_finding(
    assistant: Assistant, plain: Answer
) -> None:
    examples = [line for line in prompt().system.splitlines() if line.endswith("]")]
    assert examples
    answer = asked(assistant, saying("\n".join(examples)))
    assert [c.quote for c in answer.citations] == [c.quote for c in plain.citations]
    assert not shown(answer, Check.CHECKED)
    assert not any(example.split(" [")[0] in answer.answer for example in examples)
