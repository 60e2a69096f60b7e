"""Whether a system is silent where it must be, for the right reason, and only there."""

from typing import Final

from mgi_rag.chat.answer import Answer
from mgi_rag.evals.questions import Question

REFUSED: Final = "refused"
"""Share of the questions that have no answer which are refused."""
REASON: Final = "refused with the right reason"
WRONG: Final = "wrongly refused"
"""Share of the questions that have an answer which are refused; the smaller the better."""


def refusal_measures(question: Question, answer: Answer) -> dict[str, float]:
    """The measures of this family that apply, 1 where met and 0 where not.

    The right reason is also told by reason: `refused as not_covered`.
    """
    if question.reason is None:
        return {WRONG: float(answer.abstained)}
    named = float(answer.abstained and answer.reason in question.reasons)
    return {
        REFUSED: float(answer.abstained),
        REASON: named,
        f"refused as {question.reason}": named,
    }
