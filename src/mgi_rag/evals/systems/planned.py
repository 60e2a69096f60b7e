"""Our way through a question with one piece changed: for ablations."""

import time
from collections.abc import Callable, Sequence
from datetime import date

from mgi_rag.chat.compose import compose
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.follow_up import plan_conversation
from mgi_rag.chat.plan import Plan
from mgi_rag.chat.planner import clean_question
from mgi_rag.chat.select import settled
from mgi_rag.chat.wording import Wording
from mgi_rag.evals.systems.matters import has_matter, matters, ranked_with
from mgi_rag.evals.systems.system import AnswerTurns, Ranked, Reply
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.library import Shelves
from mgi_rag.messages import messages
from mgi_rag.settings import settings

Change = Callable[[Plan, Evidence, Shelves, Vectors], tuple[Evidence, tuple[Ranked, ...]]]
"""The plan of a question on a matter, its evidence, the store and the question's vector, to the
evidence that is told instead and the ranking behind it."""


def planned_answers(
    shelves: Shelves, embed: Callable[[str], Vectors], today: date, change: Change | None = None
) -> AnswerTurns:
    """Answers as ours, except that the evidence on matters is changed.

    Args:
        shelves: the store.
        embed: a question to its unit vector.
        today: the day from which the age of profiles is counted.
        change: what is done otherwise; None for nothing.
    """

    def answer(turns: Sequence[str]) -> Reply:
        started = time.perf_counter()
        limit = settings().question_limit
        asked = [clean_question(turn, limit) for turn in turns]
        plan = plan_conversation(asked, shelves.catalogue.places)
        planned = time.perf_counter()
        plan, evidence = settled(plan, shelves, embed)
        ranked: tuple[Ranked, ...] | None = None
        if change is not None and has_matter(plan, evidence):
            evidence, ranked = change(plan, evidence, shelves, embed(plan.matter))
        chosen = time.perf_counter()
        wording = Wording(messages(plan.language), today)
        written = compose(plan, evidence, shelves.catalogue, wording)
        done = time.perf_counter()
        stages = {
            "plan": planned - started,
            "evidence": chosen - planned,
            "answer": done - chosen,
            "total": done - started,
        }
        written.timings_ms.update({stage: 1000 * spent for stage, spent in stages.items()})
        found = (
            matters(plan, evidence, shelves, embed(plan.matter))
            if has_matter(plan, evidence)
            else []
        )
        confidence = max((matter.confidence for matter in found), default=None)
        return Reply(
            written, ranked_with(evidence, found) if ranked is None else ranked, confidence
        )

    return answer
