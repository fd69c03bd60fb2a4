"""Training samples: the signals of every candidate of a gold question, and which are right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from index.collection import Collection
from qa.evidence.match import Match
from qa.evidence.model import signal_values
from qa.evidence.notes import Notes
from qa.evidence.retrieval import candidates
from qa.gold import GoldQuestion
from qa.question import question_of


@dataclass(frozen=True)
class Sample:
    """One question: `values` of shape (candidates, signals), `right` of shape (candidates,)."""

    gold: GoldQuestion
    source: str  # the file it comes from
    values: NDArray[np.float32]
    right: NDArray[np.bool_]


def samples_of(golds: Sequence[GoldQuestion], source: str) -> Iterator[Sample]:
    """The samples of gold questions, article by article, those without a candidate left out."""
    for _, group in groupby(golds, key=lambda gold: id(gold.article)):
        questions = list(group)
        notes = Notes(Collection([questions[0].article]))
        for gold in questions:
            rows = candidates(notes, question := question_of(gold.question))
            if len(rows):
                values = signal_values(Match(notes, question, rows)).astype(np.float32)
                yield Sample(gold, source, values, right_rows(notes, gold)[rows])


def right_rows(notes: Notes, gold: GoldQuestion) -> NDArray[np.bool_]:
    """Which sentences of the collection hold the start of a right answer."""
    starts = np.array([line.sentence.start for line in notes.collection.lines])
    right = np.zeros(len(starts), bool)
    for start, _ in gold.spans:
        right[np.searchsorted(starts, start, side="right") - 1] = True
    return right
