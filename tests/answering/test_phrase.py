"""The phrase that answers: marked where it can be told, and nothing where it cannot."""

from typing import Any

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from index.formats.reading import default_article
from index.text.terms import terms_of
from qa.answering.phrase import LONGEST, answering_phrase
from qa.answering.reader import Reader
from qa.asking.kinds import Kind
from qa.asking.question import question_of

ASKING = [
    "When did it open?",
    "How many ports are there?",
    "How large is the park?",
    "Who founded it?",
    "Where is the port?",
    "Why did it close?",
    "park",
]
WORDS = "In May 1998 Odby the 3 km² ports 40% opened $5 – Cape Ansgar’s two 2.5 million . 19th"
PASSAGE = st.one_of(st.text(), st.lists(st.sampled_from([*WORDS.split(), "\n"])).map(" ".join))
MARKED = {Kind.WHEN, Kind.COUNT, Kind.AMOUNT, Kind.WHO, Kind.WHERE}


@pytest.mark.parametrize("case", cases("answering/phrases.jsonl"))
def test_phrase(case: dict[str, Any]) -> None:
    span = answering_phrase(question_of(case["question"]), case["text"])
    assert (case["text"][slice(*span)] if span else "") == case["phrase"]


@given(st.sampled_from(ASKING), PASSAGE)
def test_a_mark_lies_in_the_passage_and_says_something_new(text: str, passage: str) -> None:
    question = question_of(text)
    span = answering_phrase(question, passage)
    if span:
        start, end = span
        assert 0 <= start < end <= len(passage)
        said = terms_of(passage[start:end])
        assert said
        assert not set(said) & set(question.terms)
        assert question.kind in MARKED


def test_a_list_too_long_to_be_a_sentence_is_not_marked() -> None:
    question = question_of("When did it open?")
    assert answering_phrase(question, "It opened in 1998.".rjust(LONGEST))
    assert not answering_phrase(question, "It opened in 1998.".rjust(LONGEST + 1))


def test_only_the_first_passage_of_an_answer_is_marked() -> None:
    answer = Reader([default_article()]).ask("How many employees does Future Robotics have?")
    first, *others = answer.passages
    assert first.phrase
    assert first.text[slice(*first.phrase)] == "over 500"
    assert [passage.phrase for passage in others] == [None] * len(others)
