"""How much of what an overview must hold it holds.

Nugget recall after the question answering track of TREC (Voorhees, 2003). A nugget here is one
side of one domain of one profile: an overview that tells none of its findings is silent on it.
"""

from collections.abc import Iterable
from typing import Final

from mgi_rag.chat.answer import Answer
from mgi_rag.evals.questions import Question

COVERAGE: Final = "nuggets told"
LEAST: Final = 4
"""Nuggets from which a question asks for an overview (count)."""


def nugget_measures(question: Question, answer: Answer) -> dict[str, float]:
    """The share of nuggets that an answer tells, for questions that span many."""
    wanted = nuggets(question.required)
    if question.reason is not None or len(wanted) < LEAST:
        return {}
    told = nuggets(citation.finding_id for citation in answer.citations)
    return {COVERAGE: len(wanted & told) / len(wanted)}


def nuggets(finding_ids: Iterable[str]) -> set[str]:
    """The nuggets that findings belong to; passages belong to none.

    >>> sorted(nuggets(["KAZ-2018-D1-G1", "KAZ-2018-D1-G2", "MGI-en-intro-1"]))
    ['KAZ-2018-D1-G']
    """
    return {i.rstrip("0123456789") for i in finding_ids if "-D" in i and not i.startswith("MGI-")}
