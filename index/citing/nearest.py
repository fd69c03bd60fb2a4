"""What stands now in the place of a quote whose words changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz.distance import Indel

from index.citing.difference import common_start, differs_by_slips
from index.citing.ground import SEED, Ground
from index.citing.selectors import REACH

# Likeness is the share of letters that stay (Indel). `tests/benchmarks/citing.py` measured it: of
# sentences with a word or three changed the least is alike by 0.6; of pairs of different sentences
# of one article, 1 in 1,000 is by more than 0.6, and 1 in 10,000 by more than 0.85.
ALIKE = 0.6
ALIKE_ALONE = 0.85
# A neighbour with a slip or two is still the same; of different ones, 1 in 1,000 is so alike.
_SAME_NEIGHBOUR = 0.7
# Within this share of likeness, one place is as good as another.
_AS_GOOD = 0.02
# Groups of seeds looked at, those with most letters first.
_MOST_GROUPS = 6
# What stands around a quote and more often than this frames nothing.
_MOST_FRAMES = 20
_WORDS = re.compile(r"[\u2e80-\uffdc]|[^\W_]+|[^\w\s]|_")
_ENDERS = ".!?…。！？:;”\"’')]"
# An end that looks like a sentence's outweighs so many letters.
_SENTENCE = 6


@dataclass(frozen=True, slots=True)
class Near:
    """A place in a ground's `spaced`, and how alike it is (0 to 1); `held` by its neighbours."""

    start: int
    end: int
    likeness: float
    held: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """A quote with all white space one space, and what stood around it.

    `between` is where its neighbours among the other quotes stand now, None where they do not
    tell.
    """

    words: str
    prefix: str
    suffix: str
    between: tuple[int, int] | None = None

    @property
    def has_neighbours(self) -> bool:
        """Whether it is known what stood around it."""
        return bool(self.prefix.strip() or self.suffix.strip())


def nearest(ground: Ground, sought: Sought, taken: "Taken") -> list[Near]:
    """The places that may be what the quote became, best first, all equally good; or none."""
    framed = _framed(ground, sought)
    if framed and framed[0] == framed[1]:
        return []  # its neighbours have closed ranks: it was taken out
    places = dict.fromkeys([*([framed] if framed else []), *_by_seeds(ground, sought)])
    near = [_near(ground, sought, *place) for place in places if place[0] < place[1]]
    good = [one for one in near if _is_it(ground, sought, one) and not taken(one.start, one.end)]
    best = max(good, key=lambda one: (one.held, one.likeness), default=None)
    if best is None:
        return []
    return sorted(
        (o for o in good if o.held == best.held and o.likeness >= best.likeness - _AS_GOOD),
        key=lambda one: (-one.likeness, one.start),
    )


class Taken(Protocol):
    """What is known of places: whether another quote stands there word for word."""

    def __call__(self, start: int, end: int) -> bool:
        """Whether most of a place in `spaced` is another quote's."""


def _is_it(ground: Ground, sought: Sought, near: Near) -> bool:
    if near.held:
        return near.likeness >= ALIKE
    if sought.has_neighbours:  # and they stand elsewhere, or nowhere
        return differs_by_slips(sought.words, ground.spaced[near.start : near.end])
    return near.likeness >= ALIKE_ALONE


def _near(ground: Ground, sought: Sought, start: int, end: int) -> Near:
    likeness = Indel.normalized_similarity(sought.words, ground.spaced[start:end])
    return Near(start, end, likeness, _is_held(ground, sought, start, end))


def _is_held(ground: Ground, sought: Sought, start: int, end: int) -> bool:
    """Whether a place has a neighbour that the quote had."""
    if sought.between and sought.between[0] <= start and end <= sought.between[1]:
        return True
    before = ground.spaced[max(start - REACH, 0) : start].strip()
    after = ground.spaced[end : end + REACH].strip()
    return _is_same(sought.prefix.strip(), before, -1) or _is_same(sought.suffix.strip(), after, 1)


def _is_same(known: str, there: str, side: int) -> bool:
    size = min(len(known), len(there))
    if size < SEED:  # an end of the text is a neighbour, too
        return bool(known) and known == there
    one, other = (known[:size], there[:size]) if side > 0 else (known[-size:], there[-size:])
    return Indel.normalized_similarity(one, other) >= _SAME_NEIGHBOUR


def _framed(ground: Ground, sought: Sought) -> tuple[int, int] | None:
    """The place between what stood before and after, if both stand near each other once."""
    if not sought.has_neighbours:
        return None
    found = []
    starts = _starts_of(ground, sought.suffix.strip())
    for end in _ends_of(ground, sought.prefix.strip()):
        start = next((s for s in starts if end <= s <= end + 3 * len(sought.words) + 100), None)
        if start is not None:
            found.append(_trimmed(ground.spaced, end, start))
    return found[0] if len(found) == 1 else None


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


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, max(start, end - len(part) + len(part.rstrip()))


def _by_seeds(ground: Ground, sought: Sought) -> Iterator[tuple[int, int]]:
    for group in _groups(ground.seeds_of(sought.words), len(sought.words)):
        (first, at), (last, until) = group[0], group[-1]
        start = _start(ground, sought, first, at)
        end = _end(ground, sought, last + SEED, until + SEED)
        if start < end:
            yield start, end


def _groups(seeds: list[tuple[int, int]], size: int) -> list[list[tuple[int, int]]]:
    """Seeds that stand as far from each other in both wordings, give or take what came between."""
    room = max(size // 2, 40)
    groups: list[list[tuple[int, int]]] = []
    for seed in sorted(seeds, key=lambda one: (one[1] - one[0], one)):
        if groups and seed[1] - seed[0] - (groups[-1][-1][1] - groups[-1][-1][0]) <= room:
            groups[-1].append(seed)
        else:
            groups.append([seed])
    rising = [_rising(group) for group in groups]
    return sorted(rising, key=lambda g: (-len(g), g[0][1]))[:_MOST_GROUPS]


def _rising(group: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those seeds of a group that stand in the same order in both wordings."""
    kept: list[tuple[int, int]] = []
    for seed in sorted(group):
        if not kept or (seed[0] > kept[-1][0] and seed[1] > kept[-1][1]):
            kept.append(seed)
    return kept


def _start(ground: Ground, sought: Sought, known: int, at: int) -> int:
    """Where the quote begins, of whose words those from `known` on stand at a place."""
    words, text = sought.words, ground.spaced
    while known and at and words[known - 1] == text[at - 1]:
        known, at = known - 1, at - 1
    if not known:
        return at
    head = words[:known]
    low = max(at - 2 * known - 24, 0)
    options = [low + word.start() for word in _WORDS.finditer(text[low:at])] + [at]

    def cost(start: int) -> float:
        before = text[max(start - REACH, 0) : start]
        sentence = start == 0 or ground.begins_line(start) or before.rstrip()[-1:] in _ENDERS
        common = common_start(sought.prefix.rstrip()[::-1], before.rstrip()[::-1])
        return Indel.distance(head, text[start:at]) - common - _SENTENCE * sentence

    return min(options, key=cost)


def _end(ground: Ground, sought: Sought, known: int, at: int) -> int:
    """Where the quote ends, of whose words those up to `known` stand before a place."""
    words, text = sought.words, ground.spaced
    while known < len(words) and at < len(text) and words[known] == text[at]:
        known, at = known + 1, at + 1
    if known >= len(words):
        return at
    tail = words[known:]
    high = at + 2 * len(tail) + 24
    options = [at] + [at + word.end() for word in _WORDS.finditer(text[at:high])]
    ended = words[-1] in _ENDERS

    def cost(end: int) -> float:
        sentence = ended and text[end - 1 : end] in _ENDERS
        common = common_start(sought.suffix.lstrip(), text[end : end + REACH].lstrip())
        return Indel.distance(tail, text[at:end]) - common - _SENTENCE * sentence

    return min(options, key=cost)
