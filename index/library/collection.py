"""Articles in memory: every sentence by its row, its words, and the engine over them."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from index.engines.engine import Engine
from index.engines.memory import MemoryEngine
from index.library.line import Line
from index.library.outline import Outline
from index.text.article import Article
from index.text.sentences import sentences_in
from index.text.terms import Word, stem, words_of

_COMPOUND = re.compile(r"[^\W\d_]+(?:[-‐‑–—/’'][^\W\d_]+)+")
_JOINT = re.compile(r"[-‐‑–—/’']")


class Collection:
    """All sentences of some articles in reading order, searchable; rows number them from 0.

    `lines` are the sentences of each article where they were told apart elsewhere.
    """

    engine: Engine

    def __init__(
        self, articles: Iterable[Article], lines: Iterable[Sequence[Line]] | None = None
    ) -> None:
        self.articles = tuple(articles)
        groups = map(lines_of, self.articles) if lines is None else lines
        self.lines = tuple(line for group in groups for line in group)
        self.words: Sequence[tuple[Word, ...]] = [words_of(line.text) for line in self.lines]
        self.engine = MemoryEngine([terms_in(words) for words in self.words])
        self.outline = Outline(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The stems of what compounds are made of, which the terms may hold only as a whole:
        "pilot" of co-pilot."""
        texts = (article.text.lower() for article in self.articles)
        compounds = {found for text in texts for found in _COMPOUND.findall(text)}
        return frozenset(stem(part) for one in compounds for part in _JOINT.split(one))


def lines_of(article: Article) -> list[Line]:
    """The sentences of one article; the dateline is not one of them."""
    return [Line(article, sentence) for sentence in sentences_in(article)]


def terms_in(words: Iterable[Word]) -> tuple[str, ...]:
    """The terms of some words in order."""
    return tuple([term for word in words for term in word.terms])
