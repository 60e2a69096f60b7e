"""All measures of one answer. A further family is a module here, and one line below."""

from collections.abc import Mapping

from mgi_rag.evals.measures.briefs import brief_measures
from mgi_rag.evals.measures.citations import citation_measures
from mgi_rag.evals.measures.contamination import contamination
from mgi_rag.evals.measures.correctness import correctness
from mgi_rag.evals.measures.language import language_measures
from mgi_rag.evals.measures.nuggets import nugget_measures
from mgi_rag.evals.measures.refusals import refusal_measures
from mgi_rag.evals.measures.retrieval import retrieval_measures
from mgi_rag.evals.measures.support import support_measures
from mgi_rag.evals.measures.written import written_measures
from mgi_rag.evals.questions import Question
from mgi_rag.evals.systems.system import Reply


def measured(question: Question, reply: Reply, texts: Mapping[str, str]) -> dict[str, float]:
    """Every measure that applies to a question, by name, each from 0 to 1.

    Args:
        question: with its gold.
        reply: what a system said.
        texts: every finding and passage of the corpus by id.
    """
    answer = reply.answer
    return {
        **correctness(question, answer),
        **citation_measures(question, answer),
        **contamination(question, answer),
        **support_measures(answer, texts),
        **refusal_measures(question, answer),
        **language_measures(question, answer),
        **nugget_measures(question, answer),
        **brief_measures(question, answer),
        **written_measures(answer),
        **retrieval_measures(question, [one.record_id for one in reply.ranked]),
    }
