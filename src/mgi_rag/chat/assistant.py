"""The assistant: a question to its plan, its evidence and a cited answer."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langchain_core.runnables import Runnable, RunnableConfig

from mgi_rag.chat.answer import Answer, Sentence
from mgi_rag.chat.compose import compose
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.follow_up import plan_conversation
from mgi_rag.chat.plan import Plan
from mgi_rag.chat.planner import clean_question
from mgi_rag.chat.select import settled
from mgi_rag.chat.wording import Wording
from mgi_rag.index.catalogue import Catalogue, UnfinishedError
from mgi_rag.index.embedders import Embedder, Vectors, load_embedder
from mgi_rag.index.library import Library, Shelves, open_library
from mgi_rag.index.store import store_exists
from mgi_rag.messages import messages
from mgi_rag.settings import settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


@dataclass(frozen=True)
class Answered:
    """An answer with what it was made of."""

    answer: Answer
    plan: Plan
    """The reading that was answered."""
    evidence: Evidence
    shelves: Shelves
    """The generation of the store that was asked."""


def _silent(_message: str) -> None:
    return None


def _chat_model() -> "BaseChatModel | None":
    if settings().model is None:
        return None
    # Imported here: without a chat model nothing of it is needed.
    from mgi_rag.chat.models import load_chat_model

    return load_chat_model(settings())


def _index(corpus: Path | None, store: Path, tell: Callable[[str], None]) -> None:
    # Imported here: indexing brings the readers along, answering does not need them.
    from mgi_rag.index.folder import index_folder

    index_folder(corpus or settings().corpus, store, tell)


class Assistant(Runnable[str | Sequence[str], Answer]):
    """Answers questions from the profiles of one store; a LangChain Runnable.

    Its input is a question, or the turns of a conversation (what the user said, the last turn is
    the one answered); its output an Answer. May be used from many threads.
    """

    def __init__(
        self, library: Library, embedder: Embedder, model: "BaseChatModel | None" = None
    ) -> None:
        """An assistant over an open library, with the model that its store was made with.

        With a chat model answers are written by it, each sentence checked; without one they are
        put together from the findings' own words.
        """
        self._library = library
        self._embedder = embedder
        self._model = model

    @classmethod
    def open(
        cls,
        store: Path | None = None,
        corpus: Path | None = None,
        tell: Callable[[str], None] = _silent,
    ) -> "Assistant":
        """An assistant over a store; without one there, the corpus is indexed first.

        Raises MgiRagError, in one sentence, for anything that keeps it from opening.
        """
        folder = store or settings().store
        model = _chat_model()
        embedder = load_embedder(settings().embedder, tell)
        if not store_exists(folder):
            tell(f"There is no store in {folder} yet; indexing the corpus first")
            _index(corpus, folder, tell)
        try:
            library = open_library(folder, embedder.name)
        except UnfinishedError as error:
            tell(f"{error}; finishing it first")
            _index(corpus, folder, tell)
            library = open_library(folder, embedder.name)
        return cls(library, embedder, model)

    @property
    def shelves(self) -> Shelves:
        """The newest complete generation of the store."""
        return self._library.current

    @property
    def library(self) -> Library:
        """What it answers from."""
        return self._library

    @property
    def embedder(self) -> Embedder:
        """The model that questions are embedded with."""
        return self._embedder

    @property
    def model(self) -> "BaseChatModel | None":
        """The chat model that writes its answers; None where there is none."""
        return self._model

    @property
    def model_name(self) -> str | None:
        """What its answers call that model, `provider:name`; None where there is none."""
        if self._model is None:
            return None
        return settings().model or type(self._model).__name__

    @property
    def without_model(self) -> "Assistant":
        """The same assistant without its chat model: for what no reader waits to read."""
        return self if self._model is None else Assistant(self._library, self._embedder)

    def ask(self, question: str, earlier: Sequence[str] = ()) -> Answer:
        """The answer to a question.

        Args:
            question: in any language served.
            earlier: what the user said before in this conversation, oldest first.

        Raises:
            UsageError: for an empty or overlong question.
            StoreError: when the store is damaged or was made with another model.
        """
        return self.answered(question, earlier).answer

    def answered(
        self,
        question: str,
        earlier: Sequence[str] = (),
        today: date | None = None,
        show: Callable[[Sentence], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> Answered:
        """As `ask`, with the evidence.

        Args:
            question: as there.
            earlier: as there.
            today: the day from which the age of a profile is counted; this one where None.
            show: given each sentence of a chat model as soon as it has passed its check.
            stopped: asked several times a second, while a chat model writes, whether the reader
                wants no more of it; what passed stays, and the findings tell the rest.
        """
        started = time.perf_counter()
        plan, shelves = self.plan(question, earlier)
        planned = 1000 * (time.perf_counter() - started)
        made = self.answered_plan(plan, shelves, today, show, stopped)
        timings = made.answer.timings_ms
        timings.update(plan=planned, total=planned + timings["total"])
        return made

    def answered_plan(
        self,
        plan: Plan,
        shelves: Shelves,
        today: date | None = None,
        show: Callable[[Sentence], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> Answered:
        """As `answered`, for a question that has been understood."""
        started = time.perf_counter()
        # Ranking, topics and other readings look at the same words: they are embedded once.
        plan, evidence = settled(plan, shelves, cache(self.embed))
        chosen = time.perf_counter()
        wording = Wording(messages(plan.language), today or date.today())
        extractive = compose(plan, evidence, shelves.catalogue, wording)
        answer = self._written(extractive, wording, show, stopped)
        done = time.perf_counter()
        stages = {
            "plan": 0.0,
            "evidence": chosen - started,
            "answer": done - chosen,
            "total": done - started,
        }
        answer.timings_ms.update({name: 1000 * spent for name, spent in stages.items()})
        return Answered(answer, plan, evidence, shelves)

    def _written(
        self,
        answer: Answer,
        wording: Wording,
        show: Callable[[Sentence], None] | None,
        stopped: Callable[[], bool] | None,
    ) -> Answer:
        """The answer as the chat model writes it; itself where there is none."""
        name = self.model_name
        if self._model is None or name is None:
            return answer
        # Imported here: without a chat model nothing is checked.
        from mgi_rag.chat.briefs import written as brief
        from mgi_rag.chat.writing import can_be_written, written_answer
        from mgi_rag.chat.writing.stream import Limits

        options = settings()
        most = options.model_findings
        if not (brief.can_be_written(answer) or can_be_written(answer, most)):
            return answer
        tries = 1 + options.model_retries
        limits = Limits(options.model_timeout_s, options.model_answer_s, tries)
        embed = self._embedder.vectors
        if answer.plan.is_brief:
            return brief.written_brief(
                answer, self._model, name, embed, wording, limits, most, show, stopped
            )
        return written_answer(answer, self._model, name, embed, wording, limits, show, stopped)

    def plan(self, question: str, earlier: Sequence[str] = ()) -> tuple[Plan, Shelves]:
        """How a question is understood, and the generation of the store it is asked of.

        Raises as `ask`.
        """
        limit = settings().question_limit
        turns = [clean_question(turn, limit) for turn in (*earlier, question)]
        shelves = self.shelves
        return plan_conversation(turns, shelves.catalogue.places), shelves

    def over(self, catalogue: Catalogue) -> "Assistant":
        """The same assistant over other profiles, for measurements: sets are looked up in them.

        Vectors stay those of the store, so what is ranked must be in it.
        """
        return _Over(self._library, self._embedder, catalogue, self._model)

    def embed(self, text: str) -> Vectors:
        """The unit vector of a question or of its matter."""
        return self._embedder.query_vector(text)

    def invoke(
        self,
        input: str | Sequence[str],
        config: RunnableConfig | None = None,
        **kwargs: Any,
    ) -> Answer:
        """As `ask`, for LangChain: a question, or the turns of a conversation."""
        turns = [input] if isinstance(input, str) else list(input)
        *earlier, question = turns or [""]
        return self._call_with_config(
            lambda _: self.ask(question, earlier), input, config, **kwargs
        )


class _Over(Assistant):
    """An assistant over a catalogue that is not its store's."""

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        catalogue: Catalogue,
        model: "BaseChatModel | None",
    ) -> None:
        super().__init__(library, embedder, model)
        self._shelves = replace(library.current, catalogue=catalogue)

    @property
    def shelves(self) -> Shelves:
        """The generation of the store at its making, over the other catalogue."""
        return self._shelves
