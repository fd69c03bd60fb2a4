"""The lines of a PDF's page, in the order in which the page draws them, each with its place."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median_high

from pypdfium2 import PdfPage, PdfTextPage, raw

# PDFium writes U+FFFE for a hyphen at a line's end, and no line end after it.
_HYPHEN = "\ufffe"
_LINE = re.compile(rf"[^\r\n{_HYPHEN}]+{_HYPHEN}?")
_SPACE = re.compile(r"\s+")
_HYPHENS = ("-", "\u2010", "\u00ad", _HYPHEN)
# What no text has: control characters stand for glyphs whose letters the file does not tell.
_NO_LETTERS = dict.fromkeys([*range(32), 127, 0xFFFE, 0xFFFF, 0xFEFF, 0x200B])
# Ligatures are two or three letters.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
# Spaces in justified text stay below it; between columns and cells lies more (in heights).
_GAP = 1.6


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line with wide gaps around it; `left` and `right` in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its place in points from the left and from the bottom.

    `height` is that of its letters' font, `word` the width of its first word. `hyphenated` says
    that its last word may go on in the next line; the hyphen itself is no part of the text.
    """

    page: int
    cells: tuple[Cell, ...]
    base: float
    height: float
    word: float
    bold: bool
    hyphenated: bool

    @property
    def text(self) -> str:
        """The letters of the line."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.cells[-1].right


def lines_on(page: PdfPage, number: int) -> list[Line]:
    """The lines of a page that run as it is read; what is turned, as a watermark is, is none."""
    text_page = page.get_textpage()
    try:
        return list(_Reading(text_page, page.get_rotation(), number).lines())
    finally:
        text_page.close()
        page.close()


class _Reading:
    """What is read of a page, with as few calls of PDFium as can be: each takes its time."""

    def __init__(self, page: PdfTextPage, rotation: int, number: int) -> None:
        self._raw = page.raw
        self._rotation = rotation
        self._number = number
        self._rect = raw.FS_RECTF()
        self._pointer = ctypes.byref(self._rect)
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self.text = self._characters(page)

    def lines(self) -> Iterator[Line]:
        for found in _LINE.finditer(self.text):
            line = self._line(found.start(), found[0])
            if line:
                yield line

    def _characters(self, page: PdfTextPage) -> str:
        """A character for each of PDFium's, so that its numbers count in the text."""
        count = page.count_chars()
        text = page.get_text_range() if count else ""
        if len(text) == count:
            return text
        return "".join(chr(raw.FPDFText_GetUnicode(self._raw, i) or 32) for i in range(count))

    def _line(self, start: int, written: str) -> Line | None:
        hyphenated = written.endswith(_HYPHENS)
        inner = written[:-1] if hyphenated else written
        first = start + len(inner) - len(inner.lstrip())
        last = start + len(inner.rstrip()) - 1
        if last < first or abs(raw.FPDFText_GetCharAngle(self._raw, first) - self._upright) > 0.1:
            return None
        cells = tuple(self._cells(first, last))
        if not cells:
            return None
        sample = self._sample(first, last)
        left = self._box(first)[0]
        space = _SPACE.search(self.text, first, last)
        word = self._box(space.start() - 1 if space else last)[2] - left
        bold = all(map(self._is_bold, sample))
        height = median_high(map(self._height, sample))
        return Line(self._number, cells, self._base(first), height, word, bold, hyphenated)

    def _sample(self, first: int, last: int) -> list[int]:
        """Some letters of a line: one word of it may be in another type."""
        places = (first + (last - first) * part // 4 for part in range(5))
        return [place for place in places if not self.text[place].isspace()]

    def _height(self, place: int) -> float:
        _, bottom, _, top = self._box(place)
        return round(max(top - bottom, 1.0), 2)

    def _base(self, place: int) -> float:
        """How high the line that letters stand on is, as the page is shown."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._raw, place, ctypes.byref(x), ctypes.byref(y))
        return (y.value, -x.value, -y.value, x.value)[self._rotation // 90 % 4]

    @property
    def _upright(self) -> float:
        return (0.0, 1.5708, 3.1416, 4.7124)[self._rotation // 90 % 4]

    def _cells(self, first: int, last: int) -> Iterator[Cell]:
        """The parts of a line between its wide gaps."""
        left, base, before, top = self._box(first)
        begin, widest = first, _GAP * max(top - base, 1.0)
        for space in _SPACE.finditer(self.text, first, last):
            _, _, before, _ = self._box(space.start() - 1)
            after = self._box(space.end())[0]
            if after - before > widest:
                yield from _cell(self.text[begin : space.start()], left, before)
                begin, left = space.end(), after
        yield from _cell(self.text[begin : last + 1], left, self._box(last)[2])

    def _box(self, place: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a character as the page is shown."""
        raw.FPDFText_GetLooseCharBox(self._raw, place, self._pointer)
        rect = self._rect
        if self._rotation == 0:
            return rect.left, rect.bottom, rect.right, rect.top
        if self._rotation == 90:
            return rect.bottom, -rect.right, rect.top, -rect.left
        if self._rotation == 180:
            return -rect.right, -rect.top, -rect.left, -rect.bottom
        return -rect.top, rect.left, -rect.bottom, rect.right

    def _is_bold(self, place: int) -> bool:
        size = raw.FPDFText_GetFontInfo(
            self._raw, place, self._name, len(self._name), ctypes.byref(self._flags)
        )
        name = self._name.raw[: max(0, size - 1)].lower()
        return b"bold" in name or b"black" in name or b"heavy" in name


def _cell(written: str, left: float, right: float) -> Iterator[Cell]:
    text = " ".join(written.translate(_LIGATURES).split()).translate(_NO_LETTERS)
    if text:
        yield Cell(text, left, right)
