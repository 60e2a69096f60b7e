"""Invented questions and answers, from which the tests of figures are made."""

from typing import Any

from mgi_rag.chat.answer import Answer, Citation, Mode
from mgi_rag.chat.plan import Intent, Plan, Reason
from mgi_rag.evals.questions import Question


def question(kind: str, required: list[str], **more: Any) -> Question:
    fields: dict[str, Any] = {"allowed": [], "reason": None, "language": "en", **more}
    return Question(id=f"q-{kind}", kind=kind, turns=["Invented?"], required=required, **fields)


def answer(*finding_ids: str, text: str = "", language: str = "en", **more: Any) -> Answer:
    citations = tuple(citation(n, i) for n, i in enumerate(finding_ids, start=1))
    plan = Plan("Invented?", language, Intent.LIST)
    fields: dict[str, Any] = {"abstained": False, "reason": None, **more}
    return Answer(
        "Invented?", language, Mode.EXTRACTIVE, text, plan=plan, citations=citations, **fields
    )


def refusal(reason: Reason | None) -> Answer:
    return answer(abstained=True, reason=reason)


def citation(number: int, finding_id: str, quote: str = "An invented finding.") -> Citation:
    profile_id, _, place_in_it = finding_id.rpartition("-D")
    return Citation(
        number,
        finding_id,
        "finding",
        "Invented",
        profile_id[:3],
        None,
        2020,
        int(place_in_it[0]),
        "gap" if "-G" in place_in_it else "strength",
        quote,
        profile_id,
        "invented",
        "line 1",
        None,
        "en",
    )
