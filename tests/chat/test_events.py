"""Undo, retry, clear, carried words: each control leads from one conversation to the next."""

import json
from pathlib import Path

import pytest

from index.formats.reading import default_article
from index.text.article import article_from_text
from qa.answering.answer import Answer
from qa.answering.reader import Reader
from qa.chat.conversation import LONGEST, Conversation
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


def test_clear_leaves_nothing_and_undo_brings_it_back(events: Events, two: Conversation) -> None:
    cleared = events.act(two.memory, {"act": "clear"})
    assert (cleared.turns, cleared.aside) == ((), True)
    back = events.act(cleared.memory, {"act": "undo", "back": {"memory": two.memory}})
    assert (back.turns, back.shown) == (two.turns, 1)


@pytest.mark.parametrize("back", [None, 7, {}, {"memory": 7}, {"memory": {"turns": 7}}])
def test_what_cannot_be_brought_back_leaves_an_empty_conversation(
    events: Events, back: object
) -> None:
    assert events.act({}, {"act": "back", "back": back}).turns == ()


def test_each_answer_says_which_turn_is_new(events: Events, two: Conversation) -> None:
    assert two.shown == 1
    assert events.act(two.memory, {"act": "alone", "turn": 0}).shown == 0
    assert events.act(two.memory, {"act": "undo"}).shown == 0
    assert events.look(two.memory).shown is None


def test_numbers_run_on_through_the_conversation(events: Events, two: Conversation) -> None:
    first, second = two.replies
    assert isinstance(first, Answer)
    assert isinstance(second, Answer)
    assert two.firsts[1] == 1 + len(first.passages)
    assert two.firsts[2] == two.firsts[1] + len(second.passages)


def test_numbers_stay_where_a_long_conversation_lets_its_beginning_go(events: Events) -> None:
    question = "What separates the two parks?"
    turns = [{"question": question}] * LONGEST
    memory = {**events.look({}).memory, "turns": turns, "cited": 30}
    asked = events.ask(memory, question)
    again = events.conversation(asked.memory)
    assert len(again.turns) == LONGEST
    assert again.firsts == asked.firsts[1:]


@pytest.mark.parametrize("cited", [None, -4, "x", True, 1.5, [3]])
def test_a_page_may_have_counted_anything(events: Events, cited: object) -> None:
    memory = {**events.look({}).memory, "cited": cited}
    assert events.ask(memory, "What separates the two parks?").firsts[0] == 1


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
