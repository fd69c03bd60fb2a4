"""The blocks of a tree of HTML: headings, paragraphs, items, rows, each with where it stands.

Nothing here calls itself, so that no nesting is too deep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from index.formats.blocks import Block, Kind, rows_of

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
# What begins and ends a block (HTML's rendering section); all else stands within one.
_BLOCKS = frozenset(
    (
        *_HEADINGS,
        *_LISTS,
        *("html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details"),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("header", "hgroup", "hr", "legend", "li", "main", "nav", "p", "pre", "search"),
        *("section", "summary", "table", "caption", "tbody", "thead", "tfoot", "tr", "td", "th"),
    )
)
# What shows no text, or text that is no part of what is written.
_SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "embed"),
        *("button", "select", "textarea", "input", "audio", "video", "canvas", "map", "rp", "rt"),
    )
)
_CONTAINED = frozenset(("table", "p", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "form"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Marks that point elsewhere: Wikipedia's numbers of sources and links for editors.
_POINTERS = re.compile(
    r"(?:^|\s)(?:reference|mw-editsection|noprint|sr-only|visually-hidden)(?:\s|$)"
)
LONGEST_NAME = 500  # characters of a class or style that are looked at
_BREAK = "\x00"  # no text has it, as text with it is refused
_BREAKS = re.compile(rf"\s*(?:{_BREAK}\s*)+")
# A line of four words that the next takes up in lower case was set so for its looks.
_SET_SO = re.compile(r"((?:^|\n)(?:\S+ ){3,40}\S*[a-z,])\n(?=[a-z])")
_BULLETED = re.compile(r"[•‣⁃▪●◦]\s")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Found:
    """A block, the element in which it stands, and which share of its letters are links."""

    block: Block
    element: HtmlElement
    links: float = 0.0


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int = 0


@dataclass(slots=True)
class _Walk:
    """Where a walk through a tree is: what was read of the block at hand, and around it."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    lists: list[_List] = field(default_factory=list)
    mark: str = ""
    in_item: int = 0
    in_link: int = 0
    preformatted: int = 0
    heading: int = 0

    def read(self, text: str | None) -> None:
        if text:
            self.pieces.append(text.replace("\n", _BREAK) if self.preformatted else text)
            self.linked += self.in_link and len(text)

    def taken(self, element: HtmlElement) -> Iterator[Found]:
        """What was read as a block that ends here, if it is one."""
        written = "".join(self.pieces)
        text = _tidied(written)
        links = min(1.0, self.linked / max(1, len(written.strip())))
        self.pieces.clear()
        self.linked = 0
        if text:
            yield Found(self._block(text), element, links)

    def _block(self, text: str) -> Block:
        if self.heading:
            return Block(text.replace("\n", " "), Kind.HEADING)
        if not self.in_item:
            return Block(text, Kind.ITEM if _BULLETED.match(text) else Kind.PARAGRAPH)
        indent = "  " * (len(self.lists) - 1)
        mark, self.mark = self.mark, ""
        lines = text.replace("\n", "\n" + indent + "  ")
        return Block(indent + (mark or "  ") + lines, Kind.ITEM)


def found_in(root: HtmlElement) -> Iterator[Found]:
    """The blocks below an element, in the order in which they are written."""
    walk = _Walk()
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving:
            yield from _left(walk, element)
            if element is not root:
                walk.read(element.tail)
            continue
        if not isinstance(element.tag, str) or is_silent(element):
            walk.read(element.tail)
        elif element.tag == "table" and _is_data(element):
            yield from walk.taken(element)
            yield from _table(element)
            walk.read(element.tail)
        else:
            yield from _entered(walk, element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))


def is_silent(element: HtmlElement) -> bool:
    """Whether nothing of an element is shown as text."""
    if element.tag in _SILENT or "hidden" in element.attrib:
        return True
    style, names = ((element.get(name) or "")[:LONGEST_NAME] for name in ("style", "class"))
    hidden = element.get("aria-hidden") == "true" or _HIDDEN.search(style)
    return bool(hidden or _POINTERS.search(names))


def _entered(walk: _Walk, element: HtmlElement) -> Iterator[Found]:
    tag = element.tag
    if tag == "br":
        walk.pieces.append(_BREAK)
    if tag in _BLOCKS:
        yield from walk.taken(element.getparent() if element.getparent() is not None else element)
    if tag in _LISTS:
        walk.lists.append(_List(tag == "ol", _start_of(element)))
    elif tag == "li":
        walk.in_item += 1
        walk.mark = _mark(walk)
    walk.in_link += tag == "a"
    walk.preformatted += tag == "pre"
    walk.heading += _heads(element)
    walk.read(element.text)


def _left(walk: _Walk, element: HtmlElement) -> Iterator[Found]:
    tag = element.tag
    if tag in _BLOCKS:
        yield from walk.taken(element)
    if tag in _LISTS:
        walk.lists.pop()
    elif tag == "li":
        walk.in_item -= 1
        walk.mark = ""
    walk.in_link -= tag == "a"
    walk.preformatted -= tag == "pre"
    walk.heading -= _heads(element)


def _heads(element: HtmlElement) -> bool:
    return element.tag in _HEADINGS or element.get("role") == "heading"


def _start_of(element: HtmlElement) -> int:
    start = element.get("start") or "1"
    return int(start) - 1 if start.isascii() and start.isdigit() and len(start) < 6 else 0


def _mark(walk: _Walk) -> str:
    if not walk.lists:
        walk.lists.append(_List(ordered=False))  # an item outside of any list
    within = walk.lists[-1]
    within.number += 1
    return f"{within.number}. " if within.ordered else "- "


def _tidied(written: str) -> str:
    """Text as a browser shows it: spaces put together, a line's end where one is marked."""
    spaced = re.sub(r"\s+", " ", written)
    lines = _BREAKS.sub(lambda found: "\n" * min(2, found[0].count(_BREAK)), spaced).strip()
    return _SET_SO.sub(r"\1 ", lines)


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds rows of short cells; pages were once laid out with tables."""
    if any(True for inner in table.iterdescendants(*_CONTAINED) if not _is_small(inner)):
        return False
    rows = list(table.iterdescendants("tr"))
    return max((sum(cell.tag in ("td", "th") for cell in row) for row in rows), default=0) > 1


def _is_small(inner: HtmlElement) -> bool:
    """Whether what stands in a cell is a mere paragraph, as word processors set them."""
    return inner.tag == "p" or (inner.tag in ("ul", "ol") and len(inner) < 8)


def _table(table: HtmlElement) -> Iterator[Found]:
    for caption in table.iterchildren("caption"):
        if text := _text_of(caption):
            yield Found(Block(text), table)
    rows = [row for row in table.iterdescendants("tr") if not is_silent(row)]
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    texts = [[_text_of(cell) for cell in row] for row in cells]
    filled = [place for place, row in enumerate(texts) if any(row)]
    if not filled:
        return
    headed = _heads_columns(cells[filled[0]], texts[filled[0]], table)
    links = _linked_share(table)
    for block in rows_of([texts[place] for place in filled], headed):
        yield Found(block, table, links)


def _heads_columns(cells: list[HtmlElement], texts: list[str], table: HtmlElement) -> bool:
    if any(cell.tag == "th" for cell in cells):
        return all(cell.tag == "th" or not _text_of(cell) for cell in cells)
    unmarked = next(table.iterdescendants("th"), None) is None
    return unmarked and all(texts) and not any(map(_DIGIT.search, texts))


def _linked_share(element: HtmlElement) -> float:
    letters = sum(map(len, element.itertext()))
    return sum(len(text) for a in element.iterdescendants("a") for text in a.itertext()) / max(
        1, letters
    )


def _text_of(cell: HtmlElement) -> str:
    """The text of a cell in one line."""
    return " ".join(found.block.text.replace("\n", " ").strip() for found in found_in(cell))
