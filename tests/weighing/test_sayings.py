"""The table of what people ask and how articles say it: every pair earns its place."""

import json
from importlib.resources import files

import pytest

from index.text.article import article_from_text
from qa.answering.reader import Reader
from qa.measuring.training.sayings import candidate_pairs
from qa.weighing.kin import related

TABLE = json.loads((files("qa.weighing") / "data" / "sayings.json").read_text(encoding="utf-8"))
PAIRS = [(asked, said, *counts) for asked, row in TABLE.items() for said, counts in row.items()]


@pytest.mark.parametrize(("asked", "said", "right", "wrong"), PAIRS)
def test_right_sentences_say_it_so_more_often_than_their_competitors(
    asked: str, said: str, right: int, wrong: float
) -> None:
    assert right >= 1
    assert right > wrong


def test_every_pair_was_written_by_hand_first() -> None:
    assert {(asked, said) for asked, said, *_ in PAIRS} <= candidate_pairs()


def test_a_word_has_the_sayings_of_the_table() -> None:
    assert all(related(asked) == tuple(row) for asked, row in TABLE.items())
    assert related("xylophone") == ()


def test_a_question_in_other_words_finds_its_sentence() -> None:
    text = "Odby Ltd. is a firm in Norrholm. It has 40 employees. Its boats are blue and fast."
    reader = Reader([article_from_text(text, id="odby", source="odby.txt")])
    answer = reader.answer("How many staff does Odby have?")
    assert answer.passages[0].text == "It has 40 employees."
