"""Follow-ups: what they take over, as data in followups.jsonl, and what no history may change."""

from functools import cache
from typing import Any

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from index.formats.reading import default_article
from index.library.collection import Collection
from qa.answering.reader import Reader
from qa.asking.followup import MEMORY, in_context
from qa.weighing.window import Notes

FOLLOWUPS = cases("asking/followups.jsonl")


@cache
def reader() -> Reader:
    return Reader([default_article()])


@cache
def names() -> frozenset[str]:
    return Notes(Collection([default_article()])).names


@pytest.mark.parametrize("case", FOLLOWUPS)
def test_carried(case: dict[str, Any]) -> None:
    answer = reader().answer(case["question"], case["history"])
    assert list(answer.carried) == case["carried"]


@pytest.mark.parametrize("case", FOLLOWUPS)
def test_kind(case: dict[str, Any]) -> None:
    if "kind" in case:
        question = in_context(case["question"], case["history"], names())
        assert question.kind == case["kind"]
    else:
        test_carried(case)


def test_carried_words_are_never_missing_words() -> None:
    answer = reader().answer("And in Macao?", ["Where are the walruses of Greenland?"])
    assert "walruses" in answer.carried
    assert "walruses" not in answer.missing


def test_what_was_said_long_ago_is_forgotten() -> None:
    old = "Who founded Future Robotics?"
    between = [f"What separates park {i}?" for i in range(MEMORY)]
    answer = reader().answer("And where is it?", [old, *between])
    assert "Robotics" not in answer.carried
    assert "separates" in answer.carried


STANDING_ALONE = [
    "What separates the two parks?",
    "How many employees does Future Robotics have?",
    "When was this article published?",
    "hong kong park area",
    "Who wrote Pride and Prejudice?",
    "thanks",
    "",
]
HISTORIES = st.lists(st.sampled_from([c.values[0]["question"] for c in FOLLOWUPS]), max_size=6)


@given(st.sampled_from(STANDING_ALONE), HISTORIES)
def test_no_history_changes_what_stands_alone(question: str, history: list[str]) -> None:
    if question:
        assert reader().answer(question, history) == reader().answer(question)


@given(HISTORIES, st.text(max_size=40))
def test_any_conversation_is_answered(history: list[str], question: str) -> None:
    answer = reader().answer(question, history)
    said = {word.text for text in history for word in in_context(text, (), ()).words}
    assert set(answer.carried) <= said


@pytest.mark.parametrize(
    ("history", "question"),
    [
        (["What is the Plan?"], "When was it published?"),
        (["What is the Plan?"], "How does this work?"),
        (["What is the Plan?"], "Who published it?"),
    ],
)
def test_a_pronoun_points_to_what_was_asked(history: list[str], question: str) -> None:
    assert reader().answer(question, history).carried == ("Plan",)


def test_a_follow_up_finds_its_answer_beside_the_one_before() -> None:
    history = ["How many land ports are there?"]
    answer = reader().answer("What are they called?", history)
    assert "Futian Port and Huanggang Port" in answer.passages[0].text


def test_a_conversation_without_end_is_answered_like_a_short_one() -> None:
    talk = ["What is the Plan?", *["And its park?", "And its area?"] * 1000]
    answer = reader().answer("And its park?", talk)
    assert answer == reader().answer("And its park?", talk[-10:])
    assert answer.carried == ("area",)
