"""What is said of a place whose profile is not loaded: published where, or mentioned by whom."""

import pytest

from mgi_rag.chat.assistant import Assistant

PORTAL = "https://migrationdataportal.org/overviews/mgi/"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ghana's gaps?", f"Ghana is published (year not stated; {PORTAL}ghana) but not loaded"),
        ("Iraq's gaps?", f"Iraq is published (2020; {PORTAL}iraq) but not loaded"),
        ("Iraq's gaps?", f"(year not stated; {PORTAL}iraq-second-profile)"),
        ("strengths of Montreal", "canada-city-of-montreal) but not loaded"),
        ("Points forts de Montréal", "org/fr/overviews/mgi/montreal) mais n'est pas chargé"),
        ("Lacunes du Ghana ?", f"est publié (année non indiquée ; {PORTAL}ghana)"),
        ("Kenema's gaps?", "city-of-kenema-sierra-leone) but not loaded"),
        ("Lacunes de Tulcán ?", "ecuador-canton-tulcan-local) mais n'est pas chargé"),
        ("Ocotepeque: gaps", "Ocotepeque (Honduras) is mentioned by"),
        ("Bahrain's gaps?", "Bahrain is mentioned by Measuring well-governed migration"),
        ("Lacunes de Bahreïn ?", "mention dans Measuring well-governed migration"),
        ("Norway's gaps?", "No MGI profile of Norway is loaded here."),
    ],
)
def test_where_the_profile_is(shipped: Assistant, question: str, said: str) -> None:
    answer = shipped.ask(question)
    assert answer.reason == "no_profile"
    assert answer.citations == ()
    assert said in answer.answer


def test_a_place_that_is_only_mentioned_is_not_called_published(shipped: Assistant) -> None:
    for place in ("Bahrain", "Zimbabwe", "Thailand", "Angola"):
        answer = shipped.ask(f"{place}'s gaps?").answer
        assert f"{place} is mentioned by" in answer
        assert "is published" not in answer


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        ("Ghana's gaps?", "Accra (Ghana) 2019 is loaded."),
        ("What are Liberia's strengths?", "Gompa City (Ganta) (Liberia) 2024 is loaded."),
        ("Honduras: gaps", "Danlí (Honduras) 2024, Omoa (Honduras) 2024 are loaded."),
        ("Lacunes du Ghana ?", "Profil chargé : Accra (Ghana) 2019."),
    ],
)
def test_a_country_is_not_its_cities(shipped: Assistant, question: str, offered: str) -> None:
    answer = shipped.ask(question)
    assert answer.reason == "no_profile"
    assert answer.citations == ()
    assert offered in answer.answer
    assert answer.suggestions
    for suggestion in answer.suggestions:
        assert not shipped.ask(suggestion).abstained


def test_a_half_answer_says_where_the_other_half_is(shipped: Assistant) -> None:
    answer = shipped.ask("Kazakhstan vs Ghana: gaps in partnerships")
    assert [c.iso3 for c in answer.citations] == ["KAZ", "KAZ"]
    assert "Ghana is published" in answer.answer
