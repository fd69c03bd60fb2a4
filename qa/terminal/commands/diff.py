"""`sayswhere diff`: two versions of some articles, and which answers change between them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qa.terminal.commands import ENCODING, thresholds_at, thresholds_option
from qa.terminal.completing import files
from qa.terminal.jsonlines import print_json
from qa.terminal.kept import cache_option
from qa.terminal.looks import print_rows
from qa.terminal.meaning import encoder_meant, meaning_option
from qa.terminal.progress import Progress

if TYPE_CHECKING:  # they load numpy and nltk, which `--help` need not wait for
    from qa.measuring.changes import Compared
    from qa.measuring.versions import Version
    from qa.terminal.batch import Asked
    from qa.terminal.versions import ReaderOf

# As `qa.measuring.changes` tells them apart, which is loaded later.
KINDS = ("falls", "first", "number", "date", "name", "gone", "reworded", "moved", "rises")
ANY = "any"


@click.command(
    short_help="Say which answers change between two versions.",
    epilog="\b\nExamples:\n"
    "  sayswhere diff old.txt new.txt --questions gold.jsonl\n"
    "  sayswhere diff docs-1.0 docs-1.1 --questions talk.md --report changes.html\n"
    "  sayswhere diff --library docs.sayswhere --questions questions.txt\n"
    "  sayswhere diff old.txt new.txt --questions gold.jsonl --fail-on falls --fail-on number\n\n"
    "Exit status: 0, or 1 where an answer changes in a way of --fail-on, or 2 for an error.",
)
@click.argument("versions", metavar="OLD NEW", nargs=-1, shell_complete=files)
@click.option(
    "--questions",
    metavar="FILE",
    multiple=True,
    required=True,
    shell_complete=files,
    help="What to ask: gold, a batch's questions or answers, a conversation saved by the chat; - "
    "for standard input. May be given more than once.",
)
@click.option(
    "--library",
    metavar="PATH",
    shell_complete=files,
    help="Instead of OLD and NEW: a library as it was before it was last brought up to date, and "
    "as it is.",
)
@click.option("--report", metavar="FILE", help="Write the report as one HTML page, too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a question.")
@click.option(
    "--fail-on",
    metavar="KIND",
    multiple=True,
    type=click.Choice([*KINDS, ANY]),
    help=f"Exit with 1 where an answer changes so: {', '.join(KINDS)} or {ANY}. May be given more "
    "than once.",
)
@thresholds_option
@meaning_option
@cache_option
def command(
    versions: tuple[str, ...],
    questions: tuple[str, ...],
    library: str | None,
    report: str | None,
    as_json: bool,
    fail_on: tuple[str, ...],
    thresholds_path: str | None,
) -> int:
    """Ask the same questions of OLD and of NEW, and say which answers change.

    OLD and NEW are articles, folders of articles, or libraries; all of each is asked. An answer
    changes where it is less certain than before, or more, by its status (falls, rises); where
    another sentence comes first (first); where a sentence that it shows has another number, date or
    name, or other words (reworded), stands among others (moved) or nowhere (gone). What was only
    pushed along by text before it has not changed.
    """
    asked = _asked(questions)
    old, new = _versions(versions, library, thresholds_path)
    found = _compared(asked, old, new)
    if as_json:
        _print_json(found)
    else:
        _print(found)
    if report:
        _write(report, found, old, new)
    kinds = {kind for one in found for kind in one.kinds}
    return int(bool(kinds.intersection(fail_on) or (kinds and ANY in fail_on)))


def _asked(paths: Sequence[str]) -> "list[Asked]":
    """The questions of some files, each once."""
    from qa.terminal.asked import questions_in

    return list(dict.fromkeys(one for path in paths for one in questions_in(path)))


def _versions(
    named: Sequence[str], library: str | None, thresholds_path: str | None
) -> "tuple[Version, Version]":
    from qa.terminal.versions import version_at, versions_of

    if len(named) != (0 if library else 2):
        raise click.UsageError("diff needs an OLD and a NEW version, or a --library.")
    reader_of = _reading(thresholds_path)
    with Progress("Reading both versions"):
        if library:
            return versions_of(library, reader_of)
        return version_at(named[0], reader_of), version_at(named[1], reader_of)


def _reading(thresholds_path: str | None) -> "ReaderOf":
    from functools import partial

    from qa.answering.reader import Reader

    thresholds, encoder = thresholds_at(thresholds_path), encoder_meant()
    watching = partial(Progress, ENCODING)
    return lambda articles: Reader(articles, thresholds, encoder, watching)


def _compared(asked: "Sequence[Asked]", old: "Version", new: "Version") -> "list[Compared]":
    from qa.measuring.changes import compared

    with Progress("Asking", total=len(asked)) as progress:
        return compared(asked, old, new, progress.advance)


def _print_json(found: "Sequence[Compared]") -> None:
    from qa.terminal.changes import as_json

    for number, one in enumerate(found, 1):
        print_json(as_json(number, one))


def _print(found: "Sequence[Compared]") -> None:
    from qa.terminal.changes import rows_of

    print_rows(rows_of(found))


def _write(path: str, found: "Sequence[Compared]", old: "Version", new: "Version") -> None:
    from qa.terminal.pages.changes import page_of
    from qa.terminal.pages.frame import write_page

    write_page(path, page_of(found, old.name, new.name))
