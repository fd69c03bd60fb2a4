"""Passages are what their citations cut, whatever the article; anything else is an error."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.reading import default_article
from index.library.memory import MemoryCollection
from index.text.article import Article, article_from_text
from qa.answering.answer import Citation, Passage
from qa.answering.copies import copies_of, said_in
from qa.answering.passages import checked, context_of, dateline_passage, passage_of
from qa.answering.reader import Reader
from qa.answering.thresholds import Thresholds
from qa.errors import CitationError

SHOW_ALL = Thresholds(answered=0.0, shown=0.0)
WORDS = (
    "The river port opened in 1998 Dahl It ferry ferries closed by 3.2 km because not 港口 İ ½ "
    "However Odby . ? : 🚢 “ ” Park park"
)
PROSE = st.lists(
    st.sampled_from([*WORDS.split(), ".", "\n\n", "\n", "\r\n", "\u2028"]), max_size=60
)
ANYTHING = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200)
ARTICLE = st.one_of(PROSE.map(" ".join), ANYTHING).filter(str.strip)
QUESTION = st.one_of(PROSE.map(" ".join), st.text(max_size=60))


def article(text: str, source: str = "a.txt") -> Article:
    return article_from_text(text, id=source, source=source)


def cited_texts(passage: Passage, articles: list[Article]) -> list[str]:
    """What each citation of a passage, its copies and its context cuts."""
    places = [passage.citation, *passage.also, *(near.citation for near in passage.context)]
    return [_cut(place, articles) for place in places]


def _cut(place: Citation, articles: list[Article]) -> str:
    (found,) = {a.text for a in articles if (a.source, a.sha256) == (place.source, place.sha256)}
    return found[place.start : place.end]


@given(ARTICLE, ARTICLE, QUESTION, st.lists(QUESTION, max_size=2), st.integers(1, 6))
def test_every_passage_of_any_answer_is_cut_by_its_citation(
    one: str, other: str, question: str, history: list[str], top: int
) -> None:
    articles = [article(one), article(other, "b.txt")]
    answer = Reader(articles, SHOW_ALL).ask(question, history, top)
    assert len(answer.passages) <= top
    for passage in answer.passages:
        own, *rest = cited_texts(passage, articles)
        assert passage.text == own
        assert rest[len(passage.also) :] == [near.text for near in passage.context]
        for start, end in [*passage.highlights, *([passage.phrase] if passage.phrase else [])]:
            assert 0 <= start < end <= len(passage.text)


# --- A passage that is not what its citation cuts ------------------------------------------------

FERRY = article("The ferry sails. It is green. Dogs sail free: they bark.\n\nIt sank. Cats: none.")
LINES = MemoryCollection([FERRY])
GOOD = passage_of(LINES.lines[0])
WRONG: dict[str, dict[str, Any]] = {
    "another letter": {"text": "The ferry sailz."},
    "a space more": {"text": "The ferry sails. "},
    "another place": {"citation": replace(GOOD.citation, start=1)},
    "past the end": {"citation": replace(GOOD.citation, end=10_000)},
    "another text": {"citation": replace(GOOD.citation, sha256="0" * 64)},
    "another file": {"citation": replace(GOOD.citation, source="b.txt")},
    "a mark past the end": {"highlights": ((0, 3), (10, 17))},
    "an empty mark": {"highlights": ((3, 3),)},
    "a mark before the start": {"phrase": (-1, 3)},
    "a wrong neighbour": {"context": (replace(GOOD, text="Never said."),)},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_citation_is_an_error_and_never_an_answer(wrong: dict[str, Any]) -> None:
    with pytest.raises(CitationError) as refusal:
        checked([GOOD, replace(GOOD, **wrong)], LINES)
    assert wrong.get("citation", GOOD.citation).source in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_wrong_citation_of_a_copy_is_an_error_too() -> None:
    with pytest.raises(CitationError):
        checked([replace(GOOD, also=(replace(GOOD.citation, start=1),))], LINES)


def test_right_passages_are_passed_on_unchanged() -> None:
    marked = replace(GOOD, highlights=((4, 9),), phrase=(0, 9), context=(GOOD,))
    assert checked([marked, GOOD], LINES) == (marked, GOOD)
    assert checked([], LINES) == ()


# --- Copies --------------------------------------------------------------------------------------

TWICE = "The port is closed.\n\nDogs sail free.\n\nThe PORT  is closed!\n\nThe port is open."


def test_copies_are_shown_once_citing_each_place() -> None:
    reader = Reader([article(TWICE), article("Why? The port is closed.", "b.txt")], SHOW_ALL)
    first, second = reader.ask("Is the port closed?", top=2).passages
    assert first.text == "The port is closed."
    assert {(c.source, c.paragraph) for c in first.also} == {("a.txt", 3), ("b.txt", 1)}
    assert (second.text, second.also) == ("The port is open.", ())


def test_copies_do_not_use_up_the_places_of_others() -> None:
    answer = Reader([article(TWICE)], SHOW_ALL).ask("Is the port closed?", top=2)
    assert [len(passage.also) for passage in answer.passages] == [1, 0]


def test_many_copies_do_not_use_up_the_places_of_others() -> None:
    text = "The port is closed.\n\n" * 5 + "The port is open."
    answer = Reader([article(text)], SHOW_ALL).ask("Is the port closed?", top=2)
    assert [len(passage.also) for passage in answer.passages] == [4, 0]


@pytest.mark.parametrize("times", [2, 3])
def test_an_article_that_is_there_twice_is_as_sure_as_once(times: int) -> None:
    once = default_article()
    copies = [replace(once, source=f"{number}.txt") for number in range(times)]
    for question in ("What separates the two parks?", "How large is the Shenzhen Park?"):
        alone, among = Reader([once]).ask(question), Reader(copies).ask(question)
        assert (alone.status, among.status) == ("answered", "answered")
        assert among.confidence == pytest.approx(alone.confidence, abs=0.05)


def test_what_differs_in_a_word_or_a_number_is_no_copy() -> None:
    said = [said_in(text) for text in ("Line 1 is open.", "Line 2 is open.", "1 line is open.")]
    assert copies_of(said, 5) == [[0], [1], [2]]
    assert copies_of(said, 2) == [[0], [1]]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("The colour is grey, he said.", "The color is gray he said", True),
        ("It cost 5,000 euros.", "It cost 5000 euros!", True),
        ("It cost $5 million.", "It cost €5 million.", False),
        ("It is 12 km away.", "It is 1 2 km away.", False),
        ("It rose 5%.", "It rose 5.", False),
        ("It is -5 degrees.", "It is 5 degrees.", False),
        ("It is legal.", "It is illegal.", False),
        ("He opens it.", "He opened it.", False),
        ("It is not so.", "It is so.", False),
        ("🚢", "🚲", False),
    ],
)
def test_near_identical_sentences_differ_in_no_word_and_no_figure(
    one: str, other: str, alike: bool
) -> None:
    assert (said_in(one) == said_in(other)) == alike


def test_all_places_of_a_copy_are_named_also_those_that_were_not_weighed() -> None:
    articles = [article(f"The port is closed. Boat {n}.", f"{n}.txt") for n in range(40)]
    (passage, *_) = Reader(articles, SHOW_ALL).ask("Is the port closed?").passages
    assert len({place.source for place in passage.also}) == 39


# --- Context -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "refers_back", "context"),
    [
        (1, True, ["The ferry sails."]),
        (1, False, []),
        (0, True, []),  # nothing stands above
        (3, True, []),  # another paragraph stands above
    ],
)
def test_context_is_the_sentence_above_in_the_paragraph(
    row: int, refers_back: bool, context: list[str]
) -> None:
    assert [near.text for near in context_of(LINES, row, refers_back)] == context


def test_an_answer_that_begins_with_it_comes_with_its_subject() -> None:
    (passage, *_) = Reader([FERRY], SHOW_ALL).ask("Which colour is green?").passages
    assert passage.text == "It is green."
    assert [near.text for near in passage.context] == ["The ferry sails."]
    assert passage.context[0].citation.sentence == 1


def test_a_sentence_that_ends_with_a_colon_comes_with_what_follows() -> None:
    text = "Remote staff receive:\n- a laptop\n- a monitor\n\nNobody pays."
    (passage, *_) = Reader([article(text)], SHOW_ALL).ask("What do remote staff receive?").passages
    assert passage.text == "Remote staff receive:"
    assert [near.text for near in passage.context] == ["- a laptop", "- a monitor"]


# --- The dateline --------------------------------------------------------------------------------


def test_the_dateline_is_sentence_0() -> None:
    dated = article("date 2023-08-31 Dogs sail free.")
    passage = dateline_passage(dated, 0.99)
    assert passage
    assert checked([passage], MemoryCollection([dated])) == (passage,)
    assert str(passage.citation) == "a.txt, paragraph 1, dateline (characters 0–15)"
    assert dateline_passage(FERRY, 0.99) is None


def test_a_citation_reads_as_a_place_in_the_named_file() -> None:
    place = replace(passage_of(LINES.lines[1]).citation, source="C:\\texts\\a.txt")
    assert str(place) == "a.txt, paragraph 1, sentence 2 (characters 17–29)"


# --- The heading ---------------------------------------------------------------------------------

SECTIONS = (
    "# Harbour rules\n\nAll obey.\n\n## Fees\n\nThe ferry costs 12 euros. Dogs sail free.\n\n"
    "Bikes cost 2 euros.\n\n| Pier | Closes |\n|---|---|\n| North | at six |\n"
)


@pytest.mark.parametrize(
    ("question", "text", "heading", "under"),
    [
        ("What do bikes cost?", "Bikes cost 2 euros.", "Fees", "Fees"),
        ("What does the ferry cost?", "The ferry costs 12 euros.", "Fees", ""),  # it is context
        ("Who obeys?", "All obey.", "", ""),  # it stands under the title
        ("When does the north pier close?", "| North | at six |", "", ""),
    ],
)
def test_a_citation_names_the_heading_that_its_sentence_stands_under(
    question: str, text: str, heading: str, under: str
) -> None:
    (passage, *_) = Reader([article(SECTIONS, "rules.md")], SHOW_ALL).ask(question).passages
    assert passage.text == text
    assert (passage.citation.heading, passage.under) == (heading, under)


def test_without_headings_a_citation_names_none() -> None:
    (passage, *_) = Reader([FERRY], SHOW_ALL).ask("Which colour is green?").passages
    assert (passage.citation.heading, passage.under) == ("", "")
