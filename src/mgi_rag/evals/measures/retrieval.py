"""How well what is wanted is ranked, whatever is told of it.

nDCG@10 (Järvelin and Kekäläinen, 2002), recall at 5, 10 and 20, and the reciprocal rank of the
first required record (MRR as its mean), all computed by `ir-measures` (MacAvaney, Macdonald and
Ounis, ECIR 2022) through NIST's trec_eval (`pytrec_eval`). Required records have relevance 2,
allowed ones 1; recall and reciprocal rank look at the required alone.
"""

from collections.abc import Sequence
from typing import Final

from mgi_rag.evals.questions import Question

NDCG: Final = "nDCG@10"
MRR: Final = "MRR"
RECALLS: Final = (5, 10, 20)
_REQUIRED: Final = 2
_ALLOWED: Final = 1


def retrieval_measures(question: Question, ranked: Sequence[str]) -> dict[str, float]:
    """The measures of one question.

    Args:
        question: without gold to be found there are no measures.
        ranked: ids of findings and passages, best first, each once.
    """
    wanted = [*question.required, *question.required_any]
    if question.reason is not None or not wanted:
        return {}
    # Imported here: only evals need it.
    from ir_measures import RR, Qrel, R, ScoredDoc, iter_calc, nDCG

    names = {str(nDCG @ 10): NDCG, str(RR(rel=_REQUIRED)): MRR}
    names |= {str(R(rel=_REQUIRED) @ k): f"recall@{k}" for k in RECALLS}
    measures = [nDCG @ 10, RR(rel=_REQUIRED), *(R(rel=_REQUIRED) @ k for k in RECALLS)]
    qrels = [Qrel(question.id, record, _REQUIRED) for record in wanted]
    qrels += [Qrel(question.id, record, _ALLOWED) for record in question.allowed]
    # trec_eval orders by score and breaks ties by name: scores of our own keep the order.
    scored = [
        ScoredDoc(question.id, record, float(len(ranked) - place))
        for place, record in enumerate(ranked)
    ]
    found = dict.fromkeys(names.values(), 0.0)
    for one in iter_calc(measures, qrels, scored) if scored else ():
        found[names[str(one.measure)]] = one.value
    return found
