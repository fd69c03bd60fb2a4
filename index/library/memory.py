"""Articles in memory: every sentence by its row, its words, and the engine over them."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from index.engines.memory import MemoryEngine
from index.library.collection import Collection, lines_of, parts_of, terms_in, words_in
from index.library.lazily import Lazily
from index.library.line import Line
from index.library.listed import Listed, short_paths
from index.library.outline import outline_of
from index.text.article import Article
from index.text.terms import Word


class MemoryCollection(Collection):
    """The sentences of articles that are held in memory.

    `lines` are the sentences of each article where they were told apart elsewhere.
    """

    def __init__(
        self, articles: Iterable[Article], lines: Iterable[Sequence[Line]] | None = None
    ) -> None:
        self.articles = tuple(articles)
        groups = map(lines_of, self.articles) if lines is None else lines
        self.lines = tuple(line for group in groups for line in group)
        self.words, terms = _words_and_terms(self.articles, self.lines)
        self.engine = MemoryEngine(terms)
        self.outline = outline_of(self.lines)

    @cached_property
    def parts(self) -> frozenset[str]:
        """The stems of what compounds are made of."""
        return frozenset().union(*map(parts_of, self.articles))

    @cached_property
    def listed(self) -> Sequence[Listed]:
        """Its articles as a list shows them."""
        paths = short_paths([article.source for article in self.articles])
        return [
            Listed(path, a.source, a.title, a.stated_date, a.sha256, self.rows_of(a))
            for path, a in zip(paths, self.articles, strict=True)
        ]

    def cited(self, source: str, sha256: str) -> Sequence[Article]:
        """The articles of a source that have a hash."""
        return [a for a in self.articles if a.source == source and a.sha256 == sha256]

    def rows_of(self, article: Article) -> range:
        """The rows of the sentences of one of its articles."""
        return self._rows.get(id(article), range(0))

    @cached_property
    def _rows(self) -> dict[int, range]:
        rows: dict[int, range] = {}
        for row, line in enumerate(self.lines):
            key = id(line.article)
            rows[key] = range(rows[key].start if key in rows else row, row + 1)
        return rows


def _words_and_terms(
    articles: Sequence[Article], lines: Sequence[Line]
) -> tuple[Sequence[tuple[Word, ...]], Sequence[Sequence[str]]]:
    """The words and the terms of each sentence; words are read when asked for where the terms came
    with the articles."""
    terms = [one.split(" ") if one else [] for a in articles for one in a.terms or ()]
    if len(terms) == len(lines):
        return Lazily(len(lines), lambda row: words_in(lines[row])), terms
    words = [words_in(line) for line in lines]
    return words, [terms_in(one) for one in words]
