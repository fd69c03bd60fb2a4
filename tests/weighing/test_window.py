"""The window: which rows are noted around some others, and where their neighbours stand."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import collection_of

from qa.weighing.notes import Notebook
from qa.weighing.window import REACH, Window


def window_of(around: Sequence[int], *texts: str) -> Window:
    return Window(Notebook(collection_of(*texts)), around)


PETS = "Pets\n\nDogs bark. They bite. They run.\n\nCats meow. They purr.\n\nFish\n\nThey swim."
# rows  0       1          2          3            4          5         6         7


@pytest.mark.parametrize(
    ("around", "rows"),
    [
        ([2], [0, 1, 2, 3]),  # its paragraph and the heading
        ([5], [0, 4, 5]),
        ([0], [0, 1]),  # a heading brings what follows
        ([7], [6, 7]),
        ([7, 2, 7], [0, 1, 2, 3, 6, 7]),
    ],
)
def test_the_rows_are_the_paragraphs_and_what_leads_to_them(
    around: list[int], rows: list[int]
) -> None:
    assert list(window_of(around, PETS).rows) == rows


WHOLE = range(8)
# Where each sentence of PETS has its neighbours; itself where it has none.
NEIGHBOURS = {
    "above": [0, 0, 1, 2, 0, 4, 6, 6],
    "below": [0, 2, 3, 3, 5, 5, 6, 7],
    "opening": [0, 0, 1, 1, 0, 4, 6, 6],
    "lead": [0, 0, 0, 0, 0, 0, 6, 6],
}


@pytest.mark.parametrize(("which", "places"), NEIGHBOURS.items())
def test_neighbours(which: str, places: list[int]) -> None:
    assert getattr(window_of(WHOLE, PETS), which).tolist() == places


def test_what_opens_what_leads_and_what_stands_first_under_it() -> None:
    window = window_of(WHOLE, PETS)
    assert window.opens.nonzero()[0].tolist() == [0, 1, 4, 6, 7]
    assert window.leads.nonzero()[0].tolist() == [0, 6]
    assert window.first_under.nonzero()[0].tolist() == [1, 7]


def test_places_are_counted_in_the_window() -> None:
    window = window_of([5], PETS)
    assert window.places([5, 3, 0]) == [2, 0]  # row 3 lies outside
    assert window.above.tolist() == [0, 0, 1]
    assert [note.text for note in window.notes] == ["Pets", "Cats meow.", "They purr."]


def test_articles_do_not_touch() -> None:
    window = window_of(range(4), "Dogs bark. They bite.", "Cats meow. They purr.")
    assert window.above.tolist() == [0, 0, 2, 2]
    assert window.below.tolist() == [1, 1, 3, 3]


# --- A book may be one paragraph -----------------------------------------------------------------

LONG = "Title of it\n\n" + " ".join(f"Ferry number {n} sails at noon." for n in range(200))


def test_a_long_paragraph_is_looked_at_as_far_as_the_reach() -> None:
    window = window_of([100], LONG)
    assert list(window.rows) == [0, 1, *range(100 - REACH, 100 + REACH + 1)]


def test_what_is_left_out_is_no_neighbour() -> None:
    window = window_of([100], LONG)
    (place,) = window.places([100 - REACH])
    assert window.above[place] == place
    assert window.opening[place] == 1
    (last,) = window.places([100 + REACH])
    assert window.below[last] == last


# --- Any window ----------------------------------------------------------------------------------

BLOCKS = ["Pets", "Who barks?", "Dogs bark. They bite.", "Cats meow.", "They purr. " * 30]
TEXT = st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6).map("\n\n".join)


@given(st.lists(TEXT, min_size=1, max_size=2), st.data())
def test_neighbours_of_any_window_stand_in_it_and_in_the_same_article(
    texts: list[str], data: st.DataObject
) -> None:
    collection = collection_of(*texts)
    around = data.draw(st.lists(st.integers(0, len(collection) - 1), min_size=1, max_size=5))
    window = window_of(around, *texts)
    assert set(around) <= set(window.rows)
    assert list(window.rows) == sorted(set(window.rows))
    lines = [collection.lines[row] for row in window.rows]
    outline = collection.outline
    for place, row in enumerate(window.rows):
        above, below, opening, lead = (
            window.rows[getattr(window, which)[place]]
            for which in ("above", "below", "opening", "lead")
        )
        assert above in (row, row - 1, outline.lead[row])
        assert below in (row, row + 1)
        assert opening in (outline.first[row], outline.lead[row])
        assert lead == (outline.lead[row] if outline.lead[row] >= 0 else row)
        for other in (above, below, opening, lead):
            assert collection.lines[other].article is lines[place].article


@given(TEXT, st.data())
def test_a_window_never_grows_with_the_article(text: str, data: st.DataObject) -> None:
    longer = f"{text}\n\n" + "Nobody came. " * 50
    row = data.draw(st.integers(0, len(collection_of(text)) - 1))
    assert len(window_of([row], longer).rows) <= 2 * REACH + 4
