"""A question is answered once, and what is held for showing it again is bounded."""

from collections.abc import Sequence

import pytest

from index.formats.reading import default_article
from qa.answering.answer import Answer
from qa.answering.reader import Reader
from qa.asking.heard import MEMORY
from qa.chat.answer_cache import AnswerCache
from qa.chat.conversation_html import conversation_html
from qa.chat.events import Events
from qa.chat.export import conversation_json
from qa.chat.sources import Sources

ANSWER = Answer("q", "answered", 0.8, "It says:")


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions for which an answer was found anew, in order."""
    questions: list[str] = []
    put = AnswerCache.put

    def noted(
        self: AnswerCache, question: str, history: Sequence[str], answer: Answer, within: str
    ) -> None:
        questions.append(question)
        put(self, question, history, answer, within)

    monkeypatch.setattr(AnswerCache, "put", noted)
    return questions


def test_each_question_of_a_conversation_is_answered_once(answered: list[str]) -> None:
    events = Events(Sources(Reader([default_article()])))
    memory: object = {}
    for number in range(MEMORY + 3):
        conversation = events.ask(memory, f"Where is park number {number}?")
        conversation_html(conversation, collecting=True)
        conversation_json(conversation)
        memory = conversation.memory
    assert answered == [f"Where is park number {number}?" for number in range(MEMORY + 3)]


def test_nothing_need_be_held_to_answer_once(answered: list[str]) -> None:
    events = Events(Sources(Reader([default_article()]), kept=0))
    conversation = events.ask({}, "What separates the two parks?")
    conversation_html(conversation, collecting=False)
    conversation_json(conversation)
    assert len(answered) == 1


def test_what_was_asked_long_ago_makes_no_difference(answered: list[str]) -> None:
    sources = Sources(Reader([default_article()]))
    recent = [f"Where is park number {number}?" for number in range(MEMORY)]
    first = sources.answer("And the other?", recent)
    assert sources.answer("And the other?", ["Who founded it?", *recent]) == first
    assert sources.answer("And the other?", recent[1:])
    assert answered == ["And the other?"] * 2


def test_what_is_held_is_bounded_in_bytes_and_the_oldest_goes() -> None:
    cache = AnswerCache(2_000)
    for number in range(1_000):
        cache.put(f"question {number}", (), ANSWER)
        assert 0 < cache.size <= 2_000
    assert cache.get("question 999", ()) == ANSWER
    assert cache.get("question 1", ()) is None


def test_an_answer_held_again_takes_its_room_once() -> None:
    cache = AnswerCache(10_000)
    sizes = set()
    for _ in range(3):
        cache.put("question", ("earlier",), ANSWER)
        sizes.add(cache.size)
    assert len(sizes) == 1
    assert cache.get("question", ()) is None
    assert cache.get("question", ("earlier",)) == ANSWER
