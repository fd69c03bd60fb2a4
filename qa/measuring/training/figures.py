"""The figures of a training, a row a file and a row of what is told apart."""

from collections.abc import Iterator, Sequence

from qa.measuring import metrics
from qa.measuring.training.crossval import Outcome

COLUMNS = ("P@1", "in 3", "MAP", "said", "right", "ECE", "near", "fooled", "off")
LEGEND = """said: called answered, of the right first; right: right first, of those so called;
near, off: near misses and questions of other articles told apart (AUROC of `answerable`);
fooled: near misses called answered"""


def rows_of(outcomes: Sequence[Outcome], missed: dict[str, int]) -> Iterator[str]:
    """The figures in percent, as lines; `missed` counts each file's questions that had no
    candidate at all, which count as wrong."""
    yield f"{'':24}" + "".join(f"{name:>8}" for name in COLUMNS)
    for source in dict.fromkeys(o.sample.source for o in outcomes):
        asked = [o for o in outcomes if o.sample.source == source]
        yield _row(source, asked, missed.get(source, 0))
    yield LEGEND


def _row(source: str, outcomes: Sequence[Outcome], missed: int) -> str:
    yes = [o for o in outcomes if o.sample.gold.answerable and not o.sample.off_topic]
    off = [o for o in outcomes if o.sample.off_topic]
    near = [o for o in outcomes if not o.sample.gold.answerable and not o.sample.off_topic]
    rankings = [o.ranking for o in yes] + [()] * missed
    said = [o for o in yes if o.answered]
    cells = (
        metrics.success_at(rankings, 1),
        metrics.success_at(rankings, 3),
        metrics.mean([o.precision for o in yes]),
        metrics.mean([float(o.answered) for o in yes if o.right]),
        metrics.mean([float(o.right) for o in said]),
        _calibration_error(yes),
        _auroc(yes, near),
        metrics.mean([float(o.answered) for o in near]),
        _auroc(yes, off),
    )
    shown = (f"{100 * c:7.1f}" if c is not None else f"{'–':>7}" for c in cells)
    return f"{source:24}{''.join(shown)}"


def _auroc(yes: Sequence[Outcome], no: Sequence[Outcome]) -> float | None:
    return metrics.auroc([o.answerable for o in yes], [o.answerable for o in no])


def _calibration_error(outcomes: Sequence[Outcome]) -> float | None:
    table = metrics.reliability([o.confidence for o in outcomes], [o.right for o in outcomes])
    return metrics.expected_calibration_error(table)
