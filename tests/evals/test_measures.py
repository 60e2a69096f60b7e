"""Each measure says what its definition says, on invented answers."""

import math
from dataclasses import replace
from typing import Any

import pytest
from invented_answers import citation, question

from mgi_rag.chat.answer import Answer, Mode
from mgi_rag.chat.draft import Draft
from mgi_rag.chat.plan import Intent, Plan, Reason
from mgi_rag.evals.measures.briefs import SECTIONS, TOLD, brief_measures
from mgi_rag.evals.measures.calibration import calibration_error, reliability
from mgi_rag.evals.measures.citations import EXACT, F1, PRECISION, RECALL, citation_measures
from mgi_rag.evals.measures.contamination import OTHER_PLACE, OTHER_ROUND, OTHER_SIDE, contamination
from mgi_rag.evals.measures.correctness import RIGHT, RIGHT_IF_ANSWERED, correctness
from mgi_rag.evals.measures.language import SPOKEN, asked_in_all, language_measures
from mgi_rag.evals.measures.nuggets import COVERAGE, nugget_measures
from mgi_rag.evals.measures.refusals import REASON, REFUSED, WRONG, refusal_measures
from mgi_rag.evals.measures.retrieval import MRR, NDCG, retrieval_measures
from mgi_rag.evals.measures.support import NEEDED, SUPPORTED, support_measures
from mgi_rag.evals.questions import Question

TEXTS = {f"KEN-2020-D1-{n}": f"An invented finding named {n}." for n in ("G1", "G2", "G3", "S1")}


def answer(*finding_ids: str, language: str = "en", frame: str = "", **more: Any) -> Answer:
    draft = Draft()
    if frame:
        draft.frame(frame)
    for finding_id in finding_ids:
        quote = TEXTS.get(finding_id, "Another invented finding.")
        draft.quote("", citation(draft.next_number, finding_id, quote), ())
    fields: dict[str, Any] = {"abstained": False, "reason": None, **more}
    return Answer(
        "Invented?",
        language,
        Mode.EXTRACTIVE,
        draft.text,
        plan=Plan("Invented?", language, Intent.LIST),
        citations=tuple(draft.citations),
        sentences=tuple(draft.sentences),
        **fields,
    )


def refusal(reason: Reason | None) -> Answer:
    return answer(abstained=True, reason=reason)


GAPS = ["KEN-2020-D1-G1", "KEN-2020-D1-G2"]


def test_accuracy_counts_a_refusal_as_wrong_and_precision_leaves_it_out() -> None:
    asked = question("list", GAPS)
    assert correctness(asked, answer(*GAPS)) == {RIGHT: 1, RIGHT_IF_ANSWERED: 1}
    assert correctness(asked, answer(*GAPS, "KEN-2020-D1-S1")) == {RIGHT: 0, RIGHT_IF_ANSWERED: 0}
    assert correctness(asked, refusal(Reason.NOT_COVERED)) == {RIGHT: 0}


def test_a_refusal_is_right_with_its_reason_and_without_a_finding() -> None:
    asked = question("refusal", [], reason="not_covered", reason_any=["out_of_scope"])
    assert correctness(asked, refusal(Reason.OUT_OF_SCOPE))[RIGHT] == 1
    assert correctness(asked, refusal(Reason.NO_PROFILE))[RIGHT] == 0
    assert correctness(asked, answer(*GAPS))[RIGHT] == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (question("topical", GAPS[:1], answer_language="fr"), answer(*GAPS[:1])),
        (question("count", GAPS, count=2), answer(*GAPS, frame="There are 3 gaps.")),
        (
            question("topical", GAPS[:1], profiles=["KEN-2020"]),
            answer(GAPS[0], "GHA-2021-D1-G1"),
        ),
    ],
    ids=["another language", "another number", "another place beside it"],
)
def test_all_required_cited_is_not_enough(asked: Question, said: Answer) -> None:
    assert correctness(asked, said)[RIGHT] == 0


def test_citations_are_counted_as_sets() -> None:
    asked = question("topical", GAPS, allowed=["KEN-2020-D1-G3"])
    measures = citation_measures(
        asked, answer("KEN-2020-D1-G1", "KEN-2020-D1-G3", "KEN-2020-D1-S1")
    )
    assert measures[PRECISION] == pytest.approx(2 / 3)
    assert measures[RECALL] == pytest.approx(1 / 2)
    assert measures[F1] == pytest.approx(2 * (2 / 3) * (1 / 2) / (2 / 3 + 1 / 2))
    assert measures[EXACT] == 0


def test_of_passages_that_say_the_same_one_is_enough() -> None:
    asked = question("topical", [], required_any=GAPS)
    assert citation_measures(asked, answer(GAPS[1])) == {RECALL: 1, EXACT: 1, PRECISION: 1, F1: 1}


def test_an_empty_list_is_exact_when_it_is_said_and_not_when_it_is_refused() -> None:
    asked = question("list", [])
    assert citation_measures(asked, answer(frame="None."))[EXACT] == 1
    assert citation_measures(asked, refusal(Reason.NOT_COVERED)) == {RECALL: 0, EXACT: 0, F1: 0}


def test_retrieval_agrees_with_a_case_computed_by_hand() -> None:
    asked = question("topical", ["KEN-2020-D1-G1"], allowed=["KEN-2020-D1-G2"])
    ranked = ["KEN-2020-D1-S1", "KEN-2020-D1-G1", "KEN-2020-D1-G3", "KEN-2020-D1-G2"]
    measures = retrieval_measures(asked, ranked)
    gained = 2 / math.log2(3) + 1 / math.log2(5)
    ideal = 2 / math.log2(2) + 1 / math.log2(3)
    assert measures[NDCG] == pytest.approx(gained / ideal)
    assert measures[MRR] == pytest.approx(1 / 2)
    assert measures["recall@5"] == 1


def test_what_is_never_ranked_is_never_found() -> None:
    measures = retrieval_measures(question("topical", GAPS), [])
    assert set(measures.values()) == {0.0}


def test_retrieval_is_not_measured_where_nothing_is_to_be_found() -> None:
    assert retrieval_measures(question("refusal", [], reason="no_profile"), GAPS) == {}


def test_a_sentence_is_supported_where_it_stands_in_what_its_mark_points_to() -> None:
    said = answer(*GAPS, frame="MGI profile of Kenya: 2 gaps.")
    assert support_measures(said, TEXTS) == {SUPPORTED: 1, NEEDED: 1}
    newer = TEXTS | {GAPS[0]: "The document says something else now."}
    assert support_measures(said, newer) == {SUPPORTED: 0.5, NEEDED: 0.5}


def test_contamination_is_told_by_kind() -> None:
    asked = question("list", GAPS, profiles=["KEN-2020"], polarity="gap")
    names = (OTHER_PLACE, OTHER_ROUND, OTHER_SIDE)

    def found(finding_id: str) -> list[float]:
        measures = contamination(asked, answer(finding_id))
        return [measures[name] for name in names]

    assert found("KEN-2020-D1-G1") == [0, 0, 0]
    assert found("GHA-2021-D1-G1") == [1, 0, 0]
    assert found("KEN-2017-D1-G1") == [0, 1, 0]
    assert found("KEN-2020-D1-S1") == [0, 0, 1]


def test_refusals_are_told_by_reason() -> None:
    asked = question("refusal", [], reason="no_profile")
    assert refusal_measures(asked, refusal(Reason.NOT_COVERED)) == {
        REFUSED: 1,
        REASON: 0,
        "refused as no_profile": 0,
    }
    assert refusal_measures(question("list", GAPS), refusal(Reason.NO_PROFILE)) == {WRONG: 1}


def test_the_language_asked_for_counts() -> None:
    asked = question("list", GAPS, answer_language="fr")
    assert language_measures(asked, answer(*GAPS)) == {SPOKEN: 0}
    assert language_measures(asked, answer(*GAPS, language="fr")) == {SPOKEN: 1}


def test_languages_are_compared_on_questions_asked_in_all_of_them() -> None:
    values = {"visas": {"en": 1.0, "fr": 0.0}, "schools": {"en": 1.0}}
    assert asked_in_all(values) == {"en": [1.0], "fr": [0.0]}


def test_an_overview_that_leaves_out_a_side_of_a_domain_tells_fewer_nuggets() -> None:
    wanted = [f"KEN-2020-D{d}-{side}{n}" for d in (1, 2) for side in "SG" for n in (1, 2)]
    asked = question("list", wanted)
    assert nugget_measures(asked, answer(*wanted[:6])) == {COVERAGE: 0.75}
    assert nugget_measures(question("list", GAPS), answer(*GAPS)) == {}


BRIEF = ["KEN-2020-D1-S1", *GAPS, "KEN-2020-D1-G3", "KEN-2020-D2-G1"]


def brief(*sections: tuple[str, ...]) -> Answer:
    """An answer with a line of the frame before each of its sections."""
    draft = Draft()
    for section in sections:
        draft.frame("**A heading**")
        for finding_id in section:
            draft.quote("", citation(draft.next_number, finding_id), ("An invented remark.",))
    return replace(answer(), citations=tuple(draft.citations), sentences=tuple(draft.sentences))


def test_a_brief_is_measured_section_by_section() -> None:
    asked = question("brief", BRIEF)
    whole = brief(("KEN-2020-D1-S1",), (*GAPS, "KEN-2020-D1-G3"), ("KEN-2020-D2-G1",))
    assert brief_measures(asked, whole) == {TOLD: 1, SECTIONS: 1}
    without_a_section = brief(("KEN-2020-D1-S1",), (*GAPS, "KEN-2020-D1-G3"))
    assert brief_measures(asked, without_a_section) == pytest.approx({TOLD: 0.8, SECTIONS: 2 / 3})
    without_a_finding = brief(("KEN-2020-D1-S1",), tuple(GAPS), ("KEN-2020-D2-G1",))
    assert brief_measures(asked, without_a_finding) == pytest.approx({TOLD: 0.8, SECTIONS: 8 / 9})


def test_a_gap_among_the_strengths_of_a_brief_is_not_told() -> None:
    mixed = brief(("KEN-2020-D1-S1", *GAPS, "KEN-2020-D1-G3"), ("KEN-2020-D2-G1",))
    assert brief_measures(question("brief", BRIEF), mixed) == pytest.approx(
        {TOLD: 0.2, SECTIONS: 1 / 3}
    )


def test_a_brief_is_measured_where_one_is_asked_for_or_given() -> None:
    refused = refusal(Reason.NO_PROFILE)
    assert brief_measures(question("brief", BRIEF), refused) == {TOLD: 0, SECTIONS: 0}
    assert brief_measures(question("brief", [], reason="no_profile"), refused) == {}
    assert brief_measures(question("list", GAPS), answer(*GAPS)) == {}


def test_a_chance_that_means_what_it_says_has_no_error() -> None:
    chances = [0.25] * 4 + [0.75] * 4
    truth = [True, False, False, False, True, True, True, False]
    bins = reliability(chances, truth)
    assert [(one.n, one.chance, one.share) for one in bins] == [(4, 0.25, 0.25), (4, 0.75, 0.75)]
    assert calibration_error(bins) == 0
    assert calibration_error(reliability([0.9] * 4, [False] * 4)) == pytest.approx(0.9)
