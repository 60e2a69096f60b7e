"""The real assistant on every question of evals/kazakhstan, against what part 1 promises."""

from pathlib import Path

import pytest

from mgi_rag.chat.assistant import Assistant
from mgi_rag.evals.figures import Figure, Grade, figures
from mgi_rag.evals.run import question_set, run_questions, told_failures

QUESTIONS = Path(__file__).parents[2] / "evals" / "kazakhstan"


@pytest.fixture(scope="module")
def grades(assistant: Assistant) -> list[Grade]:
    return list(run_questions(assistant, question_set(QUESTIONS), None))


@pytest.fixture(scope="module")
def shares(grades: list[Grade]) -> dict[tuple[str, str, str], Figure]:
    return {(f.part, f.kind, f.measure): f for f in figures(grades)}


@pytest.mark.parametrize("part", ["tuning", "held out"])
@pytest.mark.parametrize(
    ("kind", "measure", "at_least"),
    [
        ("list", "exact set", 1.0),
        ("topical", "cited", 0.95),
        ("topical", "cited first", 0.90),
        ("topical", "answered", 0.98),
        ("list", "answered", 1.0),
        ("refusal", "refused with the right reason", 0.90),
        ("about_mgi", "cited", 0.90),
    ],
)
def test_share_that_is_right(
    shares: dict[tuple[str, str, str], Figure],
    grades: list[Grade],
    part: str,
    kind: str,
    measure: str,
    at_least: float,
) -> None:
    figure = shares[part, kind, measure]
    assert figure.met / figure.n >= at_least, "\n".join(told_failures(grades))


def test_no_answer_cites_another_place(grades: list[Grade]) -> None:
    for one in grades:
        for citation in one.answer.citations:
            assert citation.kind == "guidance" or citation.iso3 == "KAZ"


def test_refusals_cite_no_finding(grades: list[Grade]) -> None:
    for one in grades:
        if one.answer.abstained:
            assert [c.kind for c in one.answer.citations if c.kind == "finding"] == []
