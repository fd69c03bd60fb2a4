"""The rows of a library's sentences in one file: where each stands, and its outline."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.library.line import Line
from index.library.outline import Outline, outline_of

# 32 bytes a sentence. `start` and `end` are code points of its article's text; `first`, `last`
# and `lead` are rows, as in `Outline`; `article` is its article's number.
ROW = np.dtype(
    [
        *((name, "<i4") for name in ("article", "paragraph", "start", "end")),
        *((name, "<i4") for name in ("first", "last", "lead")),
        *(("leads", "?"), ("spare", "V3")),
    ]
)

# In the order of the rows, the number of each article and its first row.
PLACE = np.dtype([("article", "<i4"), ("first", "<i4")])

Rows = NDArray[np.void]


def rows_of(lines: Sequence[Line]) -> Rows:
    """The rows of one article's sentences, counted from its first, without its number."""
    rows = np.zeros(len(lines), ROW)
    outline = outline_of(lines)
    for name in ("first", "last", "lead", "leads"):
        rows[name] = getattr(outline, name)
    for name in ("paragraph", "start", "end"):
        rows[name] = [getattr(line.sentence, name) for line in lines]
    return rows


def joined(articles: Iterable[tuple[int, Rows]]) -> Rows:
    """The rows of several articles in order, each given by its number and its own rows."""
    placed, base = [np.zeros(0, ROW)], 0
    for number, own in articles:
        rows = own.copy()
        rows["article"] = number
        for name in ("first", "last"):
            rows[name] += base
        rows["lead"] = np.where(own["lead"] >= 0, own["lead"] + base, -1)
        placed.append(rows)
        base += len(rows)
    return np.concatenate(placed)


def part_of(rows: Rows, first: int, size: int) -> Rows:
    """The rows of one article out of those of several, counted from its first."""
    own = rows[first : first + size].copy()
    for name in ("first", "last"):
        own[name] -= first
    own["lead"] = np.where(own["lead"] >= 0, own["lead"] - first, -1)
    return own


def outline_in(rows: Rows) -> Outline:
    """The outline that some rows hold."""
    return Outline(rows["first"], rows["last"], rows["lead"], rows["leads"])
