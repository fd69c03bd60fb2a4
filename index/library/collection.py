"""A collection: the sentences of some articles by their row, and the engine over them."""

import re
from abc import ABC, abstractmethod
from collections.abc import Container, Iterable, Sequence
from functools import cached_property

from index.engines.engine import Engine
from index.library.line import Line
from index.library.listed import Listed
from index.library.outline import Outline
from index.text.article import Article
from index.text.languages import ENGLISH
from index.text.sentences import sentences_in
from index.text.terms import Word, stem, words_of

# From the beginning of a word alone, and never back: a long word is looked at once.
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:[-‐‑–—/’'][^\W\d_]++)++")
_JOINT = re.compile(r"[-‐‑–—/’']")


class Collection(ABC):
    """All sentences of some articles in reading order, searchable; rows number them from 0.

    Those of an article stand together. All of it is in memory, or read when first looked at.
    """

    engine: Engine
    articles: Sequence[Article]
    lines: Sequence[Line]
    words: Sequence[tuple[Word, ...]]
    outline: Outline

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def languages(self) -> Sequence[str]:
        """The languages of its articles, each once."""
        return tuple(dict.fromkeys(article.language for article in self.articles)) or (ENGLISH,)

    def check(self) -> None:  # noqa: B027  # what is here can always be asked
        """Raises LibraryError where it cannot be asked just now."""

    @property
    @abstractmethod
    def parts(self) -> Container[str]:
        """The stems of what compounds are made of, as `parts_of` gives them for one article."""

    @property
    @abstractmethod
    def listed(self) -> Sequence[Listed]:
        """Its articles as a list shows them, in the order of their rows."""

    @abstractmethod
    def cited(self, source: str, sha256: str) -> Sequence[Article]:
        """The articles of a source that have a hash."""

    @abstractmethod
    def rows_of(self, article: Article) -> range:
        """The rows of the sentences of one of its articles."""


def lines_of(article: Article) -> list[Line]:
    """The sentences of one article; the dateline is not one of them."""
    return [Line(article, sentence) for sentence in sentences_in(article)]


def words_in(line: Line) -> tuple[Word, ...]:
    """The words of a sentence in order."""
    return words_of(line.text, line.article.language)


def terms_in(words: Iterable[Word]) -> tuple[str, ...]:
    """The terms of some words in order."""
    return tuple([term for word in words for term in word.terms])


def parts_of(article: Article) -> frozenset[str]:
    """The stems of what an article's compounds are made of, which the terms may hold only as a
    whole: "pilot" of co-pilot."""
    compounds = set(_COMPOUND.findall(article.text.lower()))
    return frozenset(stem(part) for one in compounds for part in _JOINT.split(one))
