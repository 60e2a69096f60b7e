"""The assistant with the other embedding model that comes as a package."""

from mgi_rag.evals.systems.planned import planned_answers
from mgi_rag.evals.systems.system import AnswerTurns, Desk, System
from mgi_rag.index.embedders import MINILM, load_embedder
from mgi_rag.index.indexing import index_corpus
from mgi_rag.index.library import open_library
from mgi_rag.profiles.corpus import read_corpus
from mgi_rag.settings import settings


def _open(desk: Desk) -> AnswerTurns:
    embedder = load_embedder(MINILM, desk.tell)
    store = desk.scratch / MINILM
    index_corpus(read_corpus(desk.corpus, settings().document_limit), store, embedder)
    library = open_library(store, MINILM)
    return planned_answers(library.current, embedder.query_vector, desk.today)


SYSTEM = System(
    "ours-minilm",
    "The assistant with all-MiniLM-L6-v2, an English model for which no classifier of topics and "
    "no calibration is made.",
    _open,
    MINILM,
)
