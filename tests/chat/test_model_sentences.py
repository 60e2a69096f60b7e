"""How a chat model's words are cut into sentences with their citations."""

import pytest

from mgi_rag.chat.writing.sentences import Said, sentences_of


@pytest.mark.parametrize(
    "text",
    [
        "Visas are free. [1]\nCourses are rare. [2] [3]",
        "Visas are free [1].\nCourses are rare [2, 3].",
        "Visas are free. [1] Courses are rare. [2][3]",
        "[1] Visas are free.\n[2] [3] Courses are rare.",
        "[1] Visas are free. [2] [3] Courses are rare.",
        "- Visas are free. [1]\n\n- Courses are rare. [2; 3]\n",
        "1. **Visas** are free. [1]\n2. Courses are rare. [2] [3]",
    ],
)
@pytest.mark.parametrize("size", [1, 7, 1_000])
def test_a_sentence_keeps_its_numbers_however_they_are_written(text: str, size: int) -> None:
    pieces = [text[n : n + size] for n in range(0, len(text), size)]
    found = list(sentences_of(pieces))
    assert [said.numbers for said in found] == [(1,), (2, 3)]
    assert [said.text.rstrip(".") for said in found] == ["Visas are free", "Courses are rare"]


def test_a_sentence_is_told_before_the_next_one_is_whole() -> None:
    pieces = iter(["Visas are free. [1]\nCour", "ses are rare. [2]"])
    assert next(sentences_of(pieces)) == Said("Visas are free.", (1,))
    assert next(pieces) == "ses are rare. [2]"


@pytest.mark.parametrize(
    "text",
    ["![a](b.png) [1]", "See https://example.org. [1]", "<b>Visas</b> are free. [1]", "x" * 5_000],
)
def test_markup_and_monsters_are_no_sentences(text: str) -> None:
    assert not any(said.is_plain for said in sentences_of([text]))
