"""The assistant as it is."""

from collections.abc import Sequence

from mgi_rag.evals.systems.matters import has_matter, matters, ranked_with
from mgi_rag.evals.systems.system import AnswerTurns, Desk, Reply, System


def _open(desk: Desk) -> AnswerTurns:
    def answer(turns: Sequence[str]) -> Reply:
        *earlier, last = turns
        made = desk.assistant.answered(last, earlier, desk.today)
        found = []
        if has_matter(made.plan, made.evidence):
            vector = desk.assistant.embed(made.plan.matter)
            found = matters(made.plan, made.evidence, made.shelves, vector)
        confidence = max((matter.confidence for matter in found), default=None)
        return Reply(made.answer, ranked_with(made.evidence, found), confidence)

    return answer


SYSTEM = System("ours", "The assistant as it is, without a chat model.", _open)
