"""What a question asks for: kinds as data in kinds.jsonl, and its parts."""

from typing import Any

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from qa.asking.kinds import Kind, kind_of
from qa.asking.question import Word, question_of, with_carried


@pytest.mark.parametrize("case", cases("asking/kinds.jsonl"))
def test_kind(case: dict[str, Any]) -> None:
    assert kind_of(case["question"]) == case["kind"]


def test_every_kind_has_a_case() -> None:
    assert {case.values[0]["kind"] for case in cases("asking/kinds.jsonl")} == set(Kind)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Who founded Future Robotics?", ["founded", "Future", "Robotics"]),
        ("Is the park’s size 3.02 km²?", ["park’s", "size", "3.02", "km²", "km²"]),
        ("park, Park and PARKS", ["park"]),
        ("park, plan and Park", ["park", "plan"]),
        ("Who is it?", []),
        ("", []),
    ],
)
def test_words_are_as_the_user_wrote_them_each_once(text: str, words: list[str]) -> None:
    assert [word.text for word in question_of(text).own_words] == words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Who founded Future Robotics?", "futur robot"),
        ("Robotics firms: who founded Odby?", "odbi"),  # the first word is always written large
        ("who founded future robotics?", "robot"),  # known from the article
        ("WHO FOUNDED ODBY", "found odbi"),
        ("what is it", ""),
    ],
)
def test_names_of_a_question(text: str, names: str) -> None:
    assert question_of(text, {"robot"}.__contains__).names == set(names.split())


def test_numbers_of_a_question() -> None:
    question = question_of("Did 3.02 of the 1,500 firms move in two years?")
    assert question.numbers == {"3.02", "1500", "2"}


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("Which river separates the parks?", "river"),
        ("In which of the years did it open?", "year"),
        ("How many research projects are there?", "research"),
        ("Is the park open?", None),
        ("And which?", None),
    ],
)
def test_focus_is_what_follows_the_asking_word(text: str, focus: str | None) -> None:
    assert question_of(text).focus == focus


@pytest.mark.parametrize(
    ("text", "defines"),
    [
        ("What is a sponge?", True),
        ("Who’s Li Luyang?", True),
        ("what are the ports", True),
        ("What is the river that separates the two large parks called?", False),
        ("Where is the park?", False),
    ],
)
def test_what_something_is_and_no_more(text: str, defines: bool) -> None:
    assert question_of(text).defines is defines


@pytest.mark.parametrize(
    ("text", "properties"),
    [
        ("Which costs are not covered?", "denies"),
        ("Who doesn’t qualify?", "denies"),
        ("Who notes the novelty?", ""),
        ("What are some examples of costs?", "exemplary"),
        ("Which types of cell fit?", "exemplary"),
        ("Which is the largest park?", "extreme"),
        ("Which park is not the largest kind?", "denies exemplary extreme"),
        ("Who sings almost always?", ""),
    ],
)
def test_what_else_a_question_asks_for(text: str, properties: str) -> None:
    question = question_of(text)
    found = [name for name in ("denies", "exemplary", "extreme") if getattr(question, name)]
    assert found == properties.split()


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("How many projects did the park not attract?", True),
        ("Who doesn’t qualify?", True),
        ("who didnt sign", True),
        ("Which costs are not covered?", True),
        ("In which year was it not open?", True),
        ("Is it true that the park is not open?", True),
        ("None of the parks has what?", True),
        ("Why were there no deaths that year?", True),
        ("What happens if I do not pay?", False),
        ("Who helps people who cannot pay?", False),
        ("Why does it have towers when other cities do not?", False),
        ("May one argue that one never drove through?", False),
        ("How many projects did the park attract?", False),
    ],
)
def test_what_is_asked_for_may_be_denied_itself(text: str, negated: bool) -> None:
    assert question_of(text).negated is negated


def test_carried_words_stand_behind_the_own_ones() -> None:
    carried = [Word("Plan", "plan"), Word("zone", "zone")]
    question = with_carried(question_of("Who issued it?"), carried, Kind.WHEN)
    assert question.terms == ("issu", "plan", "zone")
    assert question.own_terms == ("issu",)
    assert question.kind is Kind.WHEN


@given(st.text())
def test_any_text_is_a_question(text: str) -> None:
    question = question_of(text)
    assert len(set(question.terms)) == len(question.terms)
    assert {word.term for word in question.own_words} == set(question.own_terms)
    assert question.names | question.numbers <= set(question.terms)
    assert set(question.focus_terms) <= set(question.own_terms)
    assert all(word.text in question.text for word in question.own_words)
