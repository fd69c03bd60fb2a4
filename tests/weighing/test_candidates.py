"""Which sentences are weighed: what shares something with the question, or stands beside it."""

import pytest
from hypothesis import given
from texts import QUESTIONS, TEXTS, collection_of, row_of, weighed_of

from qa.weighing.candidates import CANDIDATES

# Far more than are weighed, and nothing that a question below asks for.
OTHERS = "\n\n".join(f"Dog number {n} barks. It bites number {n}." for n in range(100))


def candidates(question: str, *texts: str) -> list[int]:
    return [int(row) for row in weighed_of(question, *texts).rows]


SOUGHT = [
    ("walruses", "The walrus came.", "walrus"),  # its words
    ("walrsu", "The walrus came.", "walrus"),  # a slip of the keyboard
    ("What did he build?", "He constructed it.", "constructed"),  # as articles say it
    ("Who is the scientist?", "He did scientific work.", "scientific"),  # another of the family
    ("walrus", "The walrus came. It is green.", "green"),  # what stands below
    ("walrus", "It is green. The walrus came.", "green"),  # and above
    ("walrus", "About the walrus\n\nIt is green.", "green"),  # and under its heading
]


@pytest.mark.parametrize(("question", "paragraph", "part"), SOUGHT)
@pytest.mark.parametrize("side", ["before", "behind"])
def test_what_is_asked_for_is_weighed_wherever_it_stands(
    question: str, paragraph: str, part: str, side: str
) -> None:
    text = "\n\n".join([paragraph, OTHERS] if side == "before" else [OTHERS, paragraph])
    assert row_of(part, text) in candidates(question, text)


def test_what_shares_nothing_with_the_question_is_left_out() -> None:
    text = f"{OTHERS}\n\nThe walrus came."
    assert row_of("bites number 99.", text) not in candidates("walrus", text)


def test_a_short_article_is_weighed_whole() -> None:
    text = "Dogs bark. They bite.\n\nThe walrus came.\n\nCats meow."
    assert sorted(candidates("walrus", text)) == [0, 1, 2, 3]


def test_where_nothing_is_shared_the_opening_is_weighed() -> None:
    assert 0 in candidates("zebra", f"Cats meow.\n\n{OTHERS}")


def test_equal_sentences_come_in_reading_order_and_no_more_than_there_is_room_for() -> None:
    text = "\n\n".join(["The walrus came."] * (CANDIDATES + 9))
    assert candidates("walrus", text) == list(range(CANDIDATES))


def test_all_articles_are_searched() -> None:
    texts = (OTHERS, "The walrus came.", OTHERS)
    assert candidates("walrus", *texts)[0] == row_of("walrus", *texts)


@given(TEXTS, QUESTIONS)
def test_candidates_are_distinct_sentences_never_too_many(text: str, question: str) -> None:
    rows = candidates(question, text)
    assert 0 < len(rows) == len(set(rows)) <= CANDIDATES
    assert set(rows) <= set(range(len(collection_of(text))))
