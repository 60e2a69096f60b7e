"""Whether an answer is right as a whole.

Over all questions asked this is accuracy, over those answered it is precision: the two figures
that LitQA2 tells apart (Skarlinski et al., "Language agents achieve superhuman synthesis of
scientific knowledge", 2024), so that a system can neither answer everything nor refuse everything
and look good in both.
"""

from typing import Final

from mgi_rag.chat.answer import Answer
from mgi_rag.evals.figures import MOST_OTHERS
from mgi_rag.evals.measures.contamination import contamination
from mgi_rag.evals.questions import Question
from mgi_rag.evals.stated import states_number

RIGHT: Final = "right"
"""Share of questions asked whose answer is right: accuracy."""
RIGHT_IF_ANSWERED: Final = "right of answered"
"""The same over the questions that were not refused: precision."""
NUMBER_SAID: Final = "number said"
"""Share of counting questions whose answer states the number in its own words."""
_SETS: Final = frozenset({"list", "count", "compare"})


def correctness(question: Question, answer: Answer) -> dict[str, float]:
    """The measures of this family that apply, 1 where met and 0 where not."""
    right = float(is_right(question, answer))
    found = {RIGHT: right}
    if not answer.abstained:
        found[RIGHT_IF_ANSWERED] = right
    if question.count is not None:
        found[NUMBER_SAID] = float(states_number(answer, question.count))
    return found


def is_right(question: Question, answer: Answer) -> bool:
    """Whether an answer is right.

    A question that cannot be answered wants a refusal with a right reason. Any other wants all
    that is required: with nothing else where it asks for a set, with at most `MOST_OTHERS` other
    citations where it asks about a matter; nothing of another place, round or side; the number
    where one is asked for; in the language asked for.
    """
    cited = {citation.finding_id for citation in answer.citations}
    if question.reason is not None:
        named = answer.abstained and answer.reason in question.reasons
        return named and cited <= question.citable
    if answer.abstained or not question.is_covered_by(cited):
        return False
    if question.answer_language not in (None, answer.language):
        return False
    if question.count is not None and not states_number(answer, question.count):
        return False
    if any(contamination(question, answer).values()):
        return False
    if question.exact or question.kind in _SETS:
        return cited <= question.citable
    return len(cited - {*question.required, *question.required_any}) <= MOST_OTHERS
