"""From confidence to status: two thresholds, and how to fit them to one's own gold."""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import SayswhereError
from qa.answer import Status

# On simulated calibrated confidences, leaving one question out moves `answered` by up to 0.57 with
# 20 questions, 0.12 with 30, 0.04 with 100.
LEAST_CASES = 30
LEAST_OF_EACH = 5
# Hiding a right passage costs more than showing a poor one marked as unsure.
KEPT = 0.99
GRID = np.arange(1, 100) / 100


class CalibrationError(SayswhereError):
    """Thresholds that cannot be read or fitted."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Confidence from `answered` on is an answer, from `shown` on worth showing; both 0 to 1."""

    answered: float
    shown: float

    def __post_init__(self) -> None:
        if not 0 <= self.shown <= self.answered <= 1:
            raise CalibrationError(
                f"Thresholds must be 0 ≤ shown ≤ answered ≤ 1, and are shown {self.shown}, "
                f"answered {self.answered}: correct them or run `sayswhere eval --calibrate`."
            )

    def status(self, confidence: float, doubt: str = "") -> Status:
        """What an answer of this confidence is; one in doubt is not `answered`."""
        if confidence >= self.answered and not doubt:
            return "answered"
        return "unsure" if confidence >= self.shown else "not_found"

    @classmethod
    def read(cls, path: Path) -> "Thresholds":
        """The thresholds in a JSON file; raises CalibrationError."""
        try:
            entry = json.loads(path.read_text(encoding="utf-8"))
            return cls(float(entry["answered"]), float(entry["shown"]))
        except OSError as error:
            reason = (error.strerror or "unreadable").lower()
            raise CalibrationError(f"{path} cannot be read ({reason}): check the path.") from None
        except (ValueError, KeyError, TypeError):
            raise CalibrationError(
                f'{path} must hold {{"answered": 0.5, "shown": 0.1}} and does not: '
                f"write it with `sayswhere eval --calibrate --thresholds {path}`."
            ) from None

    def write(self, path: Path) -> None:
        """Put them into a JSON file that `read` reads; raises OSError."""
        path.write_text(json.dumps(asdict(self)) + "\n", encoding="utf-8")


# Of answers at 0.6 and above nine in ten are right on the bench files; below 0.002 no passage of
# the bench files or the gold was worth reading.
DEFAULT_THRESHOLDS = Thresholds(answered=0.6, shown=0.002)


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
