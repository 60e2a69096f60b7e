"""How many answers are right, per kind and part, each figure with its n and 95 % interval."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from mgi_rag.chat.answer import Answer
from mgi_rag.evals.questions import Question
from mgi_rag.evals.stated import states_number

MOST_OTHERS: Final = 2
"""Findings that an answer on one matter may cite beside those required (count)."""
FOLLOW_UP: Final = "follow_up"
ANSWERED: Final = "answered"
PURITY: Final = ("free of other places", "free of other rounds", "free of the other side")
_ROUND: Final = re.compile(r"-\d{4}(-[a-z]{2})?$")


@dataclass(frozen=True)
class Grade:
    """What is right about one answer."""

    question: Question
    answer: Answer
    measures: dict[str, bool]
    """Each measure that applies to this kind of question, with whether it is met."""
    shares: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Each measure that counts citations: how many meet it, of how many."""


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

    For a question to be refused: `refused` with a right reason. For a set: `exact set`, and
    `number said` where one is asked for. For a comparison or an overview: `all cited` or
    `every domain cited`, `nothing else cited`. For a later turn of a conversation: `turn right`.
    For any other: `cited` (all required, at most `MOST_OTHERS` others), `cited first` (the first
    citation is required), `nothing else cited`, `answered`. Where the question says which profiles
    and side it asks about, every citation is held against them.
    """
    pure = _purity(question, answer)
    if question.reason is not None:
        right = answer.abstained and answer.reason is not None
        named = right and answer.reason in question.reasons
        turn = {"turn right": named} if question.kind == FOLLOW_UP else {}
        measures = {"refused": right, "refused with the right reason": named}
        return Grade(question, answer, {**measures, **turn, **pure})
    answered = {ANSWERED: not answer.abstained}
    measures = answered | _measures(question, answer) | pure
    return Grade(question, answer, measures, _shares(question, answer))


def _measures(question: Question, answer: Answer) -> dict[str, bool]:
    cited = [citation.finding_id for citation in answer.citations]
    required = {*question.required, *question.required_any}
    whole, pure = question.is_covered_by(cited), set(cited) <= question.citable
    few_others = len(set(cited) - required) <= MOST_OTHERS
    if question.kind == FOLLOW_UP:
        right = not answer.abstained and whole and (pure if question.exact else few_others)
        spoken = question.answer_language in (None, answer.language)
        return {"turn right": right and spoken}
    if question.exact or question.kind == "list":
        said = (
            {} if question.count is None else {"number said": states_number(answer, question.count)}
        )
        return {"exact set": not answer.abstained and whole and pure, **said}
    if question.kind == "compare":
        return {"all cited": whole, "nothing else cited": pure}
    if question.kind == "overview":
        domains = {_domain(finding_id) for finding_id in required}
        every = domains <= {_domain(finding_id) for finding_id in cited}
        return {"every domain cited": every, "nothing else cited": pure}
    return {
        "cited": whole and few_others,
        "cited first": bool(cited) and cited[0] in required,
        "nothing else cited": pure,
    }


def _shares(question: Question, answer: Answer) -> dict[str, tuple[int, int]]:
    """Citations that are right, and those required that are there, of how many."""
    if question.kind not in ("topical", "yes_no", "false_premise", "compare"):
        return {}
    cited = {citation.finding_id for citation in answer.citations}
    required = set(question.required)
    return {
        "citation precision": (len(cited & question.citable), len(cited)),
        "citation recall": (len(cited & required), len(required)),
    }


def _purity(question: Question, answer: Answer) -> dict[str, bool]:
    """Whether nothing is cited of a place, a round or a side that was not asked about.

    Only answers that cite a finding count: one that says nothing would be pure for nothing.
    """
    found = [citation for citation in answer.citations if citation.kind == "finding"]
    if not question.profiles or not found:
        return {}
    rounds = set(question.profiles)
    places = {_place_of(profile_id) for profile_id in rounds}
    cited = [citation.profile_id for citation in found if citation.profile_id is not None]
    no_other_place, no_other_round, no_other_side = PURITY
    pure = {
        no_other_place: all(_place_of(profile_id) in places for profile_id in cited),
        no_other_round: all(
            profile_id in rounds for profile_id in cited if _place_of(profile_id) in places
        ),
    }
    if question.polarity is not None:
        pure[no_other_side] = all(c.polarity == question.polarity for c in found)
    return pure


def _place_of(profile_id: str) -> str:
    return _ROUND.sub("", profile_id)


def _domain(finding_id: str) -> str:
    return finding_id.rpartition("-D")[2].partition("-")[0]


def heading() -> str:
    """The head of a table whose rows are figures."""
    return (
        "| part | questions | measure | % | n | 95 % interval |\n"
        "| --- | --- | --- | ---: | ---: | --- |"
    )


def figures(grades: Iterable[Grade]) -> list[Figure]:
    """The shares met per part (`tuning`, `held out`), kind and measure."""
    groups: dict[tuple[str, str, str], tuple[int, int]] = {}
    for one in grades:
        part = "held out" if one.question.is_held_out else "tuning"
        counted = {measure: (int(met), 1) for measure, met in one.measures.items()} | one.shares
        for kind in _kinds(one.question):
            for measure, (met, n) in counted.items():
                before = groups.get((part, kind, measure), (0, 0))
                groups[part, kind, measure] = (before[0] + met, before[1] + n)
        for measure in (ANSWERED, *PURITY):
            if measure in counted and one.question.profiles:
                before = groups.get((part, "all", measure), (0, 0))
                groups[part, "all", measure] = (before[0] + counted[measure][0], before[1] + 1)
    return [figure(*key, *counts) for key, counts in groups.items() if counts[1]]


def _kinds(question: Question) -> Sequence[str]:
    """The rows that a question counts in; close refusals are reported apart as well."""
    if question.kind == FOLLOW_UP:
        return (f"follow_up ({question.language})", "follow_up")
    if question.reason is None:
        kind = "topical" if question.kind == "yes_no" else question.kind
        own = (question.kind,) if question.kind != kind else ()
        return (f"{kind} ({question.language})", kind, *own)
    return (
        f"refusal ({question.language})",
        "refusal",
        f"refusal: {question.reason}",
    ) + (("refusal: near",) if question.near else ())


def figure(part: str, kind: str, measure: str, met: int, n: int) -> Figure:
    """A share of `n` questions, or citations, with its interval."""
    # Imported here: only evals need it.
    from scipy.stats import binomtest

    interval = binomtest(met, n).proportion_ci(0.95, method="wilson")
    return Figure(part, kind, measure, met, n, interval.low, interval.high)
