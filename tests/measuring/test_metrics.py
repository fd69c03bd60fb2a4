"""The figures: cases worked out by hand, and what must hold for any input."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.measuring import metrics

RANKINGS = [(True, False), (False, False, True), (False,), ()]
SHARES = st.floats(0, 1, allow_nan=False)
ANY_RANKINGS = st.lists(st.lists(st.booleans(), max_size=12), min_size=1, max_size=20)
JUDGED = st.lists(st.tuples(SHARES, st.booleans()), min_size=1, max_size=50)


@pytest.mark.parametrize(("k", "share"), [(1, 0.25), (2, 0.25), (3, 0.5), (10, 0.5)])
def test_success_counts_a_right_passage_within_k(k: int, share: float) -> None:
    assert metrics.success_at(RANKINGS, k) == share


def test_reciprocal_rank_is_of_the_first_right_passage() -> None:
    assert metrics.reciprocal_rank((False, True, True)) == 0.5
    assert metrics.mean_reciprocal_rank(RANKINGS) == pytest.approx((1 + 1 / 3) / 4)


@pytest.mark.parametrize(
    ("ranking", "relevant", "precision"),
    [
        ((True, False, True), 2, (1 / 1 + 2 / 3) / 2),
        ((False, True), 1, 1 / 2),
        ((True, True), 4, 2 / 4),  # two right passages were never ranked
        ((False, False), 3, 0),
    ],
)
def test_average_precision(ranking: tuple[bool, ...], relevant: int, precision: float) -> None:
    assert metrics.average_precision(ranking, relevant) == pytest.approx(precision)


@pytest.mark.parametrize(
    ("positives", "negatives", "area"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1], [0.9], 0.0),
        ([0.5, 0.5], [0.5], 0.5),
        ([0.9, 0.4], [0.5, 0.4], (1 + 1 + 0 + 0.5) / 4),
    ],
)
def test_auroc(positives: list[float], negatives: list[float], area: float) -> None:
    assert metrics.auroc(positives, negatives) == pytest.approx(area)


def test_reliability_and_calibration_error() -> None:
    table = metrics.reliability([0.95, 0.85, 0.83, 0.8, 1.0], [True, True, False, True, True])
    assert [(row.low, row.count) for row in table if row.count] == [(0.8, 3), (0.9, 2)]
    assert table[8].confidence == pytest.approx((0.85 + 0.83 + 0.8) / 3)
    assert table[8].right == pytest.approx(2 / 3)
    gap_of_8, gap_of_9 = abs(2 / 3 - (0.85 + 0.83 + 0.8) / 3), abs(1 - 0.975)
    error = metrics.expected_calibration_error(table)
    assert error == pytest.approx((3 * gap_of_8 + 2 * gap_of_9) / 5)


def test_percentile_lies_between_neighbours() -> None:
    assert metrics.percentile([4, 1, 3, 2], 0.5) == 2.5
    assert metrics.percentile([7], 0.95) == 7


def test_a_figure_over_nothing_is_none_and_not_zero() -> None:
    assert metrics.mean([]) is None
    assert metrics.success_at([], 1) is None
    assert metrics.auroc([], [0.5]) is None
    assert metrics.auroc([0.5], []) is None
    assert metrics.percentile([], 0.5) is None
    assert metrics.expected_calibration_error(metrics.reliability([], [])) is None


@given(ANY_RANKINGS, st.randoms())
def test_order_of_questions_changes_no_rank_figure(
    rankings: list[list[bool]], chance: random.Random
) -> None:
    shuffled = chance.sample(rankings, len(rankings))
    for k in (1, 3, 5):
        assert metrics.success_at(shuffled, k) == pytest.approx(metrics.success_at(rankings, k))
    assert metrics.mean_reciprocal_rank(shuffled) == pytest.approx(
        metrics.mean_reciprocal_rank(rankings)
    )


@given(ANY_RANKINGS)
def test_rank_figures_bound_each_other(rankings: list[list[bool]]) -> None:
    first, third, mrr = (
        metrics.success_at(rankings, 1),
        metrics.success_at(rankings, 3),
        metrics.mean_reciprocal_rank(rankings),
    )
    assert first is not None
    assert third is not None
    assert mrr is not None
    assert 0 <= first <= third <= 1
    assert first <= mrr + 1e-9 <= 1 + 1e-9


@given(st.lists(SHARES, min_size=1), st.lists(SHARES, min_size=1), st.randoms())
def test_auroc_against_its_definition(
    positives: list[float], negatives: list[float], chance: random.Random
) -> None:
    pairs = [(p > n) + (p == n) / 2 for p in positives for n in negatives]
    area = metrics.auroc(chance.sample(positives, len(positives)), negatives)
    swapped = metrics.auroc(negatives, positives)
    assert area is not None
    assert swapped is not None
    assert area == pytest.approx(sum(pairs) / len(pairs))
    assert area + swapped == pytest.approx(1)


@given(JUDGED, st.randoms())
def test_calibration_ignores_order_and_counts_everyone(
    judged: list[tuple[float, bool]], chance: random.Random
) -> None:
    table = _reliability(judged)
    assert _reliability(chance.sample(judged, len(judged))) == table
    assert sum(row.count for row in table) == len(judged)
    error = metrics.expected_calibration_error(table)
    assert error is not None
    assert 0 <= error <= 1


def _reliability(judged: list[tuple[float, bool]]) -> tuple[metrics.ReliabilityBin, ...]:
    return metrics.reliability([sure for sure, _ in judged], [right for _, right in judged])


@given(st.lists(st.booleans(), min_size=1))
def test_confidence_equal_to_the_share_right_has_no_error(rights: list[bool]) -> None:
    share = sum(rights) / len(rights)
    error = metrics.expected_calibration_error(metrics.reliability([share] * len(rights), rights))
    assert error is not None
    assert math.isclose(error, 0, abs_tol=1e-9)
