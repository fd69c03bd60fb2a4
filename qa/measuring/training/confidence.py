"""Fits the three factors of the confidence by logistic regression on clues."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from qa.measuring.training.weights import LEAST_DEVIATION
from qa.weighing.confidence import FACTORS

Array = NDArray[np.float64]

# Of the questions people ask an article, how many it does not answer is not known; the fit takes
# one off topic for five that it answers, and one near miss for fifty: with more of either the
# confidence of ordinary questions falls short of how often they are right.
OFF_TOPIC_SHARE = 0.2
NEAR_MISS_SHARE = 0.02
# Best of 1e-4, 1e-3 and 1e-2 on articles left out, each factor by itself.
PULLS = {"on topic": 1e-4, "fits": 1e-3, "right": 1e-2}


@dataclass(frozen=True)
class Judged:
    """The clues of one question under a model that has not seen its article, and whether its
    first passage answers it.

    `off_topic` are questions of another article, `near_miss` ones written to look answerable.
    """

    source: str
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
    # Answerable questions of other kinds of text would make the kind of text look like a fit.
    beside = [j for j in answerable if j.source in {j.source for j in near}]
    fits = {
        "on topic": _fitted(answerable, off, _alike, OFF_TOPIC_SHARE, PULLS["on topic"]),
        "fits": _fitted(beside, near, _by_size, NEAR_MISS_SHARE, PULLS["fits"]),
        "right": _fitted(
            [j for j in answerable if j.right],
            [j for j in answerable if not j.right],
            _by_size,
            None,
            PULLS["right"],
        ),
    }
    return {factor: fits[factor] for factor in FACTORS}


def _alike(judged: Sequence[Judged]) -> Array:
    """The weight of each question where each counts for itself."""
    return np.ones(len(judged))


def _by_size(judged: Sequence[Judged]) -> Array:
    """The weight of each question where a file counts by the root of its size: SQuADShifts has
    twenty times the questions of the scientific articles."""
    sizes = Counter(j.source for j in judged)
    return np.array([1 / np.sqrt(sizes[j.source]) for j in judged])


def factor_values(factors: Mapping[str, Array], clues: Array) -> tuple[float, ...]:
    """The probability of each factor for a question's clues."""
    sums = (factors[name] @ np.append(clues, 1.0) for name in FACTORS)
    return tuple(float(1 / (1 + np.exp(-s))) for s in sums)


def _fitted(
    yes: Sequence[Judged],
    no: Sequence[Judged],
    weigh: Callable[[Sequence[Judged]], Array],
    share: float | None,
    pull: float,
) -> Array:
    """Weights that tell yes from no, where no counts for `share` of yes, or each for itself."""
    values = np.array([j.clues for j in (*yes, *no)])
    labels = np.array([1.0] * len(yes) + [-1.0] * len(no))
    counts = weigh([*yes, *no])
    if share is not None:
        counts[len(yes) :] *= share * counts[: len(yes)].sum() / counts[len(yes) :].sum()
    mean, scale = values.mean(axis=0), values.std(axis=0)
    scale = np.where(scale > LEAST_DEVIATION, scale, np.inf)
    inputs = np.column_stack([(values - mean) / scale, np.ones(len(values))])

    def loss(weights: Array) -> tuple[float, Array]:
        margin = labels * (inputs @ weights)
        pulled = pull * np.append(weights[:-1], 0.0)
        slope = -(counts * labels / (1 + np.exp(margin))) @ inputs / counts.sum() + 2 * pulled
        value = counts @ np.logaddexp(0, -margin) / counts.sum() + pulled @ weights
        return float(value), slope

    found = minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B").x
    scaled = found[:-1] / scale
    return np.append(scaled, found[-1] - scaled @ mean)
