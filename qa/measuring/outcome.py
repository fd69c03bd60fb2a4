"""What came of one gold question."""

from dataclasses import dataclass

from qa.answering.answer import Citation, Passage
from qa.answering.thresholds import Status
from qa.measuring.gold_question import GoldQuestion
from qa.measuring.metrics import Ranking

# Passages that a person looks at.
SEEN = 3


@dataclass(frozen=True)
class Outcome:
    """What came of one question.

    `ranking` says of each passage whether it is right; `precision` is the average precision where
    the gold has candidates; `seen` are the places of each of the first SEEN passages, its copies'
    among them; `milliseconds` is the time of the one call, without reading the
    article.
    """

    gold: GoldQuestion
    status: Status
    confidence: float
    answerable: float
    bar: float
    top: Passage | None
    ranking: Ranking
    precision: float | None
    seen: tuple[tuple[Citation, ...], ...]
    milliseconds: float

    @property
    def right(self) -> bool:
        """Whether the first passage is right."""
        return any(self.ranking[:1])

    @property
    def failed(self) -> bool:
        """Whether a user was misled: a wrong or no first passage, or an answer where none is."""
        return not self.right if self.gold.answerable else self.status == "answered"

    @property
    def phrase_overlaps(self) -> bool | None:
        """Whether the marked phrase shares a character with a right answer; None: no mark."""
        if self.top is None or self.top.phrase is None:
            return None
        start, end = (self.top.citation.start + offset for offset in self.top.phrase)
        return any(start < b and a < end for a, b in self.gold.spans)
