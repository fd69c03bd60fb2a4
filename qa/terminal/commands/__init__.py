"""The subcommands of `sayswhere`, a file each, and what they share: which articles are meant."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from qa.terminal.completing import files
from qa.terminal.files import plain
from qa.terminal.kept import article_at, article_in
from qa.terminal.meaning import encoder_meant
from qa.terminal.progress import Progress
from qa.terminal.streams import standard_input
from qa.terminal.telling import tell_warnings

if TYPE_CHECKING:  # they load nltk, which `--help` need not wait for
    from index.library.collection import Collection
    from index.text.article import Article
    from qa.answering.reader import Reader
    from qa.answering.thresholds import Thresholds

# What is said where the extra `meaning` takes longer than a second.
ENCODING = "Reading what the sentences mean"

article_option = click.option(
    "--article",
    "paths",
    metavar="PATH",
    multiple=True,
    shell_complete=files,
    help="An article, or a small folder of them, to read instead of the one that ships with the "
    "program; - for standard input. May be given more than once, or with several paths: "
    "--article *.txt.",
)

library_option = click.option(
    "--library",
    metavar="PATH",
    shell_complete=files,
    help="A library made by `sayswhere index`, to ask instead of single articles: its folder, or "
    "opensearch://HOST:9200/NAME.",
)

within_option = click.option(
    "--within",
    metavar="PART",
    default="",
    help="Ask only some of the articles: one by its path, a folder (news/), a pattern (*.md), or "
    "all with PART in their path or title.",
)

since_option = click.option(
    "--since",
    metavar="DATE",
    default="",
    help="Ask only articles that state a date from DATE on: 2024, 2024-05 or 2024-05-17.",
)

thresholds_option = click.option(
    "--thresholds",
    "thresholds_path",
    metavar="FILE",
    shell_complete=files,
    help="When to call a passage an answer, as `sayswhere eval --calibrate --thresholds FILE` "
    "fits it to your own gold.",
)


def reader_of(
    paths: Sequence[str],
    thresholds_path: str | None = None,
    library: str | None = None,
    within: str = "",
    since: str = "",
) -> "Reader":
    """A reader of a library, or one that has read the articles at some paths, or without any the
    one that ships; `within` and `since` narrow it as `Reader.narrowed` has it."""
    return _reader_of(paths, thresholds_path, library).narrowed(within, since)


def _reader_of(paths: Sequence[str], thresholds_path: str | None, library: str | None) -> "Reader":
    from qa.answering.reader import Reader

    thresholds = thresholds_at(thresholds_path)
    if library:
        held = library_at(library, paths)
        encoder = encoder_meant(_vectors_of(library))
        return Reader(held, thresholds, encoder, partial(Progress, ENCODING))
    encoder = encoder_meant()
    with Progress("Reading " + ", ".join(PurePath(path).name for path in paths)):
        reader = Reader(articles_at(paths), thresholds, encoder, partial(Progress, ENCODING))
    tell_warnings(reader.collection.articles)
    return reader


def check_narrows(library: str | None, within: str, since: str) -> None:
    """Raises UsageError where a part is asked for, and there is no library to have parts."""
    if (within or since) and not library:
        raise click.UsageError("--within and --since take a part of a library: name its --library.")


def library_at(library: str, paths: Sequence[str]) -> "Collection":
    """The library at a path or in a cluster; raises LibraryError, or UsageError where articles are
    named too."""
    from index.cluster.address import is_address
    from index.library.disk import open_library

    if paths:
        raise click.UsageError(
            f"Articles of their own ({paths[0]}) or --library can be asked, not both."
        )
    if is_address(library):
        from index.cluster.collection import open_cluster

        return open_cluster(library)
    return open_library(Path(library))


def _vectors_of(library: str) -> Path | None:
    """The file with what a library's sentences mean, where there is one."""
    from index.library.state import VECTORS

    path = Path(library) / VECTORS
    return path if path.is_file() else None


def thresholds_at(path: str | None) -> "Thresholds":
    """The thresholds in a file, or without any those that ship; raises CalibrationError."""
    from qa.answering.thresholds import DEFAULT_THRESHOLDS, CalibrationError, Thresholds

    if not path:
        return DEFAULT_THRESHOLDS
    try:
        return Thresholds.read(plain(Path(path), "Thresholds"))
    except (RecursionError, OverflowError):
        raise CalibrationError(
            f"{path} holds no thresholds, but what is nested too deep or a number too large: "
            f"write it with `sayswhere eval --calibrate --thresholds {path}`."
        ) from None


def articles_at(paths: Sequence[str]) -> "list[Article]":
    """The articles at some paths of files or small folders, or without any the one that ships."""
    from index.formats.reading import default_article

    return [article for path in paths for article in _articles_at(path)] or [default_article()]


def _articles_at(path: str) -> "list[Article]":
    from index.formats.kinds import MAX_FILE_BYTES

    if path == "-":  # one byte more, so that what is too large is told and never waited for
        data = standard_input().read(MAX_FILE_BYTES + 1)
        return [article_in(data, id="stdin", source="standard input")]
    if Path(path).is_dir():
        from qa.terminal.folders import articles_in

        return articles_in(Path(path))
    return [article_at(path)]
