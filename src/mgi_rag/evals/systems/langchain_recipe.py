"""LangChain's usual recipe: split, embed, take the four nearest chunks.

After "Build a RAG agent with LangChain" of its documentation, with chunks of 500 characters and a
tenth of overlap. The recipe hands its chunks to a chat model; without one, what stands in the
chunks is the answer, so it cites the findings and passages that its chunks hold.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mgi_rag.evals.systems.ranking_alone import told_answer
from mgi_rag.evals.systems.system import AnswerTurns, Desk, Ranked, Reply, System
from mgi_rag.profiles.corpus import read_corpus
from mgi_rag.profiles.reading import Corpus, Reading
from mgi_rag.settings import settings

if TYPE_CHECKING:
    from langchain_core.documents import Document

CHUNK: Final = 500
"""Longest chunk (characters)."""
OVERLAP: Final = 50
"""What a chunk shares with the one before (characters)."""
TOP: Final = 4
"""Chunks taken (count)."""


@dataclass(frozen=True)
class _Span:
    """Where a finding or passage stands in the text of its document."""

    record_id: str
    start: int
    end: int

    def is_within(self, start: int, end: int) -> bool:
        """Whether more than half of it stands between two places of the text."""
        return 2 * (min(end, self.end) - max(start, self.start)) > self.end - self.start


def _open(desk: Desk) -> AnswerTurns:
    # Imported here: only this system needs them.
    from langchain_core.documents import Document
    from langchain_core.vectorstores import InMemoryVectorStore
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    corpus = read_corpus(desk.corpus, settings().document_limit)
    texts, spans = _documents(corpus)
    documents = [Document(text, metadata={"file": file}) for file, text in texts.items()]
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True
    )
    store = InMemoryVectorStore(desk.assistant.embedder)
    store.add_documents(splitter.split_documents(documents))
    catalogue = desk.assistant.shelves.catalogue

    def answer(turns: Sequence[str]) -> Reply:
        started = time.perf_counter()
        chunks = store.similarity_search_with_score(" ".join(turns), k=TOP)
        ranks: dict[str, Ranked] = {}
        for chunk, score in chunks:
            for record_id in _held(chunk, spans):
                ranks.setdefault(record_id, Ranked(record_id, score))
        spent = 1000 * (time.perf_counter() - started)
        said = told_answer(turns, list(ranks), catalogue)
        said.timings_ms.update({"evidence": spent, "total": spent})
        return Reply(said, tuple(ranks.values()))

    return answer


def _documents(corpus: Corpus) -> tuple[dict[str, str], dict[str, list[_Span]]]:
    """The text of each document, and where its findings and passages stand in it."""
    texts: dict[str, str] = {}
    spans: dict[str, list[_Span]] = {}
    for reading in corpus.readings:
        if reading.profile is None:
            # Facts about the programme: a document each, as a loader of JSON lines gives them.
            for passage in reading.guidance:
                texts[passage.guidance_id] = passage.text
                whole = _Span(passage.guidance_id, 0, len(passage.text))
                spans[passage.guidance_id] = [whole]
            continue
        text = "\n".join(read.line.text for read in reading.lines)
        texts[reading.file] = text
        spans[reading.file] = list(_spans(reading, text))
    return texts, spans


def _spans(reading: Reading, text: str) -> Iterator[_Span]:
    quotes = [(f.finding_id, f.quote) for f in reading.profile.findings] if reading.profile else []
    place = 0
    for finding_id, quote in quotes:
        start = text.find(quote, place)
        start = start if start >= 0 else text.find(quote)
        if start >= 0:
            place = start + len(quote)
            yield _Span(finding_id, start, place)
    for passage in reading.guidance:
        start = text.find(passage.text)
        if start >= 0:
            yield _Span(passage.guidance_id, start, start + len(passage.text))


def _held(chunk: "Document", spans: dict[str, list[_Span]]) -> list[str]:
    start = int(chunk.metadata["start_index"])
    end = start + len(chunk.page_content)
    own = [span for span in spans[chunk.metadata["file"]] if span.is_within(start, end)]
    return [span.record_id for span in sorted(own, key=lambda span: span.start)]


SYSTEM = System(
    "langchain-recipe",
    "LangChain's usual recipe: RecursiveCharacterTextSplitter with chunks of 500, the four nearest "
    "by the same embedding model; it cites what its chunks hold.",
    _open,
)
