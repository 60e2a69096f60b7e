"""A turn may steer by the answer before it: one finding of it, its sources, in short, or why."""

import pytest

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.plan import Reason

STRENGTHS_1 = "What does Kazakhstan do well in domain 1?"
ALL_1 = [f"KAZ-2018-D1-S{n}" for n in range(1, 6)]


def last(assistant: Assistant, *turns: str) -> Answer:
    *earlier, question = turns
    return assistant.ask(question, earlier)


def ids(answer: Answer) -> list[str]:
    return [citation.finding_id for citation in answer.citations]


@pytest.mark.parametrize(
    ("first", "turn"),
    [
        (STRENGTHS_1, "The third one: which page?"),
        (STRENGTHS_1, "the third"),
        ("Quels sont les points forts du Kazakhstan dans le domaine 1 ?", "Le troisième point ?"),
        ("¿Qué fortalezas tiene Kazajstán en el dominio 1?", "La tercera, ¿dónde está escrito?"),
        ("Quais são os pontos fortes do Cazaquistão no domínio 1?", "O terceiro ponto?"),
        ("Сильные стороны Казахстана в домене 1?", "Третий пункт?"),
        ("ما نقاط القوة في كازاخستان في المجال 1؟", "النقطة الثالثة؟"),
    ],
)
def test_an_ordinal_points_at_what_was_shown(shipped: Assistant, first: str, turn: str) -> None:
    assert ids(last(shipped, first, turn)) == ["KAZ-2018-D1-S3"]


def test_the_last_one_is_the_last_that_was_shown(shipped: Assistant) -> None:
    assert ids(last(shipped, STRENGTHS_1, "And the last one?")) == ["KAZ-2018-D1-S5"]


def test_a_number_of_a_domain_is_no_ordinal(shipped: Assistant) -> None:
    answer = last(shipped, STRENGTHS_1, "And the third domain?")
    assert all(citation.domain == 3 for citation in answer.citations)


@pytest.mark.parametrize(
    ("first", "turn"),
    [
        (STRENGTHS_1, "Sources, please"),
        (STRENGTHS_1, "Where did you find that?"),
        ("Quels sont les points forts du Kazakhstan dans le domaine 1 ?", "Quelles sources ?"),
        ("¿Qué fortalezas tiene Kazajstán en el dominio 1?", "¿De dónde sale?"),
        ("Quais são os pontos fortes do Cazaquistão no domínio 1?", "Fontes?"),
        ("Сильные стороны Казахстана в домене 1?", "Откуда это?"),
        ("ما نقاط القوة في كازاخستان في المجال 1؟", "المصادر؟"),
    ],
)
def test_sources_are_told_beside_every_finding(shipped: Assistant, first: str, turn: str) -> None:
    answer = last(shipped, first, turn)
    assert ids(answer) == ALL_1
    for citation in answer.citations:
        assert citation.source is not None
        assert citation.source in answer.answer
        assert citation.locator in answer.answer


@pytest.mark.parametrize(
    ("first", "turn"),
    [
        (STRENGTHS_1, "Too long. Fewer words, please."),
        ("Quels sont les points forts du Kazakhstan dans le domaine 1 ?", "Plus bref, svp"),
        ("¿Qué fortalezas tiene Kazajstán en el dominio 1?", "Más breve"),
        ("Quais são os pontos fortes do Cazaquistão no domínio 1?", "Mais breve"),
        ("Сильные стороны Казахстана в домене 1?", "Покороче"),
        ("ما نقاط القوة في كازاخستان في المجال 1؟", "باختصار"),
    ],
)
def test_a_shorter_answer_cites_the_same_findings(
    shipped: Assistant, first: str, turn: str
) -> None:
    answer = last(shipped, first, turn)
    assert ids(answer) == ALL_1
    assert len(answer.answer) < len(shipped.ask(first).answer) / 2
    assert "[5]" in answer.answer


@pytest.mark.parametrize("turn", ["But why?", "Why is that?"])
def test_why_adds_no_reason_of_our_own(shipped: Assistant, turn: str) -> None:
    answer = last(shipped, STRENGTHS_1, turn)
    assert ids(answer) == ALL_1
    assert "seldom why" in answer.answer


def test_which_of_these_asks_of_what_was_shown(shipped: Assistant) -> None:
    answer = last(shipped, "What are Kazakhstan's strengths?", "Which of them are about health?")
    assert ids(answer) == ["KAZ-2018-D1-S2"]
    other = last(shipped, "What are Kazakhstan's gaps?", "Which of them are about health?")
    assert all(citation.polarity == "gap" for citation in other.citations)


@pytest.mark.parametrize(
    "turn",
    [
        "Again for Kazakhstan, please.",
        "Let's get back to Kazakhstan",
        "On retourne au Kazakhstan",
        "Regresemos a Kazajstán",
        "Voltemos ao Cazaquistão",
        "Снова о Казахстане",
        "لنرجع إلى كازاخستان",
    ],
)
def test_an_earlier_place_is_taken_up_again(shipped: Assistant, turn: str) -> None:
    assert ids(last(shipped, STRENGTHS_1, "And Accra?", turn)) == ALL_1


def test_a_turn_on_a_domain_goes_on_with_its_place(shipped: Assistant) -> None:
    answer = last(shipped, "What are Kazakhstan's gaps in domain 1?", "How about domain 5?")
    assert ids(answer) == ["KAZ-2018-D5-G1", "KAZ-2018-D5-G2"]


@pytest.mark.parametrize(
    ("turn", "side"),
    [
        ("What still needs improving?", "gap"),
        ("Et ce qui reste à corriger ?", "gap"),
        ("¿Y lo que no funciona?", "gap"),
        ("E o que está por fazer?", "gap"),
        ("А что нужно улучшить?", "gap"),
        ("وما الذي يحتاج إلى تطوير؟", "gap"),
        ("And what works well?", "strength"),
        ("Et ce qui fonctionne ?", "strength"),
        ("¿Y lo que va bien?", "strength"),
        ("E o que corre bem?", "strength"),
        ("А что хорошо развито?", "strength"),
        ("وما الذي نجح؟", "strength"),
    ],
)
def test_sides_are_understood_in_plain_words(shipped: Assistant, turn: str, side: str) -> None:
    answer = last(shipped, "Kazakhstan: strengths and gaps in domain 6?", turn)
    letter = {"gap": "G", "strength": "S"}[side]
    profile = next(p for p in shipped.shelves.catalogue.profiles if p.profile_id == "KAZ-2018")
    start = f"KAZ-2018-D6-{letter}"
    wanted = [f.finding_id for f in profile.findings if f.finding_id.startswith(start)]
    assert ids(answer) == wanted


@pytest.mark.parametrize(
    "question",
    [
        "Where does Kazakhstan stand?",
        "Kazakhstan in broad strokes",
        "I am new to Kazakhstan: the essentials, please",
        "Tour d'horizon du Kazakhstan",
        "Que faut-il savoir du Kazakhstan ?",
        "Kazajstán a grandes rasgos",
        "Ponto de situação do Cazaquistão",
        "Казахстан в общих чертах",
        "الخطوط العريضة عن كازاخستان",
    ],
)
def test_an_overview_is_asked_for_in_many_ways(shipped: Assistant, question: str) -> None:
    assert len(ids(shipped.ask(question))) == 36


@pytest.mark.parametrize(
    "question",
    [
        "Name the three best countries for migrants",
        "Sort all countries from weakest to strongest",
        "Who does best on border staff, Kazakhstan or Accra?",
        "Quels sont les pays les plus avancés ?",
        "Qui l'emporte, le Kazakhstan ou Accra ?",
        "¿Qué país lo hace mejor?",
        "Ordena los países de mejor a peor",
        "Que país é o melhor?",
        "Quem ganha, o Cazaquistão ou Acra?",
        "Какие страны самые передовые?",
        "Кто побеждает, Казахстан или Аккра?",
        "ما أفضل بلد؟",
        "من يتصدر، كازاخستان أم أكرا؟",
    ],
)
def test_nobody_is_ranked_and_a_comparison_is_offered(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    assert answer.reason is Reason.NO_RANKING
    assert answer.citations
    assert all(citation.kind == "guidance" for citation in answer.citations)
    (offered,) = answer.suggestions
    assert not shipped.ask(offered).abstained


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuántos puntos fuertes tiene Kazajstán en el dominio 1?",
        "كم نقطة قوة لدى كازاخستان في المجال 1؟",
        "What are the best practices of Kazakhstan in domain 1?",
        "Combien de points forts a le Kazakhstan dans le domaine 1 ?",
    ],
)
def test_counts_and_good_practices_are_no_ranking(shipped: Assistant, question: str) -> None:
    assert ids(shipped.ask(question)) == ALL_1


def test_a_city_without_profile_is_told_of_its_country(shipped: Assistant) -> None:
    answer = shipped.ask("What are the gaps of Almaty?")
    assert answer.reason is Reason.NO_PROFILE
    assert "Kazakhstan 2018 is loaded" in answer.answer


def test_a_city_is_a_city_after_and(shipped: Assistant) -> None:
    answer = last(shipped, "What are Kazakhstan's gaps in domain 1?", "And Quito?")
    assert answer.reason is Reason.NO_PROFILE


def test_a_preposition_is_no_number_of_a_domain(shipped: Assistant) -> None:
    answer = shipped.ask("Que lacunas há no domínio 5 segundo o perfil do Cazaquistão?")
    assert ids(answer) == ["KAZ-2018-D5-G1", "KAZ-2018-D5-G2"]


def test_a_question_about_mgi_goes_on(shipped: Assistant) -> None:
    answer = last(shipped, "What does domain 5 look at?", "And domain 6?")
    assert answer.citations
    assert all((c.kind, c.domain) == ("guidance", 6) for c in answer.citations)


def test_what_was_asked_of_countries_is_asked_of_cities(shipped: Assistant) -> None:
    answer = last(shipped, "Which countries have gaps in domain 1?", "And cities?")
    assert answer.citations
    assert all(citation.locality is not None for citation in answer.citations)


def test_a_single_word_is_understood_after_a_change_of_language(shipped: Assistant) -> None:
    answer = last(shipped, STRENGTHS_1, "En español, por favor.", "Sources?")
    assert ids(answer) == ALL_1
    assert answer.language == "es"


@pytest.mark.parametrize(
    "question", ["ما هي الثغرات في جزر القمر؟", "نقاط الضعف لدى كمبالا", "نقاط الضعف لدى كامبالا"]
)
def test_a_name_is_a_place_whatever_its_words(shipped: Assistant, question: str) -> None:
    assert shipped.ask(question).reason is Reason.NO_PROFILE


@pytest.mark.parametrize(
    "question",
    [
        "Does the country of Kazakhstan act in the best interests of the child?",
        "Le pays offre-t-il un meilleur accès aux soins, au Kazakhstan ?",
        "¿El país podría dar mejores condiciones en Kazajstán?",
    ],
)
def test_a_superlative_of_something_else_ranks_nobody(shipped: Assistant, question: str) -> None:
    assert shipped.ask(question).reason is not Reason.NO_RANKING


def test_what_the_profile_says_on_a_matter_is_no_overview(shipped: Assistant) -> None:
    answer = shipped.ask("Que dit le profil du Kazakhstan sur la santé des étrangers ?")
    assert 0 < len(ids(answer)) < 5
