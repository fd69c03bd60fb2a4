"""What a visitor asks about: articles, their reader, and how sentences are named on the page."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from index.errors import SayswhereError
from index.library.collection import Line
from index.text.article import Article
from qa.answering.answer import Answer, Citation
from qa.answering.reader import Reader
from qa.chat.turns import Turns, history_of

ANSWERS_KEPT = (
    512  # a conversation is shown anew with each question; its answers are not found anew
)


class AnchorError(SayswhereError):
    """A sentence that the page names and the articles do not have."""


class Reading:
    """Articles laid open beside a conversation; `own` is one that a visitor brought along."""

    def __init__(self, reader: Reader, own: bool = False) -> None:
        self.reader = reader
        self.own = own
        self.articles: Sequence[Article] = reader.collection.articles
        self._answer = lru_cache(maxsize=ANSWERS_KEPT)(reader.answer)

    @cached_property
    def key(self) -> str:
        """What tells these articles from others, for a page that comes back to them."""
        return "-".join(article.sha256[:16] for article in self.articles)

    @cached_property
    def lines(self) -> dict[str, Line]:
        """The sentences by their anchors."""
        positions = {id(article): place for place, article in enumerate(self.articles, 1)}
        lines = self.reader.collection.lines
        return {anchor_of(positions[id(at.article)], at.sentence.number): at for at in lines}

    def anchor(self, citation: Citation) -> str:
        """The id of the cited sentence's element: s14, in a second article a2-s14."""
        for position, article in enumerate(self.articles, 1):
            if (article.source, article.sha256) == (citation.source, citation.sha256):
                return anchor_of(position, citation.sentence)
        return ""

    def line(self, anchor: str) -> Line:
        """The sentence with the anchor; raises AnchorError where there is none."""
        if anchor not in self.lines:
            raise AnchorError(f"A right sentence must be one of the article's, {anchor} is not.")
        return self.lines[anchor]

    def answer(self, question: str, history: tuple[str, ...] = ()) -> Answer:
        """The answer to a question; raises SayswhereError for one that cannot be asked."""
        return self._answer(question, history)

    def answers(self, turns: Turns) -> list[Answer | SayswhereError]:
        """What each question of a conversation gets: an answer, or why there is none."""
        return [self._answer_at(turns, position) for position in range(len(turns))]

    def _answer_at(self, turns: Turns, position: int) -> Answer | SayswhereError:
        try:
            return self.answer(turns[position].question, history_of(turns, position))
        except SayswhereError as error:
            return error


def anchor_of(article: int, sentence: int) -> str:
    """The id of a sentence's element; articles count from 1."""
    return f"s{sentence}" if article == 1 else f"a{article}-s{sentence}"
