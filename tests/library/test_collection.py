"""A collection: every sentence of some articles by its row, with its words."""

from hypothesis import given
from hypothesis import strategies as st

from index.formats.reading import default_article
from index.library.collection import lines_of, terms_in
from index.library.line import letters_of, lines_at
from index.library.memory import MemoryCollection
from index.text.article import Article, article_from_text
from index.text.terms import terms_of, words_of

WORDS = "The river port ports in 1998 It’s Dahl’s 3.2 km² not 港口 İ ½ Ödby . ? 🚢 “ ”"
TEXT = st.one_of(
    st.lists(st.sampled_from([*WORDS.split(), ".", "\n\n"]), max_size=40).map(" ".join),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=150),
).filter(str.strip)


def article(text: str, name: str = "a") -> Article:
    return article_from_text(text, id=name, source=f"{name}.txt")


DOGS = article("Dogs bark. They bite.\n\nWalruses swim.")
CATS = article("date 2023-08-31 Cats meow.", "b")


def test_rows_go_through_the_articles_in_reading_order() -> None:
    lines = MemoryCollection([DOGS, CATS]).lines
    assert [(line.article.id, line.sentence.number, line.text) for line in lines] == [
        ("a", 1, "Dogs bark."),
        ("a", 2, "They bite."),
        ("a", 3, "Walruses swim."),
        ("b", 1, "Cats meow."),  # the dateline is no sentence
    ]


def test_the_engine_finds_a_sentence_by_its_row() -> None:
    collection = MemoryCollection([DOGS, CATS])
    assert len(collection) == collection.engine.size == 4
    (term,) = terms_of("walruses")
    assert list(collection.engine.best({term: 1.0}, 9)) == [2]


def test_sentences_told_apart_elsewhere_are_kept() -> None:
    collection = MemoryCollection([DOGS], [lines_at(DOGS, [(0, 21), (23, 31)])])
    assert [line.text for line in collection.lines] == ["Dogs bark. They bite.", "Walruses"]
    assert [line.sentence.number for line in collection.lines] == [1, 2]


def test_the_sentences_that_came_with_an_article_are_those_of_its_text() -> None:
    ready = default_article()
    again = article(ready.text, ready.id)
    assert [line.sentence for line in lines_of(ready)] == [
        line.sentence for line in lines_of(again)
    ]


def test_no_articles_are_an_empty_collection() -> None:
    empty = MemoryCollection([])
    assert (len(empty), empty.engine.size, list(empty.words)) == (0, 0, [])
    assert len(empty.outline.first) == len(empty.outline.last) == len(empty.outline.lead) == 0


@given(TEXT, TEXT)
def test_words_agree_with_terms_and_engine(one: str, other: str) -> None:
    collection = MemoryCollection([article(one), article(other, "b")])
    rows = [
        [term for word in words_of(line.text, line.article.language) for term in word.terms]
        for line in collection.lines
    ]
    assert [list(terms_in(words)) for words in collection.words] == rows
    for term in {term for row in rows for term in row}:
        holding = sum(term in row for row in rows)
        assert collection.engine.document_frequencies([term]) == {term: holding}


@given(TEXT, TEXT)
def test_a_collection_of_two_is_the_one_then_the_other(one: str, other: str) -> None:
    articles = [article(one), article(other, "b")]
    assert list(MemoryCollection(articles).lines) == [
        line for a in articles for line in lines_of(a)
    ]


def test_letters_are_what_copies_have_in_common() -> None:
    assert letters_of("The PORT  is closed!") == letters_of("the port, is closed")
    assert letters_of("Line 1.") != letters_of("Line 2.")
    assert letters_of("…") == "…"  # of marks alone, each is its own
