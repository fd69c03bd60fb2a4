"""Wraps rows at a terminal's width; the text itself stays as it is, spaces at a break aside."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:  # its rows are printed from there
    from qa.terminal.looks import Row

_CUT = "…"
_ROOM = 16  # columns that must be left of a line after its lead, or the lead stands alone


def print_wrapped(rows: "Iterable[Row]", console: Console) -> None:
    """Print rows to a console, no line wider than it where words allow."""
    for row in rows:
        for line in lines_of(row, console.width, console):
            console.print(line, soft_wrap=True, highlight=False)


def standard_output(width: int, styled: bool) -> Console:
    """Standard output as a console of so many columns."""
    # Without a height, which says nothing here, rich takes a dumb terminal to have 80 columns.
    return Console(width=width, height=1, color_system="auto" if styled else None)


def lines_of(row: "Row", width: int, console: Console) -> Iterator[Text]:
    """The lines of a row, what is too long going on under its pieces or, with a focus, cut."""
    lead = Text(row.lead.text, row.lead.style)
    body = Text.assemble(*((piece.text, piece.style) for piece in row.pieces))
    room = width - lead.cell_len
    if room < _ROOM:
        lead, body, room = Text(), lead + body, width
    if row.focus is not None:
        yield lead + _cut(body, row.focus, room)
        return
    for line in body.wrap(console, room):
        line.rstrip()
        yield lead + line
        lead = Text(" " * lead.cell_len)


def _cut(text: Text, focus: int, room: int) -> Text:
    """As much of a text as fits on a line, from its start or so far on that it holds the focus."""
    if text.cell_len <= room:
        return text
    start = 0
    if cell_len(text.plain[:focus]) > room // 2:
        last = _word_before(text.plain, len(text), room - len(_CUT))
        start = min(_word_before(text.plain, focus, room // 2), last)
    shown = (Text(_CUT) if start else Text()) + text[start:]
    shown.truncate(room, overflow="ellipsis")
    return shown


def _word_before(text: str, end: int, room: int) -> int:
    """Where the first word begins that stands within so many columns before an offset."""
    start = end
    while start > 0 and cell_len(text[start - 1 : end]) <= room:
        start -= 1
    space = text.find(" ", max(start - 1, 0), end)
    return space + 1 if space >= 0 else start
