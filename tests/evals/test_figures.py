"""What counts as a right answer, told on invented answers."""

from invented_answers import answer, question, refusal

from mgi_rag.chat.answer import Check, Sentence
from mgi_rag.chat.plan import Reason
from mgi_rag.evals.figures import figures, grade

KENYA, GHANA = "KEN-2020", "GHA-2021-fr"


def test_a_set_may_hold_allowed_findings_and_no_others() -> None:
    asked = question("which_places", ["KEN-2020-D1-G1"], allowed=["KEN-2020-D1-G2"], exact=True)
    exact = [
        grade(asked, answer(*cited)).measures["exact set"]
        for cited in (
            ["KEN-2020-D1-G1"],
            ["KEN-2020-D1-G1", "KEN-2020-D1-G2"],
            ["KEN-2020-D1-G2"],
            ["KEN-2020-D1-G1", "KEN-2020-D1-G3"],
        )
    ]
    assert exact == [True, True, False, False]


def test_an_empty_set_is_answered_not_refused() -> None:
    asked = question("which_places", [], exact=True)
    assert grade(asked, answer()).measures["exact set"]
    assert not grade(asked, refusal(Reason.NOT_COVERED)).measures["exact set"]


def test_where_several_passages_say_the_same_one_of_them_is_enough() -> None:
    asked = question("topical", [], required_any=["KEN-2020-D1-S1", "KEN-2020-D1-S2"])
    one, neither = answer("KEN-2020-D1-S2"), answer("KEN-2020-D1-G1")
    assert all(grade(asked, one).measures.values())
    assert grade(asked, neither).measures == {
        "answered": True,
        "cited": False,
        "cited first": False,
        "nothing else cited": False,
    }


def test_a_count_is_said_in_words_of_the_answer_not_in_a_mark() -> None:
    asked = question("count", ["KEN-2020-D1-G1"], exact=True, count=1)
    quote = Sentence("An invented finding of 1 word.", Check.VERBATIM, (1,))
    said = answer("KEN-2020-D1-G1", sentences=(Sentence("There is 1 gap:", Check.FRAME), quote))
    unsaid = answer("KEN-2020-D1-G1", sentences=(quote,))
    assert grade(asked, said).measures["number said"]
    assert not grade(asked, unsaid).measures["number said"]


def test_citation_precision_and_recall_count_citations() -> None:
    asked = question("compare", ["KEN-2020-D1-G1", "GHA-2021-fr-D1-S1"])
    shares = grade(asked, answer("KEN-2020-D1-G1", "KEN-2020-D1-G2")).shares
    assert shares == {"citation precision": (1, 2), "citation recall": (1, 2)}


def test_another_place_another_round_and_the_other_side_are_told_apart() -> None:
    asked = question("list", ["KEN-2020-D1-G1"], profiles=[KENYA], polarity="gap")

    def purity(*cited: str) -> list[bool]:
        measures = grade(asked, answer(*cited)).measures
        return [met for measure, met in measures.items() if measure.startswith("free of")]

    assert purity("KEN-2020-D1-G1") == [True, True, True]
    assert purity("GHA-2021-fr-D1-G1") == [False, True, True]
    assert purity("KEN-2017-D1-G1") == [True, False, True]
    assert purity("KEN-2020-D1-S1") == [True, True, False]


def test_a_turn_is_right_with_its_whole_set_in_the_language_asked_for() -> None:
    asked = question("follow_up", ["KEN-2020-D1-G1"], exact=True, answer_language="fr")
    assert grade(asked, answer("KEN-2020-D1-G1", language="fr")).measures["turn right"]
    assert not grade(asked, answer("KEN-2020-D1-G1", language="en")).measures["turn right"]
    silent = question("follow_up", [], reason="not_covered")
    assert grade(silent, refusal(Reason.NOT_COVERED)).measures["turn right"]
    assert not grade(silent, answer("KEN-2020-D1-G1")).measures["turn right"]


def test_an_overview_speaks_of_every_domain() -> None:
    asked = question("overview", ["KEN-2020-D1-G1", "KEN-2020-D1-S1", "KEN-2020-D2-S1"])
    whole = grade(asked, answer("KEN-2020-D1-S1", "KEN-2020-D2-S1")).measures
    part = grade(asked, answer("KEN-2020-D1-G1", "KEN-2020-D1-S1")).measures
    assert whole["every domain cited"]
    assert not part["every domain cited"]


def test_wrong_refusals_and_purity_are_told_over_all_questions() -> None:
    one = question("list", ["KEN-2020-D1-G1"], profiles=[KENYA], held_out=False)
    two = question("compare", ["GHA-2021-fr-D1-S1"], profiles=[KENYA, GHANA], held_out=False)
    grades = [grade(one, refusal(Reason.NO_PROFILE)), grade(two, answer("COL-2020-D1-S1"))]
    shares = {(f.kind, f.measure): (f.met, f.n) for f in figures(grades)}
    assert shares["all", "answered"] == (1, 2)
    assert shares["all", "free of other places"] == (0, 1)
