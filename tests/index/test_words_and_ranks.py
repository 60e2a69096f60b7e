"""Search by words in six languages, and one ranking made of several."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from mgi_rag.index.fusion import fuse
from mgi_rag.index.lexical import LexicalIndex, LexicalText

# Invented sentences, two a language; the question shares a stem with the first alone.
CASES = [
    ("en", "Foreign students may work part-time.", "Borders are open.", "Does a student pay?"),
    ("fr", "Les écoles acceptent les enfants.", "Le visa est gratuit.", "une ecole"),
    ("es", "Los trabajadores votan.", "La frontera cierra.", "¿Vota el trabajador?"),
    ("pt", "As crianças têm escolas.", "O visto é gratuito.", "escola da criança"),
    ("ru", "Мигранты получают разрешения.", "Граница закрыта.", "разрешение мигранту"),
    ("ar", "يحصل المهاجرون على التأشيرات.", "الحدود مفتوحة.", "التأشيرة للمهاجرين"),
]


@pytest.mark.parametrize(("language", "near", "far", "question"), CASES)
def test_inflected_words_are_found(language: str, near: str, far: str, question: str) -> None:
    index = LexicalIndex([LexicalText("near", language, near), LexicalText("far", language, far)])
    assert set(index.scores(question, ["near", "far"])) == {"near"}


def test_only_the_asked_are_scored() -> None:
    texts = [LexicalText(str(n), "en", "visa " * n) for n in range(1, 4)]
    assert set(LexicalIndex(texts).scores("visa", ["1", "3", "9"])) == {"1", "3"}


@pytest.mark.parametrize("question", ["", "the of and", "zzzz", "?!", "\ud800", "🙂"])
def test_a_question_without_a_known_word_finds_nothing(question: str) -> None:
    index = LexicalIndex([LexicalText("a", "en", "Visas are free."), LexicalText("b", "en", "")])
    assert index.scores(question, ["a", "b"]) == {}
    assert LexicalIndex([]).scores(question, []) == {}


@pytest.mark.parametrize("text", ["", "?!", "the of and"])
def test_texts_without_words_do_no_harm(text: str) -> None:
    assert LexicalIndex([LexicalText("a", "en", text)]).scores("visa the", ["a"]) == {}


def test_a_name_is_found_across_languages() -> None:
    index = LexicalIndex(
        [LexicalText("en", "en", "Frontex helps."), LexicalText("fr", "fr", "Frontex aide.")]
    )
    assert set(index.scores("Frontex ?", ["en", "fr"])) == {"en", "fr"}


def test_many_threads_get_the_same_scores() -> None:
    index = LexicalIndex([LexicalText(str(n), "en", f"visa school {n}") for n in range(50)])
    ids = [str(n) for n in range(50)]
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: index.scores("visas for schools", ids), range(32)))
    assert len(results[0]) == 50
    assert all(result == results[0] for result in results)


def test_fusion_is_the_published_sum() -> None:
    fused = fuse([{"a": 0.9, "b": 0.8, "c": 0.1}, {"c": 7.0, "b": 3.0}])
    assert fused["a"] == pytest.approx(1 / 61)
    assert fused["b"] == pytest.approx(1 / 62 + 1 / 62)
    assert fused["c"] == pytest.approx(1 / 63 + 1 / 61)
    assert list(fused) == ["c", "b", "a"]


def test_equal_scores_share_a_rank() -> None:
    fused = fuse([{"z": 1.0, "a": 1.0, "m": 0.5}])
    assert fused["z"] == fused["a"] == pytest.approx(1 / 61)
    assert fused["m"] == pytest.approx(1 / 63)
    assert list(fused) == ["a", "z", "m"]


def test_nothing_fuses_to_nothing() -> None:
    assert fuse([]) == fuse([{}, {}]) == {}
