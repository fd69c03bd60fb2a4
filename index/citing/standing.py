"""Where the quotes of one old text stand now that stand anywhere, word for word."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from index.citing.ground import Ground
from index.citing.quote import Quote, Verdict


@dataclass(frozen=True, slots=True)
class _Held:
    """A quote's place in the old text, and its place now, in code points of each."""

    start: int
    end: int
    now: int
    until: int


class Standing:
    """What quotes that still hold tell of others of the same text, the same ones moved aside."""

    def __init__(self, ground: Ground, verdicts: Iterable[Verdict]) -> None:
        held = {
            _Held(v.quote.start, v.quote.end, v.places[0].start, v.places[0].end)
            for v in verdicts
            if v.holds and len(v.places) == 1
            if v.quote.start is not None and v.quote.end is not None
        }
        self._ground = ground
        self._old = sorted(held, key=lambda one: (one.start, one.end))
        self._new = sorted(held, key=lambda one: (one.now, one.until))
        self._longest = max((one.until - one.now for one in held), default=0)

    def between(self, quote: Quote) -> tuple[int, int] | None:
        """The room in `spaced` between the quotes that stood before and after, if they tell it."""
        if quote.start is None or quote.end is None:
            return None
        after = bisect_left(self._old, quote.end, key=lambda one: one.start)
        before = bisect_left(self._old, quote.start, key=lambda one: one.start) - 1
        while before >= 0 and self._old[before].end > quote.start:
            before -= 1
        if before < 0 or after >= len(self._old):
            return None
        left, right = self._old[before], self._old[after]
        # Where they kept together, there is as much room as there was, scaled by what came or went.
        room, had = right.now - left.until, right.start - left.end
        if not 0 <= room <= 2 * had + 100:
            return None
        return self._ground.place_in_spaced(left.until, right.now)

    def takes(self, quote: Quote, start: int, end: int) -> bool:
        """Whether most of a place in `spaced` is that of a quote which stood elsewhere."""
        start, end = self._ground.original(start, end)
        first = bisect_left(self._new, start - self._longest, key=lambda one: one.now)
        last = bisect_left(self._new, end, key=lambda one: one.now)
        return any(
            min(one.until, end) - max(one.now, start) > (end - start) / 2
            and not (one.start < (quote.end or 0) and (quote.start or 0) < one.end)
            for one in self._new[first:last]
        )
