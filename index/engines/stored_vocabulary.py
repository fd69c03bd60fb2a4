"""The terms of a collection in files: found by how they begin, and by what a slip makes of them.

Nothing is read that a question does not look at, however many terms there are.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.engines.mapped import mapped, mapped_bytes

_TERMS, _SHAPES = "terms.txt", "shapes.bin"
# Where a term begins in the file of terms, in bytes, how many letters it has, and which: a bit for
# each, letters 64 apart in Unicode sharing one.
_SHAPE = np.dtype([("start", "<u4"), ("length", "<u4"), ("letters", "<u8")])
# Above every letter that a term holds, so that what begins alike lies below it.
_LAST = "\U0010ffff".encode()
_END = b"\n"  # no term holds white space


class StoredVocabulary:
    """The terms that `write_vocabulary` put into a folder, in alphabetical order."""

    def __init__(self, folder: Path) -> None:
        self._shapes = mapped(folder / _SHAPES, _SHAPE)
        self._bytes = mapped_bytes(folder / _TERMS)

    def starting(self, beginning: str) -> Sequence[str]:
        """The terms that begin with some letters."""
        return self._between(*self._range(beginning))

    def like(self, term: str, edits: int) -> Sequence[str]:
        """The terms with the same first letter at most so many edits away.

        An edit is one of Damerau 1964: a letter more, less or other, or two neighbours swapped.
        """
        # Few questions hold an unknown word, and it takes 50 ms to import.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found = extract(
            term, self._likely(term, edits), scorer=OSA.distance, score_cutoff=edits, limit=None
        )
        return sorted(other for other, _, _ in found)

    def __iter__(self) -> Iterator[str]:
        return iter(self._between(0, len(self._shapes)))

    def _likely(self, term: str, edits: int) -> list[str]:
        """The terms of which length and letters allow so few edits."""
        first, last = self._range(term[0])
        shapes = self._shapes[first:last]
        lengths = shapes["length"].astype(np.int64)
        near = np.flatnonzero(np.abs(lengths - len(term)) <= edits)
        held, asked = shapes["letters"][near], _letters_of([term])[0]
        alike = _at_most(held & ~asked, edits) & _at_most(asked & ~held, edits)
        return [self._at(first + int(place)) for place in near[alike]]

    def _range(self, beginning: str) -> tuple[int, int]:
        """The places of the terms that begin with some letters, from the first to past the last."""
        sought = beginning.encode("utf-8", "surrogatepass")
        return self._place(sought), self._place(sought + _LAST)

    def _place(self, sought: bytes) -> int:
        """How many terms come before some letters (in UTF-8, which sorts as the letters do)."""
        low, high = 0, len(self._shapes)
        while low < high:
            middle = (low + high) // 2
            if self._bytes_at(middle) < sought:
                low = middle + 1
            else:
                high = middle
        return low

    def _at(self, place: int) -> str:
        return self._bytes_at(place).decode("utf-8", "surrogatepass")

    def _bytes_at(self, place: int) -> bytes:
        start = self._starts[place]
        return self._bytes[start : self._bytes.find(_END, start)]

    def _between(self, first: int, last: int) -> list[str]:
        if first >= last:
            return []
        end = self._starts[last] if last < len(self._shapes) else len(self._bytes)
        block = self._bytes[self._starts[first] : end - 1]
        return block.decode("utf-8", "surrogatepass").split("\n")

    @cached_property
    def _starts(self) -> NDArray[np.uint32]:
        return self._shapes["start"]


def write_vocabulary(folder: Path, terms: Iterable[str]) -> None:
    """Put some terms, each once, into a folder."""
    # Sorted as UTF-8, which also lone surrogates are.
    encoded = sorted(term.encode("utf-8", "surrogatepass") for term in terms)
    ordered = [term.decode("utf-8", "surrogatepass") for term in encoded]
    shapes = np.zeros(len(encoded), _SHAPE)
    sizes = np.fromiter((len(term) + 1 for term in encoded), np.int64, len(encoded))
    shapes["start"] = np.cumsum(sizes) - sizes
    shapes["length"] = np.fromiter(map(len, ordered), np.int64, len(ordered))
    shapes["letters"] = _letters_of(ordered)
    (folder / _TERMS).write_bytes(b"".join(term + _END for term in encoded))
    shapes.tofile(folder / _SHAPES)


def _letters_of(terms: Sequence[str]) -> NDArray[np.uint64]:
    """Which letters each term has, a bit a letter."""
    if not terms:
        return np.zeros(0, np.uint64)
    codes = np.frombuffer("".join(terms).encode("utf-32-le", "surrogatepass"), "<u4")
    bits = np.uint64(1) << (codes.astype(np.uint64) & np.uint64(63))
    lengths = np.fromiter(map(len, terms), np.int64, len(terms))
    return np.bitwise_or.reduceat(bits, np.cumsum(lengths) - lengths)


def _at_most(bits: NDArray[np.uint64], most: int) -> NDArray[np.bool_]:
    """Whether at most so many bits are set in each."""
    for _ in range(most):
        bits = bits & (bits - (bits != 0).astype(np.uint64))
    return np.asarray(bits == 0)
