"""Fits one weight a signal: a listwise softmax over the candidates of each question."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from qa.measuring.training.samples import Sample

Array = NDArray[np.float64]

# Strength of the pull towards zero, on signals scaled to unit deviation; of 1e-4, 3e-4, 1e-3 and
# 3e-3 the best on articles left out of the fit.
PULL = 1e-3
MOST_STEPS = 200
# Questions as people ask them who have not read the wording are few among the public sets, and
# count so many times: with meaning, 3 in 100 more of them come first, and of others none less.
TIMES = {"people": 3}
LEAST_DEVIATION = 1e-6


def fitted_weights(samples: Sequence[Sample], pull: float = PULL) -> Array:
    """The weights under which the right candidates are likeliest (Cao et al. 2007, ListNet,
    with the top-one probability), shape (signals,); deterministic."""
    found = [sample for sample in samples if sample.right.any()]
    known = [sample for sample in found for _ in range(TIMES.get(sample.source, 1))]
    values = np.concatenate([sample.values for sample in known])
    right = np.concatenate([sample.right for sample in known])
    starts = np.cumsum([0, *(len(sample.right) for sample in known)])[:-1]
    scale = values.std(axis=0)
    scale = np.where(scale > LEAST_DEVIATION, scale, np.inf)  # what never varies tells nothing
    problem = _Softmax((values / scale).astype(np.float32), right, starts, pull)
    start = np.zeros(values.shape[1])
    options = {"maxiter": MOST_STEPS, "ftol": 1e-7}
    found = minimize(problem, start, jac=True, method="L-BFGS-B", options=options)
    weights: Array = found.x / scale
    return weights


class _Softmax:
    """The loss and its gradient: minus the mean log probability of a right candidate."""

    def __init__(
        self,
        values: NDArray[np.float32],
        right: NDArray[np.bool_],
        starts: NDArray[np.intp],
        pull: float,
    ) -> None:
        self.values, self.right, self.starts, self.pull = values, right, starts, pull
        self.sizes = np.diff(starts, append=len(right))

    def __call__(self, weights: Array) -> tuple[float, Array]:
        scores = (self.values @ weights.astype(np.float32)).astype(float)
        highest = np.maximum.reduceat(scores, self.starts)
        odds = np.exp(scores - self._spread(highest))
        total = np.add.reduceat(odds, self.starts)
        hit = np.add.reduceat(odds * self.right, self.starts)
        expected = odds / self._spread(total)
        wanted = odds * self.right / self._spread(hit)
        slope = (expected - wanted).astype(np.float32) @ self.values / len(self.starts)
        loss = -np.log(hit / total).mean() + self.pull * weights @ weights
        return float(loss), slope.astype(float) + 2 * self.pull * weights

    def _spread(self, per_question: Array) -> Array:
        return np.repeat(per_question, self.sizes)
