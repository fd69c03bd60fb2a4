"""Several articles beside a conversation: listed, found, opened, and one of them asked."""

from pathlib import Path

import pytest

from index.library.disk import open_library
from index.library.update import update
from index.text.article import article_from_text
from qa.answering.answer import Answer
from qa.answering.reader import Reader
from qa.chat.article_html import opened_html
from qa.chat.conversation import Conversation
from qa.chat.events import Events
from qa.chat.feedback import GoldFile
from qa.chat.shelf_html import MOST, found_html
from qa.chat.sources import AnchorError, Sources

ARTICLES = {
    "harbour/north.md": "# North fees\n\nThe ferry fee is 12 euros. Children pay nothing.",
    "harbour/south.md": "# South fees\n\nThe ferry fee is 15 euros. Dogs pay nothing.",
    "<b>.txt": "2024-05-17\n\nSponges live in the ${sea}.",
}


@pytest.fixture(params=["library", "memory"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Sources:
    """The same three articles in a library and in memory."""
    for path, text in ARTICLES.items():
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(text)
    if request.param == "library":
        update(tmp_path / "docs", tmp_path / "docs.sayswhere")
        return Sources(Reader(open_library(tmp_path / "docs.sayswhere")))
    sources = {path: str(tmp_path / "docs" / path) for path in sorted(ARTICLES)}
    return Sources(
        Reader([article_from_text(ARTICLES[p], id=p, source=s) for p, s in sources.items()])
    )


def first(conversation: Conversation) -> tuple[str, str]:
    """The article of the last reply's first passage, and its text."""
    reply = conversation.replies[-1]
    assert isinstance(reply, Answer)
    passage = reply.passages[0]
    return conversation.sources.place(passage.citation).path, passage.text


def test_the_list_names_articles_as_text(served: Sources) -> None:
    shown = found_html(served, "")
    assert ">3 articles<" in shown
    assert 'data-open="&lt;b&gt;.txt"' in shown
    assert "2024-05-17" in shown
    assert "<b>" not in shown
    assert "data-only" not in shown


@pytest.mark.parametrize(
    ("find", "said"),
    [
        ("harbour/", ">2 articles<"),
        ("south", ">1 article<"),
        ("<i>", "No article is called so."),
        ("*.md", 'data-only="*.md">Ask only these 2<'),
        ("x" * 10_000, "No article is called so."),
        ("[" * 200 + "*" * 100, "No article is called so."),
    ],
)
def test_articles_are_found_by_path_and_title(served: Sources, find: str, said: str) -> None:
    assert said in found_html(served, find)


def test_of_many_articles_the_first_are_listed_with_their_number() -> None:
    many = [
        article_from_text(f"A{n}.", id=f"{n}", source=f"docs/{n}.txt") for n in range(MOST + 50)
    ]
    shown = found_html(Sources(Reader(many)), "")
    assert shown.count("<li>") == MOST
    assert f"The first {MOST} of {MOST + 50} articles" in shown


def test_only_the_article_that_is_opened_is_sent(served: Sources) -> None:
    shown = opened_html(served, "harbour/south.md")
    assert 'id="s2"' in shown
    assert "Dogs pay nothing." in shown
    assert "Children" not in shown
    with pytest.raises(AnchorError, match=r"None of the articles is called \.\./north\.md"):
        opened_html(served, "../north.md")


def test_a_question_is_asked_of_the_part_that_is_chosen(served: Sources) -> None:
    events = Events(served)
    memory = {**events.look({}).memory, "within": "harbour/south.md"}
    asked = events.ask(memory, "What is the ferry fee?")
    assert first(asked) == ("harbour/south.md", "The ferry fee is 15 euros.")
    again = events.ask({**asked.memory, "within": "harbour/north.md"}, "What is the ferry fee?")
    assert first(again) == ("harbour/north.md", "The ferry fee is 12 euros.")
    assert [turn.within for turn in again.turns] == ["harbour/south.md", "harbour/north.md"]
    assert first(events.act(again.memory, {"act": "retry"})) == first(again)


def test_a_part_that_is_no_longer_there_is_said(served: Sources) -> None:
    events = Events(served)
    asked = events.ask({**events.look({}).memory, "within": "west/"}, "What is the ferry fee?")
    assert asked.turns == ()
    assert "None of 3 articles is called west/" in asked.notice


def test_verdicts_name_the_article(served: Sources, tmp_path: Path) -> None:
    events = Events(served, GoldFile(tmp_path / "gold.jsonl"))
    memory = {**events.look({}).memory, "within": "harbour/south.md"}
    asked = events.ask(memory, "What is the ferry fee?")
    for data in (
        {"act": "up"},
        {"act": "right", "sentence": "s3", "article": "harbour/north.md"},
        {"act": "none"},
    ):
        events.act(asked.memory, {"turn": 0, **data})
    up, right, none = (tmp_path / "gold.jsonl").read_text().splitlines()
    assert "15 euros" in up
    assert "south.md" in up
    assert "Children pay nothing." in right
    assert "north.md" in right
    assert '"answer": []' in none
    wrong = events.act(asked.memory, {"act": "right", "turn": 0, "sentence": "s9", "article": "x"})
    assert "None of the articles is called x" in wrong.notice
