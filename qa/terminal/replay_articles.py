"""The articles that saved questions are asked of again, under the names that they had."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import click

from index.citing.quote import Quote
from index.library.collection import Collection
from index.library.memory import MemoryCollection
from index.text.article import Article
from qa.answering.reader import Reader
from qa.answering.setting import Setting
from qa.answering.thresholds import Thresholds
from qa.terminal.cited_articles import where_they_were
from qa.terminal.commands import articles_at, library_at
from qa.terminal.meaning import encoder_meant
from qa.terminal.quotes_in_markdown import is_exported, quotes_in_markdown
from qa.terminal.saved import ASK_AGAIN, SavedError, values_in

# Kinds of settings whose readers are kept; a file has one, or some that were put together.
_READERS_KEPT = 8


@dataclass(frozen=True, slots=True)
class _Name:
    """What an article was called: in Markdown its id is not told, nor needed."""

    source: str = ""
    id: str = ""


def asking_again(
    text: str, path: str, setting: Setting, paths: Sequence[str], library: str | None
) -> Callable[[Setting], Reader]:
    """A function that gives the reader for a setting; raises SavedError, CitedError."""
    if library and paths:
        raise click.UsageError(f"Articles ({paths[0]}) or --library can be asked, not both.")
    collection = library_at(library, ()) if library else _in_memory(text, path, setting, paths)

    @lru_cache(_READERS_KEPT)
    def reader_of(thresholds: Thresholds, by_meaning: bool) -> Reader:
        return Reader(collection, thresholds, encoder_meant() if by_meaning else None)

    return lambda one: reader_of(one.thresholds, bool(one.meaning))


def _in_memory(text: str, path: str, setting: Setting, paths: Sequence[str]) -> Collection:
    """The articles at some paths; without any, the cited one where it was."""
    cited = list(dict.fromkeys(_cited(text, path)))
    if not paths and (len(cited) > 1 or setting.articles > 1):
        raise SavedError(
            f"{path} was asked of {setting.articles} articles; name them behind it, in the order "
            "in which they were asked"
        )
    name = cited[0] if len(cited) == 1 else _Name()
    articles = articles_at(paths) if paths else [where_they_were()(Quote("", name.source))]
    if len(articles) == 1 and name.source:
        articles = [_called(name, articles[0])]
    return MemoryCollection(articles)


def _called(name: _Name, article: Article) -> Article:
    """The article under the name that it had: it may have got another one, or another folder."""
    return replace(article, source=name.source, id=name.id or article.id)


def _cited(text: str, path: str) -> Iterator[_Name]:
    """The articles that are cited."""
    if is_exported(text):
        yield from (_Name(quote.source) for quote in quotes_in_markdown(text, path))
        return
    for place, value in values_in(text, path):
        for passage in value.get("passages", ()):
            yield _name(passage, place)


def _name(passage: Any, place: str) -> _Name:
    try:
        cited = passage["citation"]
        return _Name(str(cited["source"]), str(cited["article"]))
    except (KeyError, TypeError):
        raise SavedError(f"{place} cites no article: it was edited by hand; {ASK_AGAIN}") from None
