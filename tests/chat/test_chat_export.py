"""A conversation taken away keeps its words and its citations."""

import json

from index.errors import SayswhereError
from index.formats.reading import default_article
from qa.answering.answer import Answer, Citation, Passage
from qa.chat.export import as_json, as_markdown

ARTICLE = default_article()
START = ARTICLE.text.index("The two parks")
PASSAGE = Passage(
    ARTICLE.text[START : START + 40],
    1.0,
    0.8,
    Citation(ARTICLE.id, ARTICLE.source, 2, 5, START, START + 40, ARTICLE.sha256),
)
ANSWER = Answer("Which?", "answered", 0.8, "It says:", carried=("park",), passages=(PASSAGE,))
REFUSED = SayswhereError("A question may have 5,000 characters: shorten it.")


def test_json_holds_the_answers_of_the_endpoint_and_the_refusals() -> None:
    first, second = json.loads(as_json(["Which?", "x"], [ANSWER, REFUSED]))
    assert first["passages"][0]["citation"]["start"] == START
    assert second == {"question": "x", "error": str(REFUSED)}


def test_markdown_quotes_and_cites() -> None:
    text = as_markdown(["Which?"], [ANSWER])
    assert f"> {PASSAGE.text}" in text
    assert f"paragraph 2, sentence 5 (characters {START}–{START + 40})" in text
    assert "Carried over: park" in text


def test_markdown_shows_what_was_typed() -> None:
    text = as_markdown(["# <b>*x*</b>\n# y"], [ANSWER])
    assert text.startswith("## \\# \\<b\\>\\*x\\*\\</b\\> \\# y\n")
