"""What stands around the text of a page: running heads, running feet, page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from index.formats.pdf_lines import Line

# Heads and feet have one line or two.
_LINES = 2
# A head stands at the same height on each page, but for a point or so.
_STEP = 4.0
# Chapters begin in larger type, some with a number that is their page's by chance.
_LARGEST = 1.12
_DIGITS = re.compile(r"\d+")
# "12", "Page 3 of 4", "- 5 -"; a head with its number: "Chapter 2 12", "12 History".
_NUMBER = re.compile(
    r"\W*(?:p(?:age|\.)?\s*)?(?P<number>\d{1,5})(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,5})?\W*\Z",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<first>\d{1,5})\s+\D.*\Z|.*\D\s(?P<last>\d{1,5})\Z")
_ROMAN = re.compile(r"\W*[ivxlc]{1,7}\W*\Z")
# What browsers print above and below a page: the time and its address.
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?:\s?[AP]M)?\b"
    r"|(?:https?|file)://\S+(?:\s+\d+/\d+)?\Z"
)
_MANY_PAGES = 6


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page without what repeats at its head and foot."""
    largest = _LARGEST * median([line.height for lines in pages for line in lines] or [0])
    edges = [[at for at in _edges_of(lines) if at.height <= largest] for lines in pages]
    repeated = Counter(key for lines in edges for key in {_key(line) for line in lines})
    numbers = Counter(key for lines in edges for key in {*map(_number_key, lines)} - {None})
    fewest = 3 if len(pages) >= _MANY_PAGES else 2

    def is_furniture(line: Line) -> bool:
        if _PRINTED.match(line.text) or _ROMAN.match(line.text):
            return True
        number = _number_key(line)
        if number and numbers[number] >= fewest:
            return True
        if len(pages) == 1 and _NUMBER.match(line.text):
            return _shift_of(line) == 0
        return repeated[_key(line)] >= fewest

    dropped = [{id(line) for line in lines if is_furniture(line)} for lines in edges]
    return [
        [line for line in lines if id(line) not in gone]
        for lines, gone in zip(pages, dropped, strict=True)
    ]


def _edges_of(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines at the top and at the bottom of a page."""
    bases = sorted({round(line.base) for line in lines})
    for line in lines:
        place = round(line.base)
        if place in bases[:_LINES] or place in bases[-_LINES:]:
            yield line


def _key(line: Line) -> tuple[str, int, int]:
    """What a head has in common on all pages: its words, and how high and large it stands."""
    return _DIGITS.sub("#", line.text), round(line.base / _STEP), round(line.height)


def _number_key(line: Line) -> tuple[int, int] | None:
    """What a page's number has in common on all pages: its distance from the place in the file,
    and how high it stands."""
    shift = _shift_of(line)
    return None if shift is None else (shift, round(line.base / _STEP))


def _shift_of(line: Line) -> int | None:
    """How far a page's number is from its place in the file; None where there is no number."""
    if found := _NUMBER.match(line.text):
        return int(found["number"]) - line.page
    if found := _NUMBERED.match(line.text):
        return int(found["first"] or found["last"]) - line.page
    return None
