"""Which article, of those that are there now, each quote is to be looked for in."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from index.citing.quote import Quote
from index.errors import SayswhereError
from index.text.article import Article
from qa.terminal.commands import articles_at, library_at

if TYPE_CHECKING:
    from index.library.collection import Collection

Finding = Callable[[Quote], Article]


class CitedError(SayswhereError):
    """A quote of an article that is not among those given."""


def among(articles: Sequence[Article], quotes: Sequence[Quote]) -> Finding:
    """A function that finds a quote's article among some; raises CitedError.

    A single one is taken for all that cite one article: it may have got another name.
    """
    alone = len(articles) == 1 and len({_name(quote.source) for quote in quotes}) == 1

    def found(quote: Quote) -> Article:
        if alone or (len(articles) == 1 and not quote.source):
            return articles[0]
        same = [a for a in articles if quote.sha256 and a.sha256 == quote.sha256]
        called = [a for a in articles if a.source == quote.source]
        named = [a for a in articles if _name(a.source) == _name(quote.source)]
        return _only(same or called or named, quote)

    return found


def where_they_were() -> Finding:
    """A function that finds a quote's article under its own name; raises CitedError."""
    from index.formats.reading import default_article

    shipped = default_article()

    def found(quote: Quote) -> Article:
        if Path(quote.source).is_file() and quote.source:
            return articles_at([quote.source])[0]
        if quote.source in ("", shipped.source):
            return shipped
        raise CitedError(
            f"{quote.source} is cited and does not exist here; name the article behind the input"
        )

    return found


def in_library(path: str) -> Finding:
    """A function that finds a quote's article in a library; raises CitedError, LibraryError.

    One that is not there any more has no text, so that no quote stands in it.
    """
    held: Collection = library_at(path, ())

    @cache
    def in_memory(at: int) -> Article:
        """The article with its text, which a library would read again for every quote."""
        article = held.articles[at]
        return Article(**{field.name: getattr(article, field.name) for field in fields(Article)})

    def found(quote: Quote) -> Article:
        listed = list(enumerate(held.listed))
        ends = [at for at, one in listed if _ends_with(quote.source, one.path)]
        # Of copies one is as good as another.
        same = [at for at, one in listed if quote.sha256 and one.sha256 == quote.sha256][:1]
        named = [at for at, one in listed if _name(one.path) == _name(quote.source)]
        there = ends or same or named
        if quote.source and not there:
            return without_text(quote.source)
        return _only([in_memory(at) for at in there], quote)

    return found


@cache
def without_text(source: str) -> Article:
    """What is left of an article that is not there any more."""
    return Article(id=source, title=source, source=source, text="", dateline=None)


def _only(found: Sequence[Article], quote: Quote) -> Article:
    if len(found) == 1:
        return found[0]
    what = "more than one of the articles is called so" if found else "none of them is called so"
    raise CitedError(
        f"{quote.source or 'A quote'} is cited, and {what}; name the one that is meant"
    )


def _ends_with(source: str, path: str) -> bool:
    return PurePath(source).parts[-len(PurePath(path).parts) :] == PurePath(path).parts


def _name(source: str) -> str:
    return source.replace("\\", "/").rsplit("/", 1)[-1]
