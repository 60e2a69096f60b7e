"""Answers of an assistant, with or without a chat model, as the evals take them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Answered, Assistant
from mgi_rag.errors import UsageError
from mgi_rag.evals.systems.matters import has_matter, matters, ranked_with
from mgi_rag.evals.systems.system import AnswerTurns, Desk, Reply

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def assistant_answers(assistant: Assistant, today: date) -> AnswerTurns:
    """Answers as the assistant gives them.

    Args:
        assistant: asked.
        today: the day from which the age of profiles is counted.
    """

    def answer(turns: Sequence[str]) -> Reply:
        *earlier, last = turns
        made = assistant.answered(last, earlier, today)
        return reply_of(made.answer, made, assistant)

    return answer


def reply_of(answer: Answer, made: Answered, assistant: Assistant) -> Reply:
    """An answer with the ranking behind the evidence that it was made from."""
    found = []
    if has_matter(made.plan, made.evidence):
        vector = assistant.embed(made.plan.matter)
        found = matters(made.plan, made.evidence, made.shelves, vector)
    confidence = max((matter.confidence for matter in found), default=None)
    return Reply(answer, ranked_with(made.evidence, found), confidence)


def chat_model_of(desk: Desk) -> "tuple[BaseChatModel, str]":
    """The chat model of the desk's assistant, and its name.

    Raises UsageError, saying what to do, where there is none.
    """
    model, name = desk.assistant.model, desk.assistant.model_name
    if model is None or name is None:
        raise UsageError(
            "this system writes with a chat model and none is set; --model provider:name or "
            "MGI_RAG_MODEL sets one"
        )
    return model, name
