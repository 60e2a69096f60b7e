"""Questions about a city or a municipality, as people write its name."""

import pytest

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Assistant


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
