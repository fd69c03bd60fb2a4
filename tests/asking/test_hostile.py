"""Texts made to keep the rules busy: hearing one of four times the length takes some four times
as long, where looking ahead or back from every word would take sixteen."""

import time

import pytest

from qa.asking.carrying import MOST_CARRIED
from qa.asking.heard import heard
from qa.asking.question import MAX_CHARACTERS
from qa.asking.words import content_words

REPEATED = [
    *(
        "it ,",
        "it",
        "which ",
        "what a ",
        ", when ",
        "date of ",
        "when this article ",
        "a, ",
        "and ",
    ),
    *("hi, ", "ok thanks ", "please ", "if ", "the a ", "what the name of ", "; what ", "A", "Ab "),
    *(
        "_",
        "\n",
        "n't ",
        "it'",
        "not that ",
        "tell me ",
        "how much is ",
        "if a,",
        "list the ",
        "1.",
    ),
    *(
        "what do ",
        "where ",
        "of which of the a ",
        "it\u0300",
        "date;\u0300",
        "\ud800",
        "\x00",
        "港",
    ),
    *(
        "is it true that ",
        "what's the ",
        "who gave their ",
        "does the park get its ",
        "one? ",
        "👋 ",
    ),
]
AROUND = [
    ("it ", ",", ""),
    ("when", ",", " article date"),
    ("", "a, ", "it"),
    ("", "what ", "named"),
]
LONG, SHORT = MAX_CHARACTERS, MAX_CHARACTERS // 4


def seconds(text: str) -> float:
    """The least time of some that it takes to hear a text and tell all about it."""
    times = []
    for _ in range(5):
        start = time.process_time()
        question = heard(text, ["Who issued the Plan?"]).question
        content_words(question)
        assert question.denies in (True, False)
        times.append(time.process_time() - start)
    return min(times)


def filled(ahead: str, part: str, behind: str, length: int) -> str:
    """A text of a length that repeats a part."""
    times = (length - len(ahead) - len(behind)) // len(part)
    return ahead + part * times + behind


@pytest.mark.parametrize(
    ("ahead", "part", "behind"), [*(("", part, "") for part in REPEATED), *AROUND]
)
def test_time_grows_as_the_text(ahead: str, part: str, behind: str) -> None:
    plain = seconds(filled("", "park ", "", SHORT))
    short = max(plain, seconds(filled(ahead, part, behind, SHORT)))
    assert seconds(filled(ahead, part, behind, LONG)) < 8 * short


@pytest.mark.parametrize("part", REPEATED)
def test_a_long_history_is_no_burden(part: str) -> None:
    history = [filled("", part, "", LONG)] * 3
    assert heard("Who owns the port?", history).question.carried == ()
    assert len(heard("Why?", history).question.carried) <= MOST_CARRIED
