"""Ours, except that a matter's findings are ranked by the likeness of vectors alone."""

from dataclasses import replace

from mgi_rag.chat.evidence import Evidence
from mgi_rag.chat.plan import Plan
from mgi_rag.evals.systems.planned import planned_answers
from mgi_rag.evals.systems.system import AnswerTurns, Desk, Ranked, System
from mgi_rag.index.embedders import Vectors
from mgi_rag.index.library import Shelves


def _by_likeness(
    plan: Plan, evidence: Evidence, shelves: Shelves, vector: Vectors
) -> tuple[Evidence, tuple[Ranked, ...]]:
    findings = {
        finding.finding_id: finding
        for profile in evidence.profiles
        for finding in profile.findings
        if not plan.domains or finding.domain in plan.domains
        if plan.polarity is None or finding.polarity is plan.polarity
    }
    scores = shelves.findings.scores(vector, list(findings))
    order = sorted(findings, key=lambda record: (-scores[record], record))
    ranked = tuple(Ranked(record, scores[record]) for record in order)
    # As many as ours tells: what differs is which.
    told = order[: len(evidence.findings)]
    changed = replace(
        evidence,
        findings=tuple(findings[record] for record in told),
        scores={record: scores[record] for record in told},
    )
    return changed, ranked


def _open(desk: Desk) -> AnswerTurns:
    return planned_answers(
        desk.assistant.shelves, desk.assistant.embed, desk.today, change=_by_likeness
    )


SYSTEM = System(
    "plan-without-fusion",
    "Ours, except that the findings on a matter are ranked by the cosine of vectors alone; how "
    "many are told, and whether any, is left as it is.",
    _open,
)
