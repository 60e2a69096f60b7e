"""In one word, which stage a wrong answer went wrong in."""

from collections.abc import Collection
from typing import Final, Literal

from mgi_rag.evals.questions import Question
from mgi_rag.evals.report.run_files import Asked

Stage = Literal["plan", "evidence", "answer", "check"]
STAGES: Final[tuple[Stage, ...]] = ("plan", "evidence", "answer", "check")
_REFUSALS_OF_THE_PLAN: Final = {
    "no_profile",
    "out_of_scope",
    "no_ranking",
    "needs_place",
    "needs_choice",
}
"""Reasons that are settled by reading the question; `not_covered` is settled by the evidence."""
_REPLACED: Final = "replaced"


def what_went_wrong(asked: Asked) -> Stage | None:
    """The first stage that went wrong; None for an answer that is right.

    `plan`: the question was read otherwise than it is meant (a place, a side, a refusal that
    reading settles). `evidence`: the reading is right and what was chosen is not. `check`: the
    evidence is right, and a check put another sentence in an answer's place. `answer`: the evidence
    is right, and what was said of it is not.
    """
    if asked.is_right:
        return None
    if _misread(asked):
        return "plan"
    if not _evidence_is_right(asked):
        return "evidence"
    return "check" if _REPLACED in asked.checks else "answer"


def _misread(asked: Asked) -> bool:
    question, reasons = asked.question, asked.question.reasons
    if reasons and asked.reason not in reasons:
        return bool((reasons | {asked.reason}) & _REFUSALS_OF_THE_PLAN)
    if not reasons and asked.reason in _REFUSALS_OF_THE_PLAN:
        return True
    if asked.plan is None or reasons:
        return False
    return _other_places(question, asked.plan.get("places", [])) or _other_side(
        question.polarity, asked.plan.get("polarity")
    )


def _other_places(question: Question, places: Collection[str]) -> bool:
    """Whether the plan names places and misses one that is asked about."""
    if not places or not question.profiles:
        return False
    return any(
        not any(profile.startswith(f"{place}-") for place in places)
        for profile in question.profiles
    )


def _other_side(asked_about: str | None, planned: str | None) -> bool:
    return None not in (asked_about, planned) and asked_about != planned


def _evidence_is_right(asked: Asked) -> bool:
    question = asked.question
    # A system that tells no evidence is judged by what it cites.
    chosen = [one.id for one in asked.evidence] or asked.cited
    if question.reasons:
        return asked.reason in question.reasons
    if asked.reason is not None or not question.is_covered_by(chosen):
        return False
    wrongly_cited = set(asked.cited) - question.citable
    return not wrongly_cited or not wrongly_cited <= set(chosen)
