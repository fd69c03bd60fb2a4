"""The window: the paragraphs and headings around a question's candidates, noted now."""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from qa.weighing.notes import Note, Notebook

# How far a paragraph is looked at either side of a candidate; a book may be one paragraph.
REACH = 12

Rows = NDArray[np.intp]
Values = NDArray[np.float64]


class Window:
    """Some rows of a collection in reading order, and where their neighbours stand among them.

    `above` and `below` are places (in the window, from 0) of a sentence's neighbours within its
    paragraph, or its own where it has none; under a heading, a paragraph's first sentence has the
    heading above it. `opening` is the place of the paragraph's first sentence, `lead` that of the
    heading or question that a sentence stands under, each its own where there is none.
    """

    def __init__(self, notebook: Notebook, around: Iterable[int]) -> None:
        self.notebook = notebook
        self.rows = _rows_around(notebook, around)
        self.notes: Sequence[Note] = [notebook.note(row) for row in self.rows]
        self._lay_out()

    def __len__(self) -> int:
        return len(self.rows)

    def _lay_out(self) -> None:
        outline = self.notebook.collection.outline
        rows = np.array(self.rows, np.intp)
        own = np.arange(len(rows))
        first, last = outline.first[rows], outline.last[rows]
        lead = outline.lead[rows]
        self.opens: NDArray[np.bool_] = rows == first
        self.leads: NDArray[np.bool_] = outline.leads[rows]
        self.lead = np.where(lead >= 0, np.searchsorted(rows, lead), own)
        near = np.diff(rows, prepend=-2) == 1
        self.above = np.where(near & ~self.opens, own - 1, own)
        self.below = np.where(np.append(near[1:], False) & (rows != last), own + 1, own)
        self.opening = np.searchsorted(rows, first)
        self.first_under: NDArray[np.bool_] = (lead >= 0) & (lead == rows - 1)
        under = self.opens & (lead >= 0)
        self.above[under] = self.opening[under] = self.lead[under]
        self.paragraph = np.cumsum(np.diff(first, prepend=first[:1]) != 0)
        self.length = np.array([len(note.terms) for note in self.notes], float)

    @cached_property
    def _place(self) -> dict[int, int]:
        return {row: place for place, row in enumerate(self.rows)}

    def places(self, rows: Iterable[int]) -> list[int]:
        """Where some rows stand in the window; those outside are left out."""
        return [self._place[row] for row in rows if row in self._place]

    def facts(self, name: str, places: Iterable[int]) -> Values:
        """How many facts of a kind the sentences at some places hold."""
        return np.array([self.notes[place].fact(name) for place in places], float)


def _rows_around(notebook: Notebook, around: Iterable[int]) -> list[int]:
    """The rows themselves, their paragraphs as far as REACH, and what leads to them."""
    outline = notebook.collection.outline
    rows: set[int] = set()
    for row in around:
        first, last = int(outline.first[row]), int(outline.last[row])
        rows.update(range(max(first, row - REACH), min(last, row + REACH) + 1))
        rows.add(first)
        if outline.lead[row] >= 0:
            rows.add(int(outline.lead[row]))
        if outline.leads[row] and row + 1 < len(notebook.collection):
            rows.add(row + 1)
    return sorted(rows)
