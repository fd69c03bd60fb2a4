"""The page of an evaluation: figures, reliability, failures, coverage."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from qa.measuring.coverage import Coverage, Reached
from qa.measuring.figures import Report
from qa.measuring.outcome import Outcome
from qa.terminal.covered import counts_of
from qa.terminal.pages.frame import page
from qa.terminal.pages.reliability import diagram_of
from qa.terminal.report import KIND_FIGURES, asked_in, counted, figures_of, shown


def page_of(report: Report, covered: Sequence[Coverage]) -> str:
    """The page, as HTML."""
    return page("How well gold questions are answered", _body(report, covered))


def _body(report: Report, covered: Sequence[Coverage]) -> Iterator[str]:
    yield "<h1>How well gold questions are answered</h1>"
    names = dict.fromkeys(one.article.source for one in covered)
    yield f'<p class="soft">{escape(", ".join(names))}</p>'
    yield f'<p class="lead">{escape(asked_in(report))}</p>'
    yield from _table("Figures", ("", ""), ((f.label, f.shown) for f in figures_of(report)))
    yield from _reliability(report)
    yield from _kinds(report)
    yield from _failures(report)
    yield "<h2>Coverage</h2>"
    yield f'<p class="soft">{_LEGEND}</p>'
    for one in covered:
        yield from _covered(one)


def _table(title: str, head: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    """A table whose first column names, with figures in the others."""
    yield f"<h2>{title}</h2>"
    # Who has no mouse scrolls what is too wide by its keys.
    yield f'<div class="scroll" role="region" aria-label="{title}" tabindex="0"><table>'
    if any(head):
        cells = (
            f'<th scope="col"{_NUMBER if at else ""}>{one}</th>' for at, one in enumerate(head)
        )
        yield f"<thead><tr>{''.join(cells)}</tr></thead>"
    yield "<tbody>"
    for name, *figures in rows:
        numbers = "".join(f"<td{_NUMBER}>{escape(figure)}</td>" for figure in figures)
        yield f'<tr><th scope="row">{escape(name)}</th>{numbers}</tr>'
    yield "</tbody></table></div>"


_NUMBER = ' class="number"'


def _reliability(report: Report) -> Iterator[str]:
    """The diagram and, beside it, the table of its points."""
    if report.calibration_error is None:
        return
    rows = (
        (
            f"{step.low:.1f} – {step.high:.1f}",
            f"{step.count:,}",
            shown(step.confidence, True),
            shown(step.right, True),
        )
        for step in report.reliability
        if step.count
    )
    heading, *table = _table(
        "Confidence and what came of it", ("confidence", "questions", "mean", "right"), rows
    )
    yield heading
    yield '<div class="columns"><figure>'
    yield diagram_of(report.reliability)
    yield (
        "<figcaption>A point on the broken line means what it says; above it answers are right "
        "more often than they claim, below it less often. Larger points are more answers."
        "</figcaption></figure><div>"
    )
    yield from table
    yield "</div></div>"


def _kinds(report: Report) -> Iterator[str]:
    if kinds := report.by_kind:
        columns = [(key, label) for key, label in KIND_FIGURES if getattr(report, key) is not None]
        rows = (
            (
                kind,
                f"{len(part.outcomes):,}",
                *(shown(getattr(part, key), True) for key, _ in columns),
            )
            for kind, part in kinds.items()
        )
        yield from _table("By kind", ("kind", "questions", *(label for _, label in columns)), rows)


def _failures(report: Report) -> Iterator[str]:
    failures = report.failures
    yield f"<h2>{counted(len(failures), 'failure') if failures else 'No failures'}</h2>"
    for number, outcome in enumerate(failures, 1):
        yield from _failure(number, outcome)


def _failure(number: int, outcome: Outcome) -> Iterator[str]:
    gold, top = outcome.gold, outcome.top
    yield '<article class="card grave">'
    kind = f' <span class="soft">({escape(gold.kind)})</span>' if gold.kind else ""
    yield f"<h3>{number}. {escape(gold.question)}{kind}</h3>"
    for earlier in gold.history:
        yield f'<p class="soft">asked before: {escape(earlier)}</p>'
    expected = " | ".join(map(escape, gold.expected)) or "no answer"
    yield f'<blockquote><span class="said">expected</span>{expected}</blockquote>'
    came = escape(top.text) if top else "no passage"
    yield f'<blockquote><span class="said">came first</span>{came}</blockquote>'
    place = f", {escape(str(top.citation))}" if top else ""
    status = outcome.status.replace("_", " ")
    yield f'<p class="where">{status} at a confidence of {outcome.confidence:.2f}{place}</p>'
    yield "</article>"


_LEGEND = (
    "Beside a sentence “2/3” says that two questions have it first and three among their first "
    'three: <span class="sentence first">first for a question</span>, <span class="sentence '
    'third">among the first three</span>, and unmarked what no question reaches.'
)


def _covered(one: Coverage) -> Iterator[str]:
    """An article with what reaches each of its sentences."""
    yield f"<h3>{escape(one.article.source)}</h3>"
    yield f'<p class="soft">{escape(counts_of(one))}</p>'
    yield '<div class="article">'
    for _, paragraph in groupby(one.sentences, key=lambda r: r.line.sentence.paragraph):
        yield f"<p>{' '.join(map(_sentence, paragraph))}</p>"
    yield "</div>"


def _sentence(reached: Reached) -> str:
    text, level = escape(reached.line.text), _level(reached)
    count = f'<span class="count">{reached.first}/{reached.among}</span>' if level else ""
    return f'<span class="sentence{level}">{count}{text}</span>'


def _level(reached: Reached) -> str:
    return " first" if reached.first else " third" if reached.among else ""
