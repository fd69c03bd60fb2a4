"""Reading an article: from a path or from bytes, by its content."""

import json
import stat
from dataclasses import replace
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ArticleError
from index.formats.kinds import MAX_FILE_BYTES, format_of
from index.formats.plain import text_of
from index.text.article import MAX_BYTES, Article, article_from_contents, too_large
from index.text.contents import Contents
from index.text.sentences import Sentence

if TYPE_CHECKING:  # it is loaded where a file needs it
    from index.formats.apart import Apart


def read_article(path: str | PathLike[str]) -> Article:
    """The article in a file of any format that is known.

    Raises ArticleError for what is missing, not a plain file, too large, empty or unknown.
    """
    return article_from_bytes(bytes_of(Path(path)), id=Path(path).stem, source=str(path))


def article_from_bytes(
    data: bytes, *, id: str, source: str, apart: "Apart | None" = None
) -> Article:
    """The article in the bytes of a file, recognised by them and then by the end of `source`.

    Other formats than plain text are read by `apart`, or by a process that all such calls share.
    Raises ArticleError as `read_article` does.
    """
    return article_from_contents(_contents(data, source, apart), id=id, source=source)


def _contents(data: bytes, source: str, apart: "Apart | None") -> Contents:
    format = format_of(data, source)
    if not format:
        if len(data) > MAX_BYTES:
            raise too_large(source, len(data))
        decoded = text_of(data, source)
        return Contents(decoded.text, warnings=decoded.warnings)
    if len(data) > MAX_FILE_BYTES:
        raise _file_too_large(source, len(data))
    # What starts another process takes 15 ms to import, and plain text needs none.
    from index.formats.apart import SHARED

    return replace((apart or SHARED).read(format, data, source), format=format)


def default_article() -> Article:
    """The article that ships with the program, with its sentences."""
    name = "hetao-cooperation-zone"
    seed = files("seeds").joinpath(f"{name}.txt")
    article = article_from_bytes(seed.read_bytes(), id=name, source=f"{name}.txt")
    return replace(article, ready=_shipped_sentences(article, f"{name}.sentences.json"))


def _shipped_sentences(article: Article, name: str) -> tuple[Sentence, ...] | None:
    """The sentences that a file keeps for exactly this text, if it is this text."""
    # Importing nltk to split takes longer than all the rest of a short command.
    kept = json.loads(files("seeds").joinpath(name).read_text("utf-8"))
    if kept["sha256"] != article.sha256:
        return None
    return tuple(Sentence(number, *place) for number, place in enumerate(kept["sentences"], 1))


def _file_too_large(source: str, size: int) -> ArticleError:
    return ArticleError(
        f"{source} has {size:,} bytes, more than the {MAX_FILE_BYTES:,} that a file may have; "
        "split it into several files"
    )


def bytes_of(path: Path) -> bytes:
    """What a plain file holds; its kind and size are looked at before it is opened."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ArticleError(f"{path} is a folder; name a file in it")
        # Opening a pipe waits for a writer, and a device may never end.
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError(f"{path} is not a plain file; save the text to a file first")
        if status.st_size > MAX_FILE_BYTES:
            raise _file_too_large(str(path), status.st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(f"{path} does not exist; check the path") from None
    except PermissionError:
        raise ArticleError(f"{path} may not be read; change its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArticleError(f"{str(path)!r} cannot be read ({reason}); check the path") from None
