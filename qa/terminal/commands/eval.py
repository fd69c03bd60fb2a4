"""`sayswhere eval`: gold questions in, figures and failures out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.errors import SayswhereError
from qa.terminal.commands import (
    articles_at,
    check_narrows,
    library_at,
    since_option,
    thresholds_at,
    within_option,
)
from qa.terminal.completing import files
from qa.terminal.files import plain
from qa.terminal.jsonlines import print_json
from qa.terminal.kept import article_at, cache_option
from qa.terminal.looks import print_rows
from qa.terminal.meaning import encoder_meant, meaning_option
from qa.terminal.progress import Progress
from qa.terminal.telling import tell, tell_warnings

if TYPE_CHECKING:  # they load numpy and nltk, which `--help` need not wait for
    from index.library.collection import Collection
    from index.meaning.encoder import Encoder
    from index.text.article import Article
    from qa.measuring.figures import Report
    from qa.measuring.gold_question import GoldQuestion
    from qa.terminal.report import Calibrated


@click.command(
    short_help="Ask gold questions, count the right answers.",
    epilog="\b\nExamples:\n"
    "  sayswhere eval gold.jsonl --article news.txt\n"
    "  sayswhere eval dev-v2.0.json --json > report.json\n"
    "  sayswhere eval gold.jsonl --fail-under 95\n"
    "  sayswhere eval gold.jsonl --library docs.sayswhere\n"
    "  sayswhere eval gold.jsonl --coverage\n"
    "  sayswhere eval gold.jsonl --report report.html\n"
    "  sayswhere eval gold.jsonl --calibrate --thresholds mine.json\n\n"
    "Exit status: 0, or 1 where fewer first passages are right than --fail-under, or 2 for an "
    "error.",
)
@click.argument("paths", metavar="GOLD...", nargs=-1, required=True, shell_complete=files)
@click.option(
    "--article",
    metavar="PATH",
    help="The article of the gold lines that name none, instead of the one that ships with the "
    "program.",
)
@click.option(
    "--library",
    metavar="PATH",
    help="Ask the questions of a library made by `sayswhere index`, which holds their articles "
    "among others, instead of each article alone.",
)
@within_option
@since_option
@click.option(
    "--coverage",
    is_flag=True,
    help="Show the articles too, with how many questions have each sentence first, and among the "
    "first three.",
)
@click.option(
    "--report",
    "page",
    metavar="FILE",
    help="Write the figures, a reliability diagram, all failures and the coverage as one HTML "
    "page.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all figures and failures as JSON.")
@click.option(
    "--fail-under",
    metavar="PERCENT",
    type=click.FloatRange(0, 100),
    help="Exit with 1 where the first passage is right less often (P@1), for use in CI.",
)
@click.option(
    "--off-topic",
    is_flag=True,
    help="Instead of the gold's own unanswerable questions, ask each article also the questions "
    "of the next one.",
)
@click.option(
    "--calibrate",
    is_flag=True,
    help="Fit the thresholds that turn confidence into a status, and say what they change.",
)
@click.option(
    "--thresholds",
    "thresholds_path",
    metavar="FILE",
    help="The thresholds to judge by; with --calibrate, where to write the fitted ones.",
)
@meaning_option
@cache_option
@click.option(
    "--failures",
    default=10,
    show_default=True,
    type=click.IntRange(0),
    help="Failures to list at most (--json lists all).",
)
def command(
    paths: tuple[str, ...],
    article: str | None,
    library: str | None,
    within: str,
    since: str,
    coverage: bool,
    page: str | None,
    as_json: bool,
    fail_under: float | None,
    off_topic: bool,
    calibrate: bool,
    thresholds_path: str | None,
    failures: int,
) -> int:
    """Ask the questions of GOLD files and report how many answers are right.

    A GOLD file holds a JSON object a line: {"question": "…", "answer": ["verbatim text", …],
    "history": ["earlier question", …], "article": "path from the gold file", "kind": "…"}. An
    empty answer says that the article does not answer. Or it is a published data set: SQuAD 1.1
    or 2.0 (Rajpurkar et al. 2016, 2018; rajpurkar.github.io/SQuAD-explorer), SQuADShifts (Miller
    et al. 2020; modestyachts.github.io/squadshifts-website) or SelQA as a list of {"question",
    "article", "sentences", "answers"} (Jurczyk et al. 2016; github.com/emorynlp/selqa).

    A passage is right when an answer starts inside it.
    """
    check_narrows(library, within, since)
    encoder = encoder_meant()
    golds = _askable(_golds(paths, article, library, off_topic), encoder)
    tell_warnings(gold.article for gold in golds)
    report = _report(golds, encoder, _asked(library, golds), within, since)
    if thresholds_path and not calibrate:
        report = report.judged_by(thresholds_at(thresholds_path))
    calibrated = _calibrated(report) if calibrate else None
    final = calibrated.after if calibrated else report
    if as_json:
        _print_json(final, calibrated, coverage)
    else:
        _print(final, calibrated, coverage, failures)
    if calibrated and thresholds_path:
        calibrated.thresholds.write(Path(thresholds_path))
    if page:
        _write(page, final)
    return 0 if fail_under is None else _status(final, fail_under)


def _golds(
    paths: Sequence[str], article: str | None, library: str | None, off_topic: bool
) -> "list[GoldQuestion]":
    from functools import cache

    from qa.measuring import gold
    from qa.measuring.gold_question import GoldError

    @cache
    def default() -> "Article":
        if library and not article:
            raise GoldError(
                "of a library's articles none is the one that is meant where a line names none: "
                'put "article": "PATH" into it.'
            )
        return articles_at([article] if article else [])[0]

    files = [plain(Path(path), "Gold") for path in paths]
    golds = [question for path in files for question in gold.read_gold(path, default, article_at)]
    return gold.off_topic(golds) if off_topic else golds


def _askable(
    golds: "Sequence[GoldQuestion]", encoder: "Encoder | None"
) -> "Sequence[GoldQuestion]":
    """The questions that can be asked: those that need the extra `meaning`, only with it."""
    askable = [gold for gold in golds if encoder or not gold.needs_meaning]
    if len(askable) < len(golds):
        tell(f"{len(golds) - len(askable)} questions need the extra `meaning` and are left out")
    return askable


def _asked(library: str | None, golds: "Sequence[GoldQuestion]") -> "Collection | None":
    """The library that is asked instead of each article alone, if one is named."""
    if not library:
        return None
    if any(gold.candidates for gold in golds):
        raise click.UsageError("SelQA tells its own sentences apart: leave --library out.")
    return library_at(library, ())


def _report(
    golds: "Sequence[GoldQuestion]",
    encoder: "Encoder | None",
    library: "Collection | None",
    within: str,
    since: str,
) -> "Report":
    from qa.measuring.evaluation import evaluated

    with Progress("Asking", total=len(golds)) as progress:
        return evaluated(
            golds,
            progress=progress.advance,
            encoder=encoder,
            library=library,
            within=within,
            since=since,
        )


def _calibrated(report: "Report") -> "Calibrated":
    from qa.measuring.calibration import fitted_thresholds
    from qa.terminal.report import Calibrated

    thresholds = fitted_thresholds(report.cases)
    return Calibrated(thresholds, report, report.judged_by(thresholds))


def _print_json(report: "Report", calibrated: "Calibrated | None", coverage: bool) -> None:
    from qa.measuring.coverage import coverage as covered
    from qa.terminal import covered as shown_coverage
    from qa.terminal import report as shown

    said = shown.as_json(report)
    if calibrated:
        said["calibration"] = shown.calibration_as_json(calibrated)
    if coverage:
        said["coverage"] = shown_coverage.as_json(covered(report.outcomes))
    print_json(said)


def _print(
    report: "Report", calibrated: "Calibrated | None", coverage: bool, failures: int
) -> None:
    from qa.measuring.coverage import coverage as covered
    from qa.terminal import covered as shown_coverage
    from qa.terminal import report as shown

    print_rows(shown.rows_of(report, failures))
    if calibrated:
        print_rows(shown.calibration_rows(calibrated))
    if coverage:
        print_rows(shown_coverage.rows_of(covered(report.outcomes)))


def _write(path: str, report: "Report") -> None:
    from qa.measuring.coverage import coverage
    from qa.terminal.pages.frame import write_page
    from qa.terminal.pages.report import page_of

    write_page(path, page_of(report, coverage(report.outcomes)))


def _status(report: "Report", fail_under: float) -> int:
    first = report.precision_at_1
    if first is None:
        raise SayswhereError(
            "--fail-under takes gold with an answerable question, and here is none: add one."
        )
    return int(first * 100 < fail_under)
