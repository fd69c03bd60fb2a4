"""The one weighing, for answers, evaluation and training alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.library.collection import Collection
from index.meaning.encoder import Encoder
from qa.asking.question import Question
from qa.weighing.candidates import match_of
from qa.weighing.kin import Kin
from qa.weighing.likeness import Meanings, Sought, Watching, unwatched
from qa.weighing.match import Match
from qa.weighing.model import Table, known_of, signal_values, weights
from qa.weighing.notes import Notebook
from qa.weighing.window import Values


@dataclass(frozen=True)
class Weighed:
    """The candidates of a question, weighed: `values` a row a candidate and a column a signal,
    `scores` their evidence."""

    match: Match
    values: Table
    scores: Values

    @cached_property
    def order(self) -> Sequence[int]:
        """The numbers of the candidates, best first, ties to the earlier sentence."""
        order: list[int] = np.lexsort((self.match.places, -self.scores)).tolist()
        return order

    @property
    def top(self) -> int:
        """The number of the best candidate."""
        return self.order[0]

    @cached_property
    def rows(self) -> Sequence[int]:
        """The rows of the candidates, best first."""
        rows = self.match.rows
        return [int(rows[number]) for number in self.order]


def evidence(match: Match, values: Table, weights: Values) -> Values:
    """The evidence for each candidate: its signals, each times its weight.

    A heading, or a question that stands alone, hands its place to the line that it leads to.
    """
    # The product adds up some rows in another order than others, and equal rows must be equal.
    scores = np.round(values @ weights, 9)
    number = {int(row): place for place, row in enumerate(match.rows)}
    leads = match.window.leads[match.places]
    for lead in np.flatnonzero(leads):
        led = number.get(int(match.rows[lead]) + 1)
        if led is not None and not leads[led] and scores[led] < scores[lead]:
            scores[lead], scores[led] = scores[led], scores[lead]
    return scores


class Scales:
    """Weighs the sentences of a collection; what was noted and looked up is kept for the next."""

    def __init__(
        self,
        collection: Collection,
        encoder: Encoder | None = None,
        watching: Watching = unwatched,
    ) -> None:
        self.collection = collection
        self.meanings = Meanings(collection, encoder, watching) if encoder else None
        self._notebook = Notebook(collection)
        self._kin = Kin(collection.engine)

    def weighed(
        self,
        question: Question,
        cited: int | None = None,
        meant: str = "",
        within: Sequence[range] | None = None,
    ) -> Weighed | None:
        """The candidates of a question weighed, None where there is no sentence.

        `cited` is the row that answered the question before, where this one leans on it, and
        `meant` the question with what it leans on. `within` are the rows to look in, as for an
        engine.
        """
        meant = meant or question.text
        # "😀" or "?" lies near to a sentence as any does, and asks nothing.
        asks = any(map(str.isalnum, meant))
        sought = Sought(self.meanings, meant) if self.meanings and asks else None
        match = match_of(self._notebook, self._kin, question, cited, sought, within)
        if match is None:
            return None
        values = signal_values(match)
        return Weighed(match, values, evidence(match, values, weights(known_of(match))))
