"""Small talk gets a plain line and no passage; a question to the article never does."""

import pytest

from qa.asking.repair import without_greeting
from qa.asking.smalltalk import WHAT_TO_ASK, small_talk

SMALL_TALK = [
    ("hi", "Hello"),
    ("Hello there!", "Hello"),
    ("HEY!!!", "Hello"),
    (" good morning ", "Hello"),
    ("Hi 👋", "Hello"),
    ("thanks", "You are welcome"),
    ("Thank you so much!", "You are welcome"),
    ("ok, thanks for your help", "You are welcome"),
    ("thanks, that's all", "You are welcome"),
    ("thanks, that’s all", "You are welcome"),
    ("no thanks", "You are welcome"),
    ("bye", "Goodbye"),
    ("See you later!", "Goodbye"),
    ("ok", "Good."),
    ("I see.", "Good."),
    ("What can you do?", "I answer"),
    ("what can I ask", "I answer"),
    ("help", "I answer"),
    ("can you help me", "I answer"),
    ("Who are you?", "I answer"),
    ("What’s your name?", "I answer"),
    ("are you a robot?", "I answer"),
    ("How are you today?", "I am fine"),
    ("what's up", "I am fine"),
    ("tell me a joke", "I only know"),
    ("Could you tell me a joke?", "I only know"),
    ("I love you", "I only know"),
    ("Hi, how are you?", "I am fine"),
    ("hello, what can you do?", "I answer"),
    ("ok thanks, bye", "You are welcome"),
    ("good  morning", "Hello"),
    ("thank u", "You are welcome"),
]


@pytest.mark.parametrize(("text", "line"), SMALL_TALK)
def test_small_talk_is_told(text: str, line: str) -> None:
    assert (small_talk(text) or "").startswith(line)


QUESTIONS = [
    "Hi, who founded Future Robotics?",
    "Hello Kitty was drawn by whom?",
    "Good morning, how large is the zone?",
    "Hey Jude",
    "Thanksgiving",
    "Thanks to whom was the park built?",
    "OK Corral",
    "Bye-laws of the park",
    "Good Friday",
    "Nice, France",
    "No one works there?",
    "Yes, but how many?",
    "Right of way",
    "Well depth",
    "Cool temperatures?",
    "Fine for speeding",
    "Help wanted",
    "What is this article about?",
    "What is this park?",
    "What can I do in the park?",
    "What do you know about the river?",
    "How do you work the ring?",
    "How does this work in Hong Kong?",
    "Who are you writing about?",
    "Who built Huanggang Port?",
    "What is its name?",
    "How is it going to be built?",
    "What's up the river?",
    "Tell me a story about the ferry",
    "Tell me about the zone",
    "Can you help me find the area?",
    "Are you a robotics company?",
    "See you at the port: which one?",
    "Why?",
    "What else?",
    "",
    "?",
]


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_that_begins_like_small_talk_is_none(text: str) -> None:
    assert small_talk(text) is None


@pytest.mark.parametrize("text", ["How does this work?", "so what is this"])
def test_this_is_the_program_only_where_nothing_else_was_spoken_of(text: str) -> None:
    assert small_talk(text)
    assert small_talk(text, alone=False) is None
    assert small_talk("How do you work?", alone=False)


AHEAD = [
    ("hello, who founded it?", "who founded it?"),
    ("Hi! who founded it?", "who founded it?"),
    ("hey there, who founded it?", "who founded it?"),
    ("hi who founded it", "who founded it"),
    ("Hi 👋 who founded it?", "who founded it?"),
    ("ok thanks. Who founded it?", "Who founded it?"),
    ("Ok, thank you! And where?", "And where?"),
    ("please tell me who founded it", "who founded it"),
    ("could you tell me the area?", "the area?"),
    ("Hello, can you please tell me in which year it opened?", "in which year it opened?"),
    ("do you know when it opened?", "when it opened?"),
    ("I would like to know what it costs", "what it costs"),
    ("I’d like to know what it costs", "what it costs"),
    ("Please name the parks", "name the parks"),
]


@pytest.mark.parametrize(("text", "rest"), AHEAD)
def test_a_greeting_is_taken_off_what_goes_on(text: str, rest: str) -> None:
    assert without_greeting(text) == rest


WHOLE = [
    "hello",
    "ok, thanks!",
    "please",
    "Hello Kitty was drawn by whom?",
    "Hi-fi sets: which?",
    "OK Corral",
    "Good Friday",
    "Nice, France",
    "Thanks to whom was the park built?",
    "Tell me more",
    "Tell me about the zone",
    "Do you know Li Luyang?",
    "Who said hello, and why?",
    "“Has the park grown?”",
    "  who founded it?  ",
    "",
    "👋",
]


@pytest.mark.parametrize("text", WHOLE)
def test_what_only_looks_like_a_greeting_stays(text: str) -> None:
    assert without_greeting(text) == text


@pytest.mark.parametrize("text", ["hi, " * 1200, "please " * 700, "thanks " * 700, " ,!" * 1600])
def test_many_greetings_are_taken_off_at_once(text: str) -> None:
    assert without_greeting(text)


@pytest.mark.parametrize("text", ["do you like the sea", "Do you think it works?"])
def test_what_the_program_likes_is_not_in_the_article(text: str) -> None:
    assert (small_talk(text) or "").startswith("I only know")


def test_every_line_that_invites_says_what_to_ask() -> None:
    for text in ("hi", "ok", "what can you do", "how are you", "tell me a joke"):
        assert (small_talk(text) or "").endswith(WHAT_TO_ASK)


@pytest.mark.parametrize("text", ["hi " * 1600, "ok" * 2000, "thanks " * 700, "do you like " * 400])
def test_a_long_text_is_no_small_talk(text: str) -> None:
    assert small_talk(text) is None
