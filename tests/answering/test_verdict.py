"""What speaks against a passage whatever its words: told to the user."""

import pytest

from index.text.article import article_from_text
from qa.answering.answer import Answer
from qa.answering.reader import Reader
from qa.answering.thresholds import Thresholds

# Nothing is an answer, so that what is in doubt says why.
UNSURE_OF_ALL = Thresholds(answered=1.0, shown=0.0)


def asked(question: str, text: str) -> Answer:
    return Reader([article_from_text(text, id="a", source="a.txt")], UNSURE_OF_ALL).ask(question)


DOUBTFUL = [
    # question, a text that leaves it in doubt, one that does not
    ("When was the bridge opened?", "Dahl opened the bridge.", "Dahl opened the bridge in 1998."),
    ("How many dogs bark?", "The dogs bark.", "The 12 dogs bark."),
    ("How long is the bridge?", "The bridge is long.", "The bridge is 12 km long."),
    ("Which river feeds the lake?", "Rain feeds the lake.", "The river Ode feeds the lake."),
    (
        "Who steers the ferry of Norr?",
        "Dahl steers the ferry of Odby.\n\nNorr is a town.",
        "Dahl steers the ferry of Norr.\n\nOdby is a town.",
    ),
]


@pytest.mark.parametrize(("question", "text", "other"), DOUBTFUL)
def test_what_is_in_doubt_says_why(question: str, text: str, other: str) -> None:
    doubted, sure = asked(question, text), asked(question, other)
    assert doubted.doubt
    assert doubted.doubt in doubted.message
    assert sure.doubt == ""


def test_a_word_in_other_words_is_not_missing() -> None:
    assert asked("How many staff are there?", "There are 12 employees.").missing == ()


@pytest.mark.parametrize("shown", [0.0, 1.0])
def test_missing_words_are_told_whether_passages_are_shown_or_not(shown: float) -> None:
    article = article_from_text("Dogs sail free.", id="a", source="a.txt")
    answer = Reader([article], Thresholds(1.0, shown)).ask("Do dogs like opera?")
    assert "“opera”" in answer.message
