"""The subcommands of `sayswhere`, a file each, and what they share: which articles are meant."""

import sys
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from qa.terminal.progress import Progress

if TYPE_CHECKING:  # they load nltk, which `--help` need not wait for
    from index.text.article import Article
    from qa.answering.reader import Reader

article_option = click.option(
    "--article",
    "paths",
    metavar="PATH",
    multiple=True,
    help="An article to read instead of the one that ships with the program; "
    "- for standard input. May be given more than once.",
)


thresholds_option = click.option(
    "--thresholds",
    "thresholds_path",
    metavar="FILE",
    help="When to call a passage an answer, as `sayswhere eval --calibrate --thresholds FILE` "
    "fits it to your own gold.",
)


def reader_of(paths: Sequence[str], thresholds_path: str | None = None) -> "Reader":
    """A reader that has read the articles at some paths, or without any the one that ships."""
    from qa.answering.reader import Reader
    from qa.answering.thresholds import DEFAULT_THRESHOLDS, Thresholds

    thresholds = Thresholds.read(Path(thresholds_path)) if thresholds_path else DEFAULT_THRESHOLDS
    with Progress("Reading " + ", ".join(PurePath(path).name for path in paths)):
        return Reader(articles_at(paths), thresholds)


def articles_at(paths: Sequence[str]) -> "list[Article]":
    """The articles at some paths, or without any the one that ships with the program."""
    from index.formats.reading import default_article

    return [_article_at(path) for path in paths] or [default_article()]


def _article_at(path: str) -> "Article":
    from index.formats.reading import article_from_bytes, read_article
    from index.text.article import MAX_BYTES

    if path == "-":  # one byte more, so that what is too large is told and never waited for
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return article_from_bytes(data, id="stdin", source="standard input")
    return read_article(path)
