"""The articles of a folder that is named where a file could be."""

from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ArticleError
from qa.terminal.kept import article_at
from qa.terminal.telling import tell

if TYPE_CHECKING:
    from index.text.article import Article

# Files of 20 KB, as articles have, are read fifty a second, and five hundred a second once kept.
MOST = 100


def articles_in(folder: Path) -> "list[Article]":
    """The articles of a small folder and the folders in it, in the order of their paths.

    What cannot be read is told and passed over. Raises ArticleError for a folder with none, one
    with many, which a library is for, and one that is a library.
    """
    from index.library.scanning import scan
    from index.library.state import HEAD, library_beside

    if (folder / HEAD).is_file():
        raise ArticleError(f"{folder} is a library; ask it with --library {folder}")
    files = scan(folder).files
    if len(files) > MOST:
        beside = library_beside(folder if folder.name else folder.resolve())
        raise ArticleError(
            f"{folder} is a folder with {len(files):,} files, and at most {MOST} are read each "
            f"time; run `sayswhere index {folder}` once, and ask with --library {beside}"
        )
    articles = []
    for file in files:
        try:
            articles.append(article_at(folder / file.path))
        except ArticleError as error:
            tell(str(error))
    if not articles:
        raise ArticleError(f"{folder} is a folder with no article in it; name a file")
    return articles
