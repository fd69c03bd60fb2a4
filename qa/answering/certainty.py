"""How certain an answer is: one figure and its words, the same in every face.

    answer.certainty     of the whole answer, which is that of its first passage
    answer.certainties   of each passage, in their order
    answer.near          how many passages stand in view; the others are far less likely than the
                         first, and a face folds them away

Each is a `Certainty`: `str(certainty)` is "almost certain, 96 in 100", `certainty.words` and
`certainty.figure` are its two halves, `certainty.level` a name for looks, and `certainty.share`
the number. Words and figure follow from the share alone, and the share from confidence, doubt and
status together, so that no two of them can disagree: what is `answered` is at least "likely",
what is `unsure` at most "an even chance", what is `not_found` "very unlikely".

It is said of what has a passage; a greeting or an article without sentences has nothing to be
certain of, and a face shows no certainty there.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from qa.answering.thresholds import DEFAULT_THRESHOLDS, Status

# On gold and four bench files, of the passages below the first that alone are right, this folds
# away one in five where the answer is unsure, and of those that are wrong half there and nineteen
# in twenty where it is answered.
FAR = 0.2

_LIKELY = DEFAULT_THRESHOLDS.answered
_LEAST = 0.01  # one in a hundred; what is less is told so, not as "0 in 100"


class Level(StrEnum):
    """The steps of certainty, for looks; what a person reads are a certainty's words."""

    CERTAIN = "certain"
    LIKELY = "likely"
    EVEN = "even"
    UNLIKELY = "unlikely"
    REMOTE = "remote"


# From the top down, the least share of each, after the scale of Mosteller and Youtz (1990),
# "Quantifying probabilistic expressions"; "likely" begins where an answer does.
_SCALE = (
    (0.9, Level.CERTAIN, "almost certain"),
    (_LIKELY, Level.LIKELY, "likely"),
    (0.4, Level.EVEN, "an even chance"),
    (0.1, Level.UNLIKELY, "unlikely"),
    (0.0, Level.REMOTE, "very unlikely"),
)
# What each status can be: thresholds of one's own move the status, never what a word means.
_BETWEEN: dict[Status, tuple[float, float]] = {
    "answered": (_LIKELY, 1.0),
    "unsure": (0.0, math.nextafter(_LIKELY, 0.0)),
    "not_found": (0.0, math.nextafter(_LEAST, 0.0)),
}


@dataclass(frozen=True, slots=True)
class Certainty:
    """How likely a passage answers once all that speaks against it is counted: 0 to 1."""

    share: float

    @property
    def level(self) -> Level:
        """The step, for a style or a class."""
        return next(level for least, level, _ in _SCALE if self.share >= least)

    @property
    def words(self) -> str:
        """The step as a person says it: "almost certain"."""
        return next(words for least, _, words in _SCALE if self.share >= least)

    @property
    def figure(self) -> str:
        """The share in whole hundredths: "96 in 100"; rounded down, so that it keeps its word."""
        if self.share < _LEAST:
            return "under 1 in 100"
        return f"{math.floor(self.share * 100 + 1e-9)} in 100"

    def __str__(self) -> str:
        return f"{self.words}, {self.figure}"

    def as_json(self) -> dict[str, Any]:
        """Level, words and share as plain JSON values."""
        return {"level": str(self.level), "words": self.words, "share": round(self.share, 4)}


def certainty_of(status: Status, confidence: float, bar: float) -> Certainty:
    """How certain an answer is; `bar` is the confidence that its gravest doubt asks for, else 0."""
    least, most = _BETWEEN[status]
    return Certainty(min(max(_after_doubt(confidence, bar), least), most))


def certainties_of(whole: Certainty, confidences: Sequence[float]) -> tuple[Certainty, ...]:
    """How certain each passage is, the first as the whole answer."""
    return tuple(Certainty(whole.share * _ratio(one, confidences[0])) for one in confidences)


def near_of(confidences: Sequence[float]) -> int:
    """How many passages from the first on are not far less likely than it."""
    ratios = [_ratio(one, confidences[0]) for one in confidences]
    return next((n for n, ratio in enumerate(ratios) if ratio < FAR), len(ratios))


def _after_doubt(confidence: float, bar: float) -> float:
    """The confidence once a doubt has lowered its odds, at the bar to those of any other answer.

    On gold and four bench files with near misses among them (2,470 questions) this is as well
    calibrated as the confidence itself, and better for what is doubted.
    """
    if bar <= _LIKELY or not 0 < confidence < 1:
        return confidence
    return 1 / (1 + _against(confidence) * _against(_LIKELY) / _against(bar))


def _against(probability: float) -> float:
    """The odds against."""
    return (1 - probability) / probability


def _ratio(confidence: float, first: float) -> float:
    return min(confidence / first, 1.0) if first > 0 else 1.0
