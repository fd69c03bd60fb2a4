"""A reader of some of the articles finds nothing outside, and knows words as in all."""

import pytest

from index.library.listed import PartError
from index.text.article import article_from_text
from qa.answering.reader import Reader

ARTICLES = [
    article_from_text(text, id=name, source=f"docs/{name}.txt")
    for name, text in {
        "north/fees": "2021-03-01\n\nThe ferry fee is 12 euros. Children pay half.",
        "south/fees": "2024-05-17\n\nThe ferry fee is 15 euros. Dogs pay nothing.",
        "south/history": "The port was built in 1890. It burnt twice.",
    }.items()
]
READER = Reader(ARTICLES)


def cited(reader: Reader, question: str, *history: str) -> set[str]:
    """The articles that the passages for a question stand in."""
    return {passage.citation.source for passage in reader.ask(question, history, 9).passages}


@pytest.mark.parametrize(
    ("within", "since", "sources"),
    [
        ("north/", "", {"docs/north/fees.txt"}),
        ("south/history.txt", "", {"docs/south/history.txt"}),
        ("", "2024", {"docs/south/fees.txt"}),
        ("fees", "2024-01", {"docs/south/fees.txt"}),
    ],
)
def test_all_passages_stand_in_the_part(within: str, since: str, sources: set[str]) -> None:
    for question in (
        "What is the ferry fee?",
        "When was the port built?",
        "Quantum chromodynamics",
    ):
        assert cited(READER.narrowed(within, since), question) == sources


def test_a_follow_up_stays_in_the_part() -> None:
    south = READER.narrowed("south/")
    assert cited(south, "And for dogs?", "What is the ferry fee?") <= {
        "docs/south/fees.txt",
        "docs/south/history.txt",
    }


def test_a_part_of_a_part_is_less() -> None:
    narrower = READER.narrowed("south/").narrowed("fees")
    assert [one.path for one in narrower.listed] == ["south/fees.txt"]
    with pytest.raises(PartError):
        READER.narrowed("south/").narrowed("north/")


def test_the_articles_own_date_and_beginning_are_those_of_the_part() -> None:
    reader = READER.narrowed("south/fees")
    assert reader.ask("When was this article published?").passages[0].text == "2024-05-17"
    begins = reader.ask("What is this article about?").passages
    assert begins[0].text == "The ferry fee is 15 euros."


def test_what_the_rest_says_is_not_called_unsaid() -> None:
    assert READER.narrowed("history").ask("What is the ferry fee?").missing == ()


def test_nothing_said_is_all() -> None:
    assert READER.narrowed(" ", "") is READER
