"""A conversation is its questions, whatever a page sends."""

import pytest

from qa.chat.conversation import LONGEST, Turn, history_of, turn_values, turns_from


def test_turns_survive_the_way_to_the_page_and_back() -> None:
    turns = (Turn("How large is it?"), Turn("And the other?", alone=True, kept="s4"))
    assert turns_from(turn_values(turns)) == turns


@pytest.mark.parametrize(
    "sent",
    [
        None,
        7,
        "turns",
        {"question": "x"},
        [None, 3, {}, {"question": 5}, {"question": " \n"}, ["question"]],
    ],
)
def test_what_is_no_turn_is_left_out(sent: object) -> None:
    assert turns_from(sent) == ()


def test_a_long_conversation_keeps_its_end() -> None:
    sent = [{"question": str(number)} for number in range(LONGEST + 5)]
    assert turns_from(sent)[0].question == "5"


def test_a_follow_up_has_the_earlier_questions() -> None:
    assert history_of((Turn("a"), Turn("b"), Turn("c")), 2) == ("a", "b")


def test_a_question_asked_alone_has_none_and_begins_anew() -> None:
    turns = (Turn("a"), Turn("b", alone=True), Turn("c"))
    assert history_of(turns, 1) == ()
    assert history_of(turns, 2) == ("b",)
