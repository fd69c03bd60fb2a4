"""Which sentences of the articles gold questions reach, and which none does."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.library.collection import lines_of
from index.library.line import Line, lines_at
from index.text.article import Article
from qa.answering.answer import Span
from qa.measuring.outcome import Outcome

_Place = tuple[str, int]  # an article's hash, and where a sentence begins in it


@dataclass(frozen=True, slots=True)
class Reached:
    """A sentence, and how many questions have it first, and among the first three.

    `expected` is how many have an answer that starts inside it.
    """

    line: Line
    first: int
    among: int
    expected: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of an article, and how many questions that it answers were asked."""

    article: Article
    asked: int
    sentences: tuple[Reached, ...]

    @property
    def first(self) -> int:
        """How many sentences a question has first."""
        return sum(one.first > 0 for one in self.sentences)

    @property
    def among(self) -> int:
        """How many more a question has among the first three."""
        return sum(one.among > 0 and not one.first for one in self.sentences)

    @property
    def never(self) -> int:
        """How many no question reaches."""
        return sum(not one.among for one in self.sentences)


def coverage(outcomes: Sequence[Outcome]) -> tuple[Coverage, ...]:
    """How far the questions reach into each article, in the order in which they name them.

    A question that the article does not answer reaches nothing, whatever came of it.
    """
    answerable = [outcome for outcome in outcomes if outcome.gold.answerable]
    first = Counter(place for outcome in answerable for place in _places(outcome, 1))
    among = Counter(place for outcome in answerable for place in _places(outcome, None))
    return tuple(_coverage(some, first, among) for some in _by_article(outcomes))


def _places(outcome: Outcome, most: int | None) -> set[_Place]:
    """The sentences that a question has among its first passages."""
    return {(at.sha256, at.start) for passage in outcome.seen[:most] for at in passage}


def _by_article(outcomes: Iterable[Outcome]) -> Iterable[list[Outcome]]:
    """What was asked of each article, taken apart as the gold does where it does."""
    found: dict[tuple[str, tuple[Span, ...]], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        found[outcome.gold.article.sha256, outcome.gold.candidates].append(outcome)
    return found.values()


def _coverage(
    outcomes: Sequence[Outcome], first: Counter[_Place], among: Counter[_Place]
) -> Coverage:
    gold = outcomes[0].gold
    lines = lines_at(gold.article, gold.candidates) if gold.candidates else lines_of(gold.article)
    expected = Counter(row for outcome in outcomes for row in _expected(lines, outcome))
    places = ((gold.article.sha256, line.sentence.start) for line in lines)
    sentences = tuple(
        Reached(line, first[place], among[place], expected[row])
        for row, (line, place) in enumerate(zip(lines, places, strict=True))
    )
    asked = sum(outcome.gold.answerable for outcome in outcomes)
    return Coverage(gold.article, asked, sentences)


def _expected(lines: Sequence[Line], outcome: Outcome) -> set[int]:
    """The rows of the sentences inside which an answer starts."""
    starts = [start for start, _ in outcome.gold.spans]
    rows = (bisect_right(lines, at, key=lambda line: line.sentence.start) - 1 for at in starts)
    pairs = zip(rows, starts, strict=True)
    return {row for row, at in pairs if row >= 0 and at < lines[row].sentence.end}
