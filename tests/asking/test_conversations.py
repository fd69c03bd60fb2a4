"""Conversations as the reader answers them."""

from functools import cache

import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st

from index.formats.reading import default_article
from index.text.article import Article, article_from_text
from qa.answering.reader import Reader
from qa.asking.heard import heard
from qa.asking.question import MAX_CHARACTERS
from qa.errors import QuestionError


@cache
def seed() -> Article:
    return default_article()


@cache
def reader() -> Reader:
    return Reader([seed()])


@pytest.mark.parametrize("text", ["hi", "thanks", "ok, thanks!"])
def test_small_talk_is_answered_with_a_plain_line(text: str) -> None:
    answer = reader().ask(text)
    assert answer.message == heard(text).line
    assert "\n" not in answer.message
    assert (answer.status, answer.confidence, answer.passages) == ("not_found", 0.0, ())
    assert (answer.missing, answer.carried) == ((), ())


COURTESIES = ["Hi, ", "Hello! ", "Good morning, ", "Thanks, and ", "Ok, "]


@pytest.mark.parametrize("courtesy", COURTESIES)
@pytest.mark.parametrize(
    "question",
    [
        "who founded Future Robotics?",
        "what separates the two parks?",
        "how large is the zone?",
    ],
)
def test_a_courtesy_before_a_question_costs_it_nothing(courtesy: str, question: str) -> None:
    plain, polite = reader().ask(question), reader().ask(courtesy + question)
    assert polite.passages
    assert polite.passages[0].text == plain.passages[0].text


@pytest.mark.parametrize("courtesy", COURTESIES)
def test_the_article_is_not_said_to_lack_a_courtesy(courtesy: str) -> None:
    assert reader().ask(f"{courtesy}who founded Future Robotics?").missing == ()


@pytest.mark.parametrize(
    "question", ["When was this article published?", "date", "how old is this article"]
)
def test_the_date_is_answered_with_a_citation_of_its_own(question: str) -> None:
    answer = Reader([seed()]).ask(question)
    (passage,) = answer.passages
    place = passage.citation
    assert answer.status == "answered"
    assert answer.confidence > 0.9
    assert passage.text == "date 2023-08-31" == seed().text[place.start : place.end]
    assert (place.paragraph, place.sentence) == (1, 0)
    assert "dateline" in str(place)


def test_an_article_without_a_date_is_searched_as_for_any_question() -> None:
    article = article_from_text("The ferry sails at noon.", id="a", source="a.txt")
    answer = Reader([article]).ask("When was this article published?")
    assert answer.status != "answered"
    assert all(passage.citation.sentence > 0 for passage in answer.passages)


def test_several_articles_each_state_their_date() -> None:
    other = article_from_text("date 2020-02-29 Dogs sail free.", id="a", source="a.txt")
    undated = article_from_text("Cats sail too.", id="b", source="b.txt")
    answer = Reader([seed(), undated, other]).ask("When was this article published?")
    assert [p.text for p in answer.passages] == ["date 2023-08-31", "date 2020-02-29"]
    assert [p.citation.article for p in answer.passages] == [seed().id, "a"]


def test_the_dateline_is_in_no_other_passage() -> None:
    answer = Reader([seed()]).ask("What have Shenzhen and Hong Kong come together to build?")
    assert answer.passages[0].text.startswith("Shenzhen and Hong Kong")


def test_carried_words_are_never_missing_words() -> None:
    answer = reader().ask("And in Macao?", ["Where are the walruses of Greenland?"])
    assert "walruses" in answer.carried
    assert "walruses" not in answer.missing


STANDING_ALONE = [
    "What separates the two parks?",
    "How many employees does Future Robotics have?",
    "When was this article published?",
    "hong kong park area",
    "Who wrote Pride and Prejudice?",
    "thanks",
    "",
]
HISTORIES = st.lists(
    st.sampled_from([c.values[0]["question"] for c in cases("asking/followups.jsonl")]), max_size=6
)


@given(st.sampled_from(STANDING_ALONE), HISTORIES)
def test_no_history_changes_what_stands_alone(question: str, history: list[str]) -> None:
    if question:
        assert reader().ask(question, history) == reader().ask(question)


@given(HISTORIES, st.text(max_size=40))
def test_any_conversation_is_answered(history: list[str], question: str) -> None:
    answer = reader().ask(question, history)
    said = {word.text for text in history for word in heard(text).question.words}
    assert set(answer.carried) <= said


def test_a_follow_up_finds_its_answer_beside_the_one_before() -> None:
    history = ["How many land ports are there?"]
    answer = reader().ask("What are they called?", history)
    assert "Futian Port and Huanggang Port" in answer.passages[0].text


def test_a_conversation_without_end_is_answered_like_a_short_one() -> None:
    talk = ["What is the Plan?", *["And its park?", "And its area?"] * 1000]
    answer = reader().ask("And its park?", talk)
    assert answer == reader().ask("And its park?", talk[-4:])


def test_a_question_longer_than_a_page_is_refused_in_one_line() -> None:
    heard("a" * MAX_CHARACTERS)
    reader = Reader([article_from_text("Dogs sail free.", id="a", source="a.txt")])
    with pytest.raises(QuestionError) as refusal:
        reader.ask("why " * MAX_CHARACTERS)
    assert "5,000 characters" in str(refusal.value)
    assert "\n" not in str(refusal.value)


HARD_TO_SCAN = [
    "what " * 900,
    "which " + "a " * 2000,
    "how " * 1000 + "many",
    "\n" * 4999,
    "n't" * 1500,
]


@pytest.mark.parametrize("text", HARD_TO_SCAN, ids=["what", "which", "how", "lines", "n't"])
def test_a_long_question_is_answered(text: str) -> None:
    reader = Reader([article_from_text("Dogs sail free.", id="a", source="a.txt")])
    assert reader.ask(text).question == text
