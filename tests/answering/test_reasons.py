"""Why a passage was chosen is told in plain words."""

import pytest

from index.formats.reading import default_article
from index.text.article import article_from_text
from qa.answering.reader import Reader
from qa.answering.reasons import REASONS, reason_of, reasons_for
from qa.weighing.model import SIGNALS


def told(question: str, text: str | None = None, number: int = 1) -> str:
    """All that is told of a passage, as one text."""
    article = article_from_text(text, id="a", source="a.txt") if text else default_article()
    answer = Reader([article]).ask(question)
    return "\n".join(reasons_for(answer, number))


def test_every_signal_has_a_phrase() -> None:
    lacking = sorted(SIGNALS.keys() - REASONS.keys())
    assert not lacking, f"add to REASONS in qa/answering/reasons.py: {', '.join(lacking)}"


def test_no_phrase_is_for_a_signal_that_is_gone() -> None:
    assert sorted(REASONS.keys() - SIGNALS.keys()) == []


def test_a_signal_without_a_phrase_is_told_by_its_name() -> None:
    assert "tide height" in reason_of("tide height").for_it


def test_no_phrase_is_a_signals_name() -> None:
    phrases = {phrase for r in REASONS.values() for phrase in (r.for_it, r.against_it)}
    for signal in SIGNALS:
        assert not any(phrase == signal for phrase in phrases)
    assert not any(word in phrase for phrase in phrases for word in ("cover", "score", "signal"))


def test_the_words_held_and_lacked_are_counted() -> None:
    said = told("How many employees does Future Robotics have?")
    assert "it holds 1 of the 3 words asked: “employees”; not “Future”, “Robotics”" in said
    assert "the sentence before it names “Future”, “Robotics”" in said


def test_all_words_held_is_said_so() -> None:
    assert "it holds every word asked: “ferry”, “sail”" in told(
        "When does the ferry sail?", "The ferry sails at noon.\n\nDogs bark."
    )


def test_a_doubt_is_told() -> None:
    assert "in doubt: this passage names no date or time" in told(
        "When was the bridge opened?", "Dahl opened the bridge.\n\nDogs bark."
    )


@pytest.mark.parametrize("question", ["thanks?", "What is this article about?", "and?"])
def test_what_has_little_to_explain_is_explained_all_the_same(question: str) -> None:
    answer = Reader([default_article()]).ask(question)
    for number in range(1, len(answer.passages) + 1):
        assert list(reasons_for(answer, number))
