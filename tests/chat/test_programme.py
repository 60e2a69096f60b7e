"""Questions about the programme, answered from its facts and MGI's own introduction."""

import pytest

from mgi_rag.chat.assistant import Assistant


def cited(assistant: Assistant, question: str) -> list[str]:
    return [citation.finding_id for citation in assistant.ask(question).citations]


COUNTS = [24, 26, 15, 34, 13, 19, 20]
"""Numbers of the facts that count countries, the newest first and the undated last."""
FACTS = {
    "Which cities were the pilots of the Local MGI?": 33,
    "How many indicators does the Local MGI have?": 32,
    "What is the Local MGI?": 30,
    "What was the Migration Governance Index of 2016?": 5,
    "Which countries were in the 2016 index?": 7,
    "Does the MGI measure outcomes?": 2,
    "How does an MGI assessment work, step by step?": 35,
    "Who asks for an MGI assessment?": 36,
    "What has the MGI to do with the Global Compact?": 14,
    "Is SDG indicator 10.7.2 fed by MGI assessments?": 42,
    "Which Arab country was the first to finish an MGI assessment?": 43,
    "When were the first MGI country profiles published?": 1,
    "Qu'est-ce que l'IGM local ?": 30,
    "Quelles ont été les villes pilotes des IGM locaux ?": 33,
    "Quels pays pilotes l'indice de 2016 couvrait-il ?": 7,
    "Les IGM mesurent-ils les résultats des politiques ?": 2,
    "Comment se déroule une évaluation IGM ?": 35,
    "Quel rapport entre les IGM et le Pacte mondial ?": 14,
    "Combien d'indicateurs compte l'IGM local ?": 32,
}


@pytest.mark.parametrize(("question", "fact"), FACTS.items())
def test_the_most_fitting_fact_comes_first(shipped: Assistant, question: str, fact: int) -> None:
    assert cited(shipped, question)[0] == f"MGI-en-programme-{fact}"


@pytest.mark.parametrize(
    "question",
    [
        "How many countries have been assessed?",
        "how many countries have been through the MGI so far",
        "Combien de pays ont été évalués ?",
    ],
)
def test_counts_are_told_by_date(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    assert [c.finding_id for c in answer.citations] == [f"MGI-en-programme-{n}" for n in COUNTS]
    assert [c.as_of for c in answer.citations][:2] == ["2024", "2023-10"]
    for date in ("2024", "2023-10", "2022-03", "2021-08", "2019"):
        assert date in answer.answer
    assert answer.answer.index("112 countries") < answer.answer.index("111 countries")
    for citation in answer.citations:
        assert citation.kind == "guidance"
        assert citation.source
        assert (citation.url or "").startswith("https://")
        assert citation.source in answer.answer
        assert citation.place is citation.iso3 is citation.polarity is citation.profile_id is None


def test_a_fact_in_our_words_is_not_shown_as_a_quote(shipped: Assistant) -> None:
    answer = shipped.ask("How many cities have been assessed?").answer
    assert "“" not in answer
    assert "not a quote" in answer
    assert "undated" in answer.casefold()


@pytest.mark.parametrize(
    ("question", "first", "beside"),
    [
        ("Is it a ranking?", "MGI-fr-intro-2", "MGI-en-programme-3"),
        ("Is the MGI a ranking of countries?", "MGI-fr-intro-2", "MGI-en-programme-3"),
        ("Les IGM sont-ils un classement ?", "MGI-fr-intro-2", "MGI-en-programme-3"),
        ("How many indicators does the MGI have?", "MGI-fr-intro-1", "MGI-en-programme-4"),
        ("Combien d'indicateurs y a-t-il ?", "MGI-fr-intro-1", "MGI-en-programme-4"),
    ],
)
def test_what_mgi_says_itself_goes_first(
    shipped: Assistant, question: str, first: str, beside: str
) -> None:
    assert cited(shipped, question) == [first, beside]


@pytest.mark.parametrize(
    "question",
    [
        "What is the MGI?",
        "Who funds the MGI?",
        "What does domain 5 look at for cities?",
        "What score does Kazakhstan get?",
        "C'est quoi le MiGOF ?",
        "What does domain 3 look at?",
    ],
)
def test_the_facts_change_no_answer_that_mgi_gives_itself(
    shipped: Assistant, assistant: Assistant, question: str
) -> None:
    assert cited(shipped, question) == cited(assistant, question)
