"""Numbers in words: "twenty-fifth", "a hundred", "two and a half million", "nineteen ninety"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from index.text.numbers import SCALES, place, value_terms
from index.text.tables import pairs

_NOTHING = Decimal(-1)
_NOT_ALONE = frozenset({"a", "an", "one", "half"})
_TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
# The words that tell a text in which a number of several words may be found.
TELLING = frozenset(
    form
    for word in (
        *_TENS,
        *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        *("dozen", "hundred", "thousand", "million", "billion", "trillion", "lakh", "crore"),
        *("half", "hundredth", "thousandth", "millionth"),
    )
    for form in (word, word.capitalize())
)


def row_length(words: Sequence[str]) -> int:
    """How many of the words, from the first on, are numbers in words; 0 if fewer than two.

    >>> row_length(["two", "hundred", "and", "five", "guests"])
    4
    """
    row = [word.lower() for word in words]
    length = _beginning(row)
    while length and length < len(row) and (more := _continuing(row, length)):
        length += more
    if length and row[length : length + 3] == ["and", "a", "half"]:
        length += 4 if row[length + 3 : length + 4] and row[length + 3] in SCALES else 3
    return length if length > 1 else 0


def spoken_terms(words: str) -> tuple[str, ...]:
    """What a row of number words is searched as: "two hundred" as 200, "two three" as 2 and 3."""
    row = " ".join(re.split(r"[\s-]+", words.lower()))
    row = re.sub(r"^half an? ", "half ", row).replace(" and a half", " half")
    return tuple(_terms([word for word in row.split(" ") if word != "and"]))


def is_spoken(written: str) -> bool:
    """Whether a word, a compound or a row that `row_length` found says a number or a place."""
    if written.isalpha():
        return written.lower() in _values() and written.lower() not in _NOT_ALONE
    words = re.split(r"[\s-]+", written.lower())
    if len(words) == 1:
        return False
    begins = words[0] in _TENS or words[1] in SCALES or any(map(str.isspace, written))
    return begins and all(word in _values() or word in SCALES or word == "and" for word in words)


def is_place(word: str) -> bool:
    """Whether the word says a place in a row: "fifth", "twenty-fifth"."""
    last = word.lower().rpartition("-")[2]
    return last in _values() and _is_place(last) and is_spoken(word)


def _beginning(row: Sequence[str]) -> int:
    if row[0] in ("a", "one"):
        return 2 if row[1] in SCALES else 0
    if row[0] == "half":
        return 3 if row[1] in ("a", "an") and row[2:3] and row[2] in SCALES else 0
    return int(is_spoken(row[0]) and not is_place(row[0]))


def _continuing(row: Sequence[str], i: int) -> int:
    """How many words more the number has at this one: two for "and five"."""
    word, before = row[i], row[i - 1].rpartition("-")[2]
    if is_place(before):
        return 0
    if word == "and":
        more = before in SCALES and row[i + 1 : i + 2]
        return 2 if more and (row[i + 1] == "one" or is_spoken(row[i + 1])) else 0
    if word == "one":
        return int(before in _TENS or before in SCALES)
    # "A twenty second delay" is no place in a row.
    return int(word != "second" and (word in SCALES or is_spoken(word)))


def _terms(words: Sequence[str]) -> Iterator[str]:
    total, current = Decimal(0), _NOTHING
    for word in words:
        joined = _joined(current, word)
        if joined is None:
            yield from value_terms(total + current)
            total, joined = Decimal(0), _value(word)
        current = joined
        if _is_place(word):
            yield place(f"{total + current:f}")
        if SCALES.get(word, 0) >= 1000:
            total += current
        if _is_place(word) or SCALES.get(word, 0) >= 1000:
            current = _NOTHING
    if current is not _NOTHING or total:
        yield from value_terms(total + max(current, Decimal(0)))


def _joined(current: Decimal, word: str) -> Decimal | None:
    """The number so far with a word more; None where the word begins another number."""
    if size := SCALES.get(word.removesuffix("th")):
        return abs(current) * size  # nothing said counts as one
    value, rest = _value(word), current % 100
    if current is _NOTHING or word == "half":
        return max(current, Decimal(0)) + value
    if (rest == 0 and current >= 100) or (value < 10 and rest >= 20 and rest % 10 == 0):
        return current + value
    return current * 100 + value if 13 <= current <= 20 and value >= 10 else None


def _value(word: str) -> Decimal:
    return Decimal(_values()[word].rstrip("."))


def _is_place(word: str) -> bool:
    return word.endswith("th") if word not in _values() else _values()[word].endswith(".")


@lru_cache(maxsize=1)
def _values() -> dict[str, str]:
    return dict(pairs("numbers.txt"))
