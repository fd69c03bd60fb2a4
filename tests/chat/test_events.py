"""Undo, retry, clear, carried words: each control leads from one conversation to the next."""

import json
from pathlib import Path

import pytest

from index.formats.reading import default_article
from index.text.article import article_from_text
from qa.answering.reader import Reader
from qa.chat.conversation import Conversation
from qa.chat.conversation_html import examples
from qa.chat.events import Events
from qa.chat.sources import Sources

GOLD = Path(__file__).parents[1] / "gold.jsonl"


@pytest.fixture(scope="module")
def events() -> Events:
    """The controls of a chat about the article that ships with the program."""
    return Events(Sources(Reader([default_article()])))


@pytest.fixture
def two(events: Events) -> Conversation:
    """A conversation of two questions."""
    first = events.ask({}, "How large is the Shenzhen Park?")
    return events.ask(first.memory, "And the Hong Kong Park?")


def test_undo_gives_the_last_question_back(events: Events, two: Conversation) -> None:
    undone = events.act(two.memory, {"act": "undo"})
    assert [turn.question for turn in undone.turns] == ["How large is the Shenzhen Park?"]
    assert undone.question == "And the Hong Kong Park?"


def test_carried_words_are_taken_off_and_retry_takes_them_back(
    events: Events, two: Conversation
) -> None:
    alone = events.act(two.memory, {"act": "alone", "turn": 1})
    assert alone.turns[1].alone
    assert not events.act(alone.memory, {"act": "retry"}).turns[1].alone


def test_clear_leaves_nothing(events: Events, two: Conversation) -> None:
    assert events.act(two.memory, {"act": "clear"}).turns == ()


def test_a_control_that_the_page_does_not_have_changes_nothing(
    events: Events, two: Conversation
) -> None:
    assert events.act(two.memory, {"act": "fly"}).turns == two.turns


@pytest.mark.parametrize("act", ["undo", "retry", "clear"])
def test_controls_of_an_empty_conversation_do_nothing(events: Events, act: str) -> None:
    assert events.act({}, {"act": act}).turns == ()


@pytest.mark.parametrize("data", [{"act": "up", "turn": 7}, {"act": "alone", "turn": "x"}])
def test_an_answer_that_is_gone_is_said(
    events: Events, two: Conversation, data: dict[str, object]
) -> None:
    told = events.act(two.memory, data)
    assert "no longer in the conversation" in told.notice
    assert told.turns == two.turns


@pytest.mark.parametrize("memory", [None, 3, [], {"turns": 4}, {"turns": [{}], "key": None}])
def test_a_page_may_remember_anything(events: Events, memory: object) -> None:
    assert len(events.ask(memory, "What separates the two parks?").turns) == 1


def test_an_empty_question_is_not_asked(events: Events) -> None:
    assert events.ask({}, " \n ").turns == ()


def test_a_conversation_about_other_articles_is_not_shown(
    events: Events, two: Conversation
) -> None:
    article = article_from_text("Sponges live in the sea.", id="sponge", source="sponge.txt")
    others = Events(Sources(Reader([article])))
    assert others.restore({"memory": two.memory}).turns == ()


def test_examples_stand_in_the_gold() -> None:
    asked = {json.loads(line)["question"] for line in GOLD.read_text("utf-8").splitlines()}
    shown = examples(Sources(Reader([default_article()])))
    assert shown
    assert asked.issuperset(shown)


def test_another_article_has_no_examples() -> None:
    article = article_from_text("Sponges live in the sea.", id="sponge", source="sponge.txt")
    assert examples(Sources(Reader([article]))) == ()
