"""How likely the first passage answers: three small logistic models, multiplied."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from qa.weighing.clues import CLUES, clue_values
from qa.weighing.finding import Finding
from qa.weighing.model import Known, known_of
from qa.weighing.weigh import Weighed
from qa.weighing.window import Values

FACTORS = ("on topic", "fits", "right")


@dataclass(frozen=True, slots=True)
class Confidence:
    """Three probabilities, 0 to 1.

    `on_topic`: the articles speak of what is asked; `fits`: and say what is asked, rather than
    something near; `right`: if so, the first passage is where.
    """

    on_topic: float
    fits: float
    right: float

    @property
    def answerable(self) -> float:
        """The probability that the articles answer the question."""
        return self.on_topic * self.fits

    @property
    def overall(self) -> float:
        """The probability that the first passage answers it."""
        return self.answerable * self.right


def confidence(weighed: Weighed, copies: Sequence[int] = ()) -> Confidence:
    """How likely the first of the weighed candidates answers (logistic regression on clues).

    `copies` are the numbers of the candidates that are shown with a better one, as they say the
    same.
    """
    clues = clue_values(Finding(weighed, copies))
    sums = _weights(known_of(weighed.match)) @ np.append(clues, 1.0)
    return Confidence(*(1 / (1 + math.exp(-float(s))) for s in sums))


@lru_cache(maxsize=3)
def _weights(known: Known) -> Values:
    """The weights of each factor, shape (factors, clues + 1), the last an intercept."""
    name = f"{known}.confidence.json"
    table = json.loads((files("qa.weighing") / "data" / name).read_text("utf-8"))
    names = (*CLUES, "intercept")
    return np.array([[table[factor][name] for name in names] for factor in FACTORS])
