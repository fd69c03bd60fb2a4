"""Words that are one thing together: "two million", "March 5", "F 16"; and names like The Who."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from index.text.dates import MONTHS, date_length
from index.text.numbers import SCALES
from index.text.spoken import TELLING, is_spoken, row_length

Place = tuple[int, int, str]  # where a word begins and ends, and how it is written

# A line may end inside "two million"; a month may be cut short by a point.
_GAPS = frozenset({" ", "\n", "\r\n", "\u00a0", "\u2009", "\u202f"})
# "Two hundred and twenty-five thousand three hundred and one and a half million" has fewer.
_MOST = 14
_FEW = 4  # words that tell whether a row or a date begins: "two and a half", "5th of March"
# "F 16" is F-16; A and I are words.
_LETTERS = frozenset("BCDEFGHJKLMNOPQRSTUVWXYZ")
_BEFORE_I = frozenset({"War", "Part", "Type", "Phase"})
_NAMES = frozenset({"A", "I", "May", "Who", "WHO"})
_MINUS = frozenset({"Minus", "minus"})
_TOLD_BY = TELLING | MONTHS | _LETTERS | _MINUS | _BEFORE_I | {"A", "Who", "WHO"}
_ARTICLES = frozenset({"a", "A", "one", "One"})
_BEGINNING = MONTHS | _LETTERS | _MINUS | _ARTICLES | {"half", "Half"}


def may_join(words: Sequence[str]) -> bool:
    """Whether one of the words tells that some may be one thing together."""
    return not _TOLD_BY.isdisjoint(words)


def joined(text: str, places: Sequence[Place]) -> Iterator[Place]:
    """The places, those that are one thing together made one.

    A stop word that is a name here ("Vitamin A", "in May", "The Who") is written with the space
    before it, so that it is another word than the plain one.
    """
    i = 0
    while i < len(places):
        start, end, written = places[i]
        alone = not _may_begin(written) or (written in _ARTICLES and _is_alone(places, i))
        length = 1 if alone else _length(text, places, i)
        if length > 1:
            end = places[i + length - 1][1]
            written = text[start:end]
        elif written in _NAMES and _is_name(text, places, i):
            written = f" {written}"
        yield start, end, written
        i += length


def _is_alone(places: Sequence[Place], i: int) -> bool:
    """Whether "a" or "one", which are common, begins no "a hundred"."""
    return i + 1 == len(places) or places[i + 1][2].lower() not in SCALES


def _length(text: str, places: Sequence[Place], i: int) -> int:
    """How many of the words, from one on, are one thing."""
    few = _unparted(text, places[i : i + _FEW])
    if len(few) < 2:
        return 1
    if length := date_length(few):
        return length
    if row_length(few):
        return row_length(_unparted(text, places[i : i + _MOST]))
    return 1 + _is_number_of(*few[:2])


@lru_cache(maxsize=1 << 14)
def _may_begin(word: str) -> bool:
    return word in _BEGINNING or word[0].isdigit() or is_spoken(word)


def _unparted(text: str, places: Sequence[Place]) -> list[str]:
    """The words up to the first that more than a gap parts from the one before."""
    words = [places[0][2]]
    for (_, end, before), (start, _, written) in pairwise(places):
        gap = text[end:start]
        if (gap[1:] if before in MONTHS and gap[:1] == "." else gap) not in _GAPS:
            break
        words.append(written)
    return words


def _is_number_of(first: str, second: str) -> bool:
    """Whether the words are a letter and its number, or a minus and a number."""
    if first in _LETTERS:
        return bool(re.fullmatch(r"[1-9]\d{1,2}", second))
    return first in _MINUS and second.lstrip("$€£")[:1].isdigit()


def _is_name(text: str, places: Sequence[Place], i: int) -> bool:
    """Whether a stop word with a capital is a name, by what stands before it."""
    start, end, written = places[i]
    if i == 0 or text[start - 1] != " ":
        return False
    before = places[i - 1][2]
    if written in ("A", "May"):
        return text[start - 2].islower() and not re.match(r"['’&]|\.\w", text[end : end + 2])
    return (
        before in (_BEFORE_I if written == "I" else ("The", "the"))
        and start - 1 == places[i - 1][1]
    )
