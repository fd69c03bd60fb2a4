"""Which place each of several lost quotes may claim: the one most like a place has it first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.citing.aligning import Sought
from index.citing.ground import Ground
from index.citing.nearest import Near, nearest
from index.citing.quote import Quote
from index.citing.standing import Standing


@dataclass(frozen=True, slots=True)
class Lost:
    """A quote that does not stand where it stood, and what is known of those around it."""

    ground: Ground
    quote: Quote
    sought: Sought
    standing: Standing


def claims(lost: Sequence[Lost]) -> Iterator[tuple[Lost, list[Near]]]:
    """Each quote with the places that are equally good for it, none of them another's."""
    claimed = _Claimed()
    found = [(one, _nearest(one, claimed)) for one in lost]
    for one, near in sorted(found, key=lambda pair: -pair[1][0].likeness if pair[1] else 0.0):
        free = near
        if any(claimed(one.quote, n.start, n.end) for n in near):
            free = _nearest(one, claimed)
        yield one, free
        for place in free[:1] if len(free) == 1 else ():
            claimed.add(one.quote, place)


def _nearest(lost: Lost, claimed: "_Claimed") -> list[Near]:
    def taken(start: int, end: int) -> bool:
        is_anothers = lost.standing.takes(lost.quote, start, end)
        return is_anothers or claimed(lost.quote, start, end)

    return nearest(lost.ground, lost.sought, taken)


class _Claimed:
    """The places of `spaced` that quotes have claimed, by where they begin and end."""

    def __init__(self) -> None:
        self._by: dict[tuple[str, str, int], list[Quote]] = {}

    def add(self, quote: Quote, near: Near) -> None:
        """A quote claims a place."""
        for side, at in (("from", near.start), ("to", near.end)):
            self._by.setdefault((quote.sha256, side, at), []).append(quote)

    def __call__(self, quote: Quote, start: int, end: int) -> bool:
        """Whether a place begins or ends as one that a quote from elsewhere claimed."""
        others = [
            *self._by.get((quote.sha256, "from", start), ()),
            *self._by.get((quote.sha256, "to", end), ()),
        ]
        return any(not _overlap(quote, other) for other in others)


def _overlap(one: Quote, other: Quote) -> bool:
    """Whether two quotes overlapped where they were taken from, as far as that is known."""
    if one.place is None or other.place is None:
        return True
    return one.place[0] < other.place[1] and other.place[0] < one.place[1]
