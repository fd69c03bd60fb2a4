"""Which words an article writes as names, for people who type without capitals."""

import pytest
from texts import collection_of

from index.text.terms import terms_of
from qa.weighing.names import LOOKED_AT, is_written_as_name

TEXT = (
    "Ferries of Odby sail at noon. Dahl steers. A park of Odby is green.\n\n"
    "We like the park and the Future. The future is far."
)


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("odby", True),
        ("Odby", True),
        ("park", False),
        ("ferries", False),  # a capital due to the place alone
        ("dahl", False),  # never seen elsewhere
        ("future", False),  # once with a capital, once without
        ("zebra", False),
    ],
)
def test_a_name_has_its_capital_wherever_it_stands(word: str, named: bool) -> None:
    (term,) = terms_of(word)
    assert is_written_as_name(collection_of(TEXT), term) == named


def test_a_few_sentences_tell_in_a_long_article() -> None:
    long = "\n\n".join(["We sail to Odby."] * (LOOKED_AT + 1) + ["Long ago an odby was a boat."])
    assert is_written_as_name(collection_of(long), "odbi")
