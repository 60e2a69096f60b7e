"""What answering and indexing cost here, as ratios from one run."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from mgi_rag.chat.assistant import Assistant
from mgi_rag.evals.world.documents import write
from mgi_rag.evals.world.naming import bare
from mgi_rag.evals.world.wordings import Register
from mgi_rag.evals.world.world import invent
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.index.embedders import Embedder, load_embedder
from mgi_rag.index.indexing import index_corpus
from mgi_rag.index.records import document_records, guidance_records
from mgi_rag.profiles.corpus import read_corpus
from mgi_rag.settings import settings

ROUNDS: Final = 30
"""Answers timed for each row (count)."""
PLACES: Final = 200
"""Places of the invented world that sets are timed over (count)."""
_SEED: Final = 3
_LIST_QUESTION: Final = "What are Kazakhstan's gaps in migrants' rights?"
_TOPICAL_QUESTIONS: Final = (
    "Can you apply for a visa online in Kazakhstan?",
    "Who trains the border guards of Kazakhstan?",
    "Are foreign degrees recognised in Kazakhstan?",
)


@dataclass(frozen=True)
class Row:
    """One measurement with what it is held against."""

    what: str
    value: float
    unit: str
    goal: str

    def as_json(self) -> dict[str, Any]:
        """The row as a JSON object."""
        return asdict(self)

    def __str__(self) -> str:
        """The row as a line of a table."""
        return f"{self.what}: {self.value:.2f} {self.unit} (goal: {self.goal})"


def run_bench(corpus: Path, store: Path) -> Iterator[Row]:
    """Measures one after the other; the store is made first if there is none."""

    def tell(message: str) -> None:
        sys.stderr.write(f"{message}\n")

    assistant = Assistant.open(store, corpus, tell)
    assistant.ask(_LIST_QUESTION)
    listed = _median_ms(lambda: assistant.ask(_LIST_QUESTION))
    yield Row("list answer, warm, p50", listed, "ms", "< 30")
    embedder = load_embedder(settings().embedder, tell)
    embedder.query_vector(_TOPICAL_QUESTIONS[0])
    yield from _topical(assistant, embedder)
    yield from _many_places(assistant)
    yield Row("list answer, cold, whole process", _cold_ms(corpus, store), "ms", "no torch")
    yield from _indexing(corpus, embedder)


def _topical(assistant: Assistant, embedder: Embedder) -> Iterator[Row]:
    """Topical answers and bare query embeddings in turn, so that drift hits both alike."""
    answers: list[float] = []
    bare: list[float] = []
    for i in range(ROUNDS):
        question = _TOPICAL_QUESTIONS[i % len(_TOPICAL_QUESTIONS)]
        bare.append(_ms(lambda q=question: embedder.query_vector(q)))  # type: ignore[misc]
        answers.append(_ms(lambda q=question: assistant.ask(q)))  # type: ignore[misc]
    answer, embedding = statistics.median(answers), statistics.median(bare)
    yield Row("topical answer, warm, p50", answer, "ms", "embedding + 10")
    yield Row("bare query embedding, p50", embedding, "ms", "-")
    yield Row("topical answer - bare embedding", answer - embedding, "ms", "< 10")
    yield Row("topical answer / bare embedding", answer / embedding, "times", "-")


def _many_places(assistant: Assistant) -> Iterator[Row]:
    """Sets and comparisons over an invented world, whose true topics stand for an indexing."""
    world = invent(_SEED, PLACES, Register.PLAIN)
    with tempfile.TemporaryDirectory() as folder:
        write(world, Path(folder))
        profiles = read_corpus(Path(folder), settings().document_limit).profiles
    topics = {p.id_of(f): {f.topic_id: 1.0} for p in world.profiles for f in p.findings}
    many = assistant.over(Catalogue(tuple(profiles), (), 0, topics))
    names = [bare(profile.place, "en") for profile in world.newest if not profile.place.is_locality]
    asked = (
        ("set of a topic", "Which countries have a gap on online visas?"),
        ("count of a topic", "How many countries do well on family reunification?"),
        ("set of a domain", "Which gaps do the countries of Africa have in domain 5?"),
        ("comparison of 8", f"Compare {', '.join(names[:7])} and {names[7]} in domain 3."),
    )
    for what, question in asked:
        many.ask(question)
        spent = _median_ms(lambda q=question: many.ask(q))  # type: ignore[misc]
        yield Row(f"{what} over {PLACES} places, warm, p50", spent, "ms", "< 100")


def _indexing(corpus: Path, embedder: Embedder) -> Iterator[Row]:
    read = read_corpus(corpus, settings().document_limit)
    documents = [document_records(reading, "") for reading in read.readings]
    records = [r for d in documents for r in (*d.findings, *d.chunks)]
    records += guidance_records(read.guidance)
    passages = [record.embedded for record in records if record.embedded is not None]
    embedder.vectors(passages)
    bare = _ms(lambda: embedder.vectors(passages)) / len(passages)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        report = index_corpus(read, Path(folder), embedder)
        spent = 1000 * (time.perf_counter() - started)
    embedded = report.embedded
    yield Row("indexing", 1000 * embedded / spent, "passages/s", "-")
    yield Row("indexing rate / the model's own", bare * embedded / spent, "times", ">= 0.9")


def _cold_ms(corpus: Path, store: Path) -> float:
    command = [sys.executable, "-m", "mgi_rag.cli", "ask", _LIST_QUESTION]
    command += ["--corpus", str(corpus), "--store", str(store)]
    return _ms(lambda: subprocess.run(command, check=True, capture_output=True))


def _median_ms(work: Callable[[], object]) -> float:
    return statistics.median(_ms(work) for _ in range(ROUNDS))


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started)
