"""Nothing that an article or a question holds becomes markup, and every character stays."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.chat.markup import escaped, marked

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "${alert(1)} {{constructor}} `x`",
    "$$x^2$$ **bold** [a](javascript:alert(1))",
    "a\r\nb\rc\td",
    "&lt;b&gt; &amp;amp;",
    "\u202eRTL\u202c من هو",
]


class Parsed(HTMLParser):
    """What a browser makes of HTML: its tags and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    read = Parsed(escaped(text))
    assert (read.tags, read.text) == ([], text)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_left_for_gradios_templates(text: str) -> None:
    assert not set("${}`") & set(escaped(text))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.data())
def test_marks_leave_the_text_as_it_is(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    span = st.tuples(place, place).map(sorted).map(tuple)
    highlights = data.draw(st.lists(span))
    read = Parsed(marked(text, highlights, data.draw(st.none() | span)))
    assert read.text == text
    assert set(read.tags) <= {"mark", "strong"}


def test_matched_words_and_the_phrase_are_marked() -> None:
    html = marked("It covers 3.89 square kilometers.", [(3, 9)], (10, 32))
    assert html == "It <mark>covers</mark> <strong>3.89 square kilometers</strong>."


def test_a_mark_across_the_phrase_is_cut_where_the_phrase_begins() -> None:
    assert marked("abcd", [(1, 3)], (2, 4)) == ("a<mark>b</mark><strong><mark>c</mark>d</strong>")
