"""How an answer looks: its certainty, its numbers, what is folded, what it carried over."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.citing.directive import directive_in
from index.text.article import article_from_text
from qa.answering.answer import Answer, Citation, Passage
from qa.answering.reader import Reader
from qa.chat.answer_html import turn_html
from qa.chat.article_html import article_html, opened_html
from qa.chat.conversation import Turn
from qa.chat.sources import Sources

TEXT = "The zone covers 3.89 square kilometers. A river <b>separates</b> the parks."
ARTICLE = article_from_text(TEXT, id="zone", source="/articles/zone.txt")
OTHER = article_from_text("Sponges live in the sea.", id="sponge", source="/articles/sponge.txt")
SOURCES = Sources(Reader([ARTICLE, OTHER]))


def citation(article: int = 0, sentence: int = 1) -> Citation:
    """Where a sentence of the articles stands."""
    line = SOURCES.line(f"s{sentence}", SOURCES.listed[article].path)
    place, of = line.sentence, line.article
    return Citation(
        of.id, of.source, place.paragraph, place.number, place.start, place.end, of.sha256
    )


def html(passages: Sequence[Passage] = (), first: int = 1, **changes: object) -> str:
    """A reply with an answer that has what a test is about."""
    given = {"status": "answered", "confidence": 0.9, "message": "It says:", **changes}
    answer = Answer("q", passages=tuple(passages), **given)  # type: ignore[arg-type]
    return turn_html(SOURCES, Turn("How large?"), answer, 0, first, "")


def test_a_passage_leads_to_its_sentence() -> None:
    shown = html([Passage("The zone covers 3.89 square kilometers.", 1.0, 0.9, citation())])
    assert '<button type="button" class="cite" data-cite="s1" data-in="zone.txt">1</b' in shown
    assert '<a href="?article=zone.txt#s1" data-cite="s1" data-in="zone.txt">1</a>' in shown


def test_of_several_articles_the_cited_one_is_named_and_none_is_sent_unasked() -> None:
    shown = html([Passage("Sponges live in the sea.", 1.0, 0.9, citation(1))])
    assert 'data-cite="s1" data-in="sponge.txt"' in shown
    assert "sponge.txt, paragraph 1" in shown
    assert "Sponges live" not in article_html(SOURCES)
    assert 'id="s1"' in opened_html(SOURCES, "sponge.txt")


def test_a_links_words_are_those_of_its_sentence_and_those_around() -> None:
    answer = SOURCES.answer("What separates the parks?", within="zone.txt")
    place = SOURCES.place(answer.passages[0].citation)
    words = directive_in(str(place.words).removeprefix("text="))
    assert (words.exact, words.prefix) == (
        "A river <b>separates</b> the parks.",
        "zone covers 3.89 square kilometers. "[-32:],
    )
    assert place.address == f"?article=zone.txt#s2&{place.words}"


@pytest.mark.parametrize("status", ["answered", "unsure", "not_found"])
def test_each_status_has_a_look_of_its_own(status: str) -> None:
    assert f'class="reply {status}"' in html(status=status)


def test_carried_words_can_be_taken_off() -> None:
    shown = html(carried=("area", "<i>"))
    assert 'data-act="alone" data-turn="0"' in shown
    assert "area, &lt;i&gt;" in shown


def test_words_that_the_article_lacks_are_named() -> None:
    assert "In none of the articles: mayor" in html(missing=("mayor",))


def test_context_and_copies_are_cited_too() -> None:
    passage = Passage(
        "The zone covers 3.89 square kilometers.",
        1.0,
        0.9,
        citation(),
        context=(Passage("Sponges live in the sea.", 0.0, 0.0, citation(1)),),
        also=(citation(0, 2),),
        why=(("zone", 0.5),),
    )
    shown = html([passage])
    assert "<q>Sponges live in the sea.</q>" in shown
    assert 'also sentence <a href="?article=zone.txt#s2"' in shown
    assert "it holds " in shown


def passages(*confidences: float) -> list[Passage]:
    """A passage for each probability that it answers."""
    return [Passage("The zone covers 3.89.", 1.0, one, citation()) for one in confidences]


@pytest.mark.parametrize(
    ("status", "confidence", "level", "said"),
    [
        ("answered", 0.96, "certain", 'It says (<span class="certainty">almost certain, 96 in 100'),
        ("answered", 0.7, "likely", "likely, 70 in 100"),
        ("unsure", 0.5, "even", "an even chance, 50 in 100"),
        ("not_found", 0.5, "remote", "very unlikely, under 1 in 100"),
    ],
)
def test_words_figure_and_look_of_certainty_say_one_thing(
    status: str, confidence: float, level: str, said: str
) -> None:
    shown = html(passages(confidence), status=status, confidence=confidence)
    assert said in shown
    assert f'<li class="{level}">' in shown


def test_passages_that_are_far_less_likely_are_folded() -> None:
    shown, folded = html(passages(0.9, 0.5, 0.01)).split('<details class="more">')
    assert (shown.count("<blockquote"), folded.count("<blockquote")) == (2, 1)
    assert "<summary>1 more, less likely</summary>" in folded
    assert "very unlikely, 1 in 100" in folded


def test_nothing_is_folded_where_all_are_as_likely() -> None:
    assert '<details class="more">' not in html(passages(0.5, 0.5, 0.5))


def test_numbers_go_on_from_those_before() -> None:
    shown = html(passages(0.9, 0.5, 0.01), first=4)
    assert re.findall(r'class="cite" data-cite="s1" data-in="zone.txt">(\d+)<', shown) == [
        "4",
        "5",
        "6",
    ]
    assert re.findall(r'<ol class="passages" start="(\d+)">', shown) == ["4", "6"]


def test_what_speaks_against_a_passage_is_told() -> None:
    assert "in doubt: &lt;it&gt; is old" in html(passages(0.9), doubt="<it> is old")


def test_a_title_that_is_the_first_line_stands_there_once() -> None:
    text = "# Sponges of the sea\n\nSponges live in the sea. They filter water."
    article = article_from_text(text, id="sponge", source="/articles/sponge.md")
    shown = article_html(Sources(Reader([article])))
    assert shown.count("Sponges of the sea") == 1
    assert re.search(r'<h2[^>]*><span class="sentence" id="s1"', shown)
    assert '<p class="file" dir="auto">sponge.md</p>' in shown


def test_the_articles_html_is_text() -> None:
    shown = opened_html(SOURCES, "zone.txt")
    assert "&lt;b&gt;separates&lt;/b&gt;" in shown
    assert "<b>" not in shown


def test_articles_that_differ_are_told_with_the_numbers_of_their_passages() -> None:
    two = [replace(one, phrase=(16, 20)) for one in passages(0.9, 0.8, 0.01)]
    shown = html(two, first=4, differing=(2,))
    assert "The articles do not say the same: “3.89” in [4], “3.89” in [5]." in shown
    assert "<summary>1 more, less likely</summary>" in shown


def test_of_many_places_some_are_a_click_away() -> None:
    (one,) = passages(0.9)
    shown = html([replace(one, also=(citation(1), *[citation(0, 2)] * 4))])
    assert '<span>also sponge.txt, sentence <a href="?article=sponge.txt#s1"' in shown
    assert "<summary>and in 2 more places</summary>" in shown


def test_the_heading_that_a_passage_stands_under_is_named() -> None:
    (one,) = passages(0.9)
    shown = html([replace(one, citation=replace(citation(), heading="Fees & <b>"))])
    assert "zone.txt, under <q>Fees &amp; &lt;b&gt;</q>, paragraph 1" in shown
