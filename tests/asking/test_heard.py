"""The one entry: each text judged once, whatever was said before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.asking.about import About
from qa.asking.heard import MEMORY, heard
from qa.asking.question import MAX_CHARACTERS
from qa.errors import QuestionError


def carried(text: str, *history: str) -> str:
    """The words that a text takes over, as one string."""
    return " ".join(word.text for word in heard(text, history).question.carried)


def test_small_talk_is_a_line_and_leans_on_nothing() -> None:
    said = heard("Thanks!", ["Who issued the Plan?"])
    assert (said.line, said.about, said.before) == ("You are welcome.", None, None)


def test_a_question_is_heard_without_its_greeting() -> None:
    said = heard("Hello,  who issued\nthe Plan?")
    assert said.line is None
    assert said.question.text == "who issued the Plan?"


def test_what_it_leans_on_is_resolved_too() -> None:
    said = heard("Why?", ["Who issued the Plan?", "Hello!", "And when?"])
    assert said.before is not None
    assert said.before.text == "And when?"
    assert [word.text for word in said.before.carried] == ["issued", "Plan"]


def test_what_stands_alone_has_nothing_before_it() -> None:
    assert heard("Who issued the Plan?", ["Where is the port?"]).before is None


@pytest.mark.parametrize(
    ("text", "history", "about"),
    [
        ("When was this article published?", ["Who issued the Plan?"], About.DATE),
        ("When was it published?", [], About.DATE),
        ("When was it published?", ["thanks"], About.DATE),
        ("When was it published?", ["What is this article about?"], About.DATE),
        ("When was it published?", ["Who issued the Plan?"], None),
        ("What is it about?", [], About.SUBJECT),
        ("What is it about?", ["What is the Plan?"], None),
    ],
)
def test_the_article_itself_is_asked_for(
    text: str, history: list[str], about: About | None
) -> None:
    assert heard(text, history).about is about


def test_names_are_what_the_article_says() -> None:
    asked = heard("who founded future robotics?", [], {"robot"}.__contains__).question
    assert asked.names == asked.known_names == {"robot"}


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("Who founded the Park? " * 200, "Why?"),
        ("who founded the park? " * 200, "Why?"),
        ("And Macao?", " ".join(f"word{n}" for n in range(600))),
    ],
)
def test_few_terms_are_looked_up_in_the_article(text: str, earlier: str) -> None:
    looked_up: list[str] = []
    heard(text, [earlier], lambda term: bool(looked_up.append(term)))
    assert len(looked_up) < 20


def test_an_earlier_text_of_any_length_is_no_error_and_a_new_one_is() -> None:
    long = "why " * MAX_CHARACTERS
    assert carried("Why?", "Who issued the Plan?", long) == "issued Plan"
    with pytest.raises(QuestionError):
        heard(long)


def test_what_was_said_long_ago_is_forgotten() -> None:
    assert carried("And where is it?", "Who founded Odby?", *["Which ones?"] * MEMORY) == ""


ANY_TEXT = st.text(st.characters()) | st.sampled_from(["\ud800", "\x00", "?!", "...", "it\udfff?"])


@given(ANY_TEXT, st.lists(ANY_TEXT, max_size=3))
def test_any_text_is_heard(text: str, history: list[str]) -> None:
    said = heard(text, history)
    own = {word.text for earlier in history for word in heard(earlier).question.own_words}
    assert {word.text for word in said.question.carried} <= own
    assert len(set(said.question.terms)) == len(said.question.terms)


@pytest.mark.parametrize(
    "text", ["\ud800", "\x00\x01", "\ud83d Who issued it?", "?", "…", "\u200b"]
)
def test_what_no_keyboard_means_is_no_error(text: str) -> None:
    heard(text, [text, text]).question.text.encode()
