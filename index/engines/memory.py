"""The engine of articles in memory: rank-bm25 counts and weighs their terms."""

import math
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

from index.engines.engine import K1, B
from index.engines.vocabulary import Vocabulary

_Postings = tuple[NDArray[np.int32], NDArray[np.float64]]


class PositiveOkapi(BM25Okapi):  # type: ignore[misc]
    """rank-bm25's Okapi with the idf log(1 + (N - n + 0.5) / (n + 0.5)).

    The class's own idf is zero at half the documents and negative above, which breaks the order
    in an article of twenty sentences; this one (Lucene's, after Robertson and Walker 1994) is
    always positive.
    """

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for term, n in nd.items():
            self.idf[term] = math.log(1 + (self.corpus_size - n + 0.5) / (n + 0.5))


class MemoryEngine:
    """BM25 over rows given as sequences of terms; see `index.engines.engine.Engine`."""

    def __init__(self, rows: Sequence[Sequence[str]], k1: float = K1, b: float = B) -> None:
        self.size = len(rows)
        self.mean_length = 0.0
        self._numbers: dict[str, int] = {}
        if any(rows):  # rank-bm25 divides by the number of rows and by their mean length
            self._turn_over(PositiveOkapi(rows, k1=k1, b=b))

    def _turn_over(self, okapi: BM25Okapi) -> None:
        """Each term's rows with rank-bm25's finished share in each (Lù 2024, BM25S, section 2).

        `get_scores` walks every row for every question word; this walks them once.
        """
        self.mean_length = float(okapi.avgdl)
        self._numbers = {term: number for number, term in enumerate(okapi.idf)}
        counts = okapi.doc_freqs
        terms = np.array([self._numbers[t] for c in counts for t in c], np.int32)
        frequency = np.array([n for c in counts for n in c.values()], np.float64)
        row = np.repeat(np.arange(self.size, dtype=np.int32), list(map(len, counts)))
        length = okapi.k1 * (1 - okapi.b + okapi.b * np.array(okapi.doc_len) / okapi.avgdl)
        idf = np.fromiter(okapi.idf.values(), float)[terms]
        impact = idf * frequency * (okapi.k1 + 1) / (frequency + length[row])
        order = np.argsort(terms, kind="stable")
        self._row, self._impact = row[order], impact[order]
        self._ends = np.cumsum(np.bincount(terms, minlength=len(self._numbers))).tolist()

    def best(
        self, weights: Mapping[str, float], k: int, within: Sequence[range] | None = None
    ) -> Sequence[int]:
        """The k best rows that hold a weighted term, best first, ties to the earlier row."""
        scores = self.scores(weights)
        if within is not None:
            scores *= _inside(within, self.size)
        held = np.flatnonzero(scores > 0)
        if len(held) > k:
            least = np.partition(scores[held], -k)[-k]
            held = held[scores[held] >= least]
        order = np.argsort(-scores[held], kind="stable")[:k]
        return [int(row) for row in held[order]]

    def scores(self, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """The BM25 score of every row, shape (size,), each term's share times its weight."""
        scores = np.zeros(self.size)
        for term, weight in weights.items():
            rows, impacts = self._postings(term)
            scores[rows] += weight * impacts
        return scores

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """In how many rows each term stands."""
        return {term: len(self._postings(term)[0]) for term in terms}

    def terms_starting(self, beginning: str) -> Sequence[str]:
        """The terms that begin with some letters, in alphabetical order."""
        return self._vocabulary.starting(beginning)

    def terms_like(self, term: str, edits: int) -> Sequence[str]:
        """The terms with the same first letter that a few slips of the keyboard lead to."""
        return self._vocabulary.like(term, edits)

    def expect(self, terms: Collection[str], beginnings: Collection[str]) -> None:
        """Nothing here is far away."""

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._numbers)

    def _postings(self, term: str) -> _Postings:
        number = self._numbers.get(term)
        if number is None:
            return np.zeros(0, np.int32), np.zeros(0)
        part = slice(self._ends[number - 1] if number else 0, self._ends[number])
        return self._row[part], self._impact[part]


def _inside(within: Sequence[range], size: int) -> NDArray[np.bool_]:
    """Which of so many rows lie in some ranges."""
    inside = np.zeros(size, bool)
    for rows in within:
        inside[rows.start : rows.stop] = True
    return inside
