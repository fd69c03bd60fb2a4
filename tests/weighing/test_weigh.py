"""The one weighing: the same evidence whichever engine searched and whatever was asked before."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import QUESTIONS, TEXTS, best_of, collection_of, scales_of, weighed_of

from index.engines.memory import MemoryEngine
from index.formats.reading import default_article
from index.library.collection import Collection, terms_in
from index.library.memory import MemoryCollection
from qa.asking.kinds import Kind
from qa.asking.question import Word, question_of, with_carried
from qa.measuring.gold import read_gold
from qa.weighing.model import EXPLAINED, SIGNALS, contributions, weights
from qa.weighing.weigh import Scales

HERE = Path(__file__).parents[1]
CONSTANTS = [(0.5, 0.0), (1.5, 0.75), (2.0, 1.0)]


def scales_with(collection: Collection, k1: float, b: float) -> Scales:
    """Scales whose candidates an engine with other constants finds."""
    other = MemoryCollection(collection.articles)
    other.engine = MemoryEngine([terms_in(words) for words in other.words], k1, b)
    return Scales(other)


# --- The engine only picks candidates ------------------------------------------------------------


@given(TEXTS, QUESTIONS, st.sampled_from(CONSTANTS))
def test_an_engine_with_other_constants_changes_no_evidence(
    text: str, question: str, constants: tuple[float, float]
) -> None:
    collection = collection_of(text)
    asked = question_of(question)
    one, other = (
        s.weighed(asked) for s in (Scales(collection), scales_with(collection, *constants))
    )
    assert one
    assert other
    assert one.rows == other.rows
    assert (one.values == other.values).all()
    assert (one.scores == other.scores).all()


SHIPPED = read_gold(HERE / "gold.jsonl", cache(default_article))


@pytest.mark.parametrize(("k1", "b"), CONSTANTS)
def test_every_gold_question_finds_the_same_sentence_whichever_engine_searches(
    k1: float, b: float
) -> None:
    collection = MemoryCollection([default_article()])
    one, other = Scales(collection), scales_with(collection, k1, b)
    for asked in (question_of(gold.question) for gold in SHIPPED):
        ours, theirs = one.weighed(asked), other.weighed(asked)
        assert ours
        assert theirs
        assert ours.rows[0] == theirs.rows[0], asked.text


# --- The order -----------------------------------------------------------------------------------


@given(TEXTS, QUESTIONS)
def test_the_order_is_by_evidence_ties_to_the_earlier_sentence(text: str, question: str) -> None:
    weighed = weighed_of(question, text)
    ordered = zip(weighed.order, weighed.rows, strict=True)
    ranked = [(-weighed.scores[number], row) for number, row in ordered]
    assert ranked == sorted(ranked)
    assert weighed.top == weighed.order[0]


@given(TEXTS, st.lists(QUESTIONS, max_size=3), QUESTIONS)
def test_what_was_asked_before_weighs_nothing(text: str, before: list[str], question: str) -> None:
    scales = Scales(collection_of(text))
    for earlier in before:
        scales.weighed(question_of(earlier))
    again, fresh = scales.weighed(question_of(question)), weighed_of(question, text)
    assert again
    assert (again.values == fresh.values).all()


SENTENCES = [
    "The walrus ferry sailed in 1998.",
    "It is green.",
    "Odby grew by 12 km.",
    "However, nobody came.",
    "The ferry was not built by Lise Dahl.",
    "Parks are called gardens.",
]
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60)
@given(
    PARAGRAPHS, st.randoms(), st.sampled_from(["Who built the green ferry?", "1998", "why odby"])
)
def test_the_order_of_paragraphs_changes_no_evidence(
    paragraphs: list[str], chance: Any, question: str
) -> None:
    shuffled = chance.sample(paragraphs, len(paragraphs))
    of_both = [_evidence_by_sentence(each, question) for each in (paragraphs, shuffled)]
    for one, other in zip(*of_both, strict=True):
        assert one == pytest.approx(other)


def _evidence_by_sentence(paragraphs: list[str], question: str) -> list[list[float]]:
    """The evidence for each sentence, paragraph by paragraph in an order of their own."""
    text = "\n\n".join(paragraphs)
    weighed = weighed_of(question, text)
    found: dict[int, list[float]] = {}
    for row, number in sorted(zip(weighed.rows, weighed.order, strict=True)):
        paragraph = collection_of(text).lines[row].sentence.paragraph
        found.setdefault(paragraph, []).append(float(weighed.scores[number]))
    keys = [(paragraphs[number - 1], of_it) for number, of_it in found.items()]
    return [of_it for _, of_it in sorted(keys)]


# --- What a follow-up leans on -------------------------------------------------------------------


@pytest.mark.parametrize(("own", "carried"), [("ferry", "walrus"), ("walrus", "ferry")])
def test_the_questions_own_words_weigh_more_than_carried_ones(own: str, carried: str) -> None:
    question = with_carried(question_of(own), [Word(carried, carried)], Kind.OTHER)
    assert own in best_of(question, "The walrus came. The ferry came.")


def test_a_carried_word_decides_where_the_questions_own_do_not() -> None:
    text = "The walrus is green.\n\nThe ferry is green too."
    assert best_of("green", text) == "The walrus is green."
    carrying = with_carried(question_of("green"), [Word("ferry", "ferri")], Kind.OTHER)
    assert best_of(carrying, text) == "The ferry is green too."


# --- What set a candidate apart ------------------------------------------------------------------


def test_contributions_are_what_sets_a_candidate_apart() -> None:
    weighed = weighed_of("Who built the ferry?", " ".join(SENTENCES))
    told = contributions(weighed.values, weighed.top, "words")
    sizes = [abs(share) for _, share in told]
    assert 0 < len(told) <= EXPLAINED
    assert sizes == sorted(sizes, reverse=True)
    for name, share in told:
        number = list(SIGNALS).index(name)
        column = weighed.values[:, number] * weights("words")[number]
        assert share == pytest.approx(column[weighed.top] - column.mean(), abs=1e-3)


def test_a_lone_candidate_is_set_apart_by_nothing() -> None:
    assert contributions(weighed_of("ferry", "The ferry left.").values, 0, "words") == ()


def test_no_articles_give_nothing_to_weigh() -> None:
    assert scales_of().weighed(question_of("ferry")) is None
