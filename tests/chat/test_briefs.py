"""Briefs: a person asks for a page to hand on, and gets every finding under its heading."""

import re

import pytest

from mgi_rag.chat.answer import Answer, Check
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.frame import heading_of
from mgi_rag.chat.plan import Intent, Reason

ON_KAZAKHSTAN = [
    "Write a one-page brief on Kazakhstan",
    "Write me a short briefing paper about Kazakhstan, please.",
    "Could you draft a policy brief on Kazakhstan for our delegation?",
    "I need a one-pager on Kazakhstan with citations",
    "Prepare a two-page summary of Kazakhstan for the minister",
    "Résumé d'une page sur le Kazakhstan",
    "Rédigez une note de synthèse sur le Kazakhstan",
    "Pourriez-vous préparer une fiche pays sur le Kazakhstan pour la délégation ?",
    "Redacte un resumen de una página sobre Kazajistán",
    "Necesito una nota informativa sobre Kazajistán para el embajador",
    "Escreva um resumo de uma página sobre o Cazaquistão",
    "Prepare uma nota informativa sobre o Cazaquistão",
    "Подготовьте справку на одну страницу о Казахстане",
    "Напишите краткую справку о Казахстане для министра",
    "اكتب مذكرة إحاطة عن كازاخستان",
    "أعد ملخصا من صفحة واحدة عن كازاخستان",
]


def headings(answer: Answer) -> list[str]:
    return [heading for s in answer.sentences if (heading := heading_of(s.text))]


def cited(answer: Answer) -> list[str]:
    return [citation.finding_id for citation in answer.citations]


def all_of(assistant: Assistant, profile_id: str, *parts: str) -> list[str]:
    """The findings of a profile, those of the domain and side that `parts` name (`D3`, `G`)."""
    profiles = {p.profile_id: p for p in assistant.shelves.catalogue.profiles}
    ids = [str(finding.finding_id) for finding in profiles[profile_id].findings]
    return sorted(i for i in ids if all(f"-{part}" in i for part in parts))


@pytest.mark.parametrize("question", ON_KAZAKHSTAN)
def test_a_brief_on_a_country_tells_every_finding_of_it(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    assert sorted(cited(answer)) == all_of(shipped, "KAZ-2018")
    assert answer.plan.as_json()["form"] == "brief"
    assert answer.plan.intent is Intent.OVERVIEW
    assert len(headings(answer)) == 7
    assert "2018" in headings(answer)[0]
    number = len(answer.citations)
    assert any(re.search(rf"\b{number}\b", s.text) for s in answer.sentences[:4])


def test_sections_run_by_domain_strengths_before_gaps(shipped: Assistant) -> None:
    answer = shipped.ask("Write a one-page brief on Kazakhstan")
    order = [(c.domain, c.polarity != "strength") for c in answer.citations]
    assert order == sorted(order)
    told = answer.answer
    for citation in answer.citations:
        place = told.index(citation.quote)
        heading = told.index(f"**Domain {citation.domain},")
        assert heading < place
        later = told.find(f"**Domain {citation.domain + 1 if citation.domain else 0},")
        assert later == -1 or place < later
    assert "as of 2018" in answer.answer


def test_every_line_of_a_brief_is_a_quote_with_its_source_or_our_frame(shipped: Assistant) -> None:
    answer = shipped.ask("Write a brief on Kazakhstan")
    quotes = [s for s in answer.sentences if s.check is Check.VERBATIM]
    assert all(s.check in (Check.VERBATIM, Check.FRAME) for s in answer.sentences)
    assert [s.text for s in quotes] == [c.quote for c in answer.citations]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Prepare a briefing note on Accra's gaps", ("G",)),
        ("Rédigez une note de synthèse sur les lacunes d'Accra", ("G",)),
        ("Prepare una nota informativa sobre las carencias de Accra", ("G",)),
        ("Prepare uma nota informativa sobre as lacunas de Acra", ("G",)),
        ("Напиши аналитическую записку о пробелах Аккры", ("G",)),
        ("أعد موجزا من صفحة واحدة عن ثغرات أكرا", ("G",)),
    ],
)
def test_a_brief_on_one_side_tells_that_side_alone(
    shipped: Assistant, question: str, parts: tuple[str, ...]
) -> None:
    answer = shipped.ask(question)
    assert sorted(cited(answer)) == all_of(shipped, "GHA-accra-2019", *parts)
    assert {c.polarity for c in answer.citations} == {"gap"}
    assert answer.plan.is_brief


def test_a_brief_on_a_digest_says_that_it_is_in_part(shipped: Assistant) -> None:
    answer = shipped.ask("Prepare a briefing note on Accra")
    assert "in part, as restated by" in answer.answer
    assert "The source used here for Accra (Ghana)" in answer.answer
    assert "reports none under" in answer.answer


def test_a_brief_on_a_domain_keeps_to_it(shipped: Assistant) -> None:
    answer = shipped.ask("Draft a policy brief on Kazakhstan's partnerships")
    assert sorted(cited(answer)) == all_of(shipped, "KAZ-2018", "D3")
    assert len(headings(answer)) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Preciso de uma nota informativa sobre o Cazaquistão",
        "Écris une note d'une page sur le Kazakhstan",
        "Write me a brief on Kazakhstan",
        "Necesito que elabores una nota breve de una página sobre Kazajistán",
        "Could I have a short country brief on Kazakhstan?",
    ],
)
def test_words_around_a_brief_are_no_question_of_their_own(
    shipped: Assistant, question: str
) -> None:
    answer = shipped.ask(question)
    assert answer.plan.is_brief
    assert sorted(cited(answer)) == all_of(shipped, "KAZ-2018")


@pytest.mark.parametrize(
    "question",
    [
        "Is there a briefing for migrants on arrival in Kazakhstan?",
        "Does Kazakhstan give migrants a brief on their rights?",
    ],
)
def test_a_question_about_briefings_is_no_order_for_one(shipped: Assistant, question: str) -> None:
    assert not shipped.ask(question).plan.is_brief


def test_a_brief_on_a_matter_tells_what_was_found_on_it(shipped: Assistant) -> None:
    answer = shipped.ask("Write a brief on applying online for visas in Kazakhstan")
    assert "KAZ-2018-D6-G2" in cited(answer)
    assert "on this matter" in answer.answer
    assert len(answer.citations) < 8


@pytest.mark.parametrize(
    "question",
    [
        "Write a brief comparing Kazakhstan and Accra in domain 2",
        "Prepare a comparative brief on Kazakhstan and Accra, domain 2",
        "Préparez une note de synthèse comparant le Kazakhstan et Accra dans le domaine 2",
        "Redacte una nota informativa que compare Kazajistán y Accra en el dominio 2",
        "Prepare uma nota informativa que compare o Cazaquistão e Acra no domínio 2",
        "Подготовьте справку, сравните Казахстан и Аккру по домену 2",
        "اكتب مذكرة إحاطة للمقارنة بين كازاخستان وأكرا في المجال 2",
    ],
)
def test_a_brief_sets_places_side_by_side(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    wanted = [*all_of(shipped, "KAZ-2018", "D2"), *all_of(shipped, "GHA-accra-2019", "D2")]
    assert sorted(cited(answer)) == sorted(wanted)
    assert answer.plan.intent is Intent.COMPARE
    assert answer.plan.is_brief
    assert len(headings(answer)) == 2


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Write a one-page brief on Ghana", Reason.NO_PROFILE),
        ("Rédigez une note de synthèse sur le Pérou", Reason.NO_PROFILE),
        ("Write a one-page brief", Reason.NEEDS_PLACE),
        ("Write a brief ranking Kazakhstan and Accra", Reason.NO_RANKING),
        ("Write me a poem about Kazakhstan", Reason.OUT_OF_SCOPE),
    ],
)
def test_what_cannot_be_told_is_refused_as_elsewhere(
    shipped: Assistant, question: str, reason: Reason
) -> None:
    answer = shipped.ask(question)
    assert (answer.abstained, answer.reason) == (True, reason)
    assert not [c for c in answer.citations if c.kind == "finding"]


def test_the_place_asked_back_for_gives_the_brief(shipped: Assistant) -> None:
    asked_back = shipped.ask("Write a one-page brief")
    choice = next(c for c in asked_back.choices if c.label == "Kazakhstan")
    answer = shipped.ask(choice.question, ["Write a one-page brief"])
    assert answer.plan.is_brief
    assert sorted(cited(answer)) == all_of(shipped, "KAZ-2018")


def test_what_was_told_can_be_turned_into_a_brief(shipped: Assistant) -> None:
    before = ["What are Kazakhstan's gaps in migrants' rights?"]
    answer = shipped.ask("Turn that into a one-page brief", before)
    assert answer.plan.is_brief
    assert sorted(cited(answer)) == all_of(shipped, "KAZ-2018", "D1", "G")


def test_a_brief_goes_on_with_another_place_or_language(shipped: Assistant) -> None:
    before = ["Write a one-page brief on Kazakhstan"]
    accra = shipped.ask("And Accra?", before)
    assert accra.plan.is_brief
    assert {c.locality for c in accra.citations} == {"Accra"}
    french = shipped.ask("En français, s'il te plaît.", before)
    assert (french.language, french.plan.is_brief) == ("fr", True)
    gaps = shipped.ask("Which gaps are there in domain 3?", before)
    assert not gaps.plan.is_brief
    assert not shipped.ask("Shorter, please.", before).plan.is_brief


@pytest.mark.parametrize(
    "question",
    [
        "In brief, what are Kazakhstan's gaps?",
        "Brief me on Kazakhstan",
        "Give me a brief overview of Kazakhstan",
        "En bref, les lacunes du Kazakhstan ?",
        "What does Kazakhstan do well?",
        "Does the profile of Kazakhstan mention briefings on visas?",
    ],
)
def test_what_asks_for_no_document_gets_none(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    assert not answer.plan.is_brief
    assert not answer.abstained
