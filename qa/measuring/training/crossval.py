"""Figures on articles kept apart: each is judged by a model fitted without it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from qa.measuring import metrics
from qa.measuring.training.confidence import Array, Judged, factor_values, fitted_factors
from qa.measuring.training.samples import Sample
from qa.measuring.training.weights import fitted_weights

FOLDS = 6


@dataclass(frozen=True)
class Outcome:
    """One question judged by a model that has not seen its article."""

    sample: Sample
    ranking: tuple[bool, ...]  # best first
    precision: float
    answerable: float
    confidence: float

    @property
    def right(self) -> bool:
        """Whether the first passage answers."""
        return bool(self.ranking) and self.ranking[0]


def outcomes_of(samples: Sequence[Sample]) -> Iterator[Outcome]:
    """Every sample judged by the model fitted on the articles of the other folds."""
    for fold in range(FOLDS):
        kept = [s for s in samples if fold_of(s) != fold]
        weights = fitted_weights(kept)
        factors = fitted_factors([judged(sample, weights) for sample in kept])
        for sample in samples:
            if fold_of(sample) == fold:
                yield _outcome(sample, weights, factors)


def fold_of(sample: Sample) -> int:
    """The fold of a question's article, by its name: the same on every machine."""
    return int(sha256(sample.gold.article.id.encode()).hexdigest(), 16) % FOLDS


def judged(sample: Sample, weights: Array) -> Judged:
    """The clues to the first passage under some weights, and whether it is right."""
    return Judged(
        sample.clues(weights),
        bool(sample.right[sample.under(weights).top]),
        off_topic=sample.off_topic,
        near_miss=not sample.gold.answerable and not sample.off_topic,
    )


def figures(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    """P@1 and mean average precision of each file, and how well the confidence tells, 0 to 1."""
    named: dict[str, float | None] = {}
    for source in dict.fromkeys(o.sample.source for o in outcomes):
        of_file = [o for o in outcomes if o.sample.source == source and o.sample.gold.answerable]
        named[f"{source} P@1"] = metrics.success_at([o.ranking for o in of_file], 1)
        named[f"{source} MAP"] = metrics.mean([o.precision for o in of_file])
    return named | _telling(outcomes)


def _telling(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    yes = [o for o in outcomes if o.sample.gold.answerable]
    off = [o for o in outcomes if o.sample.off_topic]
    near = [o for o in outcomes if not o.sample.gold.answerable and not o.sample.off_topic]
    sources = {o.sample.source for o in near}
    beside = [o for o in yes if o.sample.source in sources]
    return {
        "off-topic AUROC of answerable": _auroc(yes, off, "answerable"),
        "off-topic AUROC of confidence": _auroc(yes, off, "confidence"),
        "near-miss AUROC of answerable": _auroc(beside, near, "answerable"),
        "near-miss AUROC of confidence": _auroc(beside, near, "confidence"),
        "calibration error, answerable questions": _calibration_error(yes),
        "calibration error, answerable and off-topic": _calibration_error([*yes, *off]),
        "calibration error, near misses as well": _calibration_error(outcomes),
    }


def _auroc(yes: Sequence[Outcome], no: Sequence[Outcome], name: str) -> float | None:
    return metrics.auroc([getattr(o, name) for o in yes], [getattr(o, name) for o in no])


def _calibration_error(outcomes: Sequence[Outcome]) -> float | None:
    table = metrics.reliability([o.confidence for o in outcomes], [o.right for o in outcomes])
    return metrics.expected_calibration_error(table)


def _outcome(sample: Sample, weights: Array, factors: Mapping[str, Array]) -> Outcome:
    order = np.array(sample.under(weights).order)
    ranking = tuple(sample.right[order].tolist())
    on_topic, fits, right = factor_values(factors, sample.clues(weights))
    return Outcome(
        sample, *_judgement(sample, order, ranking), on_topic * fits, on_topic * fits * right
    )


def _judgement(
    sample: Sample, order: NDArray[np.intp], ranking: tuple[bool, ...]
) -> tuple[tuple[bool, ...], float]:
    """The ranking and its average precision; by the data set's own sentences where it has them."""
    gold = sample.gold
    if not gold.answerable:
        return ranking, 0.0
    if not gold.candidates:
        return ranking, metrics.average_precision(ranking, max(1, int(sample.relevant)))
    places = [tuple(place) for place in sample.places[order].tolist()]
    ranked = dict.fromkeys((*places, *gold.candidates))
    full = tuple(place in gold.spans for place in ranked)
    return full, metrics.average_precision(full, len(set(gold.spans)))
