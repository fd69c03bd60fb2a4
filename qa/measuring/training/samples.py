"""Training samples: the signals of every candidate of a gold question, and which are right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.formats.reading import default_article, read_article
from index.library.collection import Collection
from index.meaning.encoder import Encoder
from qa.answering.reader import Reader
from qa.asking.heard import Heard
from qa.asking.question import with_terms
from qa.measuring.gold import read_gold
from qa.measuring.gold_question import GoldQuestion
from qa.weighing.clues import clue_values
from qa.weighing.finding import Finding
from qa.weighing.weigh import Weighed, evidence

Array = NDArray[np.float64]

HIDDEN = ", words hidden"  # behind the source of such samples
ONE_HIDDEN_IN = 4


@dataclass(frozen=True)
class Sample:
    """One question: its candidates `weighed` as the reader weighs them, and which are `right`.

    `places` are the candidates' start and end in characters, shape (candidates, 2); `relevant`
    counts the right sentences of the whole article, candidates or not.
    """

    gold: GoldQuestion
    source: str  # the name of the file that it comes from
    off_topic: bool
    weighed: Weighed
    right: NDArray[np.bool_]
    places: NDArray[np.intp]
    relevant: int

    @property
    def values(self) -> Array:
        """The signals, shape (candidates, signals)."""
        return self.weighed.values

    def under(self, weights: Array) -> Weighed:
        """The candidates weighed anew."""
        scores = evidence(self.weighed.match, self.values, weights)
        return replace(self.weighed, scores=scores)

    def clues(self, weights: Array) -> Array:
        """The clues to the candidate that is first under some weights."""
        return clue_values(Finding(self.under(weights)))


def golds_in(path: Path) -> list[GoldQuestion]:
    """The gold questions of a file; JSON Lines beside a text of the same name are about it."""
    beside = path.with_suffix(".txt")
    return read_gold(path, lambda: read_article(beside) if beside.exists() else default_article())


def source_of(path: Path) -> str:
    """What a file's figures are printed under; files of one folder beside texts are one set."""
    return path.parent.name if path.with_suffix(".txt").exists() else path.stem


def samples_of(
    golds: Sequence[GoldQuestion],
    source: str,
    off_topic: bool = False,
    encoder: Encoder | None = None,
) -> Iterator[Sample]:
    """The samples of gold questions, article by article, those without a candidate left out."""
    for _, group in groupby(golds, key=lambda gold: id(gold.article)):
        questions = list(group)
        reader = Reader(questions[0].collection, encoder=encoder)
        places = places_of(reader.collection)
        for gold in questions:
            said = reader.heard(gold.question, gold.history)
            heard = {source: said}
            if encoder and _is_hidden(gold):
                heard[f"{source}{HIDDEN}"] = _without_words(said)
            for name, one in heard.items():
                if weighed := reader.weighed(one):
                    right, rows = right_rows(places, gold), weighed.match.rows
                    relevant = int(right.sum())
                    yield Sample(
                        gold, name, off_topic, weighed, right[rows], places[rows], relevant
                    )


def _is_hidden(gold: GoldQuestion) -> bool:
    """Whether a question is one of the few that are also asked with their words hidden: all that
    is known of a question in another language is its meaning."""
    return int(sha256(gold.question.encode()).hexdigest(), 16) % ONE_HIDDEN_IN == 0


def _without_words(said: Heard) -> Heard:
    return replace(said, question=with_terms(said.question, frozenset()))


def right_rows(places: NDArray[np.intp], gold: GoldQuestion) -> NDArray[np.bool_]:
    """Which sentences, by their start and end, hold the start of a right answer."""
    right = np.zeros(len(places), bool)
    for start, _ in gold.spans:
        before = np.searchsorted(places[:, 0], start, side="right")
        if before:  # else it stands in the dateline
            right[before - 1] = True
    return right


def places_of(collection: Collection) -> NDArray[np.intp]:
    """Where each sentence of the collection starts and ends, shape (sentences, 2)."""
    sentences = (line.sentence for line in collection.lines)
    return np.array([(s.start, s.end) for s in sentences], np.intp).reshape(-1, 2)
