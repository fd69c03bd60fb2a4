"""Articles in memory: every sentence by its row, its words, and the engine over them."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from index.engines.engine import Engine
from index.engines.memory import MemoryEngine
from index.library.line import Line
from index.library.outline import Outline
from index.text.article import Article
from index.text.sentences import sentences_in
from index.text.terms import Word, words_of

# "ing" and "ers", not "able": what is left of a word behind its stem.
LONGEST_ENDING = 3
LETTERS = "abcdefghijklmnopqrstuvwxyz"


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

    def writes(self, beginning: str) -> bool:
        """Whether a word of the articles begins with some letters and ends soon after them.

        The terms tell it of most words; this finds the part of a compound, such as co-pilot.
        """
        at = self._lowered.find(beginning)
        while at >= 0:
            after = self._lowered[at + len(beginning) : at + len(beginning) + LONGEST_ENDING + 1]
            ending = len(after) - len(after.lstrip(LETTERS))
            if ending <= LONGEST_ENDING and not self._lowered[at - 1 : at].isalnum():
                return True
            at = self._lowered.find(beginning, at + 1)
        return False

    @cached_property
    def _lowered(self) -> str:
        return "\n".join(article.text.lower() for article in self.articles)


def lines_of(article: Article) -> list[Line]:
    """The sentences of one article; the dateline is not one of them."""
    return [Line(article, sentence) for sentence in sentences_in(article)]


def terms_in(words: Iterable[Word]) -> tuple[str, ...]:
    """The terms of some words in order."""
    return tuple([term for word in words for term in word.terms])
