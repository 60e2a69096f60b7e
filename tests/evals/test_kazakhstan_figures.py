"""The real assistant on every question of evals/kazakhstan: no figure falls below what was reached.

Other profiles are loaded beside that of Kazakhstan, of which the conversation speaks.

The floors lie a little below what was measured when they were set, so that another processor's
rounding moves no test; the goals and the figures with their intervals stand in the README.
"""

from pathlib import Path

import pytest

from mgi_rag.chat.assistant import Assistant
from mgi_rag.evals.figures import Figure, Grade, figures
from mgi_rag.evals.run import question_set, run_questions, told_failures

QUESTIONS = Path(__file__).parents[2] / "evals" / "kazakhstan"
FLOORS = {
    ("tuning", "list", "exact set"): 1.0,
    ("tuning", "topical", "cited"): 0.92,
    ("tuning", "topical", "cited first"): 0.92,
    ("tuning", "refusal", "refused"): 0.95,
    ("tuning", "about_mgi", "cited"): 0.88,
    ("held out", "list", "exact set"): 0.96,
    ("held out", "topical", "cited"): 0.91,
    ("held out", "topical", "cited first"): 0.90,
    ("held out", "refusal", "refused"): 0.93,
}


@pytest.fixture(scope="module")
def grades(assistant: Assistant) -> list[Grade]:
    return list(run_questions(assistant, question_set(QUESTIONS), None))


@pytest.fixture(scope="module")
def shares(grades: list[Grade]) -> dict[tuple[str, str, str], Figure]:
    return {(f.part, f.kind, f.measure): f for f in figures(grades)}


@pytest.mark.parametrize(("row", "floor"), FLOORS.items(), ids=["-".join(row) for row in FLOORS])
def test_share_that_is_right(
    shares: dict[tuple[str, str, str], Figure],
    grades: list[Grade],
    row: tuple[str, str, str],
    floor: float,
) -> None:
    figure = shares[row]
    assert figure.met / figure.n >= floor, "\n".join(told_failures(grades))


def test_no_answer_cites_a_place_that_is_not_asked_about(grades: list[Grade]) -> None:
    for one in grades:
        asked = {(place.iso3, place.locality) for place in one.answer.plan.places}
        for citation in one.answer.citations:
            assert citation.kind == "guidance" or (citation.iso3, citation.locality) in asked


def test_no_list_holds_a_finding_of_the_other_side(grades: list[Grade]) -> None:
    for one in grades:
        sides = {required.split("-")[-1][0] for required in one.question.required}
        if one.question.kind == "list" and len(sides) == 1 and not one.question.is_held_out:
            cited = {c.finding_id.split("-")[-1][0] for c in one.answer.citations if c.polarity}
            assert cited <= sides


def test_refusals_cite_no_finding(grades: list[Grade]) -> None:
    for one in grades:
        if one.answer.abstained:
            assert [c.kind for c in one.answer.citations if c.kind == "finding"] == []
