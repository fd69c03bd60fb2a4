"""Questions for the article's own date: told from all others."""

import pytest

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


@pytest.mark.parametrize("text", ["when " * 1000, "date of " * 600, "when this article " * 270])
def test_a_long_question_is_told_too(text: str) -> None:
    assert asks_for_date(text) in (True, False)
