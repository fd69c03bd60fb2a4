"""The figures over what came of some gold questions."""

from dataclasses import dataclass, replace
from functools import cached_property

from qa.answering.thresholds import Thresholds
from qa.measuring import metrics
from qa.measuring.calibration import Case
from qa.measuring.metrics import Ranking, ReliabilityBin
from qa.measuring.outcome import Outcome


@dataclass(frozen=True)
class Report:
    """The figures over some outcomes; shares are 0 to 1, and None where there is nothing to count.

    Rank figures are over the answerable questions only.
    """

    outcomes: tuple[Outcome, ...]

    @cached_property
    def answerable(self) -> tuple[Outcome, ...]:
        """Those that the article answers."""
        return tuple(outcome for outcome in self.outcomes if outcome.gold.answerable)

    @cached_property
    def unanswerable(self) -> tuple[Outcome, ...]:
        """Those that it does not."""
        return tuple(outcome for outcome in self.outcomes if not outcome.gold.answerable)

    @cached_property
    def rankings(self) -> tuple[Ranking, ...]:
        """What the rank figures are figured from."""
        return tuple(outcome.ranking for outcome in self.answerable)

    @property
    def precision_at_1(self) -> float | None:
        """The share whose first passage is right."""
        return metrics.success_at(self.rankings, 1)

    @property
    def recall_at_3(self) -> float | None:
        """The share with a right passage among the first 3."""
        return metrics.success_at(self.rankings, 3)

    @property
    def recall_at_5(self) -> float | None:
        """The share with a right passage among the first 5."""
        return metrics.success_at(self.rankings, 5)

    @property
    def mrr(self) -> float | None:
        """The mean reciprocal rank of the first right passage, to DEPTH."""
        return metrics.mean_reciprocal_rank(self.rankings)

    @property
    def map(self) -> float | None:
        """The mean average precision over the questions that have candidates."""
        return metrics.mean([o.precision for o in self.answerable if o.precision is not None])

    @property
    def answered(self) -> float | None:
        """The share of the answerable with status "answered"."""
        return metrics.mean([float(o.status == "answered") for o in self.answerable])

    @property
    def declined(self) -> float | None:
        """The share of the unanswerable with status "unsure" or "not_found"."""
        return metrics.mean([float(o.status != "answered") for o in self.unanswerable])

    @property
    def right_when_answered(self) -> float | None:
        """The share of all with status "answered" whose first passage is right."""
        return metrics.mean([float(o.right) for o in self.outcomes if o.status == "answered"])

    @property
    def auroc(self) -> float | None:
        """How well confidence tells the answerable from the unanswerable: 0.5 is chance."""
        return metrics.auroc(
            [outcome.confidence for outcome in self.answerable],
            [outcome.confidence for outcome in self.unanswerable],
        )

    @property
    def auroc_answerable(self) -> float | None:
        """The same for the answer's own estimate of whether any sentence answers."""
        return metrics.auroc(
            [outcome.answerable for outcome in self.answerable],
            [outcome.answerable for outcome in self.unanswerable],
        )

    @cached_property
    def reliability(self) -> tuple[ReliabilityBin, ...]:
        """Confidence against being right, over the questions with passages."""
        shown = [outcome for outcome in self.outcomes if outcome.top]
        return metrics.reliability([o.confidence for o in shown], [o.right for o in shown])

    @property
    def calibration_error(self) -> float | None:
        """The expected calibration error of the reliability table."""
        return metrics.expected_calibration_error(self.reliability)

    @property
    def marked(self) -> float | None:
        """The share of the right first passages in which an answering phrase is marked."""
        marks = [o.phrase_overlaps for o in self.answerable if o.right]
        return metrics.mean([float(mark is not None) for mark in marks])

    @property
    def marked_right(self) -> float | None:
        """The share of those marks that overlap the gold answer."""
        marks = [o.phrase_overlaps for o in self.answerable if o.right]
        return metrics.mean([float(mark) for mark in marks if mark is not None])

    @property
    def median_milliseconds(self) -> float | None:
        """Half of the questions took less."""
        return metrics.percentile([o.milliseconds for o in self.outcomes], 0.5)

    @property
    def p95_milliseconds(self) -> float | None:
        """95 in 100 questions took less."""
        return metrics.percentile([o.milliseconds for o in self.outcomes], 0.95)

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The outcomes that misled."""
        return tuple(outcome for outcome in self.outcomes if outcome.failed)

    @property
    def by_kind(self) -> dict[str, "Report"]:
        """A report for each kind of question, in order of first appearance."""
        kinds = dict.fromkeys(outcome.gold.kind for outcome in self.outcomes)
        return {k: Report(tuple(o for o in self.outcomes if o.gold.kind == k)) for k in kinds if k}

    @property
    def cases(self) -> tuple[Case, ...]:
        """What thresholds are fitted on: the questions with passages."""
        return tuple(Case(o.confidence, o.right) for o in self.outcomes if o.top)

    def judged_by(self, thresholds: Thresholds) -> "Report":
        """The same outcomes, each status following from its confidence."""
        return Report(tuple(_judged(outcome, thresholds) for outcome in self.outcomes))


def _judged(outcome: Outcome, thresholds: Thresholds) -> Outcome:
    if outcome.top is None:
        return outcome
    return replace(outcome, status=thresholds.status(outcome.confidence, outcome.bar))
