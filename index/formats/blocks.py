"""A document as blocks in reading order, and the text that is made of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from index.text.contents import Contents, Heading, Page


class Kind(Enum):
    """What a block is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, one item of a list (with its mark) or one row of a table.

    `pages` tell where in `text` a page begins, for formats that have pages.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    pages: tuple[Page, ...] = ()


def contents_of(
    blocks: Iterable[Block],
    title: str | None = None,
    author: str | None = None,
    date: str | None = None,
) -> Contents:
    """The text of blocks, a line each: items and rows one under the other, else a line between."""
    parts: list[str] = []
    headings: list[Heading] = []
    pages: list[Page] = []
    at, before = 0, None
    for block in blocks:
        if parts:
            gap = "\n" if block.kind is before and before in (Kind.ITEM, Kind.ROW) else "\n\n"
            parts.append(gap)
            at += len(gap)
        if block.kind is Kind.HEADING:
            headings.append(Heading(at, at + len(block.text)))
        pages += [Page(at + page.start, page.number) for page in block.pages]
        parts.append(block.text)
        at, before = at + len(block.text), block.kind
    return Contents(
        "".join(parts), title, author, date, _turned(pages), tuple(headings), lines_are_whole=True
    )


def row_of(cells: Iterable[str]) -> str:
    """A row of a table as GitHub's Markdown writes it."""
    return "| " + " | ".join(cells) + " |"


def rows_of(rows: list[list[str]], headed: bool) -> list[Block]:
    """The rows of a table, the first one set off by a rule where it heads the others."""
    lines = [row_of(cells) for cells in rows]
    if headed and len(rows) > 1:
        lines.insert(1, "|" + " --- |" * len(rows[0]))
    return [Block(line, Kind.ROW) for line in lines]


def _turned(pages: list[Page]) -> tuple[Page, ...]:
    """The pages where one begins that is not the one before."""
    return tuple(
        page for place, page in enumerate(pages) if not place or pages[place - 1][1] != page.number
    )
