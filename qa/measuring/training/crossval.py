"""Figures on articles kept apart: each is judged by a model fitted without it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from qa.answering.thresholds import DEFAULT_THRESHOLDS
from qa.answering.verdict import doubts_about, missing_words
from qa.measuring import metrics
from qa.measuring.training.confidence import Array, Judged, factor_values, fitted_factors
from qa.measuring.training.samples import Sample
from qa.measuring.training.weights import fitted_weights
from qa.weighing.weigh import Weighed

FOLDS = 6


@dataclass(frozen=True)
class HeldOut:
    """A question weighed by a model fitted on the articles of the other folds."""

    sample: Sample
    weighed: Weighed
    judged: Judged

    @property
    def fold(self) -> int:
        """The fold of its article."""
        return fold_of(self.sample)


@dataclass(frozen=True)
class Outcome:
    """What came of one question that the model, confidence and all, had not seen."""

    sample: Sample
    ranking: tuple[bool, ...]  # best first
    precision: float
    answerable: float
    confidence: float
    answered: bool

    @property
    def right(self) -> bool:
        """Whether the first passage answers."""
        return bool(self.ranking) and self.ranking[0]


def held_out(samples: Sequence[Sample]) -> Iterator[HeldOut]:
    """Every sample weighed without its article; the confidence is fitted on these, as scores of
    articles that the weights have seen flatter."""
    for fold in range(FOLDS):
        if asked := [sample for sample in samples if fold_of(sample) == fold]:
            weights = fitted_weights([s for s in samples if fold_of(s) != fold])
            for sample in asked:
                yield HeldOut(sample, sample.under(weights), judged(sample, weights))


def outcomes_of(held: Sequence[HeldOut]) -> Iterator[Outcome]:
    """What comes of every question, its confidence too fitted on the other folds."""
    for fold in range(FOLDS):
        factors = fitted_factors([other.judged for other in held if other.fold != fold])
        yield from (_outcome(one, factors) for one in held if one.fold == fold)


def fold_of(sample: Sample) -> int:
    """The fold of a question's article, by its name: the same on every machine."""
    return int(sha256(sample.gold.article.id.encode()).hexdigest(), 16) % FOLDS


def judged(sample: Sample, weights: Array) -> Judged:
    """The clues to the first passage under some weights, and whether it is right."""
    return Judged(
        sample.source,
        sample.clues(weights),
        bool(sample.right[sample.under(weights).top]),
        off_topic=sample.off_topic,
        near_miss=not sample.gold.answerable and not sample.off_topic,
    )


def _outcome(one: HeldOut, factors: Mapping[str, Array]) -> Outcome:
    ranking = tuple(bool(one.sample.right[number]) for number in one.weighed.order)
    on_topic, fits, right = factor_values(factors, one.judged.clues)
    sure = on_topic * fits * right
    doubts = doubts_about(one.weighed, missing_words(one.weighed.match))
    answered = DEFAULT_THRESHOLDS.status(sure, doubts[0].bar if doubts else 0.0) == "answered"
    full, precision = _judgement(one, ranking)
    return Outcome(one.sample, full, precision, on_topic * fits, sure, answered)


def _judgement(one: HeldOut, ranking: tuple[bool, ...]) -> tuple[tuple[bool, ...], float]:
    """The ranking and its average precision; by the data set's own sentences where it has them."""
    sample, gold = one.sample, one.sample.gold
    if not gold.answerable:
        return ranking, 0.0
    if not gold.candidates:
        return ranking, metrics.average_precision(ranking, max(1, int(sample.relevant)))
    places = [(int(a), int(b)) for a, b in sample.places[list(one.weighed.order)]]
    ranked = dict.fromkeys((*places, *gold.candidates))
    full = tuple(place in gold.spans for place in ranked)
    return full, metrics.average_precision(full, len(set(gold.spans)))
