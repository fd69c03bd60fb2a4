"""An article's text made ready for finding many quotes in it, white space aside."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

Span = tuple[int, int]
# How much further on letters stand in the text than in some words, and where they do in each.
Seed = tuple[int, int, int]
Fits = Callable[[int], bool]
# Letters that stand together in both wordings: of fewer, any text holds many by chance.
SEED = 8
# So many seeds are kept, of a larger text fewer of its places.
_MOST_SEEDS = 250_000
_LEAST_STEP = 4
# What stands more often tells no place from others.
_COMMON = 200
_WORD = re.compile(r"\S+")


class Ground:
    """A text with every white space one space, `spaced`, and where its letters stood."""

    def __init__(self, text: str) -> None:
        self.text = text
        words = text.split()
        self.spaced = " ".join(words)
        # Where each word begins: in the text, and in `spaced`.
        self._begins = [word.start() for word in _WORD.finditer(text)]
        self._spaced_begins = list(accumulate((len(word) + 1 for word in words[:-1]), initial=0))
        self.step = max(_LEAST_STEP, len(self.spaced) // _MOST_SEEDS)

    @cached_property
    def _seeds(self) -> dict[str, list[int]]:
        seeds: dict[str, list[int]] = defaultdict(list)
        spaced = self.spaced
        for at in range(0, len(spaced) - SEED + 1, self.step):
            seeds[spaced[at : at + SEED]].append(at)
        return dict(seeds)

    def original(self, start: int, end: int) -> Span:
        """A place of `spaced` as a place in the text; no white space at its ends."""
        if start >= end:
            at = self._offset(start)
            return at, at
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, at: int) -> int:
        word = bisect_right(self._spaced_begins, at) - 1
        return self._begins[word] + at - self._spaced_begins[word] if word >= 0 else 0

    def place_in_spaced(self, start: int, end: int) -> Span:
        """A place of the text as a place of `spaced`."""
        return self._in_spaced(start), self._in_spaced(end)

    def _in_spaced(self, offset: int) -> int:
        word = bisect_right(self._begins, offset) - 1
        if word < 0:
            return 0
        later = self._spaced_begins[word + 1 : word + 2] or [len(self.spaced) + 1]
        return min(self._spaced_begins[word] + offset - self._begins[word], later[0] - 1)

    def begins_line(self, at: int) -> bool:
        """Whether what stands at a place of `spaced` begins a line of the text."""
        start = self._offset(at)
        gap = self.text[max(start - 40, 0) : start]
        return not gap.strip() or "\n" in gap[len(gap.rstrip()) :]

    def places_of(self, words: str, most: int, fits: Fits = lambda at: True) -> list[int]:
        """The first places in `spaced` where some words stand, in order, one more than `most`.

        What does not fit is passed over.
        """
        if len(words) < SEED + self.step - 1:
            return self._scanned(words, most, fits)
        found: list[int] = []
        # Where the words stand, one seed of theirs and no other begins at a step.
        for skipped in range(self.step):
            hits = self._seeds.get(words[skipped : skipped + SEED], ())
            if len(hits) > _COMMON:
                return self._scanned(words, most, fits)
            for at in (hit - skipped for hit in hits if hit >= skipped):
                if self.spaced.startswith(words, at) and fits(at):
                    found.append(at)
        return sorted(found)[: most + 1]

    def _scanned(self, words: str, most: int, fits: Fits) -> list[int]:
        found: list[int] = []
        at = self.spaced.find(words) if words else -1
        while at >= 0 and len(found) <= most:
            if fits(at):
                found.append(at)
            at = self.spaced.find(words, at + 1)
        return found

    def seeds_of(self, words: str) -> list[Seed]:
        """The seeds that some words share with the text."""
        shared: list[Seed] = []
        seeds = self._seeds
        for at in range(len(words) - SEED + 1):
            hits = seeds.get(words[at : at + SEED])
            if hits and len(hits) <= _COMMON:
                for hit in hits:
                    shared.append((hit - at, at, hit))
        return shared
