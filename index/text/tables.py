"""The word lists in data/: a word a line, or words and what they are the same as."""

from collections.abc import Iterator
from pathlib import Path


def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(word for line in lines(name) for word in line.split())


def pairs(name: str) -> Iterator[tuple[str, str]]:
    """The pairs of a table: each of the words before " = ", and what stands behind it."""
    for line in lines(name):
        left, _, right = line.partition(" = ")
        yield from ((word, right) for word in left.split())


def lines(name: str) -> list[str]:
    """The lines of a table that are neither empty nor a comment."""
    # importlib.resources takes 20 ms to import.
    text = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
