"""What a person reads of a place whose profile is only restated elsewhere."""

import pytest

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Assistant


def ids(answer: Answer) -> list[str]:
    return [citation.finding_id for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("What are Accra's gaps?", ["GHA-accra-2019-D1-G1", "GHA-accra-2019-D2-G1"]),
        ("strengths of Accra", ["GHA-accra-2019-D1-S1", "GHA-accra-2019-D5-S1"]),
        ("Danli: strengths in domain 2", ["HND-danli-2024-D2-S1", "HND-danli-2024-D2-S2"]),
        ("Points forts de Danlí, domaine 6", ["HND-danli-2024-D6-S1"]),
        ("Omoa's strengths in partnerships", ["HND-omoa-2024-D3-S1"]),
        ("Gompa's gaps in migrants' rights", ["LBR-gompa-2024-D1-G1"]),
        ("gaps of Ganta in domain 2", ["LBR-gompa-2024-D2-G1", "LBR-gompa-2024-D2-G2"]),
        ("Lacunes de Ganta City, domaine 1", ["LBR-gompa-2024-D1-G1"]),
        ("Is there a reception centre for returned migrants in Omoa?", ["HND-omoa-2024-D6-S1"]),
    ],
)
def test_restated_findings_are_cited_under_their_ids(
    shipped: Assistant, question: str, cited: list[str]
) -> None:
    assert ids(shipped.ask(question)) == cited


def test_a_restated_finding_is_never_shown_as_a_quote_of_the_profile(shipped: Assistant) -> None:
    answer = shipped.ask("What are Accra's gaps in migrants' rights?")
    (citation,) = answer.citations
    assert "“" not in answer.answer
    assert citation.quote in answer.answer
    assert "restated by IOM, Accra Metropolitan Assembly Launch" in answer.answer
    assert "not a quote of the profile" in answer.answer
    assert "domain assigned by us" in (citation.note or "")
    assert citation.reported_by is not None
    assert "https://ghana.un.org/" in citation.reported_by
    assert citation.partial
    assert (citation.place, citation.locality, citation.year) == ("Ghana", "Accra", 2019)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What are Accra's gaps in domain 4?", "The source used here reports none under areas"),
        ("Danlí's gaps", "The source used here reports none under areas"),
        ("Lacunes d'Omoa dans le domaine 5", "La source utilisée ici n'en signale aucun"),
    ],
)
def test_silence_of_a_digest_is_that_of_its_source(
    shipped: Assistant, question: str, said: str
) -> None:
    answer = shipped.ask(question)
    assert not answer.abstained
    assert answer.citations == ()
    assert said in answer.answer
    assert "The profile reports none" not in answer.answer


def test_a_digest_that_does_not_cover_a_matter_blames_no_profile(shipped: Assistant) -> None:
    answer = shipped.ask("Can one apply for a visa online in Accra?")
    assert answer.reason == "not_covered"
    assert "holds only in part" in answer.answer
    assert "The MGI profile of Accra (Ghana) (as of 2019) does not report" not in answer.answer


def test_danli_is_shown_with_its_accent(shipped: Assistant) -> None:
    answer = shipped.ask("danli strengths in domain 6")
    assert "Danlí (Honduras)" in answer.answer
    assert answer.citations[0].locality == "Danlí"


@pytest.mark.parametrize("question", ["What are the gaps?", "Can one apply for a visa online?"])
def test_without_a_place_each_place_is_offered(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    assert answer.abstained
    assert answer.reason == "needs_place"
    assert answer.citations == ()
    assert len(answer.choices) == 5
    places = {place.key for c in answer.choices for place in shipped.ask(c.question).plan.places}
    assert places == {"GHA-accra", "HND-danli", "HND-omoa", "KAZ", "LBR-gompa"}


def test_what_is_no_question_on_migration_asks_for_no_place(shipped: Assistant) -> None:
    assert shipped.ask("How do I knit a pullover?").reason == "out_of_scope"


@pytest.mark.parametrize(
    ("turns", "cited"),
    [
        (["Accra's gaps", "and its strengths in domain 5?"], ["GHA-accra-2019-D5-S1"]),
        (["Danlí", "what about Gompa's gaps in domain 1?"], ["LBR-gompa-2024-D1-G1"]),
        (["What are the gaps in domain 2?", "Accra"], ["GHA-accra-2019-D2-G1"]),
        (
            ["Lacunes du Kazakhstan en partenariats", "et à Accra, domaine 2 ?"],
            ["GHA-accra-2019-D2-G1"],
        ),
    ],
)
def test_a_conversation_keeps_its_place(
    shipped: Assistant, turns: list[str], cited: list[str]
) -> None:
    answer = shipped.ask(turns[-1], turns[:-1])
    assert ids(answer) == cited


@pytest.mark.parametrize(
    "question",
    [
        "Can you apply for a visa online?",
        "What are the gaps in domain 1?",
        "Are there agreements with Tajikistan?",
        "Are Tajik workers protected?",
        "Peut-on demander un visa en ligne ?",
        "what is the minimum wage?",
        "points forts du domaine 6",
    ],
)
def test_in_a_conversation_on_kazakhstan_answers_are_those_of_its_page(
    shipped: Assistant, assistant: Assistant, question: str
) -> None:
    alone, among_others = assistant.ask(question), shipped.ask(question, ["Kazakhstan"])
    assert ids(among_others) == ids(alone)
    assert among_others.reason == alone.reason


@pytest.mark.parametrize(
    "question",
    [
        "what are Kazakhstan's gaps in migrants' rights?",
        "Summarise Kazakhstan",
        "Kazakhstan: can one apply for a visa online?",
        "Has Kazakhstan ratified ILO convention 97?",
        "Kazakhstan gaps in 2021",
        "Quels sont les points forts du Kazakhstan en partenariats ?",
        "Rank Kazakhstan among its neighbours",
        "What is the weather in Kazakhstan?",
    ],
)
def test_other_profiles_change_no_answer_on_kazakhstan(
    shipped: Assistant, assistant: Assistant, question: str
) -> None:
    alone, among_others = assistant.ask(question), shipped.ask(question)
    assert ids(among_others) == ids(alone)
    assert among_others.reason == alone.reason
