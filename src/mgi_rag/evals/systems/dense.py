"""Likeness of vectors alone."""

from mgi_rag.evals.systems.ranking_alone import dense_scores, ranking_answers
from mgi_rag.evals.systems.system import AnswerTurns, Desk, System


def _open(desk: Desk) -> AnswerTurns:
    shelves, embed = desk.assistant.shelves, desk.assistant.embed
    return ranking_answers(shelves, lambda question: dense_scores(shelves, embed, question))


SYSTEM = System(
    "dense", "The three first of all findings and passages by the cosine of vectors.", _open
)
