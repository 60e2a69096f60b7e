"""A turn of a conversation takes over what it leaves unsaid, and nothing else."""

import pytest

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Assistant


def last(assistant: Assistant, *turns: str) -> Answer:
    *earlier, question = turns
    return assistant.ask(question, earlier)


def ids(answer: Answer) -> list[str]:
    return [citation.finding_id for citation in answer.citations]


GAPS_1 = "What are Kazakhstan's gaps in migrants' rights?"


@pytest.mark.parametrize(
    ("turns", "cited"),
    [
        ((GAPS_1, "and strengths?"), [f"KAZ-2018-D1-S{n}" for n in range(1, 6)]),
        ((GAPS_1, "And in domain 5?"), ["KAZ-2018-D5-G1", "KAZ-2018-D5-G2"]),
        ((GAPS_1, "and Accra?"), ["GHA-accra-2019-D1-G1"]),
        ((GAPS_1, "Et à Accra ?"), ["GHA-accra-2019-D1-G1"]),
        ((GAPS_1, "and Accra?", "back to Kazakhstan"), [f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)]),
        (
            (GAPS_1, "What is the weather in Astana?", "and in domain 5?"),
            ["KAZ-2018-D5-G1", "KAZ-2018-D5-G2"],
        ),
        (
            ("What are Accra's gaps?", "compare it with Omoa on domain 1"),
            ["GHA-accra-2019-D1-G1"],
        ),
        (
            ("What are the gaps in domain 6?", "Kazakhstan"),
            [f"KAZ-2018-D6-G{n}" for n in (1, 2, 3)],
        ),
        (
            ("¿Qué brechas tiene Kazajstán en el dominio 5?", "¿y las fortalezas?"),
            [f"KAZ-2018-D5-S{n}" for n in (1, 2, 3)],
        ),
    ],
)
def test_what_is_left_unsaid_is_taken_over(
    shipped: Assistant, turns: tuple[str, ...], cited: list[str]
) -> None:
    assert ids(last(shipped, *turns)) == cited


def test_a_matter_is_carried_to_another_place_in_its_own_words(shipped: Assistant) -> None:
    turns = ("Is there a reception centre for returned migrants in Omoa?", "und Kazakhstan?")
    answer = last(shipped, *turns)
    assert all(citation.place == "Kazakhstan" for citation in answer.citations)
    again = last(shipped, "Can you apply for a visa online in Accra?", "and in Kazakhstan?")
    assert ids(again) == ["KAZ-2018-D6-G2"]


def test_a_bare_name_is_answered_in_the_language_of_the_conversation(shipped: Assistant) -> None:
    answer = last(shipped, "Quelles sont les lacunes d'Accra dans le domaine 1 ?", "Kazakhstan")
    assert answer.language == "fr"


def test_a_new_question_leaves_the_old_side_behind(shipped: Assistant) -> None:
    answer = last(shipped, "Kazakhstan: gaps in domain 6?", "Does it train its border staff?")
    assert ids(answer)[0] == "KAZ-2018-D6-S1"


def test_a_question_about_mgi_in_between_keeps_the_place(shipped: Assistant) -> None:
    answer = last(shipped, GAPS_1, "Is the MGI a ranking?", "What are the strengths in domain 2?")
    assert ids(answer) == [f"KAZ-2018-D2-S{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("turn", "language"),
    [
        ("In Spanish, please.", "es"),
        ("en français", "fr"),
        ("en anglais s'il vous plaît", "en"),
        ("بالعربية من فضلك", "ar"),
    ],
)
def test_an_answer_is_given_again_in_another_language(
    shipped: Assistant, turn: str, language: str
) -> None:
    answer = last(shipped, GAPS_1, turn)
    assert answer.language == language
    assert ids(answer) == [f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize("question", ["Sum up Kazakhstan's profile", "Brief me on Kazakhstan"])
def test_a_summary_is_the_whole_profile(shipped: Assistant, question: str) -> None:
    assert len(ids(shipped.ask(question))) == 36
