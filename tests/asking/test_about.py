"""Questions for the article's own date: told from all others, answered from its head."""

from functools import cache

import pytest

from index.formats.reading import default_article
from index.text.article import Article, article_from_text
from qa.answering.reader import Reader
from qa.asking.about import asks_for_date

ASKS = [
    "When was this article published?",
    "when was this written",
    "When was this news article posted?",
    "What is the date of this text?",
    "What date was the article written?",
    "What day did this story appear?",
    "When did this article come out?",
    "When was this page last updated?",
    "When is this article from?",
    "When is this from?",
    "How old is this article?",
    "How recent is this news?",
    "date",
    "publication date",
    "What does the dateline say?",
    "On what date was your article published?",
    "When was the article about the Plan published?",
    "Which year is this article from?",
    "What's the date on this page?",
    "the date the article was published",
    "Is this article recent?",
    "Tell me when this article was written",
    "When did you publish this article?",
    "From which year is this article?",
    "What is the publication date of this article?",
    "article date",
]


@pytest.mark.parametrize("question", ASKS)
def test_asks_for_the_date_of_the_article(question: str) -> None:
    assert asks_for_date(question)


DOES_NOT = [
    "When was the Plan issued?",
    "When was the report published?",
    "When was the document published?",
    "When was the text of the treaty published?",
    "How old is the zone?",
    "What is the date of birth of Li Luyang?",
    "What was published in 2023?",
    "Who published this article?",
    "What happened on the date of the opening?",
    "When did cooperation begin, according to this article?",
    "Where was this article published?",
    "up to date",
    "Which dates are given in the story?",
    "",
    "What is the publication date of the book?",
    "When was the story of the flood written?",
    "When does this article say the port was released?",
    "When, according to this article, was the zone released?",
    "Who was mayor when this article was written?",
    "Is this article about recent events?",
    "What happened on the date the article was published?",
]


@pytest.mark.parametrize("question", DOES_NOT)
def test_asks_for_something_else(question: str) -> None:
    assert not asks_for_date(question)


@pytest.mark.parametrize("question", ["When was it published?", "when was this written", "date"])
def test_it_is_the_article_only_where_nothing_else_was_spoken_of(question: str) -> None:
    assert asks_for_date(question)
    assert not asks_for_date(question, alone=False)


@pytest.mark.parametrize("question", ["When was this article published?", "publication date"])
def test_the_article_is_meant_after_any_question(question: str) -> None:
    assert asks_for_date(question, alone=False)


@cache
def seed() -> Article:
    return default_article()


@pytest.mark.parametrize(
    "question", ["When was this article published?", "date", "how old is this article"]
)
def test_the_date_is_answered_with_a_citation_of_its_own(question: str) -> None:
    answer = Reader([seed()]).answer(question)
    (passage,) = answer.passages
    place = passage.citation
    assert answer.status == "answered"
    assert answer.confidence > 0.9
    assert passage.text == "date 2023-08-31" == seed().text[place.start : place.end]
    assert (place.paragraph, place.sentence) == (1, 0)
    assert "dateline" in str(place)


def test_an_article_without_a_date_is_searched_as_for_any_question() -> None:
    article = article_from_text("The ferry sails at noon.", id="a", source="a.txt")
    answer = Reader([article]).answer("When was this article published?")
    assert answer.status != "answered"
    assert all(passage.citation.sentence > 0 for passage in answer.passages)


def test_several_articles_each_state_their_date() -> None:
    other = article_from_text("date 2020-02-29 Dogs sail free.", id="a", source="a.txt")
    undated = article_from_text("Cats sail too.", id="b", source="b.txt")
    answer = Reader([seed(), undated, other]).answer("When was this article published?")
    assert [p.text for p in answer.passages] == ["date 2023-08-31", "date 2020-02-29"]
    assert [p.citation.article for p in answer.passages] == [seed().id, "a"]


def test_the_dateline_is_in_no_other_passage() -> None:
    answer = Reader([seed()]).answer("What have Shenzhen and Hong Kong come together to build?")
    assert answer.passages[0].text.startswith("Shenzhen and Hong Kong")


@pytest.mark.parametrize("text", ["when " * 1000, "date of " * 600, "when this article " * 270])
def test_a_long_question_is_told_too(text: str) -> None:
    assert asks_for_date(text) in (True, False)
