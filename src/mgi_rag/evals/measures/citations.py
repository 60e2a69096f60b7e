"""Precision, recall and F1 of citations against the gold, and whether they are exactly it.

Set measures as in information retrieval (van Rijsbergen, "Information Retrieval", 1979), per
question, then averaged over questions. `allowed` counts for precision and is not asked for by
recall; of `required_any` one is enough.
"""

from typing import Final

from mgi_rag.chat.answer import Answer
from mgi_rag.evals.questions import Question

PRECISION: Final = "citation precision"
RECALL: Final = "citation recall"
F1: Final = "citation F1"
EXACT: Final = "exact set"


def citation_measures(question: Question, answer: Answer) -> dict[str, float]:
    """The measures of a question that has an answer; a refusal of it has no recall.

    Precision is not defined where nothing is cited. Where nothing is to be cited (an empty list)
    an answer that cites nothing is exact and has recall 1.
    """
    if question.reason is not None:
        return {}
    cited = {citation.finding_id for citation in answer.citations}
    wanted = len(question.required) + bool(question.required_any)
    found = len(cited & set(question.required))
    found += not cited.isdisjoint(question.required_any)
    answered = not answer.abstained
    recall = found / wanted if wanted else float(answered)
    measures = {
        RECALL: recall,
        EXACT: float(answered and question.is_covered_by(cited) and cited <= question.citable),
    }
    if cited:
        precision = len(cited & question.citable) / len(cited)
        total = precision + recall
        return measures | {PRECISION: precision, F1: 2 * precision * recall / total if total else 0}
    return measures | {F1: float(answered and not wanted)}
