"""How many answers are right, per kind and part, each figure with its n and 95 % interval."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from mgi_rag.chat.answer import Answer
from mgi_rag.evals.questions import Question

MOST_OTHERS: Final = 2
"""Findings that an answer on one matter may cite beside those required (count)."""


@dataclass(frozen=True)
class Grade:
    """What is right about one answer."""

    question: Question
    answer: Answer
    measures: dict[str, bool]
    """Each measure that applies to this kind of question, with whether it is met."""


@dataclass(frozen=True)
class Figure:
    """A share of questions with its 95 % interval after Wilson (1927)."""

    part: str
    kind: str
    measure: str
    met: int
    n: int
    low: float
    high: float

    def as_json(self) -> dict[str, Any]:
        """The figure as a JSON object."""
        return {
            "part": self.part,
            "kind": self.kind,
            "measure": self.measure,
            "met": self.met,
            "n": self.n,
            "share": round(self.met / self.n, 4),
            "interval": [round(self.low, 4), round(self.high, 4)],
        }

    def __str__(self) -> str:
        """The figure as a row of a table."""
        return (
            f"| {self.part} | {self.kind} | {self.measure} | {100 * self.met / self.n:.1f} | "
            f"{self.n} | {100 * self.low:.1f} to {100 * self.high:.1f} |"
        )


def grade(question: Question, answer: Answer) -> Grade:
    """What is right about an answer.

    For a question to be refused: `refused` with a right reason. For a list: `exact` set. For any
    other: `cited` (all required, at most `MOST_OTHERS` others), `first` (the first citation is
    required or allowed), `only` (nothing cited that is neither), `answered`.
    """
    cited = [citation.finding_id for citation in answer.citations]
    required, allowed = set(question.required), set(question.required) | set(question.allowed)
    if question.reason is not None:
        right = answer.abstained and answer.reason is not None
        named = right and answer.reason in question.reasons
        return Grade(question, answer, {"refused": right, "refused with the right reason": named})
    answered = {"answered": not answer.abstained}
    if question.kind == "list":
        return Grade(question, answer, {**answered, "exact set": set(cited) == required})
    others = len(set(cited) - required)
    measures = {
        "cited": required <= set(cited) and others <= MOST_OTHERS,
        "cited first": bool(cited) and cited[0] in required,
        "nothing else cited": set(cited) <= allowed,
    }
    return Grade(question, answer, {**answered, **measures})


def heading() -> str:
    """The head of a table whose rows are figures."""
    return (
        "| part | questions | measure | % | n | 95 % interval |\n"
        "| --- | --- | --- | ---: | ---: | --- |"
    )


def figures(grades: Iterable[Grade]) -> list[Figure]:
    """The shares met per part (`tuning`, `held out`), kind and measure."""
    groups: dict[tuple[str, str, str], list[bool]] = {}
    for one in grades:
        part = "held out" if one.question.is_held_out else "tuning"
        for kind in _kinds(one.question):
            for measure, met in one.measures.items():
                groups.setdefault((part, kind, measure), []).append(met)
    return [_figure(*key, met) for key, met in groups.items()]


def _kinds(question: Question) -> Sequence[str]:
    """The rows that a question counts in; close refusals are reported apart as well."""
    if question.reason is None:
        kind = "topical" if question.kind == "yes_no" else question.kind
        return (f"{kind} ({question.language})", kind)
    return ("refusal", f"refusal: {question.reason}") + (
        ("refusal: near",) if question.near else ()
    )


def _figure(part: str, kind: str, measure: str, met: list[bool]) -> Figure:
    # Imported here: only evals need it.
    from scipy.stats import binomtest

    interval = binomtest(sum(met), len(met)).proportion_ci(0.95, method="wilson")
    return Figure(part, kind, measure, sum(met), len(met), interval.low, interval.high)
