"""`sayswhere ask`: a question, a batch of questions, or a conversation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qa.terminal.commands import (
    article_option,
    library_option,
    reader_of,
    since_option,
    thresholds_option,
    within_option,
)
from qa.terminal.completing import files
from qa.terminal.jsonlines import print_json
from qa.terminal.kept import cache_option
from qa.terminal.meaning import meaning_option
from qa.terminal.meant import WithArticles, is_file, meant_by
from qa.terminal.streams import is_talk
from qa.terminal.view import USUAL_TOP, View

if TYPE_CHECKING:  # it loads nltk, which `--help` need not wait for
    from qa.answering.reader import Reader


@click.command(
    cls=WithArticles,
    short_help="Answer a question with an article’s own sentences.",
    epilog="\b\nExamples:\n"
    '  sayswhere ask "What area does the zone cover?"\n'
    '  sayswhere ask "Who leads the company?" news.txt report.txt\n'
    "  sayswhere ask --batch questions.txt --article news.txt > answers.jsonl\n"
    '  sayswhere ask "What is the fee?" --library docs.sayswhere --within harbour/\n\n'
    "Exit status: 0 answered, 1 no sure answer, 2 an error. For a batch: 2 if a line "
    "was wrong, else 0 if a question was answered, else 1.",
)
@click.argument("words", metavar="[QUESTION] [PATH]...", nargs=-1, shell_complete=files)
@article_option
@library_option
@within_option
@since_option
@click.option(
    "--top",
    type=click.IntRange(1),
    help=f"Show so many passages, however unlikely; {USUAL_TOP} are looked at without it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
@click.option("--explain", is_flag=True, help="Say why each passage was chosen.")
@thresholds_option
@meaning_option
@cache_option
@click.option(
    "--batch",
    metavar="FILE",
    shell_complete=files,
    help='Answer a question a line, or a JSON object a line {"question": …, "history": […]}, '
    "with one JSON answer a line; - for standard input.",
)
def command(
    words: tuple[str, ...],
    paths: tuple[str, ...],
    library: str | None,
    within: str,
    since: str,
    top: int | None,
    as_json: bool,
    explain: bool,
    thresholds_path: str | None,
    batch: str | None,
) -> int:
    """Answer a QUESTION with the sentences of the articles at some PATHs.

    Without a QUESTION, on a terminal, a conversation starts.
    """

    def reader(*more: str) -> "Reader":
        return reader_of((*paths, *more), thresholds_path, library, within, since)

    if batch is not None:
        more = _only_paths(words)
        _refuse_both(batch, (*paths, *more))
        return _batch(batch, reader(*more), top or USUAL_TOP)
    meant = meant_by(words)
    view = View(whole=top is not None, explain=explain)
    if words:
        question = _said(meant.question)
        return _single(question, reader(*meant.paths), top, as_json, view)
    if as_json or not is_talk():
        raise click.UsageError(
            "ask needs a question, or --batch - to read questions from standard input."
        )
    from qa.terminal.conversation import converse

    return converse(reader(), top or USUAL_TOP, view)


def _said(question: str) -> str:
    if not question.strip():
        raise click.UsageError("ask needs a question, and this one is empty.")
    return question


def _single(question: str, reader: "Reader", top: int | None, as_json: bool, view: View) -> int:
    from qa.terminal.answers import print_answer

    answer = reader.ask(question, top=top or USUAL_TOP)
    if as_json:
        print_json(answer.as_json())
    else:
        print_answer(answer, view)
    return 0 if answer.status == "answered" else 1


def _only_paths(words: Sequence[str]) -> Sequence[str]:
    """The words behind a batch, all of them articles; raises click.UsageError for a question."""
    if not all(map(is_file, words)):
        raise click.UsageError("ask takes a question or --batch, not both.")
    return words


def _refuse_both(batch: str, paths: Sequence[str]) -> None:
    if batch == "-" and "-" in paths:
        raise click.UsageError("Standard input is the --batch or an --article, not both.")


def _batch(batch: str, reader: "Reader", top: int) -> int:
    from qa.terminal.batch import exit_status, lines_of, replies_to

    with lines_of(batch) as lines:
        kinds = set()
        for reply in replies_to(lines, reader, top):
            print_json(reply)
            kinds.add(reply.get("status", "error"))
    return exit_status(kinds)
