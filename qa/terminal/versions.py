"""The versions that a command line names: an article, a folder of them, or a library."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from index.errors import ArticleError
from index.library.before import open_before
from index.library.disk import DiskCollection, open_library
from index.library.scanning import scan
from index.library.state import HEAD
from index.text.article import Article
from qa.answering.reader import Reader
from qa.measuring.versions import Version
from qa.terminal.kept import article_at
from qa.terminal.saved import SavedError
from qa.terminal.telling import tell, tell_warnings

ReaderOf = Callable[[Sequence[Article] | DiskCollection], Reader]


def version_at(path: str, reader_of: ReaderOf) -> Version:
    """The version at a path; raises ArticleError, LibraryError, SavedError."""
    place = Path(path)
    if not place.is_dir():
        article = article_at(path)
        tell_warnings([article])
        return Version(path, reader_of([article]), [place.name])
    if (place / HEAD).is_file():
        return _version(path, open_library(place), reader_of)
    articles = {file.path: _read(place / file.path) for file in scan(place).files}
    found = {name: article for name, article in articles.items() if article}
    if not found:
        raise SavedError(f"{path} holds no article that can be read; name another folder")
    tell_warnings(found.values())
    return Version(path, reader_of(list(found.values())), list(found))


def versions_of(path: str, reader_of: ReaderOf) -> tuple[Version, Version]:
    """A library as it was before it was last brought up to date, and as it is."""
    now = open_library(Path(path))
    before = _version(f"{path}, before", open_before(Path(path)), reader_of)
    return before, _version(f"{path}, now", now, reader_of)


def _version(name: str, library: DiskCollection, reader_of: ReaderOf) -> Version:
    return Version(name, reader_of(library), [entry.path for entry in library.entries])


def _read(path: PurePath) -> Article | None:
    """The article of a file in a folder, where there may be others."""
    try:
        return article_at(str(path))
    except ArticleError as error:
        tell(str(error))
        return None
