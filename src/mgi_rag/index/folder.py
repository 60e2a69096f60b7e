"""Indexes a folder of profile documents: reading, reconciling, telling."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mgi_rag.index.embedders import load_embedder
from mgi_rag.index.indexing import Progress, index_corpus, known_readings, rebuild_index
from mgi_rag.index.report import IndexReport
from mgi_rag.index.topics.model import topic_model
from mgi_rag.profiles.corpus import read_corpus
from mgi_rag.profiles.reading import Corpus
from mgi_rag.settings import settings


@dataclass(frozen=True)
class FolderIndex:
    """What was read from a folder, and what that changed in the store."""

    corpus: Corpus
    report: IndexReport


def index_folder(
    documents: Path,
    store: Path,
    tell: Callable[[str], None],
    progress: Progress | None = None,
    *,
    rebuild: bool = False,
) -> FolderIndex:
    """Makes the store hold what the folder's documents say, and those that people added beside it.

    Args:
        documents: the corpus folder.
        store: the folder of the store.
        tell: is given a sentence for every document that could not be used, and where the
            embedding model has no classifier of topics.
        progress: is told after every batch how many passages of how many are embedded.
        rebuild: whether to make the store anew, whatever is there.

    Raises:
        DocumentError: when the folder is absent or holds no document.
        StoreError: as `index_corpus`.
        ModelError: when the embedding model cannot be loaded.
    """
    options = settings()
    embedder = load_embedder(options.embedder, tell)
    added = options.additions_beside(documents)
    if rebuild:
        corpus = read_corpus(documents, options.document_limit, added=added)
        report = rebuild_index(corpus, store, embedder, progress)
    else:
        corpus = read_corpus(documents, options.document_limit, known_readings(store), added)
        report = index_corpus(corpus, store, embedder, progress)
    if topic_model(embedder.name) is None:
        tell(
            f"No classifier of topics is made for {embedder.name}, so topics are told by words "
            "alone and fewer questions are answered; `python -m mgi_rag.evals.train_topics "
            f"{embedder.name}` in a checkout makes one"
        )
    for problem in corpus.problems:
        tell(problem.message)
    return FolderIndex(corpus, report)
