"""Where the words of a quote stand that was reworded, by what of its letters stayed together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from index.citing.cutting import word_end, word_start
from index.citing.difference import common_start
from index.citing.ground import SEED, Ground, Seed, Span
from index.citing.selectors import REACH

# Groups of seeds looked at, those with most letters first.
_MOST_GROUPS = 4
# Fewer seeds than these parts of the most, or of all that there could be, are there by chance.
_LEAST_OF_MOST, _LEAST_OF_ALL = 3, 6
# Characters that may have come at an end of a quote, beside twice what is lost of it.
_ROOM = 64
_WORDS = re.compile(r"[\u2e80-\uffdc]|[^\W_]+|[^\w\s]|_")
_ENDERS = ".!?…。！？:;”\"’')]"
# An end that looks like a sentence's outweighs so many letters.
_SENTENCE = 24


@dataclass(frozen=True, slots=True)
class Sought:
    """A quote with all white space one space, and what stood around it.

    `between` is where its neighbours among the other quotes stand now, None where they do not
    tell.
    """

    words: str
    prefix: str
    suffix: str
    between: Span | None = None

    @property
    def has_neighbours(self) -> bool:
        """Whether it is known what stood around it."""
        return bool(self.prefix.strip() or self.suffix.strip())


def aligned(ground: Ground, sought: Sought) -> Iterator[Span]:
    """The places of `spaced` that share most letters with the quote, in the quote's order."""
    size = len(sought.words)
    for group in _groups(ground.seeds_of(sought.words), size, size / ground.step):
        (first, at), (last, until) = group[0], group[-1]
        start = _start(ground, sought, first, at)
        end = _end(ground, sought, last + SEED, until + SEED)
        if start < end:
            yield start, end


def _groups(seeds: list[Seed], size: int, expected: float) -> list[list[Span]]:
    """Seeds that stand as far from each other in both wordings, give or take what came between.

    `expected` are the seeds that all of the quote would have in one place.
    """
    room = max(size // 2, 40)
    groups: list[list[Span]] = []
    last = -room
    for shift, at, hit in sorted(seeds):
        if groups and shift - last <= room:
            groups[-1].append((at, hit))
        else:
            groups.append([(at, hit)])
        last = shift
    least = max(max(map(len, groups), default=0) / _LEAST_OF_MOST, expected / _LEAST_OF_ALL)
    groups = [group for group in groups if len(group) >= least]
    groups = sorted(groups, key=lambda g: (-len(g), g[0][1]))[:_MOST_GROUPS]
    return [_kept_together(_rising(group)) for group in groups]


def _rising(group: list[Span]) -> list[Span]:
    """Those seeds of a group that stand in the same order in both wordings."""
    kept: list[Span] = []
    for seed in sorted(group):
        if not kept or (seed[0] > kept[-1][0] and seed[1] > kept[-1][1]):
            kept.append(seed)
    return kept


def _kept_together(seeds: list[Span]) -> list[Span]:
    """The longest run of seeds, and those beside it with more letters than what came between."""
    runs: list[list[Span]] = []
    for seed in seeds:
        if runs and seed[1] - seed[0] == runs[-1][-1][1] - runs[-1][-1][0]:
            runs[-1].append(seed)
        else:
            runs.append([seed])
    first = last = max(range(len(runs)), key=lambda at: (_letters(runs[at]), -at))
    while first and _belongs(runs[first - 1], runs[first]):
        first -= 1
    while last + 1 < len(runs) and _belongs(runs[last + 1], runs[last]):
        last += 1
    return [seed for run in runs[first : last + 1] for seed in run]


def _letters(run: list[Span]) -> int:
    return run[-1][0] - run[0][0] + SEED


def _belongs(run: list[Span], beside: list[Span]) -> bool:
    between = abs((run[0][1] - run[0][0]) - (beside[0][1] - beside[0][0]))
    return between <= _letters(run) + SEED


def _start(ground: Ground, sought: Sought, known: int, at: int) -> int:
    """Where the quote begins, of whose words those from `known` on stand at a place."""
    words, text = sought.words, ground.spaced
    while known and at and words[known - 1] == text[at - 1]:
        known, at = known - 1, at - 1
    if not known:
        return word_start(text, at)
    head, reversed_prefix = words[:known], sought.prefix.rstrip()[::-1]
    low = max(at - 2 * known - _ROOM, 0)
    options = [low + word.start() for word in _WORDS.finditer(text[low:at])] + [at]

    def cost(start: int) -> float:
        sentence = text[start - 2 : start - 1] in _ENDERS or ground.begins_line(start)
        common = common_start(reversed_prefix, text[max(start - REACH, 0) : start].rstrip()[::-1])
        return Indel.distance(head, text[start:at]) - common - _SENTENCE * sentence

    return min(options, key=cost)


def _end(ground: Ground, sought: Sought, known: int, at: int) -> int:
    """Where the quote ends, of whose words those up to `known` stand before a place."""
    words, text = sought.words, ground.spaced
    while known < len(words) and at < len(text) and words[known] == text[at]:
        known, at = known + 1, at + 1
    if known >= len(words):
        return word_end(text, at)
    tail = words[known:]
    high = at + 2 * len(tail) + _ROOM
    options = [at] + [at + word.end() for word in _WORDS.finditer(text[at:high])]
    ended, suffix = words[-1] in _ENDERS, sought.suffix.lstrip()

    def cost(end: int) -> float:
        sentence = ended and text[end - 1 : end] in _ENDERS
        common = common_start(suffix, text[end : end + REACH].lstrip())
        return Indel.distance(tail, text[at:end]) - common - _SENTENCE * sentence

    return min(options, key=cost)
