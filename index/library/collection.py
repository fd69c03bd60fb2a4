"""Articles taken apart: every sentence with its place, its tokens, and the engine over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.engines.memory import Engine
from index.text.article import Article
from index.text.sentences import Sentence, sentences_of
from index.text.terms import Token, tokens_of


@dataclass(frozen=True)
class Line:
    """A sentence in its article, with its tokens."""

    article: Article
    sentence: Sentence
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The sentence's own characters."""
        return self.article.text[self.sentence.start : self.sentence.end]

    @cached_property
    def letters(self) -> str:
        """What it has in common with its copies."""
        return letters_of(self.text)

    @property
    def words(self) -> list[str]:
        """Every word in the form that tells which stand side by side, stop words included."""
        return words_of(self.tokens)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The terms of the sentence in order."""
        return tuple(term for token in self.tokens for term in token.terms)


def letters_of(text: str) -> str:
    """The letters and digits of a text without case; the text itself where it has none."""
    return "".join(filter(str.isalnum, text.casefold())) or text


def words_of(tokens: Iterable[Token]) -> list[str]:
    """The terms of each token as one word, or a stop word as it is."""
    return ["_".join(token.terms) or token.folded for token in tokens]


class Collection:
    """All sentences of some articles in reading order, searchable.

    `lines` are the sentences of each article where they were told apart elsewhere.
    """

    def __init__(
        self, articles: Iterable[Article], lines: Iterable[Sequence[Line]] | None = None
    ) -> None:
        self.articles = tuple(articles)
        groups = map(lines_of, self.articles) if lines is None else lines
        self.lines = tuple(line for group in groups for line in group)
        self.engine = Engine([line.terms for line in self.lines])

    def __len__(self) -> int:
        return len(self.lines)


def lines_of(article: Article) -> list[Line]:
    """The sentences of one article with their tokens; the dateline is not one of them."""
    body = article.dateline.end if article.dateline else 0
    return [_line(article, sentence) for sentence in sentences_of(article.text, body)]


def lines_at(article: Article, places: Iterable[tuple[int, int]]) -> list[Line]:
    """The sentences at some places (start and end in characters), as one paragraph."""
    numbered = enumerate(places, 1)
    return [_line(article, Sentence(number, 1, *place)) for number, place in numbered]


def _line(article: Article, sentence: Sentence) -> Line:
    return Line(article, sentence, tuple(tokens_of(article.text[sentence.start : sentence.end])))
