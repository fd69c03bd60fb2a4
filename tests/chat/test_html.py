"""How an answer looks: its status, its confidence in words, what it carried over."""

from collections.abc import Sequence

import pytest

from index.text.article import article_from_text
from qa.answering.answer import Answer, Citation, Passage
from qa.answering.reader import Reader
from qa.chat.answer_html import in_words, turn_html
from qa.chat.article_html import article_html
from qa.chat.conversation import Turn
from qa.chat.sources import Sources

TEXT = "The zone covers 3.89 square kilometers. A river <b>separates</b> the parks."
ARTICLE = article_from_text(TEXT, id="zone", source="/articles/zone.txt")
OTHER = article_from_text("Sponges live in the sea.", id="sponge", source="/articles/sponge.txt")
SOURCES = Sources(Reader([ARTICLE, OTHER]))


def citation(article: int = 0, sentence: int = 1) -> Citation:
    """Where a sentence of the articles stands."""
    anchor = f"s{sentence}" if not article else f"a{article + 1}-s{sentence}"
    line = SOURCES.line(anchor)
    place, of = line.sentence, line.article
    return Citation(
        of.id, of.source, place.paragraph, place.number, place.start, place.end, of.sha256
    )


def html(passages: Sequence[Passage] = (), **changes: object) -> str:
    """A reply with an answer that has what a test is about."""
    given = {"status": "answered", "confidence": 0.9, "message": "It says:", **changes}
    answer = Answer("q", passages=tuple(passages), **given)  # type: ignore[arg-type]
    return turn_html(SOURCES, Turn("How large?"), answer, 0, "")


def test_a_passage_leads_to_its_sentence() -> None:
    shown = html([Passage("The zone covers 3.89 square kilometers.", 1.0, 0.9, citation())])
    assert '<button type="button" class="cite" data-cite="s1">1</button>' in shown
    assert '<a href="#s1" data-cite="s1">1</a>' in shown


def test_a_second_articles_sentences_have_names_of_their_own() -> None:
    shown = html([Passage("Sponges live in the sea.", 1.0, 0.9, citation(1))])
    assert 'data-cite="a2-s1"' in shown
    assert "sponge.txt, paragraph 1" in shown
    assert 'id="a2-s1"' in article_html(SOURCES)


@pytest.mark.parametrize("status", ["answered", "unsure", "not_found"])
def test_each_status_has_a_look_of_its_own(status: str) -> None:
    assert f'class="reply {status}"' in html(status=status)


def test_carried_words_can_be_taken_off() -> None:
    shown = html(carried=("area", "<i>"))
    assert 'data-act="alone" data-turn="0"' in shown
    assert "area, &lt;i&gt;" in shown


def test_words_that_the_article_lacks_are_named() -> None:
    assert "Not in the article: mayor" in html(missing=("mayor",))


def test_context_and_copies_are_cited_too() -> None:
    passage = Passage(
        "The zone covers 3.89 square kilometers.",
        1.0,
        0.9,
        citation(),
        context=(Passage("Sponges live in the sea.", 0.0, 0.0, citation(1)),),
        also=(citation(0, 2),),
        why=(("zone", 1.5),),
    )
    shown = html([passage])
    assert "<q>Sponges live in the sea.</q>" in shown
    assert 'also sentence <a href="#s2" data-cite="s2">2</a>' in shown
    assert "<data>+1.50</data>" in shown


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(1.0, "almost certain"), (0.7, "likely"), (0.5, "an even chance"), (0.0, "very unlikely")],
)
def test_confidence_is_said_in_words(confidence: float, words: str) -> None:
    assert in_words(confidence) == words


def test_the_articles_html_is_text() -> None:
    shown = article_html(SOURCES)
    assert "&lt;b&gt;separates&lt;/b&gt;" in shown
    assert "<b>" not in shown
