"""BM25 and likeness fused, without a plan."""

from mgi_rag.evals.systems.ranking_alone import dense_scores, lexical_scores, ranking_answers
from mgi_rag.evals.systems.system import AnswerTurns, Desk, System
from mgi_rag.index.fusion import fuse


def _open(desk: Desk) -> AnswerTurns:
    shelves, embed = desk.assistant.shelves, desk.assistant.embed

    def fused(question: str) -> dict[str, float]:
        rankings = (lexical_scores(shelves, question), dense_scores(shelves, embed, question))
        return fuse(rankings)

    return ranking_answers(shelves, fused)


SYSTEM = System(
    "fused-without-plan",
    "The three first of all findings and passages by both rankings, fused by reciprocal ranks.",
    _open,
)
