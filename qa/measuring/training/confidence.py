"""Fits the three factors of the confidence by logistic regression on clues."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from qa.measuring.training.weights import LEAST_DEVIATION
from qa.weighing.confidence import FACTORS

Array = NDArray[np.float64]

# Of the questions people ask an article, how many it does not answer is not known; the fit takes
# one off topic for each it answers, and one near miss (the adversarial ones of SQuAD 2.0) for
# twenty, so that the confidence of ordinary questions is not spoilt by trick questions.
OFF_TOPIC_SHARE = 1.0
NEAR_MISS_SHARE = 0.05
PULL = 1e-4


@dataclass(frozen=True)
class Judged:
    """The clues of one question, and whether its first passage answers it.

    `off_topic` are questions of another article, `near_miss` ones written to look answerable.
    """

    clues: Array
    right: bool
    off_topic: bool = False
    near_miss: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the article answers it."""
        return not (self.off_topic or self.near_miss)


def fitted_factors(judged: Sequence[Judged]) -> dict[str, Array]:
    """The weights of each factor of the confidence, the intercept last; deterministic."""
    answerable = [j for j in judged if j.answerable]
    off, near = [j for j in judged if j.off_topic], [j for j in judged if j.near_miss]
    fits = (
        _fitted(answerable, off, OFF_TOPIC_SHARE),
        _fitted(answerable, near, NEAR_MISS_SHARE),
        _fitted([j for j in answerable if j.right], [j for j in answerable if not j.right], None),
    )
    return dict(zip(FACTORS, fits, strict=True))


def factor_values(factors: Mapping[str, Array], clues: Array) -> tuple[float, ...]:
    """The probability of each factor for a question's clues."""
    sums = (factors[name] @ np.append(clues, 1.0) for name in FACTORS)
    return tuple(float(1 / (1 + np.exp(-s))) for s in sums)


def _fitted(yes: Sequence[Judged], no: Sequence[Judged], share: float | None) -> Array:
    """Weights that tell yes from no, where no counts for `share` of yes, or each for itself."""
    values = np.array([j.clues for j in (*yes, *no)])
    labels = np.array([1.0] * len(yes) + [-1.0] * len(no))
    each = share * len(yes) / len(no) if share is not None else 1.0
    counts = np.where(labels > 0, 1.0, each)
    mean, scale = values.mean(axis=0), values.std(axis=0)
    scale = np.where(scale > LEAST_DEVIATION, scale, np.inf)
    inputs = np.column_stack([(values - mean) / scale, np.ones(len(values))])

    def loss(weights: Array) -> tuple[float, Array]:
        margin = labels * (inputs @ weights)
        pull = PULL * np.append(weights[:-1], 0.0)
        slope = -(counts * labels / (1 + np.exp(margin))) @ inputs / counts.sum() + 2 * pull
        value = counts @ np.logaddexp(0, -margin) / counts.sum() + pull @ weights
        return float(value), slope

    found = minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B").x
    scaled = found[:-1] / scale
    return np.append(scaled, found[-1] - scaled @ mean)
