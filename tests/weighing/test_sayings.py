"""What people ask and how articles say it."""

import json
from importlib.resources import files

import pytest
from texts import best_of

from index.text.terms import terms_of
from qa.measuring.training.sayings import candidate_pairs
from qa.weighing.kin import related

ODBY = "Odby Ltd. is a firm in Norrholm. It has 40 employees. Its boats are blue and fast."


def test_a_word_has_sayings_or_none() -> None:
    (staff,), (employees,) = terms_of("staff"), terms_of("employees")
    assert employees in related(staff)
    assert related("xylophone") == ()


def test_the_table_speaks_in_the_terms_of_today() -> None:
    """A change to how words are stemmed leaves pairs behind that no text would ever hold."""
    table = json.loads((files("qa.weighing") / "data" / "sayings.json").read_text("utf-8"))
    pairs = {(asked, said) for asked, row in table.items() for said in row}
    assert pairs - candidate_pairs() == set()


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many staff does Odby have?", "It has 40 employees."),
        ("How many people work for Odby?", "It has 40 employees."),
    ],
)
def test_a_question_in_other_words_finds_its_sentence(question: str, sentence: str) -> None:
    assert best_of(question, ODBY) == sentence
