"""The two thresholds fitted to one's own gold."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SayswhereError
from qa.measuring.calibration import LEAST_CASES, Case, fitted_thresholds

MANY = [Case(0.6 + i / 100, True) for i in range(30)] + [Case(i / 100, False) for i in range(30)]
CASES = st.builds(Case, st.floats(0, 1, allow_nan=False), st.booleans())


def test_thresholds_part_right_from_wrong() -> None:
    fitted = fitted_thresholds(MANY)
    assert 0.29 < fitted.answered < 0.6
    assert fitted.shown <= fitted.answered


@pytest.mark.parametrize("few", [MANY[:10], MANY[:40][:33], MANY[-LEAST_CASES:]])
def test_too_few_cases_are_refused(few: list[Case]) -> None:
    with pytest.raises(SayswhereError, match="add gold questions"):
        fitted_thresholds(few)


@given(st.lists(CASES, min_size=LEAST_CASES, max_size=60), st.randoms())
def test_fitted_thresholds_do_not_depend_on_order(cases: list[Case], chance: random.Random) -> None:
    cases = [*cases, *MANY[:5], *MANY[-5:]]
    shuffled = chance.sample(cases, len(cases))
    fitted = fitted_thresholds(cases)
    assert fitted == fitted_thresholds(shuffled)
    assert 0 <= fitted.shown <= fitted.answered <= 1
