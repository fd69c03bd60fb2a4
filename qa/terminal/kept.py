"""What stays in the user's cache folder from one command to the next, and --no-cache."""

from functools import cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:  # they load numpy, which `--help` need not wait for
    from index.library.read_before import ReadBefore
    from index.meaning.encoder import Encoder
    from index.text.article import Article

_KEEPING = "sayswhere.keeping"


def _remember(context: click.Context, parameter: click.Parameter, without: Any) -> None:
    context.meta[_KEEPING] = not without


cache_option = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="Read everything anew, and keep nothing of it in the user’s cache folder.",
)


def article_at(path: str | PathLike[str]) -> "Article":
    """The article in a file, taken apart before or now; raises ArticleError."""
    from index.formats.reading import read_article

    before = _read_before()
    return before.read_article(path) if before else read_article(path)


def article_in(data: bytes, *, id: str, source: str) -> "Article":
    """The article in some bytes, taken apart before or now; raises ArticleError."""
    from index.formats.reading import article_from_bytes

    before = _read_before()
    reading = before.article_from_bytes if before else article_from_bytes
    return reading(data, id=id, source=source)


def with_kept_vectors(encoder: "Encoder") -> "Encoder":
    """The encoder, which looks up what it has encoded before."""
    folder = _folder()
    if not folder:
        return encoder
    from index.meaning.shelf import Shelf

    return Shelf(encoder, folder / "vectors.db")


def _read_before() -> "ReadBefore | None":
    folder = _folder()
    return _reading_in(folder / "articles") if folder else None


@cache  # it looks at every file of the program once
def _reading_in(folder: Path) -> "ReadBefore":
    from index.library.read_before import ReadBefore

    return ReadBefore(folder)


def _folder() -> Path | None:
    """Where what is kept stands; None for commands that keep nothing, or are told not to."""
    if not click.get_current_context().meta.get(_KEEPING):
        return None
    import platformdirs

    return platformdirs.user_cache_path("sayswhere")
