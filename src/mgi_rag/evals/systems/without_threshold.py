"""Ours, except that a matter is always answered with its likeliest findings."""

from dataclasses import replace

from mgi_rag.chat.calibration import answer_calibration
from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Plan, Reason
from mgi_rag.evals.systems.matters import matters, ranked_with
from mgi_rag.evals.systems.planned import planned_answers
from mgi_rag.evals.systems.system import AnswerTurns, Desk, Ranked, System
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.library import Shelves


def _always_told(
    plan: Plan, evidence: Evidence, shelves: Shelves, vector: Vectors
) -> tuple[Evidence, tuple[Ranked, ...]]:
    found = matters(plan, evidence, shelves, vector)
    if evidence.reason not in (Reason.NOT_COVERED, Reason.OUT_OF_SCOPE):
        return evidence, ranked_with(evidence, found)
    calibration = answer_calibration()
    told = [
        one
        for matter in found
        for one in matter.scored[: calibration.most]
        if one.chance >= calibration.beside * matter.scored[0].chance
    ]
    if not told:
        return evidence, ranked_with(evidence, found)
    changed = replace(
        evidence,
        reason=None,
        findings=tuple(one.finding for one in told),
        scores={one.finding_id: one.chance for one in told},
    )
    return changed, ranked_with(changed, found)


def _open(desk: Desk) -> AnswerTurns:
    return planned_answers(
        desk.assistant.shelves, desk.assistant.embed, desk.today, change=_always_told
    )


SYSTEM = System(
    "without-threshold",
    "Ours, except that a question on a matter is always answered, however unlike its findings.",
    _open,
)
