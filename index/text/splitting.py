"""A text cut into sentences by one scan from left to right: runs of prose, list items, ends."""

import re
from collections.abc import Iterator

from index.text.ends import ends_of
from index.text.layout import Run, runs_of

_BULLET = re.compile(r"[•‣⁃▪●◦](?<=\s.)(?=\s?\w)")
_NUMBER = re.compile(r"(?<!\S)(?P<label>\d{1,3}|[A-Za-z])(?P<style>\.\)|[.)])(?=\s)")
_FIRST_LABELS = frozenset("1aA")
# Two letters and a mark between them: what is shorter holds no two sentences.
_SHORTEST = 3


def places_of(
    text: str, start: int, lines_are_whole: bool, tongue: str | None
) -> Iterator[tuple[int, int, int]]:
    """Each sentence's paragraph, start and end, in order, from the offset `start` on."""
    for run in runs_of(text, start, lines_are_whole):
        if run.end - run.start < _SHORTEST:
            yield run
            continue
        for begin, end in _items_of(text, run):
            for stop, following in ends_of(text, begin, end, tongue):
                yield run.paragraph, begin, stop
                begin = following
            yield run.paragraph, begin, end


def _items_of(text: str, run: Run) -> Iterator[tuple[int, int]]:
    """A run cut where list items stand in one line: "1. Bread 2. Milk" and "• Bread • Milk"."""
    begin = run.start
    for cut in _cuts_of(text, run):
        yield begin, begin + len(text[begin:cut].rstrip())
        begin = cut
    yield begin, run.end


def _cuts_of(text: str, run: Run) -> list[int]:
    bullets = [found.start() for found in _BULLET.finditer(text, run.start + 1, run.end)]
    if text[run.start] not in _FIRST_LABELS:
        return bullets
    return sorted({*bullets, *_numbers_of(text, run)})


def _numbers_of(text: str, run: Run) -> Iterator[int]:
    """Where 2, 3, … stand in a run that begins with 1 (or b, c, … after a), in the same style."""
    first = _NUMBER.match(text, run.start, run.end)
    if not first or first["label"] not in _FIRST_LABELS:
        return
    label = first["label"]
    for found in _NUMBER.finditer(text, first.end(), run.end):
        expected = str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
        if (found["label"], found["style"]) == (expected, first["style"]):
            label = expected
            yield found.start()
