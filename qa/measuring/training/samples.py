"""Training samples: the signals of every candidate of a gold question, and which are right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from qa.asking.question import question_of
from qa.measuring.gold import GoldQuestion
from qa.weighing.candidates import candidates
from qa.weighing.clues import Finding, clue_values
from qa.weighing.match import Match
from qa.weighing.model import signal_values
from qa.weighing.window import Notes

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """One question: `values` of shape (candidates, signals), `right` of shape (candidates,).

    `places` are the candidates' start and end in characters, shape (candidates, 2); `relevant`
    counts the right sentences of the whole article, candidates or not.
    """

    gold: GoldQuestion
    source: str  # the name of the file that it comes from
    off_topic: bool
    match: Match
    values: Array
    right: NDArray[np.bool_]
    places: NDArray[np.intp]
    relevant: int

    def clues(self, weights: Array) -> Array:
        """The clues to the candidate that is first under some weights."""
        return clue_values(self.finding(weights))

    def finding(self, weights: Array) -> Finding:
        """The candidates weighed."""
        scores = self.values @ weights
        return Finding(self.match, self.values, scores, int(np.argmax(scores)))


def samples_of(
    golds: Sequence[GoldQuestion], source: str, off_topic: bool = False
) -> Iterator[Sample]:
    """The samples of gold questions, article by article, those without a candidate left out."""
    for _, group in groupby(golds, key=lambda gold: id(gold.article)):
        questions = list(group)
        notes = Notes(questions[0].collection)
        for gold in questions:
            question = question_of(gold.question)
            rows = candidates(notes, question)
            if len(rows):
                match = Match(notes, question, rows)
                values, right = signal_values(match), right_rows(notes, gold)
                yield Sample(
                    gold,
                    source,
                    off_topic,
                    match,
                    values,
                    right[rows],
                    places_of(notes)[rows],
                    int(right.sum()),
                )


def right_rows(notes: Notes, gold: GoldQuestion) -> NDArray[np.bool_]:
    """Which sentences of the collection hold the start of a right answer."""
    starts = places_of(notes)[:, 0]
    right = np.zeros(len(starts), bool)
    for start, _ in gold.spans:
        right[np.searchsorted(starts, start, side="right") - 1] = True
    return right


def places_of(notes: Notes) -> NDArray[np.intp]:
    """Where each sentence of the collection starts and ends, shape (sentences, 2)."""
    sentences = (line.sentence for line in notes.collection.lines)
    return np.array([(s.start, s.end) for s in sentences], np.intp).reshape(-1, 2)
