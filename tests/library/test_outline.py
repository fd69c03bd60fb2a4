"""The outline: which rows form a paragraph, and which heading or question leads to which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library.memory import MemoryCollection
from index.library.outline import Outline
from index.text.article import article_from_text


def outline_of(*texts: str) -> Outline:
    named = ((text, f"{number}.txt") for number, text in enumerate(texts))
    return MemoryCollection(article_from_text(t, id=name, source=name) for t, name in named).outline


def test_each_row_knows_its_paragraph() -> None:
    outline = outline_of("Dogs bark. They bite.\n\nCats meow.", "Walruses swim. They dive.")
    assert outline.first.tolist() == [0, 0, 2, 3, 3]
    assert outline.last.tolist() == [1, 1, 2, 4, 4]


NO_LEAD = -1
LEADS: dict[str, tuple[str, list[int]]] = {
    "a heading leads to what follows": ("Pets\n\nDogs bark. They bite.\n\nCats.", [-1, 0, 0, 0]),
    "the next heading takes over": ("Dogs\n\nThey bark.\n\nCats\n\nThey meow.", [-1, 0, -1, 2]),
    "a question that stands alone leads": ("Who barks?\n\nDogs do.\n\nCats.", [-1, 0, 0]),
    "a question among others does not": ("Who barks? Dogs do.\n\nCats.", [-1, -1, -1]),
    "prose does not lead": ("Dogs bark.\n\nCats meow.", [-1, -1]),
    "a hash is a heading's": ("# Pets\n\nDogs bark. They bite.", [-1, 0, 0]),
    "a long line is no heading": ("Dogs bark " * 7 + "loud\n\nCats meow.", [-1, -1]),
    "above a heading there is none": ("Cats meow.\n\nDogs\n\nThey bark.", [-1, -1, 1]),
    "lines of a list do not lead each other": (
        "Pets\n\nDogs\n\nCats\n\nThey all live here.",
        [-1, -1, -1, 2],
    ),
    "the last line leads to nothing": ("Dogs bark.\n\nCats", [-1, -1]),
}


@pytest.mark.parametrize(("text", "lead"), LEADS.values(), ids=LEADS)
def test_lead(text: str, lead: list[int]) -> None:
    outline = outline_of(text)
    assert outline.lead.tolist() == lead
    assert {row for row in lead if row != NO_LEAD} == set(outline.leads.nonzero()[0].tolist())


def test_a_heading_leads_in_its_own_article_only() -> None:
    outline = outline_of("Dogs\n\nThey bark.", "Cats meow.\n\nFish\n\nThey swim.")
    assert outline.lead.tolist() == [-1, 0, -1, -1, 3]


def test_a_heading_at_an_articles_end_leads_to_nothing_of_the_next() -> None:
    assert outline_of("Dogs bark.\n\nCats", "They meow.").lead.tolist() == [-1, -1, -1]


BLOCKS = st.lists(
    st.sampled_from(["Pets", "Dogs bark. They bite.", "Who barks?", "Cats meow.", "# Fish"]),
    min_size=1,
    max_size=6,
)


@given(st.lists(BLOCKS, min_size=1, max_size=3))
def test_an_article_has_the_same_outline_among_others_as_alone(articles: list[list[str]]) -> None:
    texts = ["\n\n".join(blocks) for blocks in articles]
    together, start = outline_of(*texts), 0
    for alone in map(outline_of, texts):
        part = slice(start, start + len(alone.first))
        assert (together.first[part] - start).tolist() == alone.first.tolist()
        assert (together.last[part] - start).tolist() == alone.last.tolist()
        assert together.leads[part].tolist() == alone.leads.tolist()
        lead = [row - start if row != NO_LEAD else row for row in together.lead[part].tolist()]
        assert lead == alone.lead.tolist()
        start = part.stop


@given(BLOCKS)
def test_paragraphs_and_leads_bound_their_rows(blocks: list[str]) -> None:
    outline = outline_of("\n\n".join(blocks))
    for row, (first, last) in enumerate(zip(outline.first, outline.last, strict=True)):
        assert first <= row <= last
        assert outline.lead[row] < row
        assert not (outline.leads[row] and outline.lead[row] != NO_LEAD)


def test_a_table_row_stands_under_its_header() -> None:
    text = "# Fees\n\n| Pier | Year |\n|---|---|\n| North | 1990 |\n| South | 2005 |\n\nIt is open."
    collection = MemoryCollection([article_from_text(text, id="a", source="a.txt")])
    rows = [collection.lines[row].text for row in collection.outline.lead]
    assert rows[3:5] == ["| Pier | Year |"] * 2
    assert rows[5] == "# Fees"
