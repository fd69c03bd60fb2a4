"""What a conversation is about: the articles, their reader, and how sentences are named."""

from collections.abc import Sequence
from functools import cached_property

from index.errors import SayswhereError
from index.library.line import Line
from index.text.article import Article
from qa.answering.answer import Answer, Citation
from qa.answering.reader import Reader
from qa.asking.heard import MEMORY
from qa.chat.ahead import Ahead
from qa.chat.answer_cache import AnswerCache

KEPT = 8_000_000  # bytes of answers held for showing them again: some two thousand


class AnchorError(SayswhereError):
    """A sentence that the page names and the articles do not have."""


class Sources:
    """Articles laid open beside a conversation.

    `own` is the secret name of an article that a visitor brought along, empty for those served.
    """

    def __init__(self, reader: Reader, own: str = "", kept: int = KEPT) -> None:
        self.reader = reader
        self.own = own
        self.articles: Sequence[Article] = reader.collection.articles
        self._answers = AnswerCache(kept)
        self._ahead = Ahead(reader)

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

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer:
        """The answer to a question; raises SayswhereError for one that cannot be asked."""
        recent = history[-MEMORY:]  # all that an answer depends on
        known = self._answers.get(question, recent)
        if known:
            return known
        self._ahead.asked()
        answer = self.reader.ask(question, recent)
        self._answers.put(question, recent, answer)
        return answer


def anchor_of(article: int, sentence: int) -> str:
    """The id of a sentence's element; articles count from 1."""
    return f"s{sentence}" if article == 1 else f"a{article}-s{sentence}"
