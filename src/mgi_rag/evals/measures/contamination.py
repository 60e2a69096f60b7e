"""What an answer cites that is true of something else: another place, round or side."""

from typing import Final

from mgi_rag.chat.answer import Answer
from mgi_rag.evals.figures import PURITY, grade
from mgi_rag.evals.questions import Question

OTHER_PLACE: Final = "other place cited"
OTHER_ROUND: Final = "other round cited"
OTHER_SIDE: Final = "other side cited"
_NAMES: Final = dict(zip(PURITY, (OTHER_PLACE, OTHER_ROUND, OTHER_SIDE), strict=True))


def contamination(question: Question, answer: Answer) -> dict[str, float]:
    """1 for each kind of contamination that an answer shows, 0 for those it is free of.

    Defined for answers that cite a finding, to questions that say which profiles (and which
    side) they ask about; the smaller the better.
    """
    met = grade(question, answer).measures
    return {name: float(not met[pure]) for pure, name in _NAMES.items() if pure in met}
