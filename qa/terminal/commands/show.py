"""`sayswhere show`: an article as the program sees it, its sentences numbered."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from qa.terminal.commands import (
    article_option,
    articles_at,
    check_narrows,
    library_at,
    library_option,
    since_option,
    within_option,
)
from qa.terminal.completing import files
from qa.terminal.jsonlines import print_json
from qa.terminal.looks import Piece, Row, print_rows, printable, row
from qa.terminal.meant import WithArticles
from qa.terminal.telling import tell_warnings

if TYPE_CHECKING:
    from index.library.line import Line
    from index.text.article import Article


@click.command(
    cls=WithArticles,
    short_help="Show an article’s sentences, numbered.",
    epilog="\b\nExample:\n  sayswhere show news.txt",
)
@click.argument("more_paths", metavar="[PATH]...", nargs=-1, shell_complete=files)
@article_option
@library_option
@within_option
@since_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a sentence.")
def command(
    more_paths: tuple[str, ...],
    paths: tuple[str, ...],
    library: str | None,
    within: str,
    since: str,
    as_json: bool,
) -> int:
    """Show an article as it is read: sentences, numbered."""
    for article, lines in _shown((*paths, *more_paths), library, within, since):
        if as_json:
            for line in lines:
                print_json(as_row(line))
        else:
            print_rows(rows_of(article, lines))
    return 0


def _shown(
    paths: Sequence[str], library: str | None, within: str, since: str
) -> "Iterator[tuple[Article, Sequence[Line]]]":
    """The articles meant, each with its sentences."""
    from index.library.collection import lines_of
    from index.library.listed import part_of

    check_narrows(library, within, since)
    if library:
        held = library_at(library, paths)
        for one in part_of(held.listed, within, since).articles:
            (article, *_) = held.cited(one.source, one.sha256)
            yield article, held.lines[one.rows.start : one.rows.stop]
        return
    articles = articles_at(paths)
    tell_warnings(articles)
    yield from ((article, lines_of(article)) for article in articles)


def as_row(line: "Line") -> dict[str, int | str]:
    """A sentence as one JSON object: `text` is what stands from `start` to `end`."""
    sentence = line.sentence
    return {
        "number": sentence.number,
        "paragraph": sentence.paragraph,
        "start": sentence.start,
        "end": sentence.end,
        "text": line.text,
    }


def rows_of(article: "Article", lines: "Sequence[Line]") -> Iterator[Row]:
    """An article as rows: title, date, and its sentences under their paragraphs' numbers."""
    yield row(printable(article.title), "bold")
    yield row(printable(article.source), "dim")
    if article.dateline:
        cut = article.text[article.dateline.start : article.dateline.end]
        yield row(printable(cut), "dim")
    for number, paragraph in groupby(lines, key=lambda line: line.sentence.paragraph):
        yield row()
        yield row(f"Paragraph {number}", "cyan")
        for line in paragraph:
            yield Row((Piece(printable(line.text)),), Piece(f"{line.sentence.number:4}  ", "cyan"))
