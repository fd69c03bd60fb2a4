"""Lines of a PDF put together to paragraphs, over lines, columns and pages, by their places."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from index.formats.blocks import Block, Kind
from index.formats.pdf_joining import Joiner
from index.formats.pdf_lines import Line
from index.formats.pdf_tables import columns_apart, tables_in

# Sizes of type differ by more, those of one paragraph by rounding.
_SAME_SIZE = 0.08
_HEADING_SIZE = 1.12
_NOTE_SIZE = 0.93
_LONGEST_HEADING = 160
# A wider gap than the usual one between lines parts paragraphs.
_WIDER = 1.25
_INDENT = 0.7  # of a line's height; printers indent by one or more
_FARTHEST_INDENT = 6.0
# Text that is set narrower than this share of its column is a list or a table of short lines.
_NARROW = 0.72
# So few lines do not tell how wide their column is.
_FEW_LINES = 5
_BULLET = re.compile(r"[•‣⁃▪▫●○◦■□–—*·-]\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)")
# A space is a fourth of a line's height in most type; in narrow type and tight lines it is less.
_SPACE = 0.15
_TERMINATED = tuple('.!?…:;。！？：；"”’)）」』]')


@dataclass(slots=True)
class _Flow:
    """Lines one under the other, as in a column; `left` and `right` are its edges."""

    lines: list[Line]
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = min(line.left for line in self.lines)
        rights = sorted(line.right for line in self.lines)
        self.right = rights[-1 - len(rights) // 20]


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together, and the flow in which they end."""

    lines: list[Line]
    flow: _Flow
    begins_flow: bool = False

    @property
    def height(self) -> float:
        return self.lines[0].height


def blocks_of(pages: Sequence[Sequence[Line]]) -> Iterator[Block]:
    """The paragraphs, headings, items and rows of some pages in reading order."""
    lines = [line for page in pages for line in columns_apart(page)]
    if not lines:
        return
    measured = _Measures(lines)
    joiner = Joiner(lines)
    for table, group in tables_in(lines):
        if table:
            yield from joiner.rows(group)
            continue
        for paragraph in _rejoined(_paragraphs(group, measured), measured):
            yield _block(paragraph, measured, joiner)


class _Measures:
    """How a document is set: the height of its body's letters and the usual gap between lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        letters: Counter[float] = Counter()
        bold = 0
        for line in lines:
            letters[round(line.height, 1)] += len(line.text)
            bold += line.bold * len(line.text)
        self.body = letters.most_common(1)[0][0]
        self.is_bold = bold > letters.total() / 2
        gaps: dict[float, list[float]] = {}
        for one, other in pairwise(lines):
            gap = one.base - other.base
            if _same_size(one, other) and 0.5 * one.height < gap < 2.2 * one.height:
                gaps.setdefault(round(one.height), []).append(gap)
        self._gaps = {height: _usual(found) for height, found in gaps.items()}

    def gap(self, line: Line) -> float:
        """The usual distance from a line to the next of its paragraph."""
        return self._gaps.get(round(line.height), 1.25 * line.height)

    def is_heading(self, line: Line) -> bool:
        return line.height > _HEADING_SIZE * self.body or (line.bold and not self.is_bold)


def _usual(gaps: list[float]) -> float:
    """The lower of the gaps that are often there: that within paragraphs, not between them."""
    counted = Counter(round(gap * 2) / 2 for gap in gaps)
    often = [gap for gap, times in counted.items() if 4 * times >= counted.most_common(1)[0][1]]
    return min(often) if often else median(gaps)


def _flows(lines: Sequence[Line]) -> Iterator[_Flow]:
    begin = 0
    for place, (one, other) in enumerate(pairwise(lines), 1):
        if other.page != one.page or other.base > one.base + one.height or _beside(one, other):
            yield _Flow(list(lines[begin:place]))
            begin = place
    yield _Flow(list(lines[begin:]))


def _beside(one: Line, other: Line) -> bool:
    """Whether the next line stands in another column."""
    return other.left > one.right + one.height or other.right < one.left - one.height


def _paragraphs(lines: Sequence[Line], measured: _Measures) -> Iterator[_Paragraph]:
    for flow in _flows(lines):
        edges = _edges(flow, measured)
        current = _Paragraph(flow.lines[:1], flow, begins_flow=True)
        for place, (one, other) in enumerate(pairwise(flow.lines), 1):
            if _goes_on(current, one, other, edges[place - 1], measured):
                current.lines.append(other)
            else:
                yield current
                current = _Paragraph([other], flow)
        yield current


def _edges(flow: _Flow, measured: _Measures) -> list[float]:
    """For each line the right edge of the text that it stands in."""
    edges: list[float] = []
    begin = 0
    for place, (one, other) in enumerate([*pairwise(flow.lines), (flow.lines[-1], None)], 1):
        if other is None or _parted(one, other, measured):
            group = flow.lines[begin:place]
            right = max(line.right for line in group)
            narrow = right - flow.left < _NARROW * (flow.right - flow.left)
            edges += [flow.right if narrow or len(group) < 3 else right] * len(group)
            begin = place
    return edges


def _parted(one: Line, other: Line, measured: _Measures) -> bool:
    """Whether type or a gap sets two lines apart."""
    if not _same_size(one, other):
        return True
    if one.bold != other.bold and (measured.is_heading(one) != measured.is_heading(other)):
        return True
    return one.base - other.base > _WIDER * measured.gap(one)


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) <= _SAME_SIZE * max(one.height, other.height)


def _goes_on(
    paragraph: _Paragraph, one: Line, other: Line, edge: float, measured: _Measures
) -> bool:
    """Whether a line goes on in the one below it."""
    if _parted(one, other, measured) or _BULLET.match(other.text):
        return False
    if measured.is_heading(one):
        return not _NUMBERED.match(other.text)
    full = _is_full(one, other, edge)
    if _NUMBERED.match(other.text) and (not full or one.text.endswith(_TERMINATED)):
        return False
    return (full or one.hyphenated) and not _is_indented(paragraph, other)


def _is_full(one: Line, other: Line, edge: float) -> bool:
    """Whether the next line's first word did not fit on this line."""
    return one.right + _SPACE * one.height + other.word > edge


def _is_indented(paragraph: _Paragraph, line: Line) -> bool:
    """Whether a line is set in as the first of a paragraph, or set out from the last item."""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    indent = (line.left - last.left) / line.height
    is_item = _BULLET.match(first.text) or _NUMBERED.match(first.text)
    if len(paragraph.lines) == 1:
        if is_item:
            return indent < -_INDENT
        return _INDENT < indent < _FARTHEST_INDENT
    return abs(indent) > _INDENT


def _rejoined(paragraphs: Iterator[_Paragraph], measured: _Measures) -> list[_Paragraph]:
    """The paragraphs, those put together that a column's or a page's end parted."""
    done: list[_Paragraph] = []
    for paragraph in paragraphs:
        before = _body_before(done, paragraph) if paragraph.begins_flow else None
        if before and _continues(before, paragraph, measured):
            before.lines += paragraph.lines
            before.flow = paragraph.flow
        else:
            done.append(paragraph)
    return done


def _body_before(done: list[_Paragraph], paragraph: _Paragraph) -> _Paragraph | None:
    """The last paragraph before, notes in smaller type passed over."""
    for before in reversed(done[-12:]):
        if before.height >= _NOTE_SIZE * paragraph.height:
            return before
    return None


def _continues(before: _Paragraph, paragraph: _Paragraph, measured: _Measures) -> bool:
    one, other = before.lines[-1], paragraph.lines[0]
    if not _same_size(one, other) or one.bold != other.bold or measured.is_heading(one):
        return False
    if _BULLET.match(other.text) or other.left > paragraph.flow.left + _INDENT * other.height:
        return False
    if one.hyphenated or other.text[0].islower():
        return True
    if one.text.endswith(_TERMINATED) and len(before.flow.lines) < _FEW_LINES:
        return False
    return _is_full(one, other, before.flow.right)


def _block(paragraph: _Paragraph, measured: _Measures, joiner: Joiner) -> Block:
    text, pages = joiner.joined(paragraph.lines)
    if all(map(measured.is_heading, paragraph.lines)) and len(text) <= _LONGEST_HEADING:
        return Block(text, Kind.HEADING, pages)
    is_item = _BULLET.match(text) or _NUMBERED.match(text)
    return Block(text, Kind.ITEM if is_item else Kind.PARAGRAPH, pages)
