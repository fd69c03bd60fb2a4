"""A text's lines put together: which belong to one run of prose, and where paragraphs begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

# Unicode's line ends (UAX 14).
_ENDS = r"\n\v\f\r\x1c-\x1e\x85\u2028\u2029"
# From the first character to the last that is no white space.
_LINE = re.compile(rf"\S(?:[^{_ENDS}]*\S)?")
# A page may end in the middle of a paragraph, so form feeds make no empty line.
_LINE_END = re.compile(r"\r\n|[\n\v\r\x1c-\x1e\x85\u2028]|(?P<paragraph>\u2029)")
_FIRST_WORD = re.compile(r"\S+")

_BULLET = re.compile(r"[•‣⁃▪▫●○◦■□]|(?:[·*+–—-]|#{1,6})\s")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})(?:\.\)|[.)])\s")
# Nothing begins with a closing mark, as formulas and tables copied line by line seem to.
_CLOSING = re.compile(r"[,;:)\]}，。、；：！？）」』】》〉”]|[.!?](?!\S)")
_TERMINATED = tuple('.!?…:;。！？：；"”’)）」』')

# Chinese, Japanese and Korean characters take two columns. The first two may be parted anywhere but
# before a closing mark, so that lines end up to two of them early.
_UNSPACED = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
_DOUBLE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]"
)
_TWO_DOUBLE = 4

# Text is wrapped by hand at 60 to 80 columns, seldom at 120; longer lines are paragraphs.
_NARROWEST, _WIDEST = 40, 120
# One line in ten may pass the width of a wrapped text: a long address, a table's row.
_UNFITTING = 10
# Where most lines end as sentences do, each is a paragraph; wrapping leaves one in five so.
_MOST = 0.5
# A line of so many words that the next takes up in lower case was cut; shorter ones are lists.
_FEWEST_WORDS = 4

_Span = tuple[int, int]


class Run(NamedTuple):
    """Prose without a forced break, `text[start:end]`, and its paragraph's number from 1."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text sets its lines: the column it wraps at (0: none), and if lines are paragraphs.

    `whole` lines never go on in the next one.
    """

    width: int
    line_is_paragraph: bool
    whole: bool = False


def runs_of(text: str, start: int = 0, lines_are_whole: bool = False) -> Iterator[Run]:
    """The runs of prose from `start` on, in order, white space around them left out.

    An empty line ends a paragraph. Other line ends are white space where the text is wrapped at a
    column, and else end a run, and a paragraph where lines are paragraphs. `lines_are_whole` says
    that none is wrapped.
    """
    lines = _lines_of(text, start)
    if not lines:
        return
    layout = _Layout(0, False, whole=True) if lines_are_whole else _layout_of(text, lines)
    paragraph, begin = 1, lines[0][0]
    for line, following in pairwise(lines):
        if not layout.whole and _CLOSING.match(text, *following):
            continue
        empty = _empty_line_between(text, line[1], following[0])
        if empty or layout.whole or not _goes_on(text, line, following, layout):
            yield Run(paragraph, begin, line[1])
            paragraph += empty or layout.line_is_paragraph
            begin = following[0]
    yield Run(paragraph, begin, lines[-1][1])


def _lines_of(text: str, start: int) -> list[_Span]:
    """The lines that are not empty, without the white space around them."""
    return [line.span() for line in _LINE.finditer(text, start)]


def _layout_of(text: str, lines: list[_Span]) -> _Layout:
    if text.isascii():
        lengths = sorted(end - start for start, end in lines)
    else:
        lengths = sorted(_columns(text, line) for line in lines)
    width = lengths[-1 - len(lengths) // _UNFITTING]
    terminated = sum(text[end - 1] in _TERMINATED for _, end in lines)
    if width > _WIDEST or terminated > _MOST * len(lines):
        return _Layout(0, line_is_paragraph=True)
    return _Layout(width if width >= _NARROWEST else 0, line_is_paragraph=False)


def _empty_line_between(text: str, end: int, start: int) -> bool:
    if start == end + 1:
        return text[end] == "\u2029"
    ends = list(_LINE_END.finditer(text, end, start))
    return len(ends) > 1 or any(found["paragraph"] for found in ends)


def _goes_on(text: str, line: _Span, following: _Span, layout: _Layout) -> bool:
    """Whether a line end is mere white space."""
    terminated = text[line[1] - 1] in _TERMINATED
    full = layout.width > 0 and _is_full(text, line, following, layout)
    cut = not terminated and text[following[0]].islower() and _is_long(text, line)
    if not (full or cut) or _BULLET.match(text, *following):
        return False
    # "John / F. Kennedy" may stand at a line's start in wrapped prose.
    return (full and not terminated) or not _NUMBERED.match(text, *following)


def _is_full(text: str, line: _Span, following: _Span, layout: _Layout) -> bool:
    """Whether the next line's first word did not fit on this line."""
    if _UNSPACED.match(text, following[0]):
        return layout.width <= _columns(text, line) + _TWO_DOUBLE
    word = _FIRST_WORD.match(text, *following)
    return layout.width < _columns(text, line) + 1 + (_columns(text, word.span()) if word else 0)


def _columns(text: str, line: _Span) -> int:
    """How many columns a line takes."""
    content = text[slice(*line)]
    doubles = 0 if content.isascii() else len(_DOUBLE.findall(content))
    return len(content) + doubles


def _is_long(text: str, line: _Span) -> bool:
    # So many words of one letter, and the spaces between them.
    if line[1] - line[0] < 2 * _FEWEST_WORDS - 1:
        return False
    return len(text[line[0] : line[1]].split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS
