"""What holds for any engine: a new one is a line in ENGINES, and passes all of this."""

import tempfile
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engines.disk import DiskEngine, TermsWriter
from index.engines.engine import Engine
from index.engines.memory import MemoryEngine

Rows = list[list[str]]
Build = Callable[[Rows], Engine]


# What is written to a real disk waits for it, hundreds of times.
SHM = Path("/dev/shm")


def on_disk(rows: Rows) -> Engine:
    """The rows by two to a group; what is opened stays open when the folder goes."""
    groups = [rows[first : first + 2] for first in range(0, len(rows), 2)]
    place = SHM if SHM.is_dir() else None
    # tantivy may still be putting its notes in order when the folder goes
    with tempfile.TemporaryDirectory(dir=place, ignore_cleanup_errors=True) as name:
        with TermsWriter(Path(name)) as writer:
            for number, group in enumerate(groups):
                writer.add(number, group)
        firsts = np.arange(0, len(rows), 2)
        return DiskEngine(Path(name), firsts, len(rows), sum(map(len, rows)), removed=False)


ENGINES: dict[str, Build] = {"memory": MemoryEngine, "disk": on_disk}

VOCABULARY = ["port", "portal", "river", "park", "12.5", "港", "öl", "dog"]
ROWS = st.lists(st.lists(st.sampled_from(VOCABULARY), max_size=8), max_size=12)
WEIGHTS = st.dictionaries(
    st.sampled_from([*VOCABULARY, "absent"]), st.sampled_from([0.3, 0.5, 1.0, 2.0]), max_size=5
)

each_engine = pytest.mark.parametrize("build", ENGINES.values(), ids=ENGINES)


# --- The best rows -------------------------------------------------------------------------------


@each_engine
@given(ROWS, WEIGHTS, st.integers(0, 15))
def test_the_best_are_rows_that_hold_a_term_each_once(
    build: Build, rows: Rows, weights: dict[str, float], k: int
) -> None:
    best = build(rows).best(weights, k)
    holding = {row for row, terms in enumerate(rows) if weights.keys() & set(terms)}
    assert len(best) == len(set(best)) == min(k, len(holding))
    assert set(best) <= holding


@each_engine
@given(ROWS, WEIGHTS, st.integers(0, 15))
def test_fewer_are_the_beginning_of_more(
    build: Build, rows: Rows, weights: dict[str, float], k: int
) -> None:
    engine = build(rows)
    assert list(engine.best(weights, k)) == list(engine.best(weights, k + 3))[:k]


@each_engine
@given(ROWS, WEIGHTS)
def test_of_rows_that_say_the_same_the_earlier_comes_first(
    build: Build, rows: Rows, weights: dict[str, float]
) -> None:
    twice = [*rows, *rows]
    best = build(twice).best(weights, len(twice))
    for terms in rows:
        alike = [row for row in best if sorted(twice[row]) == sorted(terms)]
        assert alike == sorted(alike)


@each_engine
@given(ROWS, WEIGHTS, st.randoms())
def test_what_beats_an_earlier_row_beats_it_wherever_it_stands(
    build: Build, rows: Rows, weights: dict[str, float], chance: Any
) -> None:
    places = chance.sample(range(len(rows)), len(rows))
    best = list(build(rows).best(weights, len(rows)))
    shuffled = build([rows[place] for place in places]).best(weights, len(rows))
    again = [places[row] for row in shuffled]
    assert sorted(again) == sorted(best)
    for one, other in pairwise(best):
        if one > other:  # a tie would stand in reading order
            assert again.index(one) < again.index(other)


@each_engine
@given(ROWS, WEIGHTS)
def test_a_term_of_no_row_and_a_common_factor_change_nothing(
    build: Build, rows: Rows, weights: dict[str, float]
) -> None:
    engine = build(rows)
    best = list(engine.best(weights, 20))
    assert list(engine.best({**weights, "nowhere": 1.0}, 20)) == best
    assert list(engine.best({term: 2 * weight for term, weight in weights.items()}, 20)) == best


@each_engine
@given(ROWS, WEIGHTS, st.integers(0, 15), st.sets(st.integers(0, 5)))
def test_within_some_articles_stand_their_rows_in_the_same_order(
    build: Build, rows: Rows, weights: dict[str, float], k: int, articles: set[int]
) -> None:
    engine = build(rows)
    within = [range(2 * one, min(2 * one + 2, len(rows))) for one in sorted(articles)]
    within = [one for one in within if one]
    asked = {row for one in within for row in one}
    best = [row for row in engine.best(weights, len(rows)) if row in asked]
    assert list(engine.best(weights, k, within)) == best[:k]


RANKED: dict[str, tuple[Rows, dict[str, float], list[int]]] = {
    "the rarer term": ([["park"], ["dog"], ["park"]], {"park": 1.0, "dog": 1.0}, [1, 0, 2]),
    "more terms": ([["park", "x"], ["dog", "park"]], {"park": 1.0, "dog": 1.0}, [1, 0]),
    "a term more often": ([["park", "x"], ["park", "park"]], {"park": 1.0}, [1, 0]),
    "the shorter row": ([["park", "x", "y", "z"], ["park"]], {"park": 1.0}, [1, 0]),
    "the heavier term": ([["park"], ["dog"]], {"park": 0.3, "dog": 1.0}, [1, 0]),
    "a term of every row": (
        [["park", *["x"] * 5], ["park"], ["park", *["y"] * 9]],
        {"park": 1.0},
        [1, 0, 2],
    ),
    "equal rows": ([["x"], ["port"], ["y"], ["port"], ["port"]], {"port": 1.0}, [1, 3, 4]),
}


@each_engine
@pytest.mark.parametrize(("rows", "weights", "best"), RANKED.values(), ids=RANKED)
def test_what_comes_first(
    build: Build, rows: Rows, weights: dict[str, float], best: list[int]
) -> None:
    assert list(build(rows).best(weights, 5)) == best


# --- Counts --------------------------------------------------------------------------------------


@each_engine
@given(ROWS)
def test_rows_are_counted(build: Build, rows: Rows) -> None:
    engine = build(rows)
    assert engine.size == len(rows)
    assert engine.mean_length == pytest.approx(sum(map(len, rows)) / (len(rows) or 1))


@each_engine
@given(ROWS, st.lists(st.sampled_from([*VOCABULARY, "absent"]), unique=True))
def test_document_frequencies_are_the_rows_that_hold_a_term(
    build: Build, rows: Rows, asked: list[str]
) -> None:
    counted = build(rows).document_frequencies(asked)
    assert set(counted) <= set(asked)
    for term in asked:
        assert counted.get(term, 0) == sum(term in row for row in rows)


# --- The vocabulary ------------------------------------------------------------------------------

LETTERS = st.text("abé港", min_size=1, max_size=7)
OF_LETTERS = st.lists(st.lists(LETTERS, max_size=4), max_size=8)


@each_engine
@given(OF_LETTERS, LETTERS)
def test_terms_starting_are_those_that_do_in_alphabetical_order(
    build: Build, rows: Rows, beginning: str
) -> None:
    starting = {term for row in rows for term in row if term.startswith(beginning)}
    assert list(build(rows).terms_starting(beginning)) == sorted(starting)


@each_engine
@given(OF_LETTERS, LETTERS, st.integers(1, 2))
def test_terms_like_are_those_within_so_many_slips(
    build: Build, rows: Rows, term: str, edits: int
) -> None:
    vocabulary = {other for row in rows for other in row if other[0] == term[0]}
    near = {other for other in vocabulary if slips_between(term, other) <= edits}
    assert list(build(rows).terms_like(term, edits)) == sorted(near)


def slips_between(one: str, other: str) -> int:
    """The restricted Damerau distance: letters added, dropped, changed, or neighbours swapped."""
    if not one or not other:
        return len(one) + len(other)
    here = slips_between(one[:-1], other[:-1]) + (one[-1] != other[-1])
    least = min(here, slips_between(one[:-1], other) + 1, slips_between(one, other[:-1]) + 1)
    if one[-2:] == other[-2:][::-1] and len(one) > 1:
        least = min(least, slips_between(one[:-2], other[:-2]) + 1)
    return least


# --- Nothing -------------------------------------------------------------------------------------


@each_engine
@pytest.mark.parametrize("rows", [[], [[]], [[], [], []]])
def test_nothing_indexed_finds_nothing(build: Build, rows: Rows) -> None:
    engine = build(rows)
    assert list(engine.best({"port": 1.0}, 5)) == []
    assert engine.document_frequencies(["port"]).get("port", 0) == 0
    found: list[Sequence[str]] = [engine.terms_starting("po"), engine.terms_like("port", 2)]
    assert list(map(list, found)) == [[], []]


@each_engine
def test_no_word_asked_for_finds_nothing(build: Build) -> None:
    assert list(build([["port"], []]).best({}, 5)) == []
