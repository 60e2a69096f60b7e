"""Questions about a city or a municipality, as people write its name."""

import pytest

from mgi_rag.chat.answer import Answer, Choice
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.plan import Intent, Reason
from mgi_rag.places.place import Place
from mgi_rag.profiles.finding import Domain, Polarity


def ids(answer: Answer) -> list[str | None]:
    return [citation.finding_id for citation in answer.citations]


DANLI = ["HND-danli-2024-D2-S1", "HND-danli-2024-D2-S2", "HND-danli-2024-D6-S1"]
GOMPA = ["LBR-gompa-2024-D1-G1", "LBR-gompa-2024-D2-G1", "LBR-gompa-2024-D2-G2"]


@pytest.mark.parametrize(
    ("question", "findings"),
    [
        ("Перечислите сильные стороны муниципалитета Данли", DANLI),
        ("Что хорошо в Данли?", DANLI),
        ("ما نقاط القوة في مدينة دانلي؟", DANLI),
        ("Enumera las fortalezas de la municipalidad de Danlí", DANLI),
        ("Quels sont les atouts de la commune Danlí ?", DANLI),
        ("Пробелы города Гомпа-Сити", GOMPA),
        ("اذكر الثغرات في غانتا", GOMPA),
    ],
)
def test_the_whole_list_of_a_locality_is_told(
    shipped: Assistant, question: str, findings: list[str]
) -> None:
    assert ids(shipped.ask(question)) == findings


@pytest.mark.parametrize(
    "turn", ["Тот же вопрос о Ганте.", "السؤال نفسه عن غانتا.", "Same question for Ganta."]
)
def test_the_same_question_is_asked_of_another_locality(shipped: Assistant, turn: str) -> None:
    assert ids(shipped.ask(turn, ["Accra's gaps?"])) == GOMPA


def test_what_a_country_does_well_is_no_gap(shipped: Assistant) -> None:
    answer = shipped.ask("ما الذي تحسنه كازاخستان في مجال حقوق المهاجرين؟")
    assert ids(answer)
    assert all("-D1-S" in (finding or "") for finding in ids(answer))
    asked = shipped.ask("ما الذي يجب أن تحسنه كازاخستان في مجال حقوق المهاجرين؟")
    assert ids(asked)
    assert all("-D1-G" in (finding or "") for finding in ids(asked))


@pytest.mark.parametrize(
    ("question", "asked_back"),
    [
        ("Please compare Danlí.", "What should Danlí (Honduras) be compared with?"),
        ("Compare the strengths of Danlí in domain 2.", "What should Danlí"),
        ("Comparez Danlí, s'il vous plaît.", "À quoi faut-il comparer Danlí"),
        ("Сравните Данли.", "С чем сравнить: Данли"),
    ],
)
def test_a_lone_place_to_compare_is_asked_back(
    shipped: Assistant, question: str, asked_back: str
) -> None:
    answer = shipped.ask(question)
    assert answer.reason is Reason.NEEDS_CHOICE
    assert not answer.citations
    assert answer.answer.startswith(asked_back.split("Данли")[0])
    assert len(answer.choices) == 4
    places = {place.key for choice in answer.choices[:1] for place in chosen(shipped, choice)}
    assert "HND-danli" in places
    assert len(places) == 2


def chosen(shipped: Assistant, choice: Choice) -> tuple[Place, ...]:
    return shipped.ask(choice.question).plan.places


def test_what_is_asked_of_the_lone_place_stays_in_the_choices(shipped: Assistant) -> None:
    answer = shipped.ask("Compare the strengths of Danlí in domain 2.")
    plan = shipped.ask(answer.choices[0].question).plan
    assert (plan.intent, plan.polarity, plan.domains) == (
        Intent.COMPARE,
        Polarity.STRENGTH,
        (Domain(2),),
    )


@pytest.mark.parametrize(
    "question",
    [
        "Compare the strengths and gaps of Danlí.",
        "Compare domains 2 and 6 of Danlí.",
        "What changed in Danlí?",
    ],
)
def test_two_things_of_one_place_are_compared(shipped: Assistant, question: str) -> None:
    assert shipped.ask(question).citations
