"""The engine against rank-bm25's own numbers, and where it must differ from them."""

import math
from itertools import chain

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index.engines.memory import K1, B, Engine, PositiveOkapi
from index.formats.reading import default_article
from index.library.collection import Collection

VOCABULARY = ["port", "river", "park", "plan", "zone", "ferry", "dog"]
DOCUMENT = st.lists(st.sampled_from(VOCABULARY), max_size=8)
DOCUMENTS = st.lists(DOCUMENT, min_size=1, max_size=12)
QUERY = st.lists(st.sampled_from([*VOCABULARY, "absent"]), max_size=5, unique=True)
PARAMETERS = st.sampled_from([(K1, B), (1.5, 0.75), (0.5, 0.0), (2.0, 0.9)])

ABC = [["a", "b"], ["b", "c"], ["c", "d"], ["e"], ["f"], ["g"], ["h"]]


@given(DOCUMENTS, QUERY, PARAMETERS)
def test_scores_are_those_of_rank_bm25_with_a_positive_idf(
    documents: list[list[str]], query: list[str], parameters: tuple[float, float]
) -> None:
    assume(any(documents))
    k1, b = parameters
    theirs = BM25Okapi(documents, k1=k1, b=b)
    theirs.idf = {term: Engine(documents).idf(term) for term in theirs.idf}
    assert Engine(documents, k1, b).scores(query) == pytest.approx(theirs.get_scores(query))


@given(DOCUMENTS, QUERY)
def test_document_shares_are_those_of_rank_bm25_where_no_idf_is_negative(
    documents: list[list[str]], query: list[str]
) -> None:
    """One term's scores differ from the class's own by one factor, the idf, and by nothing else."""
    assume(any(documents))
    theirs, ours = BM25Okapi(documents, k1=K1, b=B), Engine(documents)
    for term in query:
        if ours.document_frequency(term) * 2 < ours.size and term in theirs.idf:
            factor = ours.idf(term) / theirs.idf[term]
            assert ours.scores([term]) == pytest.approx(factor * theirs.get_scores([term]))


def test_on_rare_terms_the_order_is_that_of_rank_bm25() -> None:
    lines = Collection([default_article()]).lines
    documents = [list(line.terms) for line in lines]
    theirs = BM25Okapi(documents, k1=K1, b=B)
    for term in ("employe", "river", "univers", "plan", "robot"):
        best = [hit.position for hit in Engine(documents).search([term], 1)]
        assert best == [int(np.argmax(theirs.get_scores([term])))]


def test_the_class_itself_may_be_given_to_those_who_know_rank_bm25() -> None:
    okapi = PositiveOkapi(ABC, k1=K1, b=B)
    assert okapi.get_scores(["b", "e"]) == pytest.approx(Engine(ABC).scores(["b", "e"]))


@given(DOCUMENTS)
def test_idf_is_positive_and_falls_with_frequency(documents: list[list[str]]) -> None:
    engine = Engine(documents)
    of_each = sorted((engine.document_frequency(t), engine.idf(t)) for t in [*VOCABULARY, "absent"])
    idfs = [idf for _, idf in of_each]
    assert idfs == sorted(idfs, reverse=True)
    assert idfs[-1] > 0


@given(DOCUMENTS)
def test_frequencies_and_positions_are_counted(documents: list[list[str]]) -> None:
    engine = Engine(documents)
    for term in VOCABULARY:
        holding = [i for i, document in enumerate(documents) if term in document]
        at = engine.positions(term)
        assert ([] if at is None else at.tolist()) == holding
        assert engine.document_frequency(term) == len(holding)
        assert (term in engine) == bool(holding)
    assert list(engine.vocabulary) == list(dict.fromkeys(chain(*documents)))


@given(DOCUMENTS, QUERY, st.integers(0, 15))
def test_hits_are_the_best_that_share_a_term_ties_by_position(
    documents: list[list[str]], query: list[str], k: int
) -> None:
    hits = Engine(documents).search(query, k)
    sharing = [i for i, document in enumerate(documents) if set(document) & set(query)]
    assert len(hits) == min(k, len(sharing))
    assert {hit.position for hit in hits} <= set(sharing)
    assert all(hit.score > 0 and math.isfinite(hit.score) for hit in hits)
    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.position))


@given(DOCUMENTS, QUERY)
def test_a_repeated_word_counts_once(documents: list[list[str]], query: list[str]) -> None:
    engine = Engine(documents)
    assert (engine.scores(query) == engine.scores(query * 3)).all()


@given(DOCUMENTS, QUERY)
def test_a_word_of_no_document_changes_nothing(
    documents: list[list[str]], query: list[str]
) -> None:
    engine = Engine(documents)
    assert (engine.scores(query) == engine.scores([*query, "nowhere"])).all()


def test_equal_documents_tie_and_the_earlier_comes_first() -> None:
    hits = Engine([["x"], ["port"], ["y"], ["port"], ["port"]]).search(["port"], 2)
    assert [hit.position for hit in hits] == [1, 3]
    assert hits[0].score == hits[1].score


def test_a_word_in_every_document_still_finds_the_one_that_is_about_it() -> None:
    """rank-bm25 gives such a word a negative idf, which would put the worst first."""
    documents = [["park"] + ["other"] * 5, ["park"], ["park"] + ["more"] * 9]
    assert [hit.position for hit in Engine(documents).search(["park"], 3)] == [1, 0, 2]


@pytest.mark.parametrize("documents", [[], [[]], [[], [], []]])
def test_nothing_indexed_finds_nothing(documents: list[list[str]]) -> None:
    engine = Engine(documents)
    assert engine.search(["port"], 5) == []
    assert engine.scores(["port"]).tolist() == [0.0] * len(documents)
    assert engine.positions("port") is None
    assert math.isfinite(engine.idf("port"))


def test_documents_without_tokens_take_part_with_score_zero() -> None:
    engine = Engine([[], ["port"], []])
    assert engine.size == 3
    assert [hit.position for hit in engine.search(["port"], 3)] == [1]
    assert engine.scores(["port"])[[0, 2]].tolist() == [0.0, 0.0]


def test_no_question_word_finds_nothing() -> None:
    assert Engine(ABC).search([], 5) == []
    assert Engine(ABC).search(["a"], 0) == []
