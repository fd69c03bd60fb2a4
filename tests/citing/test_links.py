"""Links lead to what was quoted, by the standards of others."""

from dataclasses import asdict
from urllib.parse import unquote

import pytest
from citing import rfc5147
from documents import page_of, print_of
from hypothesis import given
from hypothesis import strategies as st

from index.citing.directive import Directive
from index.citing.links import LinkError, link_in, link_of
from index.citing.quote import Quote
from index.citing.selectors import selectors_of
from index.citing.unquoted import RANGE
from index.citing.verifying import verified
from index.formats.reading import article_from_bytes
from index.text.article import Article, article_from_text

# Terms of http://www.w3.org/ns/anno.jsonld that a selector of these two kinds may have.
TERMS = {
    "TextPositionSelector": {"type": str, "start": int, "end": int},
    "TextQuoteSelector": {"type": str, "exact": str, "prefix": str, "suffix": str},
}
TEXTS = st.lists(
    st.sampled_from(["a", "bé", "🙂", "\r\n", "\n", "\r", " ", "港"]), min_size=1, max_size=30
).map(lambda parts: "x" + "".join(parts))


def plain(text: str) -> Article:
    return article_from_text(text, id="a", source="my notes/a#1.txt")


@given(TEXTS, st.data())
def test_a_link_into_plain_text_leads_another_reader_there(text: str, data: st.DataObject) -> None:
    places = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
    address, _, fragment = link_of(plain(text), start, end).partition("#")
    assert unquote(address) == "my notes/a#1.txt"
    assert rfc5147.cut(rfc5147.read(fragment), text.encode()) == text[start:end]


@given(TEXTS, st.data())
def test_its_own_reader_finds_the_same_place(text: str, data: st.DataObject) -> None:
    places = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    start, end = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
    link = link_in(link_of(plain(text), start, end))
    assert link.source == "my notes/a#1.txt"
    (verdict,) = verified([Quote("", link=link)], plain(text))
    assert verdict.outcome == "same"
    assert [(p.start, p.end) for p in verdict.places] == [(start, end)]
    (verdict,) = verified([Quote("", link=link)], plain(text + "."))
    assert (verdict.outcome, verdict.places) == ("unknown", ())


@given(TEXTS, st.data())
def test_selectors_are_those_of_the_w3c(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for selector in map(asdict, selectors_of(plain(text), start, end)):
        assert {name: type(value) for name, value in selector.items()} == TERMS[selector["type"]]
    position, quote = selectors_of(plain(text), start, end)
    assert text[position.start : position.end] == quote.exact
    assert text[:start].endswith(quote.prefix)
    assert text[end:].startswith(quote.suffix)


SAID = [
    "Cats, who sleep & purr - mostly, rest. It is so.",
    "Dogs bark at night in the yard. It is so.",
]


def directive(link: str) -> dict[str, str]:
    """The parts of a text directive, as its specification writes them."""
    parts = link.partition(":~:text=")[2].split(",")
    named = {"prefix": "", "suffix": ""}
    if parts[0].endswith("-"):
        named["prefix"] = parts.pop(0)[:-1]
    if parts[-1].startswith("-"):
        named["suffix"] = parts.pop()[1:]
    (named["exact"],) = parts
    assert not set("&- ") & set("".join(named.values()))
    return {part: unquote(written) for part, written in named.items()}


def web_page() -> Article:
    return article_from_bytes(page_of("Pets", SAID).encode(), id="pets", source="pets.html")


def test_a_web_page_is_linked_by_its_words() -> None:
    page = web_page()
    start = page.text.index("Cats,")
    link = link_of(page, start, start + 38)
    assert link.startswith("pets.html#:~:text=")
    assert directive(link) == {"exact": SAID[0][:38], "prefix": "", "suffix": ""}
    assert link_in(link).words is not None
    assert link_in(link).words.exact == SAID[0][:38]  # type: ignore[union-attr]


def test_words_that_stand_twice_are_linked_with_what_stands_around_them() -> None:
    page = web_page()
    for at in (page.text.index("It is so."), page.text.rindex("It is so.")):
        named = directive(link_of(page, at, at + 9))
        before, after = page.text[:at].rstrip(), page.text[at + 9 :].lstrip()
        assert named["exact"] == "It is so."
        assert named["prefix"] or named["suffix"]
        assert before.endswith(named["prefix"])
        assert after.startswith(named["suffix"])


def test_a_print_is_linked_by_its_page_and_its_words() -> None:
    paper = article_from_bytes(print_of("Pets", SAID * 60), id="pets", source="pets.pdf")
    start = paper.text.rindex("Dogs bark")
    link = link_of(paper, start, start + 31)
    assert link.startswith(f"pets.pdf#page={paper.page_at(start)}:~:text=")
    assert link_in(link).page == paper.page_at(start) != 1


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("a.txt", "another program's, or cut"),
        ("a.txt#", "another program's, or cut"),
        ("a.txt#L10-L12", "another program's"),
        ("a.txt#s14", "another program's"),
        ("a.txt#char=", "is cut"),
        ("a.txt#char=9,3", "is cut"),
        ("a.txt#char=3,9;length=20;md5=0123", "is cut"),
        ("a.txt#char=3,9;sha1=0123", "is cut"),
        ("a.html#:~:text=", "is cut"),
        ("a.html#:~:text=caf%C3", "is cut"),
        ("a.html#:~:text=caf%", "is cut"),
        ("a.html#:~:text=" + "x" * 200_000, "may have 100,000 characters"),
    ],
)
def test_what_is_no_whole_link_is_refused_in_one_line(link: str, said: str) -> None:
    with pytest.raises(LinkError, match=said) as refusal:
        link_in(link)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 250


@pytest.mark.parametrize(
    "link", ["a.txt#char=3,9", "a.txt#char=3", "a.txt#page=2", "a.txt#line=1,2"]
)
def test_a_bare_link_carries_too_little_to_tell(link: str) -> None:
    (verdict,) = verified([Quote("", link=link_in(link))], plain("Some text stands here."))
    assert verdict.outcome == "unknown"


def test_a_link_that_names_where_words_begin_and_end_is_told_so() -> None:
    link = link_in("a.html#:~:text=Some,here.")
    (verdict,) = verified([Quote("", link=link)], plain("Some text stands here."))
    assert (verdict.outcome, verdict.reason) == ("unknown", RANGE)


def test_a_hash_in_another_charset_is_taken_in_that() -> None:
    text = "Café au lait."
    digest = rfc5147.md5(text.encode("latin-1")).hexdigest()
    link = link_in(f"a.txt#char=0,4;md5={digest},ISO-8859-1")
    (verdict,) = verified([Quote("", link=link)], plain(text))
    assert verdict.outcome == "same"


def test_a_link_by_words_whose_own_were_changed_does_not_take_a_copy_for_them() -> None:
    page = web_page()
    start = page.text.index("It is so.")
    link = link_in(link_of(page, start, start + 9))
    words = link.words
    assert words is not None
    quote = Quote("It is so.", prefix=words.prefix, suffix=words.suffix, spacing="words")
    assert verified([quote], page)[0].places[0].start == start
    for now, outcome in (("It was so.", "changed"), ("", "moved")):
        edited = article_from_text(page.text.replace("It is so.", now, 1), id="a", source="a.txt")
        (verdict,) = verified([quote], edited)
        assert (verdict.outcome, bool(verdict.places)) == (outcome, True)


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("http://127.0.0.1:7860/#s2&text=before-,A%20ferry.,-after", ""),
        (
            "https://x.org/chat/?article=harbour/fees%20old.md#s2&text=before-,A%20ferry.,-after",
            "harbour/fees old.md",
        ),
    ],
)
def test_a_link_of_the_chat_is_read(written: str, source: str) -> None:
    link = link_in(written)
    assert link.source == source
    assert link.words == Directive("A ferry.", "before", "after")
