"""Undo, retry, clear, carried words: each control leads from one conversation to the next."""

import json
from pathlib import Path

import pytest

from index.formats.reading import default_article
from index.text.article import article_from_text
from qa.answering.reader import Reader
from qa.chat.api import questions_in
from qa.chat.deeds import Deeds
from qa.chat.reading import Reading
from qa.chat.view import View, examples
from qa.chat.visits import Visits

GOLD = Path(__file__).parents[1] / "gold.jsonl"


@pytest.fixture(scope="module")
def deeds() -> Deeds:
    """The controls of a chat about the article that ships with the program."""
    return Deeds(Visits(Reading(Reader([default_article()]))))


@pytest.fixture
def view(deeds: Deeds) -> View:
    """A conversation of two questions."""
    first = deeds.ask("visit", {}, "How large is the Shenzhen Park?")
    return deeds.ask("visit", first.memory, "And the Hong Kong Park?")


def test_undo_gives_the_last_question_back(deeds: Deeds, view: View) -> None:
    undone = deeds.act("visit", view.memory, {"act": "undo"})
    assert [turn.question for turn in undone.turns] == ["How large is the Shenzhen Park?"]
    assert undone.question == "And the Hong Kong Park?"


def test_carried_words_are_taken_off_and_retry_takes_them_back(deeds: Deeds, view: View) -> None:
    alone = deeds.act("visit", view.memory, {"act": "alone", "turn": 1})
    assert alone.turns[1].alone
    assert not deeds.act("visit", alone.memory, {"act": "retry"}).turns[1].alone


def test_clear_leaves_nothing(deeds: Deeds, view: View) -> None:
    assert deeds.act("visit", view.memory, {"act": "clear"}).turns == ()


@pytest.mark.parametrize("act", ["undo", "retry", "clear"])
def test_controls_of_an_empty_conversation_do_nothing(deeds: Deeds, act: str) -> None:
    assert deeds.act("visit", {}, {"act": act}).turns == ()


@pytest.mark.parametrize("data", [{"act": "up", "turn": 7}, {"act": "alone", "turn": "x"}])
def test_an_answer_that_is_gone_is_said(deeds: Deeds, view: View, data: dict[str, object]) -> None:
    told = deeds.act("visit", view.memory, data)
    assert told.notice or told.turns == view.turns


@pytest.mark.parametrize("memory", [None, 3, [], {"turns": 4}, {"turns": [{}], "key": None}])
def test_a_page_may_remember_anything(deeds: Deeds, memory: object) -> None:
    assert len(deeds.ask("visit", memory, "What separates the two parks?").turns) == 1


def test_an_empty_question_is_not_asked(deeds: Deeds) -> None:
    assert deeds.ask("visit", {}, " \n ").turns == ()


def test_a_conversation_about_other_articles_is_not_shown(deeds: Deeds, view: View) -> None:
    article = article_from_text("Sponges live in the sea.", id="sponge", source="sponge.txt")
    others = Deeds(Visits(Reading(Reader([article]))))
    assert others.restore("visit", {"memory": view.memory}).turns == ()


def test_examples_stand_in_the_gold() -> None:
    asked = {json.loads(line)["question"] for line in GOLD.read_text("utf-8").splitlines()}
    shown = examples(Reading(Reader([default_article()])))
    assert shown
    assert asked.issuperset(shown)


def test_another_article_has_no_examples() -> None:
    article = article_from_text("Sponges live in the sea.", id="sponge", source="sponge.txt")
    assert examples(Reading(Reader([article]))) == ()


@pytest.mark.parametrize(
    ("history", "questions"),
    [
        (None, ()),
        (["a", "b"], ("a", "b")),
        ([{"role": "user", "content": "a"}, {"role": "assistant", "content": "x"}], ("a",)),
        ([{"role": "user", "content": [{"type": "text", "text": "a"}]}], ("a",)),
        ([3, None, {}], ()),
        ("a", ()),
    ],
)
def test_history_comes_as_strings_or_as_messages(
    history: object, questions: tuple[str, ...]
) -> None:
    assert questions_in(history) == questions
