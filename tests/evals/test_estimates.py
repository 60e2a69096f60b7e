"""Intervals and tests say how sure a figure is, and say the same each time."""

import pytest

from mgi_rag.evals.estimates import (
    corrected,
    gap_estimate,
    mean_estimate,
    paired_difference,
    quantile_estimate,
)

SEED = 7


def names(n: int) -> list[str]:
    return [f"q{i}" for i in range(n)]


def test_a_mean_lies_in_its_interval_and_the_same_seed_gives_the_same() -> None:
    values = [1.0] * 80 + [0.0] * 20
    one = mean_estimate(values, names(100), SEED)
    assert one == mean_estimate(values, names(100), SEED)
    assert one.value == pytest.approx(0.8)
    assert 0.70 < one.low < 0.75
    assert 0.85 < one.high < 0.90


def test_six_versions_of_one_question_are_not_six_questions() -> None:
    values = [1.0] * 80 + [0.0] * 20
    alone = mean_estimate(values, names(100), SEED)
    together = mean_estimate(values, [f"q{i // 5}" for i in range(100)], SEED)
    assert together.value == alone.value
    assert together.high - together.low > alone.high - alone.low


def test_all_right_of_a_few_is_not_certainty() -> None:
    few = mean_estimate([1.0] * 5, names(5), SEED)
    assert few.value == few.high == 1.0
    assert few.low == pytest.approx(0.566, abs=0.001)


def test_a_quantile_lies_in_its_interval() -> None:
    found = quantile_estimate([float(i) for i in range(101)], 0.95, SEED)
    assert found.value == 95
    assert found.low <= 95 <= found.high


def test_the_gap_is_between_the_best_and_the_worst_language() -> None:
    values = {"en": [1.0] * 10, "fr": [1.0] * 8 + [0.0] * 2, "ar": [1.0] * 5 + [0.0] * 5}
    found = gap_estimate(values, SEED)
    assert found.value == pytest.approx(0.5)
    assert found.low < 0.5 < found.high
    assert gap_estimate({"en": [1.0, 0.0], "fr": [1.0, 0.0]}, SEED).value == 0


def test_a_difference_of_many_questions_is_significant_and_of_two_is_not() -> None:
    before = [1.0] * 100
    many = paired_difference(before, [0.0] * 12 + [1.0] * 88, names(100), SEED)
    assert many.effect == pytest.approx(-0.12)
    assert many.high < 0
    assert many.p < 0.001
    two = paired_difference(before, [0.0] * 2 + [1.0] * 98, names(100), SEED)
    assert two.p > 0.05
    same = paired_difference(before, before, names(100), SEED)
    assert (same.effect, same.p) == (0, 1)


def test_p_values_of_many_kinds_are_corrected() -> None:
    assert corrected([0.01, 0.02, 0.03]) == pytest.approx([0.03, 0.03, 0.03])
    assert corrected([]) == []
