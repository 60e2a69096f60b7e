"""Questions over several places at once: which of them, a group of them, two side by side."""

import pytest

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.plan import Intent, Reason


def ids(answer: Answer) -> list[str]:
    return [citation.finding_id for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("Which countries report gaps in online visas?", {"KAZ-2018-D6-G2"}),
        ("Which cities do well in crisis preparedness?", {"GHA-accra-2019-D5-S1"}),
        (
            "Quelles villes ont des lacunes en matière de données ?",
            {"GHA-accra-2019-D2-G1", "LBR-gompa-2024-D2-G1"},
        ),
        ("How many countries have gaps in partnerships?", {"KAZ-2018-D3-G1", "KAZ-2018-D3-G2"}),
        ("¿Qué ciudades tienen brechas en el dominio 1?", {"GHA-accra-2019-D1-G1"}),
        ("Which cities of Honduras have strengths in partnerships?", {"HND-omoa-2024-D3-S1"}),
        ("gaps in Central Asia in domain 5", {"KAZ-2018-D5-G1", "KAZ-2018-D5-G2"}),
    ],
)
def test_a_question_over_all_places_cites_every_finding_that_answers(
    shipped: Assistant, question: str, cited: set[str]
) -> None:
    answer = shipped.ask(question)
    assert answer.plan.intent is Intent.WHICH_PLACES
    assert cited <= set(ids(answer))
    assert not answer.abstained


def test_words_that_lean_to_a_side_settle_it_over_all_places(shipped: Assistant) -> None:
    answer = shipped.ask("Which places do well on training officials?")
    assert ids(answer) == ["HND-danli-2024-D2-S2"]
    answer = shipped.ask("Which places fall short on migration data?")
    assert {citation.polarity for citation in answer.citations} == {"gap"}


def test_a_country_is_not_its_cities(shipped: Assistant) -> None:
    answer = shipped.ask("Which countries have gaps in migrants' rights?")
    assert {citation.locality for citation in answer.citations} == {None}
    cities = shipped.ask("Which cities have gaps in migrants' rights?")
    assert None not in {citation.locality for citation in cities.citations}


def test_the_answer_says_how_many_profiles_report_and_that_silence_says_nothing(
    shipped: Assistant,
) -> None:
    answer = shipped.ask("Which cities have gaps in migrants' rights?").answer
    assert "2 of 4 profiles at hand report this: Accra (Ghana) (as of 2019)" in answer
    assert "does not say how things are there" in answer


def test_a_group_is_told_with_how_many_of_its_members_are_at_hand(shipped: Assistant) -> None:
    answer = shipped.ask("gaps in Central Asia in domain 5")
    assert "Of the 5 members of “Central Asia”, profiles of 1 are at hand." in answer.answer


def test_a_comparison_holds_the_whole_sets_of_both_places(shipped: Assistant) -> None:
    answer = shipped.ask("Compare Accra and Kazakhstan on migrants' rights")
    assert answer.plan.intent is Intent.COMPARE
    kazakhstan = [f"KAZ-2018-D1-S{n}" for n in range(1, 6)]
    kazakhstan += [f"KAZ-2018-D1-G{n}" for n in range(1, 4)]
    assert ids(answer) == ["GHA-accra-2019-D1-S1", "GHA-accra-2019-D1-G1", *kazakhstan]


def test_a_matter_that_both_report_names_each_finding_by_its_number(shipped: Assistant) -> None:
    answer = shipped.ask("Compare Accra and Gompa on domain 2")
    numbers = {c.finding_id: c.number for c in answer.citations}
    shared = answer.answer.split("Findings on the same matters")[1]
    accra, gompa = numbers["GHA-accra-2019-D2-G1"], numbers["LBR-gompa-2024-D2-G1"]
    assert "Migration data** (same side)" in shared
    assert f"Gap [{accra}]" in shared
    assert f"Gap [{gompa}]" in shared


def test_more_than_eight_places_are_not_compared_at_once(shipped: Assistant) -> None:
    names = "Ghana, Kenya, Peru, Chile, Italy, Spain, France, Nepal and Kazakhstan"
    answer = shipped.ask(f"Compare {names} on partnerships")
    assert answer.reason is Reason.NEEDS_CHOICE
    assert "At most 8 places are compared at once, 9 are named" in answer.answer
    assert len(answer.choices) == 1


def test_a_place_compared_with_itself_is_told_alone(shipped: Assistant) -> None:
    answer = shipped.ask("Compare Kazakhstan with Kazakhstan on domain 5")
    assert "nothing to compare it to" in answer.answer
    assert all(finding.startswith("KAZ-2018-D5") for finding in ids(answer))


def test_all_gaps_on_a_matter_are_told_not_the_likeliest_alone(shipped: Assistant) -> None:
    answer = shipped.ask("What gaps does Kazakhstan have on visas?")
    assert {"KAZ-2018-D6-G1", "KAZ-2018-D6-G2"} <= set(ids(answer))
    assert {citation.polarity for citation in answer.citations} == {"gap"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What profiles do you have?", "Profiles at hand, 5 in all: Accra (Ghana)"),
        ("Which cities have a profile?", "Profiles at hand, 4 in all: Accra (Ghana)"),
        ("Quels profils avez-vous ?", "Profils disponibles, 5 au total : Accra (Ghana)"),
        ("ما الملفات المتوفرة لديك؟", "الملفات المتاحة، وعددها 5"),
    ],
)
def test_profiles_are_named_where_no_more_is_asked_of_them(
    shipped: Assistant, question: str, told: str
) -> None:
    answer = shipped.ask(question)
    assert told in answer.answer
    assert not answer.abstained
    assert ids(answer) == []
