"""Sets by topic: what is asked of many places, counted, taken for granted or set side by side."""

import pytest

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.plan import Intent, Plan, Reason, Scope
from mgi_rag.chat.planner import plan_question
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Domain, Polarity

KENYA, NEPAL = Place("KEN"), Place("NPL")


def ids(answer: Answer) -> list[str]:
    return [citation.finding_id for citation in answer.citations]


def planned(question: str) -> Plan:
    return plan_question(question, [KENYA, NEPAL])


def test_those_that_say_the_opposite_are_named_apart_and_not_counted(shipped: Assistant) -> None:
    answer = shipped.ask("Which countries do well on online visas?")
    assert not answer.abstained
    assert ids(answer) == []
    assert "None of the 1 profiles at hand reports this." in answer.answer
    assert "Reported the other way round, as a gap, by 1: Kazakhstan" in answer.answer
    assert "KAZ-2018-D6-G2" in answer.answer


def test_a_count_of_countries_is_computed_whatever_numbers_the_findings_hold(
    shipped: Assistant,
) -> None:
    answer = shipped.ask("How many countries fall short on online visas?")
    assert ids(answer) == ["KAZ-2018-D6-G2"]
    assert "1 of 1 profiles at hand report this" in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Why is Kazakhstan praised for its online visas?",
            "What was found on this is reported as a gap, not as a strength.",
        ),
        (
            "Pourquoi le Kazakhstan est-il félicité pour ses visas en ligne ?",
            "rapporté comme lacune, non comme point fort",
        ),
    ],
)
def test_a_side_taken_for_granted_is_met_with_the_finding_that_contradicts_it(
    shipped: Assistant, question: str, told: str
) -> None:
    answer = shipped.ask(question)
    assert ids(answer) == ["KAZ-2018-D6-G2"]
    assert told in answer.answer


def test_a_side_that_the_finding_has_is_not_contradicted(shipped: Assistant) -> None:
    answer = shipped.ask("Is it a weak point of Kazakhstan that visas cannot be had online?")
    assert "KAZ-2018-D6-G2" in ids(answer)
    assert "What was found on this" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "¿Cuántos puntos fuertes hay en Kenia en el dominio 2?",
        "How many strong points has Kenya in domain 2?",
        "Quantos pontos fortes tem o Quénia no domínio 2?",
    ],
)
def test_strong_points_are_counted_and_no_score(question: str) -> None:
    plan = planned(question)
    assert (plan.intent, plan.refusal) == (Intent.COUNT, None)
    assert (plan.domains, plan.polarity) == ((Domain(2),), Polarity.STRENGTH)


@pytest.mark.parametrize(
    "question",
    [
        "Which country gets most points?",
        "Is Kenya more advanced than Nepal?",
        "¿Cuántos puntos saca Kenia?",
    ],
)
def test_scores_are_still_refused(question: str) -> None:
    assert planned(question).refusal is not None


@pytest.mark.parametrize(
    ("question", "scope", "side"),
    [
        ("In links between cities, which countries do well?", Scope.COUNTRIES, Polarity.STRENGTH),
        ("Nas redes entre cidades, que países vão mal?", Scope.COUNTRIES, Polarity.GAP),
        (
            "Which countries are weak on good jobs for those who come home?",
            Scope.COUNTRIES,
            Polarity.GAP,
        ),
        ("Which cities do well on poor households abroad?", Scope.CITIES, Polarity.STRENGTH),
    ],
)
def test_what_a_question_reaches_over_is_told_by_its_own_clause(
    question: str, scope: Scope, side: Polarity
) -> None:
    plan = planned(question)
    assert (plan.intent, plan.scope, plan.polarity) == (Intent.WHICH_PLACES, scope, side)


@pytest.mark.parametrize(
    "question",
    [
        "How has Kenya moved from 2017 to 2021 in domain 4?",
        "Kenya, domain 4: 2017 against 2021",
        "Qu'est-ce qui a changé au Kenya entre 2017 et 2021 dans le domaine 4 ?",
        "¿Cómo evolucionó Kenia entre 2017 y 2021 en el dominio 4?",
        "O que mudou no Quénia entre 2017 e 2021 no domínio 4?",
        "Что изменилось в Кении между 2017 и 2021 в области 4?",
        "ما الذي تغير في كينيا بين 2017 و 2021 في المجال 4؟",
    ],
)
def test_two_rounds_of_one_place_are_set_side_by_side(question: str) -> None:
    plan = planned(question)
    assert (plan.intent, plan.years) == (Intent.COMPARE, (2017, 2021))
    assert (plan.domains, plan.topic) == ((Domain(4),), None)


@pytest.mark.parametrize(
    "question",
    [
        "Put Kenya next to Nepal in domain 3.",
        "Placez le Kenya en regard du Népal dans le domaine 3.",
        "Coloque Quénia ao lado de Nepal no domínio 3.",
        "Ponga Kenia al lado de Nepal en el dominio 3.",
        "ضع كينيا إلى جانب نيبال في المجال 3.",
    ],
)
def test_places_put_beside_each_other_are_compared(question: str) -> None:
    plan = planned(question)
    assert (plan.intent, plan.topic) == (Intent.COMPARE, None)
    assert plan.domains == (Domain(3),)


@pytest.mark.parametrize(
    "question",
    [
        "Where is Kazakhstan strong on assistance for immigrants in crises?",
        "Is the return of citizens after a crisis a strength or a gap of Kazakhstan's?",
    ],
)
def test_a_matter_that_holds_a_title_is_no_whole_domain(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    assert answer.plan.topic is not None
    assert len(answer.citations) == 1
    assert answer.citations[0].domain == 5


def test_what_a_broad_word_spans_is_told_whole(shipped: Assistant) -> None:
    answer = shipped.ask("Which weaknesses does Kazakhstan have on visas?")
    assert {"KAZ-2018-D6-G1", "KAZ-2018-D6-G2"} <= {c.finding_id for c in answer.citations}


@pytest.mark.parametrize(
    "question",
    [
        "Sobre la formación de los funcionarios, ¿en qué debe mejorar Kenia?",
        "Sobre a formação dos funcionários, em que precisa o Quénia de melhorar?",
    ],
)
def test_officials_are_no_word_of_what_works(question: str) -> None:
    assert planned(question).polarity is not Polarity.STRENGTH
    assert planned(question).presumed is not Polarity.STRENGTH


def test_after_a_name_is_asked_back_no_earlier_place_answers(shipped: Assistant) -> None:
    turns = ["¿Qué lagunas tiene Kazajstán en el dominio 1?", "Volvamos a Congo."]
    assert shipped.ask(turns[1], turns[:1]).reason == "needs_choice"
    answer = shipped.ask("¿Qué dice sobre los visados?", turns)
    assert answer.citations == ()
    assert answer.reason == "needs_place"


@pytest.mark.parametrize(
    ("question", "polarity", "matter"),
    [
        ("Which countries count missing migrants among their strengths?", "strength", "missing"),
        ("Which places list missing migrants as a good practice?", "strength", "missing"),
        ("Which countries are missing strengths on data?", "gap", "data"),
    ],
)
def test_a_word_of_the_matters_own_name_turns_no_side(
    question: str, polarity: str, matter: str
) -> None:
    plan = planned(question)
    assert plan.polarity == polarity
    assert plan.topic is not None
    assert matter in plan.topic


@pytest.mark.parametrize(
    "question",
    ["Подскажи, какие города отстают по данным?", "Скажи, какие города имеют пробел: гражданство."],
)
def test_cities_are_asked_of_in_russian_after_an_opening(question: str) -> None:
    assert planned(question).scope is Scope.CITIES


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("¿Qué países van mal en exenciones migratorias durante una crisis?", "exenciones"),
        ("Kenya a-t-il une lacune sur l'information des migrants en cas de crise ?", "migrants"),
    ],
)
def test_words_beside_the_title_of_a_domain_may_be_the_matter(question: str, matter: str) -> None:
    plan = planned(question)
    assert plan.spare is not None
    assert matter in plan.spare.topic


def test_data_classified_by_sex_are_no_ranking() -> None:
    plan = planned("هل توجد في كينيا بيانات مصنفة حسب الجنس والعمر؟")
    assert plan.refusal is None


@pytest.mark.parametrize(
    "question",
    [
        "Who comes last?",
        "Sort the countries by how well they are governed",
        "Give a mark to Kenya and Nepal",
        "Quel pays est premier ?",
        "Dresse un classement des pays",
        "Haz un ranking de los países",
        "Que país fica em último?",
        "Составь рейтинг стран",
        "رتب الدول حسب الأداء",
    ],
)
def test_an_order_by_merit_is_refused_however_it_is_asked_for(question: str) -> None:
    assert planned(question).refusal is Reason.NO_RANKING


@pytest.mark.parametrize(
    "question",
    [
        "Is MGI a ranking of countries?",
        "¿El MGI es un ranking de países?",
        "MGI — это рейтинг стран?",
    ],
)
def test_whether_mgi_ranks_is_answered(question: str) -> None:
    plan = planned(question)
    assert (plan.intent, plan.refusal) == (Intent.ABOUT_MGI, None)


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Where could Kenya make more progress?", Polarity.GAP),
        ("Which aspects need strengthening in Kenya?", Polarity.GAP),
        ("What are Kenya's shortfalls?", Polarity.GAP),
        ("Que reste-t-il à faire au Kenya ?", Polarity.GAP),
        ("What are the bright spots in Kenya?", Polarity.STRENGTH),
        ("Las bondades de Kenia", Polarity.STRENGTH),
    ],
)
def test_a_side_is_understood_in_everyday_words(question: str, side: Polarity) -> None:
    assert planned(question).polarity is side
