"""The text of a PDF's lines put together, hyphens at their ends mended where that is sure."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.formats.blocks import Block, Kind, rows_of
from index.formats.pdf_lines import Line
from index.text.contents import Page

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LAST = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*\Z")
_FIRST = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
_DIGIT = re.compile(r"\d")
# Scripts that set no space between words.
_UNSPACED = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")


class Joiner:
    """Joins lines; it knows the words of the whole document that stand within a line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._words: set[str] = set()
        before = False
        for line in lines:
            words = [word.casefold() for word in _WORD.findall(line.text)]
            # Halves of words are no words.
            self._words.update(words[bool(before) : len(words) - line.hyphenated])
            before = line.hyphenated

    def joined(self, lines: Sequence[Line]) -> tuple[str, tuple[Page, ...]]:
        """The text of some lines, and where in it a page begins."""
        text = lines[0].text
        pages = [Page(0, lines[0].page)]
        for one, other in pairwise(lines):
            text += self._between(text, one, other)
            if other.page != pages[-1].number:
                pages.append(Page(len(text), other.page))
            text += other.text
        return text + ("-" if lines[-1].hyphenated else ""), tuple(pages)

    def rows(self, lines: Sequence[Line]) -> Iterator[Block]:
        """The lines of a table as its rows."""
        rows = [[cell.text for cell in line.cells] for line in lines]
        headed = not any(_DIGIT.search(text) for text in rows[0]) and len(rows) > 2
        ruled = rows_of(rows, headed)
        pages = [line.page for line in lines]
        if headed:
            pages.insert(1, pages[0])
        for block, page in zip(ruled, pages, strict=True):
            yield Block(block.text, Kind.ROW, (Page(0, page),))

    def _between(self, text: str, one: Line, other: Line) -> str:
        if one.hyphenated:
            return "" if self._is_mended(text, other.text) else "-"
        both = _UNSPACED.match(text[-1]) and _UNSPACED.match(other.text)
        return "" if both else " "

    def _is_mended(self, text: str, following: str) -> bool:
        """Whether a word goes on without its hyphen: it stands so elsewhere."""
        half, rest = _LAST.search(text), _FIRST.match(following)
        if not half or not rest:
            return False
        return f"{half[0]}{rest[0]}".casefold() in self._words
