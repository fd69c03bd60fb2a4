"""Articles that answer with different figures are both shown, and it is told; others are not."""

import pytest

from index.text.article import article_from_text
from qa.answering.answer import Answer
from qa.answering.disagreement import differ, told
from qa.answering.reader import Reader


def answer(question: str, *texts: str, top: int = 3) -> Answer:
    """The answer of some articles, called a.txt, b.txt and so on."""
    names = "abcdefghij"
    articles = [
        article_from_text(text, id=name, source=f"docs/{name}.txt")
        for name, text in zip(names, texts, strict=False)
    ]
    return Reader(articles).ask(question, top=top)


AREA = "How many square kilometers does the park cover?"
NORTH = "The park covers 12 square kilometers. It has a lake."
SOUTH = "The park covers 15 square kilometers. Dogs may swim."


def test_two_articles_that_disagree_are_both_shown_and_it_is_told() -> None:
    found = answer(AREA, NORTH, "Cats sleep.", SOUTH)
    assert found.differing == (2,)
    assert found.near >= 2
    assert told(found) == (
        "The articles do not say the same: “12 square kilometers” in [1], “15 square kilometers” "
        "in [2]."
    )
    assert told(found, 4).endswith("“15 square kilometers” in [5].")
    assert found.as_json()["differing"] == (2,)


def test_what_disagrees_is_shown_though_others_come_between() -> None:
    others = ("The park covers the hill.", "Which park covers square kilometers is asked often.")
    found = answer(AREA, f"{NORTH} {' '.join(others)}", SOUTH, top=2)
    assert [passage.citation.article for passage in found.passages] == ["a", "b"]
    assert found.differing == (2,)


@pytest.mark.parametrize(
    "texts",
    [
        (NORTH, NORTH),
        (f"{NORTH} {SOUTH}",),
        (NORTH, "The park covers about 12.2 square kilometers."),
        (NORTH, "The lake covers 3 square kilometers."),
        (NORTH, "The park covers 3,000 acres."),
        (NORTH, "The park is green."),
    ],
    ids=["alike", "one article", "rounded", "of another thing", "another unit", "no figure"],
)
def test_what_does_not_clearly_disagree_is_left_alone(texts: tuple[str, ...]) -> None:
    found = answer(AREA, *texts)
    assert found.differing == ()
    assert told(found) == ""


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("12 euros", "15 euros", True),
        ("12 euros", "10 euros", True),
        ("12 euros", "twelve euros", False),
        ("about 4 million", "4.1 million", False),
        ("4 million", "4.6 million", True),
        ("12,000", "12,345", False),
        ("5 miles", "8 km", False),
        ("5%", "5 percent", False),
        ("many", "5", False),
    ],
)
def test_figures_differ_of_one_unit_and_not_by_rounding(
    one: str, other: str, differs: bool
) -> None:
    assert differ(one, other) == differ(other, one) == differs


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("in May 2021", "in June 2021", True),
        ("2019", "2020", True),
        ("1998", "3 May 1999", True),
        ("Monday", "Tuesday", True),
        ("3 May 2021", "May 2021", False),
        ("2021-05-03", "3 May 2021", False),
        ("1998", "3 May 1998", False),
    ],
)
def test_times_differ_where_neither_says_the_other_more_exactly(
    one: str, other: str, differs: bool
) -> None:
    assert differ(one, other, times=True) == differ(other, one, times=True) == differs


@pytest.mark.parametrize(
    "question",
    ["When was it founded and why?", "How many years has the theatre been running?"],
)
def test_what_hardly_speaks_of_the_question_is_not_compared(question: str) -> None:
    found = answer(
        question,
        "The club, founded in 1908, has won fourteen titles.",
        "Adventurers founded the kingdom in 1066.",
        "In the theatre the war took seven years.",
        "Its 25 years of theatre were busy.",
    )
    assert found.differing == ()
