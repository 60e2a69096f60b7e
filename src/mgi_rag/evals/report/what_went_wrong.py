"""In one word, which stage a wrong answer went wrong in."""

from collections.abc import Collection
from typing import Final, Literal

from mgi_rag.chat.answer import Check
from mgi_rag.chat.plan import Reason
from mgi_rag.evals.questions import Question
from mgi_rag.evals.records import AnswerRecord
from mgi_rag.evals.report.told_run import is_right

Stage = Literal["plan", "evidence", "answer", "check"]
STAGES: Final[tuple[Stage, ...]] = ("plan", "evidence", "answer", "check")
_SETTLED_BY_EVIDENCE: Final = Reason.NOT_COVERED
"""Every other reason of a refusal is settled by reading the question."""
_WRITTEN_BY_A_MODEL: Final = {Check.CHECKED, Check.REPLACED}


def what_went_wrong(record: AnswerRecord) -> Stage | None:
    """The first stage that went wrong; None for an answer that is right.

    `plan`: the question was read otherwise than it is meant (a place, a domain, a side, a refusal
    that reading settles). `evidence`: the reading is right and what was chosen is not. `check`: the
    evidence is right, and a check put another sentence in an answer's place. `answer`: the evidence
    is right, and what was said of it is not.
    """
    if is_right(record):
        return None
    if _misread(record):
        return "plan"
    if not _evidence_is_right(record):
        return "evidence"
    replaced = any(sentence["check"] == Check.REPLACED for sentence in record.sentences)
    return "check" if replaced else "answer"


def _misread(record: AnswerRecord) -> bool:
    question, plan = record.question, record.plan
    told = {*question.reasons, *([record.reason] if record.reason else [])}
    if question.reasons and record.reason not in question.reasons:
        return bool(told - {_SETTLED_BY_EVIDENCE})
    if question.reasons:
        return False
    if record.reason not in (None, _SETTLED_BY_EVIDENCE):
        return True
    return (
        _other_places(question, plan.get("places", []))
        or _other_domains(question, plan.get("domains", []))
        or _other_side(question.polarity, plan.get("polarity"))
    )


def _other_places(question: Question, places: Collection[str]) -> bool:
    """Whether the plan names places, and none for a profile that is asked about."""
    return bool(places) and not all(
        any(profile.startswith(f"{place}-") for place in places) for profile in question.profiles
    )


def _other_domains(question: Question, domains: Collection[int]) -> bool:
    """Whether the plan is held to domains that leave a required finding out."""
    required = {gold.rpartition("-D")[2].partition("-")[0] for gold in question.required}
    return bool(domains) and not required <= {str(domain) for domain in domains}


def _other_side(asked_about: str | None, planned: str | None) -> bool:
    return None not in (asked_about, planned) and asked_about != planned


def _evidence_is_right(record: AnswerRecord) -> bool:
    question = record.question
    cited = [citation["finding_id"] for citation in record.citations]
    if question.reasons:
        return record.reason in question.reasons
    if record.reason is not None:
        return False
    if any(sentence["check"] in _WRITTEN_BY_A_MODEL for sentence in record.sentences):
        return question.is_covered_by([one.id for one in record.evidence])
    # An answer made of quotes alone cites its evidence whole.
    return question.is_covered_by(cited) and set(cited) <= question.citable
