"""The chat model of the settings as it comes: what the check is worth is seen beside it.

Plan, evidence and prompt are those of the checked one. Its sentences and the numbers it names are
taken as they come; what it leaves out is left out, and where it breaks off the answer ends. The
check looks at each sentence all the same, afterwards, so that the record tells what it would have
said. Briefs, which the checked one writes list by list, stay as they are without a model.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mgi_rag.chat.answer import Answer, Check, Mode, Sentence, WrittenBy
from mgi_rag.chat.checking.check import Embed
from mgi_rag.chat.writing import can_be_written
from mgi_rag.chat.writing.failures import CutShortError, WritingError
from mgi_rag.chat.writing.page import frame_of, page_of
from mgi_rag.chat.writing.prompt import messages_for, prompt
from mgi_rag.chat.writing.sentences import Said, sentences_of
from mgi_rag.chat.writing.stream import Limits, Usage, told
from mgi_rag.chat.writing.write import check_said
from mgi_rag.evals.systems.assistants import chat_model_of, reply_of
from mgi_rag.evals.systems.system import AnswerTurns, Desk, Reply, System
from mgi_rag.settings import settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


@dataclass(frozen=True)
class _Heard:
    """What a model said to one question."""

    sentences: tuple[Said, ...]
    usage: Usage


def _open(desk: Desk) -> AnswerTurns:
    model, name = chat_model_of(desk)
    plain = desk.assistant.without_model

    def answer(turns: Sequence[str]) -> Reply:
        *earlier, last = turns
        made = plain.answered(last, earlier, desk.today)
        own = made.answer
        if own.plan.is_brief or not can_be_written(own, settings().model_findings):
            return reply_of(own, made, plain)
        started = time.perf_counter()
        heard = _heard(own, model)
        spent = 1000 * (time.perf_counter() - started)
        written = _as_it_came(own, heard, name, plain.embedder.vectors)
        written.timings_ms.update(
            {stage: own.timings_ms[stage] + spent for stage in ("answer", "total")}
        )
        return reply_of(written, made, plain)

    return answer


def _heard(answer: Answer, model: "BaseChatModel") -> _Heard:
    """What the model says to the messages that the checked one gets, as far as it comes."""
    options = settings()
    limits = Limits(options.model_timeout_s, options.model_answer_s, 1 + options.model_retries)
    usage, said = Usage(), []
    asked = messages_for(answer.question, answer.citations, answer.language)
    try:
        for sentence in sentences_of(told(model, asked, limits, usage)):
            said.append(sentence)
    except (WritingError, CutShortError):
        # What it said until then stands: nobody mends the answers of this system.
        pass
    return _Heard(tuple(said), usage)


def _as_it_came(answer: Answer, heard: _Heard, name: str, embed: Embed) -> Answer:
    """The answer as the model said it, each sentence with what the check says of it."""
    if not heard.sentences:
        nothing = replace(answer, mode=Mode.FALLBACK, answer="", abstained=True)
        return replace(nothing, citations=(), sentences=(), timings_ms={**answer.timings_ms})
    by_number = {citation.number: citation for citation in answer.citations}
    written = []
    for said in heard.sentences:
        cited = [by_number[number] for number in said.numbers if number in by_number]
        check = check_said(said, cited, answer.language, embed) or Check.FAILED
        written.append(Sentence(said.text, check, tuple(citation.number for citation in cited)))
    opening, closing = frame_of(answer)
    body = [*opening, *written, *closing]
    order = dict.fromkeys(number for sentence in body for number in sentence.citations)
    numbers = {old: new for new, old in enumerate(order, start=1)}
    cites = tuple(by_number[number] for number in order)
    usage = heard.usage
    by = WrittenBy(name, prompt().version, 0, 0, usage.tokens_in, usage.tokens_out)
    page = page_of(replace(answer, citations=cites), body, numbers, by)
    return replace(page, timings_ms={**answer.timings_ms})


SYSTEM = System(
    "model-unchecked",
    "The same chat model, plan, evidence and prompt; its sentences and the numbers it names are "
    "taken as they come, whatever the check says, and nothing is added or replaced.",
    _open,
    needs_model=True,
)
