"""How a report looks: rows for a person, plain JSON values for other programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from qa.answering.thresholds import Thresholds
from qa.measuring.figures import Report
from qa.measuring.outcome import Outcome
from qa.terminal.looks import Piece, Row, printable, row

NONE = "–"  # a figure over nothing
_UNDER = "     "

# What a figure is called in JSON, what for a person, and whether it is a share.
_FIGURES = (
    ("precision_at_1", "First passage right (P@1)", True),
    ("recall_at_3", "Right among the first 3", True),
    ("recall_at_5", "Right among the first 5", True),
    ("mrr", "Mean reciprocal rank (MRR@10)", False),
    ("map", "Mean average precision (MAP)", True),
    ("answered", "Answered, of the answerable", True),
    ("declined", "Declined, of the unanswerable", True),
    ("right_when_answered", "Right, of all that was answered", True),
    ("auroc", "Confidence tells answerable: AUROC", False),
    ("auroc_answerable", "“answerable” tells it: AUROC", False),
    ("calibration_error", "Expected calibration error", False),
    ("marked", "Phrase marked, in right passages", True),
    ("marked_right", "Phrase right, of those marked", True),
)


def as_json(report: Report) -> dict[str, Any]:
    """Everything in the report as plain JSON values; shares are 0 to 1, null over nothing."""
    return {
        **_figures(report),
        "reliability": [asdict(step) for step in report.reliability],
        "by_kind": {kind: _figures(part) for kind, part in report.by_kind.items()},
        "failures": [_failure_as_json(outcome) for outcome in report.failures],
    }


@dataclass(frozen=True, slots=True)
class Calibrated:
    """Fitted thresholds, and a report before and after it is judged by them."""

    thresholds: Thresholds
    before: Report
    after: Report


def calibration_as_json(calibrated: Calibrated) -> dict[str, Any]:
    """The fitted thresholds, and the figures that depend on them with the old and the new."""
    return {
        "thresholds": asdict(calibrated.thresholds),
        **{
            name: {key: getattr(report, key) for key, _ in _STATUS_FIGURES}
            for name, report in (("before", calibrated.before), ("after", calibrated.after))
        },
    }


def rows_of(report: Report, failures: int) -> Iterator[Row]:
    """The report as rows, at most `failures` of its failures listed."""
    yield row(asked_in(report), "bold")
    for figure in figures_of(report):
        yield row(f"  {figure.label:<36}{figure.shown:>9}")
    yield from _reliability_rows(report)
    yield from _kind_rows(report)
    yield from _failure_rows(report, failures)


def asked_in(report: Report) -> str:
    """How many questions were asked, in words."""
    asked = counted(len(report.outcomes), "question")
    return f"{asked}: {len(report.answerable)} answerable, {len(report.unanswerable)} not"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a person reads it."""

    label: str
    shown: str


def figures_of(report: Report) -> Iterator[Figure]:
    """The figures that there are."""
    for key, label, is_share in _FIGURES:
        value = getattr(report, key)
        if value is not None:
            yield Figure(label, shown(value, is_share))
    for label, value in (
        ("Median time of a question", report.median_milliseconds),
        ("95 in 100 questions took less than", report.p95_milliseconds),
    ):
        if value is not None:
            yield Figure(label, f"{value:.2f} ms")


def calibration_rows(calibrated: Calibrated) -> Iterator[Row]:
    """The fitted thresholds and what they change, as rows."""
    thresholds, before, after = calibrated.thresholds, calibrated.before, calibrated.after
    yield row()
    yield row("Thresholds fitted to this gold", "bold")
    yield row(f"  answered from a confidence of {thresholds.answered:.2f}")
    yield row(f"  shown as unsure from {thresholds.shown:.2f}")
    yield row(f"  {'':<36}{'before':>9}{'after':>9}", "dim")
    for key, label in _STATUS_FIGURES:
        old, new = (shown(getattr(report, key), True) for report in (before, after))
        yield row(f"  {label:<36}{old:>9}{new:>9}")


_STATUS_FIGURES = tuple(
    (key, label)
    for key, label, _ in _FIGURES
    if key in ("answered", "declined", "right_when_answered")
)


def _figures(report: Report) -> dict[str, Any]:
    return {
        "questions": len(report.outcomes),
        "answerable": len(report.answerable),
        "unanswerable": len(report.unanswerable),
        **{key: getattr(report, key) for key, _, _ in _FIGURES},
        "median_milliseconds": report.median_milliseconds,
        "p95_milliseconds": report.p95_milliseconds,
    }


def _failure_as_json(outcome: Outcome) -> dict[str, Any]:
    top = outcome.top
    return {
        "question": outcome.gold.question,
        "history": list(outcome.gold.history),
        "article": outcome.gold.article.source,
        "kind": outcome.gold.kind,
        "expected": list(outcome.gold.expected),
        "status": outcome.status,
        "confidence": outcome.confidence,
        "first": top.text if top else None,
        "citation": asdict(top.citation) if top else None,
        "rank": outcome.ranking.index(True) + 1 if any(outcome.ranking) else None,
    }


def _reliability_rows(report: Report) -> Iterator[Row]:
    if report.calibration_error is None:
        return
    yield row()
    yield row("Confidence and what came of it", "bold")
    yield row(f"  {'confidence':<12}{'questions':>10}{'mean':>9}{'right':>9}", "dim")
    for step in report.reliability:
        if step.count:
            means = f"{shown(step.confidence, True):>9}{shown(step.right, True):>9}"
            yield row(f"  {f'{step.low:.1f} – {step.high:.1f}':<12}{step.count:>10}{means}")


KIND_FIGURES = (
    ("precision_at_1", "P@1"),
    ("map", "MAP"),
    ("answered", "answered"),
    ("declined", "declined"),
)


def _kind_rows(report: Report) -> Iterator[Row]:
    kinds = report.by_kind
    if not kinds:
        return
    width = max(len(printable(kind)) for kind in kinds) + 2
    columns = [(key, label) for key, label in KIND_FIGURES if getattr(report, key) is not None]
    yield row()
    yield row("By kind", "bold")
    labels = "".join(f"{label:>10}" for _, label in columns)
    yield row(f"  {'':<{width}}{'questions':>10}{labels}", "dim")
    for kind, part in kinds.items():
        cells = "".join(f"{shown(getattr(part, key), True):>10}" for key, _ in columns)
        yield row(f"  {printable(kind):<{width}}{len(part.outcomes):>10}{cells}")


def _failure_rows(report: Report, most: int) -> Iterator[Row]:
    failures = report.failures
    yield row()
    if not failures:
        yield row("No failures", "bold green")
        return
    listed = "" if len(failures) <= most else f", the first {most} listed" if most else ""
    yield row(f"{counted(len(failures), 'failure')}{listed}", "bold red")
    for number, outcome in enumerate(failures[:most], start=1):
        yield from _one_failure(number, outcome)


def _one_failure(number: int, outcome: Outcome) -> Iterator[Row]:
    gold = outcome.gold
    kind = f"  ({printable(gold.kind)})" if gold.kind else ""
    yield row()
    asked = Piece(printable(gold.question), "bold")
    yield Row((asked, Piece(kind, "dim")), Piece(f"  {number}. ", "bold"))
    for earlier in gold.history:
        yield row(f"asked before: {printable(earlier)}", "dim", lead=_UNDER)
    yield row(f"expected: {_listed(gold.expected)}", lead=_UNDER)
    yield row(f"came: {printable(outcome.top.text) if outcome.top else 'no passage'}", lead=_UNDER)
    place = f", {printable(str(outcome.top.citation))}" if outcome.top else ""
    yield row(
        f"{outcome.status} at a confidence of {outcome.confidence:.2f}{place}", "dim", lead=_UNDER
    )


def _listed(expected: Sequence[str]) -> str:
    return " | ".join(map(printable, expected)) or "no answer"


def shown(value: float | None, is_share: bool) -> str:
    """A figure, as a share in percent; NONE over nothing."""
    if value is None:
        return NONE
    return f"{value:.1%}" if is_share else f"{value:.3f}"


def counted(number: int, noun: str) -> str:
    """So many of something, in words."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
