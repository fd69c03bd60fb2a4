"""Words, figure and status say one thing of an answer and of each of its passages."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.reading import default_article
from qa.answering.answer import Answer
from qa.answering.certainty import FAR, Certainty, certainties_of, certainty_of, near_of
from qa.answering.reader import Reader
from qa.answering.thresholds import DEFAULT_THRESHOLDS, Thresholds
from qa.measuring.gold import read_gold

WORDS = {
    "answered": {"almost certain", "likely"},
    "unsure": {"an even chance", "unlikely", "very unlikely"},
    "not_found": {"very unlikely"},
}
PROBABILITY = st.floats(0, 1)
BAR = st.sampled_from([0.0, 0.85, 0.9, 0.95, 0.97])


@pytest.mark.parametrize(
    ("status", "confidence", "bar", "said"),
    [
        ("answered", 0.96, 0.0, "almost certain, 96 in 100"),
        ("answered", 0.67, 0.0, "likely, 67 in 100"),
        ("answered", 0.98, 0.97, "likely, 75 in 100"),  # in spite of a doubt
        ("unsure", 0.66, 0.0, "an even chance, 66 in 100"),
        ("unsure", 0.93, 0.97, "an even chance, 45 in 100"),  # held back by a doubt
        ("unsure", 0.05, 0.0, "very unlikely, 5 in 100"),
        ("not_found", 0.001, 0.0, "very unlikely, under 1 in 100"),
        ("not_found", 0.4, 0.0, "very unlikely, under 1 in 100"),  # from another world
    ],
)
def test_what_is_said(status: str, confidence: float, bar: float, said: str) -> None:
    assert str(certainty_of(status, confidence, bar)) == said  # type: ignore[arg-type]


@given(PROBABILITY, BAR, PROBABILITY, PROBABILITY)
def test_the_words_never_contradict_the_status(
    confidence: float, bar: float, one: float, other: float
) -> None:
    for thresholds in (DEFAULT_THRESHOLDS, Thresholds(max(one, other), min(one, other))):
        status = thresholds.status(confidence, bar)
        certainty = certainty_of(status, confidence, bar)
        assert certainty.words in WORDS[status]
        assert 0 <= certainty.share <= 1


@given(PROBABILITY)
def test_the_figure_alone_tells_the_words(share: float) -> None:
    certainty = Certainty(share)
    hundredths = re.search(r"\d+", certainty.figure)
    assert hundredths
    if "under" not in certainty.figure:
        assert Certainty(int(hundredths[0]) / 100).words == certainty.words


@given(PROBABILITY, PROBABILITY, BAR)
def test_more_confidence_is_never_less_certain(one: float, other: float, bar: float) -> None:
    less, more = sorted((one, other))
    assert (
        certainty_of("unsure", less, bar).share <= certainty_of("unsure", more, bar).share + 1e-12
    )


def test_what_no_doubt_is_about_is_the_confidence_itself() -> None:
    for confidence in (0.7, 0.834, 0.99):
        assert certainty_of("answered", confidence, 0.0).share == confidence


def test_a_passage_is_as_much_less_likely_as_its_confidence_is() -> None:
    whole = certainty_of("unsure", 0.93, 0.97)
    first, second = certainties_of(whole, [0.93, 0.31])
    assert first == whole
    assert second.share == pytest.approx(whole.share / 3)


@pytest.mark.parametrize(
    ("confidences", "near"),
    [
        ([], 0),
        ([0.5], 1),
        ([0.5, 0.3, 0.001], 2),
        ([0.9, 0.9 * FAR, 0.1], 2),
        ([0.0, 0.0], 2),
        ([1e-9, 1e-12], 1),
    ],
)
def test_what_is_far_less_likely_is_folded(confidences: list[float], near: int) -> None:
    assert near_of(confidences) == near


@cache
def gold_answers() -> list[Answer]:
    path = Path(__file__).parents[1] / "gold.jsonl"
    reader = Reader([default_article()])
    golds = read_gold(path, default_article)
    return [reader.ask(gold.question, gold.history, 3) for gold in golds]


def test_every_answer_of_the_gold_agrees_with_itself() -> None:
    for answer in filter(lambda answer: answer.passages, gold_answers()):
        first, *others = answer.certainties
        assert first == answer.certainty
        assert first.words in WORDS[answer.status], answer.question
        assert all(other.share <= first.share for other in others)
        folded = answer.certainties[answer.near :]
        assert all(one.words != "almost certain" for one in folded), answer.question


def test_json_says_the_same() -> None:
    answer = gold_answers()[0]
    said = answer.as_json()
    assert said["certainty"]["words"] == answer.certainty.words
    assert [p["certainty"]["share"] for p in said["passages"]] == [
        round(certainty.share, 4) for certainty in answer.certainties
    ]
