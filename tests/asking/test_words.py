"""The words of a question that an honest message may name: never one that only asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.asking.question import question_of
from qa.asking.words import asks, content_words, topical_words


def content(question: str) -> str:
    """The content words as one string."""
    return " ".join(word.text for word in content_words(question_of(question)))


ONLY_ASKING = (
    "what which how who whom whose when where why long old far large big often many much number"
    " numbers numbered year years time times list lists listed listing name names named naming"
    " mention mentions mentioned true false get gets got getting tell tells told say says said does"
    " doing find finds finding exactly exact kind kinds type types please give gives given explain"
    " explains explained explanation describe describes described description know knows known"
    " there happen happens happened happening heavy fast high tall turn turns turned stand stands"
    " mean means meant called people percentage amount oldest longer reason reasons wich hwo whats"
    " how'd haven’t pls example examples one ones place answer article need want use used"
)


@pytest.mark.parametrize("word", ONLY_ASKING.split())
def test_words_that_only_ask_are_no_content(word: str) -> None:
    assert content(f"{word} Odby?") == "Odby"
    assert content(word.upper()) == ""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many are there?", ""),
        ("How old is the founder of Odby?", "founder Odby"),
        ("List the parks of Odby", "parks Odby"),
        ("Which city hosts the games?", "hosts games"),
        ("Is the city old?", "city"),
        ("What colour is the ring?", "ring"),
        ("Who chose the colour?", "chose colour"),
        ("What's the deal with the tolls?", "tolls"),
        ("Why did the deal fail?", "deal fail"),
        ("Who founded it?", "founded"),  # not a form of "find"
        ("Why was the zone closed?", "zone closed"),
        ("Is it true that trawling is banned?", "trawling banned"),
        ("Any idea how the pump works?", "pump works"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_content_is_what_the_question_is_about(question: str, words: str) -> None:
    assert content(question) == words


def test_a_follow_up_may_also_mean_names_and_the_oldest() -> None:
    words = topical_words(question_of("Which is the oldest clock, Big Ben?"))
    assert [word.text for word in words] == ["oldest", "clock", "Big", "Ben"]


@given(st.text())
def test_content_is_a_part_of_the_own_words(text: str) -> None:
    question = question_of(text)
    assert set(content_words(question)) <= set(question.own_words)
    assert not any(asks(word.term) for word in content_words(question))
