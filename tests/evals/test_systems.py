"""Every system answers the same questions through the same types, each as its name says."""

from pathlib import Path

import pytest

from mgi_rag.errors import UsageError
from mgi_rag.evals.systems import (
    bm25,
    dense,
    fused_without_plan,
    langchain_recipe,
    ours,
    ours_minilm,
    plan_without_fusion,
    without_domain_chunks,
    without_threshold,
)
from mgi_rag.evals.systems.registry import SYSTEMS, system_named
from mgi_rag.evals.systems.system import Desk, Reply

VISA = ["Can people ask for a visa over the internet in Kazakhstan?"]
GAPS = ["Which gaps does Kazakhstan have in migrants' rights?"]
NOT_COVERED = ["What does a litre of milk cost in Kazakhstan?"]
WITHOUT_PLAN = (langchain_recipe, bm25, dense, fused_without_plan)


def cited(reply: Reply) -> list[str]:
    return [citation.finding_id for citation in reply.answer.citations]


@pytest.fixture(scope="module")
def ours_says(desk: Desk) -> dict[str, Reply]:
    answers = ours.SYSTEM.open(desk)
    return {turns[0]: answers(turns) for turns in (VISA, GAPS, NOT_COVERED)}


def test_every_system_says_what_it_is_and_has_a_file_of_its_own() -> None:
    modules = {path.stem for path in Path(ours.__file__).parent.glob("*.py")}
    for name, system in SYSTEMS.items():
        assert name == system.name
        assert name.replace("-", "_") in modules
        assert system.what.endswith(".")


def test_an_unknown_system_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="langchain-recipe"):
        system_named("theirs")


def test_ours_says_what_the_assistant_says_and_ranks_beyond_it(
    desk: Desk, ours_says: dict[str, Reply]
) -> None:
    reply = ours_says[VISA[0]]
    assert cited(reply) == [c.finding_id for c in desk.assistant.ask(VISA[0]).citations]
    assert [one.record_id for one in reply.ranked][: len(cited(reply))] == cited(reply)
    assert len(reply.ranked) > len(cited(reply))
    assert reply.confidence is not None
    assert ours_says[GAPS[0]].confidence is None


@pytest.mark.parametrize("module", WITHOUT_PLAN, ids=lambda m: m.SYSTEM.name)
def test_a_ranking_alone_finds_a_matter_and_knows_no_set_and_no_refusal(
    desk: Desk, module: object
) -> None:
    answers = module.SYSTEM.open(desk)  # type: ignore[attr-defined]
    assert "KAZ-2018-D6-G2" in cited(answers(VISA))
    assert cited(answers(GAPS)) != [f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)]
    assert not answers(NOT_COVERED).answer.abstained


def test_what_the_recipe_cites_stands_in_its_chunks_once(desk: Desk) -> None:
    ids = cited(langchain_recipe.SYSTEM.open(desk)(VISA))
    assert len(ids) == len(set(ids))
    assert 1 < len(ids) <= 4 * 5


def test_a_question_that_shares_no_word_gets_no_answer_from_bm25(desk: Desk) -> None:
    reply = bm25.SYSTEM.open(desk)(["Xyzzyx?"])
    assert reply.answer.abstained
    assert reply.answer.reason is None


def test_without_domain_chunks_nothing_changes(desk: Desk, ours_says: dict[str, Reply]) -> None:
    answers = without_domain_chunks.SYSTEM.open(desk)
    for turns in (VISA, GAPS, NOT_COVERED):
        assert answers(turns).answer.answer == ours_says[turns[0]].answer.answer


def test_without_a_threshold_what_is_not_covered_is_answered(
    desk: Desk, ours_says: dict[str, Reply]
) -> None:
    answers = without_threshold.SYSTEM.open(desk)
    assert ours_says[NOT_COVERED[0]].answer.abstained
    assert not answers(NOT_COVERED).answer.abstained
    assert cited(answers(GAPS)) == cited(ours_says[GAPS[0]])


def test_without_fusion_lists_stay_and_matters_are_ranked_by_likeness(
    desk: Desk, ours_says: dict[str, Reply]
) -> None:
    answers = plan_without_fusion.SYSTEM.open(desk)
    assert cited(answers(GAPS)) == cited(ours_says[GAPS[0]])
    scores = [one.score or 0.0 for one in answers(VISA).ranked]
    assert scores == sorted(scores, reverse=True)
    assert max(scores) <= 1


def test_the_other_embedding_model_answers_too(desk: Desk) -> None:
    # It has no networks of topics, so the question must name its matter.
    answers = ours_minilm.SYSTEM.open(desk)
    assert cited(answers(["Can one apply for a visa online in Kazakhstan?"])) == ["KAZ-2018-D6-G2"]
