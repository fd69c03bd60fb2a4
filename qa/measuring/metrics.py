"""The figures by which answers are measured; plain functions on plain numbers.

A ranking is a sequence of booleans, best first: is the passage at this rank right? A figure over
nothing is None, never zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Ranking = Sequence[bool]


def mean(values: Sequence[float]) -> float | None:
    """The arithmetic mean."""
    return sum(values) / len(values) if values else None


def success_at(rankings: Sequence[Ranking], k: int) -> float | None:
    """The share of questions with a right passage among the first k (P@1 for k = 1).

    Called recall at k in question answering, success@k in TREC.
    """
    return mean([float(any(ranking[:k])) for ranking in rankings])


def mean_reciprocal_rank(rankings: Sequence[Ranking]) -> float | None:
    """The mean of 1 / rank of the first right passage, 0 where there is none (Voorhees 1999)."""
    return mean([reciprocal_rank(ranking) for ranking in rankings])


def reciprocal_rank(ranking: Ranking) -> float:
    """1 / rank of the first right passage, 0 where there is none."""
    return next((1 / rank for rank, right in enumerate(ranking, start=1) if right), 0.0)


def average_precision(ranking: Ranking, relevant: int) -> float:
    """The sum of precision at each right passage, over the number of right passages there are.

    Manning, Raghavan and Schütze 2008, section 8.4; a right passage not ranked adds nothing.
    """
    found, total = 0, 0.0
    for rank, right in enumerate(ranking, start=1):
        if right:
            found += 1
            total += found / rank
    return total / relevant


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float | None:
    """The probability that a positive scores above a negative, ties counting half.

    The area under the ROC curve as a Mann-Whitney statistic (Hanley and McNeil 1982).
    """
    if not positives or not negatives:
        return None
    ordered = np.sort(np.array(negatives, dtype=float))
    below = np.searchsorted(ordered, positives, side="left")
    below_or_equal = np.searchsorted(ordered, positives, side="right")
    return float((below + below_or_equal).sum() / 2 / len(positives) / len(negatives))


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """The answers whose confidence lies in [low, high), 1.0 belonging to the last bin."""

    low: float
    high: float
    count: int
    confidence: float | None
    right: float | None


def reliability(
    confidences: Sequence[float], rights: Sequence[bool], bins: int = 10
) -> tuple[ReliabilityBin, ...]:
    """Mean confidence against the share that is right, in bins of equal width (Guo et al. 2017)."""
    members: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in sorted(zip(confidences, rights, strict=True)):
        members[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return tuple(
        ReliabilityBin(
            number / bins,
            (number + 1) / bins,
            len(member),
            mean([confidence for confidence, _ in member]),
            mean([float(right) for _, right in member]),
        )
        for number, member in enumerate(members)
    )


def expected_calibration_error(table: Sequence[ReliabilityBin]) -> float | None:
    """The mean over answers of |share right - mean confidence| of their bin (Guo et al. 2017)."""
    filled = [(b.count, b.confidence, b.right) for b in table]
    gaps = [n * abs(r - c) for n, c, r in filled if c is not None and r is not None]
    total = sum(n for n, _, _ in filled)
    return sum(gaps) / total if total else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which a share (0 to 1) lies, interpolated between neighbours."""
    return float(np.quantile(values, share)) if values else None
