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
        ("Сравните Данли.", "С чем сравнить: "),
    ],
)
def test_a_lone_place_to_compare_is_asked_back(
    shipped: Assistant, question: str, asked_back: str
) -> None:
    answer = shipped.ask(question)
    assert answer.reason is Reason.NEEDS_CHOICE
    assert not answer.citations
    assert answer.answer.startswith(asked_back)
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


def test_a_complete_question_after_a_remark_aside_starts_anew(shipped: Assistant) -> None:
    earlier = ["Kazakhstan's gaps in domain 6?", "Who runs the MGI?"]
    answer = shipped.ask("What are the gaps of Ganta?", earlier)
    assert ids(answer) == GOMPA


@pytest.mark.parametrize(
    ("question", "findings"),
    [
        ("How many gaps does the source name for Ganta?", GOMPA),
        ("What does the assessment of Danlí say?", DANLI),
        ("Briefing note for the minister: everything that is said of Danlí.", DANLI),
        ("Note pour le ministre : tout ce qui est dit de Danlí.", DANLI),
        ("Pouvez-vous me dire les points forts de Danlí ?", DANLI),
    ],
)
def test_manners_of_speaking_are_no_matter(
    shipped: Assistant, question: str, findings: list[str]
) -> None:
    assert ids(shipped.ask(question)) == findings


def test_cities_are_counted_in_arabic(shipped: Assistant) -> None:
    assert ids(shipped.ask("كم مدينة لديها ثغرات في المجال 1؟")) == [
        "GHA-accra-2019-D1-G1",
        "LBR-gompa-2024-D1-G1",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Which city looks after its migrants the best?",
        "Quelle ville accueille le mieux les étrangers ?",
        "أي مدينة تستقبل المهاجرين على أفضل وجه؟",
        "Give me the MGI league table of countries.",
        "Je veux le classement des pays selon les IGM.",
    ],
)
def test_who_is_best_is_no_question_for_profiles(shipped: Assistant, question: str) -> None:
    assert shipped.ask(question).reason is Reason.NO_RANKING


@pytest.mark.parametrize(
    "question",
    ["Is the MGI designed to rank countries?", "Les IGM servent-ils à classer les pays ?"],
)
def test_whether_mgi_ranks_is_answered(shipped: Assistant, question: str) -> None:
    answer = shipped.ask(question)
    assert answer.reason is None
    assert answer.citations


def test_migration_data_is_no_migration_of_data(shipped: Assistant) -> None:
    assert shipped.ask("Сбор миграционных данных в Аккре").reason is None
