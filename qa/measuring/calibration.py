"""How to fit the two thresholds to one's own gold."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.answering.thresholds import CalibrationError, Thresholds

# On simulated calibrated confidences, leaving one question out moves `answered` by up to 0.57 with
# 20 questions, 0.12 with 30, 0.04 with 100.
LEAST_CASES = 30
LEAST_OF_EACH = 5
# Hiding a right passage costs more than showing a poor one marked as unsure.
KEPT = 0.99
GRID = np.arange(1, 100) / 100


@dataclass(frozen=True, slots=True)
class Case:
    """How sure a first passage was, and whether it was right."""

    confidence: float
    right: bool


def fitted_thresholds(cases: Sequence[Case]) -> Thresholds:
    """The thresholds that suit some cases best; raises CalibrationError where they are too few.

    `answered` maximises balanced accuracy (Youden 1950: the share of right passages called
    answers and the share of others declined count alike, so that how many unanswerable questions
    the gold happens to hold does not matter). `shown` is the highest that hides at most 1 in 100
    right passages. Both shares are smoothed, or ten questions would decide. Of equals the lower
    `answered` and the higher `shown` win.
    """
    right = [case.confidence for case in cases if case.right]
    wrong = [case.confidence for case in cases if not case.right]
    _refuse_few(len(right), len(wrong))
    width = _bandwidth([case.confidence for case in cases])
    kept, mistaken = _share_above(right, width), _share_above(wrong, width)
    # Rounded, or the last digit of a sum would choose among equals.
    answered = float(GRID[np.argmax(np.round(kept - mistaken, 9))])
    hiding_few = GRID[kept >= KEPT]
    shown = float(hiding_few[-1]) if len(hiding_few) else 0.0
    return Thresholds(answered, min(shown, answered))


def _refuse_few(right: int, wrong: int) -> None:
    if right + wrong < LEAST_CASES or min(right, wrong) < LEAST_OF_EACH:
        raise CalibrationError(
            f"Fitting thresholds takes {LEAST_CASES} gold questions with a passage, "
            f"{LEAST_OF_EACH} of them right and {LEAST_OF_EACH} not; "
            f"here are {right} right and {wrong} not: add gold questions."
        )


def _bandwidth(confidences: Sequence[float]) -> float:
    """Silverman 1986, equation 3.28: narrower the more cases and the closer they lie."""
    deviation = float(np.std(confidences))
    return max(1.06 * deviation / math.pow(len(confidences), 0.2), 0.01)


def _share_above(confidences: Sequence[float], width: float) -> NDArray[np.float64]:
    """The smoothed share of confidences at or above each threshold of the grid."""
    distance = (np.sort(np.array(confidences))[:, None] - GRID) / (width * math.sqrt(2))
    share: NDArray[np.float64] = (1 + _erf(distance)).mean(axis=0) / 2
    return share


_erf = np.vectorize(math.erf, otypes=[float])
