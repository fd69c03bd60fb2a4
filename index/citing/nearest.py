"""What stands now in the place of a quote whose words changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz.distance import Indel

from index.citing.aligning import Sought, aligned
from index.citing.cutting import word_end, word_start
from index.citing.difference import differs_by_slips
from index.citing.ground import SEED, Ground, Span
from index.citing.selectors import REACH

# Likeness is the share of letters that stay (Indel). On 4,478 sentences of news, encyclopedia,
# science and dialogues (`tests/citing/likeness.py`), with one to three words dropped, replaced or
# added, 4 in 10,000 were less alike than 0.6 and 5 in 100 than 0.85; of pairs of other sentences of
# an article, 13 in 10,000 were more alike than 0.6 and 1 in 10,000 than 0.85.
ALIKE = 0.6
ALIKE_ALONE = 0.85
# A neighbour with a slip or two is still the same; of pairs of others, 4 in 10,000 are so alike.
_SAME_NEIGHBOUR = 0.7
# Within this share of likeness, one place is as good as another.
_AS_GOOD = 0.02
# What stands around a quote and more often than this frames nothing.
_MOST_FRAMES = 20


@dataclass(frozen=True, slots=True)
class Near:
    """A place in a ground's `spaced`, and how alike it is (0 to 1); `held` by its neighbours."""

    start: int
    end: int
    likeness: float
    held: bool


def nearest(ground: Ground, sought: Sought, taken: "Taken") -> list[Near]:
    """The places that may be what the quote became, best first, all equally good; or none."""
    frames = _frames(ground, sought)
    places = dict.fromkeys([*_longer(ground, sought), *frames, *aligned(ground, sought)])
    near = [_near(ground, sought, *place) for place in places if place[0] < place[1]]
    is_it = _has_slips if _is_out(frames, near) else _is_it
    good = [n for n in near if is_it(ground, sought, n) and not taken(n.start, n.end)]
    best = max(good, key=lambda one: (one.held, one.likeness), default=None)
    if best is None:
        return []
    as_good = (n for n in good if n.held == best.held and n.likeness >= best.likeness - _AS_GOOD)
    # Of two that overlap, the ends of one are known where its neighbours are whole.
    return _apart(
        sorted(as_good, key=lambda n: ((n.start, n.end) not in frames, -n.likeness, n.start))
    )


def _apart(near: Sequence[Near]) -> list[Near]:
    """Places of which none overlaps a better one: it is the same, with an end elsewhere."""
    kept: list[Near] = []
    for one in near:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept


def _longer(ground: Ground, sought: Sought) -> list[Span]:
    """The places where the words stand but for their ends, which are longer words now."""
    text, size = ground.spaced, len(sought.words)
    return [
        (word_start(text, at), word_end(text, at + size))
        for at in ground.places_of(sought.words, _MOST_FRAMES)
    ]


class Taken(Protocol):
    """What is known of places: whether another quote stands there word for word."""

    def __call__(self, start: int, end: int) -> bool:
        """Whether most of a place in `spaced` is another quote's."""


def in_place(ground: Ground, sought: Sought) -> Near | None:
    """Another wording right between what stood before and after the quote, if there is one."""
    frames = (place for place in _frames(ground, sought) if place[0] < place[1])
    near = max((_near(ground, sought, *p) for p in frames), key=lambda n: n.likeness, default=None)
    return near if near and near.likeness >= ALIKE else None


def _is_out(frames: Sequence[Span], near: Sequence[Near]) -> bool:
    """Whether what stood around the quote has closed ranks: it was taken out.

    It may stand elsewhere all the same, with a slip; what is more can be another sentence.
    """
    filled = any((n.start, n.end) in frames and n.likeness >= ALIKE_ALONE for n in near)
    return not filled and any(start == end for start, end in frames)


def _is_it(ground: Ground, sought: Sought, near: Near) -> bool:
    least = ALIKE if near.held else ALIKE_ALONE
    return near.likeness >= least or _has_slips(ground, sought, near)


def _has_slips(ground: Ground, sought: Sought, near: Near) -> bool:
    return differs_by_slips(sought.words, ground.spaced[near.start : near.end])


def _near(ground: Ground, sought: Sought, start: int, end: int) -> Near:
    likeness = Indel.normalized_similarity(sought.words, ground.spaced[start:end])
    return Near(start, end, likeness, _is_held(ground, sought, start, end))


def _is_held(ground: Ground, sought: Sought, start: int, end: int) -> bool:
    """Whether a place has a neighbour that the quote had."""
    if sought.between and sought.between[0] <= start and end <= sought.between[1]:
        return True
    if not sought.has_neighbours:
        return False
    before = ground.spaced[max(start - REACH, 0) : start].strip()
    after = ground.spaced[end : end + REACH].strip()
    return _is_same(sought.prefix.strip(), before, -1) or _is_same(sought.suffix.strip(), after, 1)


def _is_same(known: str, there: str, side: int) -> bool:
    size = min(len(known), len(there))
    if size < SEED:  # an end of the text is a neighbour, too
        return known == there
    one, other = (known[:size], there[:size]) if side > 0 else (known[-size:], there[-size:])
    return Indel.normalized_similarity(one, other) >= _SAME_NEIGHBOUR


def _frames(ground: Ground, sought: Sought) -> list[Span]:
    """The places between what stood before and what stood after; one is empty without the quote."""
    if not sought.has_neighbours:
        return []
    room = 3 * len(sought.words) + 100
    starts = _starts_of(ground, sought.suffix.strip())
    ends = _ends_of(ground, sought.prefix.strip())
    return [
        _trimmed(ground.spaced, word_end(ground.spaced, end), word_start(ground.spaced, start))
        for end in ends
        for start in starts
        if end <= start <= end + room
    ]


def _ends_of(ground: Ground, before: str) -> list[int]:
    """Where that ends which stood before; it is short only at the beginning of a text."""
    if len(before) < SEED:
        return [len(before)] if ground.spaced.startswith(before) else []
    return [at + len(before) for at in ground.places_of(before, _MOST_FRAMES)]


def _starts_of(ground: Ground, after: str) -> list[int]:
    """Where that starts which stood behind; it is short only at the end of a text."""
    if len(after) < SEED:
        return [len(ground.spaced) - len(after)] if ground.spaced.endswith(after) else []
    return ground.places_of(after, _MOST_FRAMES)


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, max(start, end - len(part) + len(part.rstrip()))
