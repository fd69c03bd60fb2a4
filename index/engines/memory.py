"""The engine on rank-bm25: which sentences share the rare words of a question."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

# Best of a grid on SQuAD 2.0 and SQuADShifts sentences: short documents want little saturation
# and little length correction (k1 = 1.5, b = 0.75 answers 1.5 points fewer questions).
K1 = 0.9
B = 0.4


@dataclass(frozen=True, slots=True)
class Hit:
    """A document, by its position from 0, and its BM25 score, above zero."""

    position: int
    score: float


class PositiveOkapi(BM25Okapi):  # type: ignore[misc]
    """rank-bm25's Okapi with the idf log(1 + (N - n + 0.5) / (n + 0.5)).

    The class's own idf is zero at half the documents and negative above, which breaks the order
    in an article of twenty sentences; this one (Lucene's, after Robertson and Walker 1994) is
    always positive.
    """

    def _calc_idf(self, nd: dict[str, int]) -> None:
        for term, n in nd.items():
            self.idf[term] = math.log(1 + (self.corpus_size - n + 0.5) / (n + 0.5))


class Engine:
    """BM25 over documents given as lists of terms; ties go to the earlier document."""

    def __init__(self, documents: Sequence[Sequence[str]], k1: float = K1, b: float = B) -> None:
        self.size = len(documents)
        # rank-bm25 divides by the number of documents and by their mean length.
        self._okapi = PositiveOkapi(documents, k1=k1, b=b) if any(documents) else None
        self._postings = _eager_postings(self._okapi) if self._okapi else {}

    def __contains__(self, term: str) -> bool:
        return term in self._postings

    def positions(self, term: str) -> NDArray[np.intp] | None:
        """The documents that hold a term, ascending; None where none does."""
        postings = self._postings.get(term)
        return postings[0] if postings else None

    @property
    def vocabulary(self) -> Sequence[str]:
        """Every term of the documents, in order of first appearance."""
        return list(self._postings)

    def document_frequency(self, term: str) -> int:
        """In how many documents a term stands."""
        return len(self._postings[term][0]) if term in self._postings else 0

    def idf(self, term: str) -> float:
        """The inverse document frequency; a term of no document is as rare as can be."""
        n = self.document_frequency(term)
        return math.log(1 + (self.size - n + 0.5) / (n + 0.5))

    def scores(self, terms: Sequence[str]) -> NDArray[np.float64]:
        """The BM25 score of every document, shape (size,); a repeated term counts once."""
        scores = np.zeros(self.size)
        for term in dict.fromkeys(terms):
            if term in self._postings:
                positions, impacts = self._postings[term]
                scores[positions] += impacts
        return scores

    def search(self, terms: Sequence[str], k: int) -> list[Hit]:
        """The k best documents that share a term, best first."""
        scores = self.scores(terms)
        order = np.argsort(-scores, kind="stable")[:k]
        return [Hit(int(i), float(scores[i])) for i in order if scores[i] > 0]


_Postings = dict[str, tuple[NDArray[np.intp], NDArray[np.float64]]]


def _eager_postings(okapi: BM25Okapi) -> _Postings:
    """Each term's documents with its finished BM25 share in each (Lù 2024, BM25S, section 2).

    rank-bm25 walks every document for every question word; this walks them once, and in flat
    arrays, as one small array a term takes four times as long.
    """
    numbers = {term: number for number, term in enumerate(okapi.idf)}
    entries = [
        (numbers[term], document, count)
        for document, counts in enumerate(okapi.doc_freqs)
        for term, count in counts.items()
    ]
    term, document, frequency = np.array(sorted(entries), np.intp).reshape(-1, 3).T
    length = okapi.k1 * (1 - okapi.b + okapi.b * np.array(okapi.doc_len) / okapi.avgdl)
    idf = np.fromiter(okapi.idf.values(), float)[term]
    impact = idf * frequency * (okapi.k1 + 1) / (frequency + length[document])
    ends = np.cumsum(np.bincount(term, minlength=len(numbers))).tolist()
    starts = [0, *ends[:-1]]
    return {
        name: (document[start:end], impact[start:end])
        for name, start, end in zip(numbers, starts, ends, strict=True)
    }
