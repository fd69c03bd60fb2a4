"""`sayswhere ask`: a question, a batch of questions, or a conversation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from qa.terminal.commands import article_option, reader_of, thresholds_option
from qa.terminal.jsonlines import print_json
from qa.terminal.looks import print_answer
from qa.terminal.streams import is_talk

if TYPE_CHECKING:  # it loads nltk, which `--help` need not wait for
    from qa.answering.reader import Reader


@click.command(
    epilog="\b\nExamples:\n"
    '  sayswhere ask "What area does the zone cover?"\n'
    '  sayswhere ask "Who leads the company?" --article news.txt --json\n'
    "  sayswhere ask --batch questions.txt > answers.jsonl\n\n"
    "Exit status: 0 answered, 1 no sure answer, 2 an error. For a batch: 2 if a line "
    "was wrong, else 0 if a question was answered, else 1."
)
@click.argument("question", nargs=-1)
@article_option
@click.option(
    "--top", default=3, show_default=True, type=click.IntRange(1), help="Passages at most."
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
@click.option("--explain", is_flag=True, help="Say why each passage was chosen.")
@thresholds_option
@click.option(
    "--batch",
    metavar="FILE",
    help='Answer a question a line, or a JSON object a line {"question": …, "history": […]}, '
    "with one JSON answer a line; - for standard input.",
)
def command(
    question: tuple[str, ...],
    paths: tuple[str, ...],
    top: int,
    as_json: bool,
    explain: bool,
    thresholds_path: str | None,
    batch: str | None,
) -> int:
    """Answer a QUESTION with the article's own sentences.

    Without a QUESTION, on a terminal, a conversation starts.
    """
    if batch is not None:
        _refuse_both(batch, question, paths)
        return _batch(batch, reader_of(paths, thresholds_path), top)
    if question:
        asked = _said(question)
        return _single(asked, reader_of(paths, thresholds_path), top, as_json, explain)
    if as_json or not is_talk():
        raise click.UsageError(
            "ask needs a question, or --batch - to read questions from standard input."
        )
    from qa.terminal.conversation import converse

    return converse(reader_of(paths, thresholds_path), top, explain)


def _said(words: Sequence[str]) -> str:
    question = " ".join(words)
    if not question.strip():
        raise click.UsageError("ask needs a question, and this one is empty.")
    return question


def _single(question: str, reader: "Reader", top: int, as_json: bool, explain: bool) -> int:
    answer = reader.ask(question, top=top)
    if as_json:
        print_json(answer.as_json())
    else:
        print_answer(answer, reader.collection.lines, explain)
    return 0 if answer.status == "answered" else 1


def _refuse_both(batch: str, question: Sequence[str], paths: Sequence[str]) -> None:
    if question:
        raise click.UsageError("ask takes a question or --batch, not both.")
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
