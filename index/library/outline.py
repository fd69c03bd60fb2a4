"""How lines stand to each other: which form a paragraph, and which one leads to the next."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.library.line import Line

# Headings of news, policies and manuals have up to some ten words (characters, words).
LONGEST_HEADING = 80
MOST_IN_HEADING = 12

_RULE = re.compile(r"\|(?:[\s:]*-+[\s:]*\|)+\s*")

Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Outline:
    """Rows of the lines' neighbours: `first` and `last` of each one's paragraph, and `lead`, the
    heading or the question above that says what a line is about (-1 where there is none).

    `leads` says which lines are such a heading or question.
    """

    first: Rows
    last: Rows
    lead: Rows
    leads: NDArray[np.bool_]


def outline_of(lines: Sequence[Line]) -> Outline:
    """How some lines stand to each other."""
    keys = [(id(line.article), line.sentence.paragraph) for line in lines]
    changes = [one != other for one, other in pairwise(keys)]
    paragraph = np.cumsum([0, *changes])[: len(keys)]
    starts = np.flatnonzero(np.diff(paragraph, prepend=-1))
    ends = np.append(starts[1:], len(lines))
    first = starts[paragraph].astype(np.int32)
    last = (ends[paragraph] - 1).astype(np.int32)
    alone = starts[np.diff(starts, append=len(lines)) == 1]
    leads = _leads_in(lines, alone.tolist())
    lead = _leads_above(lines, leads)
    for header in _headers_in(lines):
        leads[header : header + 2] = True
        lead[header + 1 : last[header] + 1] = header
    return Outline(first, last, lead, leads)


def _leads_in(lines: Sequence[Line], alone: Sequence[int]) -> NDArray[np.bool_]:
    """Which lines lead to what follows: headings, and questions that stand alone."""
    leads = np.zeros(len(lines), bool)
    marked = {row for row in alone if _is_marked(lines[row])}
    headings = marked | {row for row in alone if _is_like_heading(lines[row].text)}
    for row in alone:
        followed = row + 1 < len(lines) and lines[row + 1].article is lines[row].article
        # Of short lines one under the other, as in a list, none heads the next.
        heads = row in marked or (row in headings and row + 1 not in headings)
        leads[row] = followed and (heads or _asks(lines[row].text))
    return leads


def _headers_in(lines: Sequence[Line]) -> Iterator[int]:
    """The rows of tables' headers: a line of pipes above one of dashes (GitHub's Markdown)."""
    for row, (line, below) in enumerate(pairwise(lines)):
        if _RULE.fullmatch(below.text) and line.text.startswith("|"):
            yield row


def _leads_above(lines: Sequence[Line], leads: NDArray[np.bool_]) -> Rows:
    """For each line the row of the last lead above it in its article, a lead has none."""
    above = np.full(len(lines), -1, np.int32)
    rows = np.flatnonzero(leads).tolist()
    for row, following in pairwise([*rows, len(lines)]):
        above[row + 1 : following] = row
    for row, (one, other) in enumerate(pairwise(lines), 1):
        if one.article is not other.article:  # what the last article's lead said ends here
            end = next((lead for lead in rows if lead >= row), len(lines))
            above[row:end] = -1
    return above


def _is_marked(line: Line) -> bool:
    """Whether the file itself says that the line is a heading."""
    headings = line.article.headings
    place = bisect_right(headings, line.sentence.start, key=lambda heading: heading.start)
    return place > 0 and line.sentence.start < headings[place - 1].end


def _is_like_heading(text: str) -> bool:
    text = text.strip(" *_")
    short = len(text) <= LONGEST_HEADING and len(text.split()) <= MOST_IN_HEADING
    return short and bool(text) and (text[0].isalnum() or text[0] == "#") and text[-1].isalnum()


def _asks(text: str) -> bool:
    return text.rstrip(" *_").endswith("?") and len(text) <= 2 * LONGEST_HEADING
