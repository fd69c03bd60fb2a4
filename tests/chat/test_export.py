"""A conversation taken away keeps its words and its citations."""

import json
import re
from dataclasses import replace

import pytest

from index.formats.reading import default_article
from index.text.article import article_from_text
from qa.answering.answer import Answer, Citation, Passage
from qa.answering.reader import Reader
from qa.chat.conversation import Conversation, Turn
from qa.chat.export import conversation_json, conversation_markdown
from qa.chat.sources import Sources
from qa.errors import QuestionError
from qa.terminal.quotes_in_markdown import quotes_in_markdown

ARTICLE = default_article()
START = ARTICLE.text.index("The two parks")
PASSAGE = Passage(
    ARTICLE.text[START : START + 40],
    1.0,
    0.8,
    Citation(ARTICLE.id, ARTICLE.source, 2, 5, START, START + 40, ARTICLE.sha256),
)
ANSWER = Answer("Which?", "answered", 0.8, "It says:", carried=("park",), passages=(PASSAGE,))
REFUSED = "A question may have 5,000 characters: shorten it."


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> Sources:
    """Sources with one answer to every question but one, which is refused."""
    made = Sources(Reader([ARTICLE]))

    def answer(question: str, history: object, within: str) -> Answer:
        if question == "x":
            raise QuestionError(REFUSED)
        return ANSWER

    monkeypatch.setattr(made, "answer", answer)
    return made


def test_json_holds_the_answers_of_the_endpoint_and_the_refusals(sources: Sources) -> None:
    conversation = Conversation(sources, (Turn("Which?"), Turn("x")))
    first, second = json.loads(conversation_json(conversation))
    assert first["passages"][0]["citation"]["start"] == START
    assert second == {"question": "x", "error": REFUSED}


def test_markdown_quotes_and_cites(sources: Sources) -> None:
    text = conversation_markdown(Conversation(sources, (Turn("Which?"),)))
    assert f"> {PASSAGE.text}" in text
    assert f"paragraph 2, sentence 5 (characters {START}–{START + 40})" in text
    assert "Carried over: park" in text


def test_numbers_run_on_and_certainty_is_told(sources: Sources) -> None:
    conversation = Conversation(sources, (Turn("Which?"), Turn("x"), Turn("Which?")), cited=3)
    text = conversation_markdown(conversation)
    assert re.findall(r"— \[(\d+)\]", text) == ["4", "5"]
    assert "It says (likely, 80 in 100):" in text
    first, _, last = json.loads(conversation_json(conversation))
    assert [entry["passages"][0]["number"] for entry in (first, last)] == [4, 5]
    assert first["certainty"]["words"] == "likely"


def test_what_is_less_likely_stands_below_the_rest(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = replace(ANSWER, passages=(PASSAGE, replace(PASSAGE, confidence=0.01)))
    monkeypatch.setattr(sources, "answer", lambda question, history, within: far)
    text = conversation_markdown(Conversation(sources, (Turn("Which?"),)))
    shown, folded = text.split("Less likely:\n")
    assert "[1]" in shown
    assert "[2]" in folded
    assert "(very unlikely, 1 in 100)" in folded


def test_markdown_shows_what_was_typed(sources: Sources) -> None:
    text = conversation_markdown(Conversation(sources, (Turn("# <b>*x*</b>\n# y"),)))
    assert text.startswith("## \\# \\<b\\>\\*x\\*\\</b\\> \\# y\n")


def test_markdown_tells_that_articles_differ_and_every_place_of_a_sentence() -> None:
    texts = {"a": "Dogs bark. The fee is 5 euros.", "b": "The fee is 7 euros.", "c": "Dogs bark!"}
    articles = [article_from_text(t, id=name, source=f"{name}.txt") for name, t in texts.items()]
    made = Sources(Reader(articles))
    turns = (Turn("How many euros is the fee?"), Turn("Do dogs bark?"))
    text = conversation_markdown(Conversation(made, turns))
    assert "The articles do not say the same: “7 euros” in \\[1\\], “5 euros” in \\[2\\]." in text
    assert re.search(r"^Also in \[c\.txt, paragraph 1, sentence 1", text, re.MULTILINE)
    assert [quote.source for quote in quotes_in_markdown(text, "x")][:2] == ["b.txt", "a.txt"]
