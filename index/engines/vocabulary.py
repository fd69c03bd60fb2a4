"""The terms of a collection, found by how they begin and by what a slip makes of them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

# Above every letter that a term holds, so that what begins alike lies below it.
_LAST = "\U0010ffff"


class Vocabulary:
    """Terms in alphabetical order."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = sorted(terms)

    def starting(self, beginning: str) -> Sequence[str]:
        """The terms that begin with some letters."""
        first = bisect_left(self._terms, beginning)
        return self._terms[first : bisect_left(self._terms, beginning + _LAST, first)]

    def like(self, term: str, edits: int) -> Sequence[str]:
        """The terms with the same first letter at most so many edits away.

        An edit is one of Damerau 1964: a letter more, less or other, or two neighbours swapped.
        """
        # Few questions hold an unknown word, and it takes 50 ms to import.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        lengths = range(max(1, len(term) - edits), len(term) + edits + 1)
        likely = [t for length in lengths for t in self._by_shape.get((term[0], length), ())]
        found = extract(term, likely, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return sorted(other for other, _, _ in found)

    @cached_property
    def _by_shape(self) -> dict[tuple[str, int], list[str]]:
        shapes: dict[tuple[str, int], list[str]] = defaultdict(list)
        for term in self._terms:
            shapes[term[0], len(term)].append(term)
        return dict(shapes)
