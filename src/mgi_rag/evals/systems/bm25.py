"""BM25 alone."""

from mgi_rag.evals.systems.ranking_alone import lexical_scores, ranking_answers
from mgi_rag.evals.systems.system import AnswerTurns, Desk, System


def _open(desk: Desk) -> AnswerTurns:
    shelves = desk.assistant.shelves
    return ranking_answers(shelves, lambda question: lexical_scores(shelves, question))


SYSTEM = System("bm25", "The three first of all findings and passages by BM25 over stems.", _open)
