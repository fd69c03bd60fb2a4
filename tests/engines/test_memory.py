"""The engine in memory against rank-bm25's own numbers, and where it must differ from them."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.engines.memory import K1, B, MemoryEngine, PositiveOkapi
from index.formats.reading import default_article
from index.library.collection import terms_in
from index.library.memory import MemoryCollection
from index.text.terms import terms_of

Rows = list[list[str]]

VOCABULARY = ["port", "river", "park", "plan", "zone", "ferry", "dog"]
ROWS = st.lists(st.lists(st.sampled_from(VOCABULARY), max_size=8), min_size=1, max_size=12)
QUERY = st.lists(st.sampled_from([*VOCABULARY, "absent"]), max_size=5, unique=True)
CONSTANTS = st.sampled_from([(K1, B), (1.5, 0.75), (0.5, 0.0), (2.0, 0.9)])


def idf(rows: Rows, term: str) -> float:
    """The positive idf of Robertson and Walker 1994."""
    n = sum(term in row for row in rows)
    return math.log(1 + (len(rows) - n + 0.5) / (n + 0.5))


def alike(terms: list[str]) -> dict[str, float]:
    return dict.fromkeys(terms, 1.0)


@given(ROWS, QUERY, CONSTANTS)
def test_scores_are_those_of_rank_bm25_with_a_positive_idf(
    rows: Rows, query: list[str], constants: tuple[float, float]
) -> None:
    assume(any(rows))
    k1, b = constants
    theirs = BM25Okapi(rows, k1=k1, b=b)
    theirs.idf = {term: idf(rows, term) for term in theirs.idf}
    ours = MemoryEngine(rows, k1, b).scores(alike(query))
    assert ours == pytest.approx(theirs.get_scores(query))


@given(ROWS, st.sampled_from(VOCABULARY))
def test_one_terms_scores_differ_from_rank_bm25s_own_by_the_idf_alone(
    rows: Rows, term: str
) -> None:
    theirs_finds_it = 0 < 2 * sum(term in row for row in rows) < len(rows)  # else no positive idf
    assume(theirs_finds_it)
    theirs = BM25Okapi(rows, k1=K1, b=B)
    factor = idf(rows, term) / theirs.idf[term]
    ours = MemoryEngine(rows).scores({term: 1.0})
    assert ours == pytest.approx(factor * theirs.get_scores([term]))


@given(ROWS, st.dictionaries(st.sampled_from(VOCABULARY), st.floats(0.1, 2)))
def test_each_term_counts_with_its_weight(rows: Rows, weights: dict[str, float]) -> None:
    engine = MemoryEngine(rows)
    parts = [weight * engine.scores({term: 1.0}) for term, weight in weights.items()]
    assert engine.scores(weights) == pytest.approx(sum(parts, np.zeros(len(rows))))


@given(ROWS, QUERY, st.integers(0, 15))
def test_the_best_are_those_of_the_highest_scores_ties_to_the_earlier(
    rows: Rows, query: list[str], k: int
) -> None:
    engine = MemoryEngine(rows)
    scores = engine.scores(alike(query))
    holding = [row for row in range(len(rows)) if scores[row] > 0]
    assert engine.best(alike(query), k) == sorted(holding, key=lambda r: (-scores[r], r))[:k]


def test_on_rare_terms_the_order_is_that_of_rank_bm25() -> None:
    rows = [list(terms_in(words)) for words in MemoryCollection([default_article()]).words]
    theirs = BM25Okapi(rows, k1=K1, b=B)
    for term in terms_of("employees river universities plan robotics"):
        best = int(np.argmax(theirs.get_scores([term])))
        assert MemoryEngine(rows).best({term: 1.0}, 1) == [best]


@given(ROWS, QUERY)
def test_the_class_itself_may_be_given_to_those_who_know_rank_bm25(
    rows: Rows, query: list[str]
) -> None:
    assume(any(rows))
    okapi = PositiveOkapi(rows, k1=K1, b=B)
    assert okapi.get_scores(query) == pytest.approx(MemoryEngine(rows).scores(alike(query)))
