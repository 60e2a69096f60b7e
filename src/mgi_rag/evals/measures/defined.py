"""What each measure is, after whom, and what computes it: the table that a report carries."""

from dataclasses import dataclass
from typing import Final

from mgi_rag.evals.measures.briefs import SECTIONS, TOLD
from mgi_rag.evals.measures.citations import EXACT, F1, PRECISION, RECALL
from mgi_rag.evals.measures.contamination import OTHER_PLACE, OTHER_ROUND, OTHER_SIDE
from mgi_rag.evals.measures.correctness import NUMBER_SAID, RIGHT, RIGHT_IF_ANSWERED
from mgi_rag.evals.measures.language import GAP, SPOKEN
from mgi_rag.evals.measures.nuggets import COVERAGE
from mgi_rag.evals.measures.refusals import REASON, REFUSED, WRONG
from mgi_rag.evals.measures.retrieval import MRR, NDCG, RECALLS
from mgi_rag.evals.measures.support import NEEDED, SUPPORTED
from mgi_rag.evals.measures.written import SENTENCES, WRITTEN

_SETS: Final = "van Rijsbergen, 1979"
_LITQA: Final = "LitQA2 (Skarlinski et al., 2024)"
_ALCE: Final = "ALCE (Gao et al., EMNLP 2023)"
_TREC: Final = "ir-measures (pytrec_eval)"
_OWN: Final = "ours"
_EXACT: Final = "exact, over the gold"


@dataclass(frozen=True)
class Defined:
    """One measure in words."""

    what: str
    source: str
    """After whom, or `ours`."""
    library: str
    """What computes it."""


_BY_REASON: Final = Defined(
    "of questions to be refused for this reason, those refused with a right one", _OWN, _EXACT
)
DEFINED: Final[dict[str, Defined]] = {
    RIGHT: Defined("right answers of all questions asked: accuracy", _LITQA, _EXACT),
    RIGHT_IF_ANSWERED: Defined(
        "right answers of the questions that were not refused: precision", _LITQA, _EXACT
    ),
    NUMBER_SAID: Defined("of questions how many, answers that state the number", _OWN, _EXACT),
    PRECISION: Defined("citations that are required or allowed, of those made", _SETS, _EXACT),
    RECALL: Defined("required citations that are made, of those required", _SETS, _EXACT),
    F1: Defined("harmonic mean of citation precision and recall", _SETS, _EXACT),
    EXACT: Defined("answers that cite all that is required and nothing else", _SETS, _EXACT),
    OTHER_PLACE: Defined("answers that cite a place that is not asked about", _OWN, _EXACT),
    OTHER_ROUND: Defined("answers that cite a round that is not asked about", _OWN, _EXACT),
    OTHER_SIDE: Defined("answers that cite the side that is not asked about", _OWN, _EXACT),
    SUPPORTED: Defined(
        "sentences that stand word for word in all that they cite", f"{_ALCE}, recall", _EXACT
    ),
    NEEDED: Defined("citations that support a sentence", f"{_ALCE}, precision", _EXACT),
    REFUSED: Defined("of questions without an answer, those refused", _OWN, _EXACT),
    REASON: Defined(
        "of questions without an answer, those refused with a right reason", _OWN, _EXACT
    ),
    WRONG: Defined("of questions with an answer, those refused", _OWN, _EXACT),
    SPOKEN: Defined("answers and refusals in the language asked for", _OWN, _EXACT),
    GAP: Defined(
        "accuracy in the best language less that in the worst, same questions", _OWN, _EXACT
    ),
    COVERAGE: Defined(
        "of the parts that an overview must hold, those told", "Voorhees, 2003", _EXACT
    ),
    TOLD: Defined(
        "required findings that a brief tells in their own section", "Voorhees, 2003", _EXACT
    ),
    SECTIONS: Defined("the same in each section, averaged", "Voorhees, 2003", _EXACT),
    WRITTEN: Defined("answers that a chat model wrote, of those it was asked for", _OWN, _EXACT),
    **{
        measure: Defined(
            f"of the sentences of written answers, those {check} by the check", _OWN, _EXACT
        )
        for check, measure in SENTENCES.items()
    },
    NDCG: Defined(
        "discounted gain of the first ten ranked, of the best there can be",
        "Järvelin and Kekäläinen, 2002", _TREC,
    ),
    MRR: Defined("mean of 1 / rank of the first that is required", "Voorhees, 1999", _TREC),
    **{
        f"recall@{k}": Defined(f"what is required among the first {k}, of all", "TREC", _TREC)
        for k in RECALLS
    },
}  # fmt: skip


def defined(measure: str) -> Defined | None:
    """What a measure is; None for one that is not defined here.

    >>> defined("MRR").source
    'Voorhees, 1999'
    """
    return _BY_REASON if measure.startswith("refused as ") else DEFINED.get(measure)
