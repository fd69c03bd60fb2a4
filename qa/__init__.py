"""Answers questions with an article's own sentences, each with a citation.

from qa import open_articles

reader = open_articles("news.txt")
answer = reader.ask("Who leads the company?")
print(answer.message, *(passage.text for passage in answer.passages), sep="\\n")
"""

from os import PathLike

# `typing` has a name for it, and would be loaded before the command can say that an interrupt
# is to be quiet; checkers of types know the plain name as well.
TYPE_CHECKING = False
if TYPE_CHECKING:  # they load numpy, which `sayswhere --help` need not wait for
    from index.text.article import Article
    from qa.answering.reader import Reader

__all__ = ["open_articles"]


def open_articles(*sources: "str | PathLike[str] | Article", meaning: bool = True) -> "Reader":
    """A reader of some articles, named by their paths; without any, of the one that ships.

    An `Article` made with `index.text.article.article_from_text` stands for itself. `meaning` is
    whether the extra of that name takes part, where it is installed. Raises ArticleError for what
    cannot be read, TypeError for what is neither, MeaningError for an extra that cannot be used.
    """
    from index.formats.reading import default_article
    from index.meaning.extra import installed_encoder
    from qa.answering.reader import Reader

    articles = [_article(source) for source in sources] or [default_article()]
    return Reader(articles, encoder=installed_encoder() if meaning else None)


def _article(source: object) -> "Article":
    from index.formats.reading import read_article
    from index.text.article import Article

    if isinstance(source, Article):
        return source
    if isinstance(source, str | PathLike):
        return read_article(source)
    raise TypeError(
        f"open_articles takes paths or articles, and was given {source!r}: "
        "name a file, or make an article of a text with article_from_text"
    )
