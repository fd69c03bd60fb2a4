"""A text's sentences with exact offsets, each found by one scan from left to right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.text.ends import ends_of
from index.text.layout import Run, runs_of

_BULLET = re.compile(r"(?<=\s)[•‣⁃▪●◦](?=\s?\w)")
_NUMBER = re.compile(r"(?<!\S)(?P<label>\d{1,3}|[A-Za-z])(?P<style>\.\)|[.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place: `text[start:end]` in code points, white space around it left out.

    `number` and `paragraph` count from 1 across the article.
    """

    number: int
    paragraph: int
    start: int
    end: int


def sentences_of(text: str, start: int = 0) -> tuple[Sentence, ...]:
    """The sentences of a text in order, from the offset `start` in code points on.

    Headings and list items are sentences too. Time grows with the text's length alone.
    """
    places = (
        (run.paragraph, begin, end)
        for run in runs_of(text, start)
        for item in _items_of(text, run)
        for begin, end in _places_of(text, *item)
    )
    return tuple(Sentence(number, *place) for number, place in enumerate(places, 1))


def _places_of(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch of prose."""
    for stop, following in ends_of(text, begin, end):
        yield begin, stop
        begin = following
    yield begin, end


def _items_of(text: str, run: Run) -> Iterator[tuple[int, int]]:
    """A run cut where list items stand in one line: "1. Bread 2. Milk" and "• Bread • Milk"."""
    begin = run.start
    for cut in sorted({*_bullets_of(text, run), *_numbers_of(text, run)}):
        yield begin, begin + len(text[begin:cut].rstrip())
        begin = cut
    yield begin, run.end


def _bullets_of(text: str, run: Run) -> Iterator[int]:
    return (found.start() for found in _BULLET.finditer(text, run.start + 1, run.end))


def _numbers_of(text: str, run: Run) -> Iterator[int]:
    """Where 2, 3, … stand in a run that begins with 1 (or b, c, … after a), in the same style."""
    first = _NUMBER.match(text, run.start, run.end)
    if not first or first["label"] not in ("1", "a", "A"):
        return
    label = first["label"]
    for found in _NUMBER.finditer(text, first.end(), run.end):
        expected = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
        if (found["label"], found["style"]) == (expected, first["style"]):
            label = expected
            yield found.start()
