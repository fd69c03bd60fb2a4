"""Days and hours in every dress: 5 March, March 5th, 2021-03-05, 5 p.m. and 17:00."""

import re
from collections.abc import Sequence

from index.text.spoken import is_place, spoken_terms

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# As they are written; "may" in small letters is none.
MONTHS = frozenset(
    form
    for month in (*_MONTHS, "sept")
    for short in (month, month[:3])
    for form in (short, short.capitalize())
) - {"may"}
_DAYS = frozenset(str(day) for day in range(1, 32))
_NUMERIC = r"(?:\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|\d\d?/\d\d?/\d{4}|\d\d?\.\d\d?\.\d{4})(?!\d)"
# A day or an hour that begins with a digit.
_TIME = (
    r"(?:1\d|2[0-3]|0?\d)(?:[:.][0-5]\d)?[ \u00a0\u202f]?"
    r"(?:[ap]m\b|[AP]\.?M\b\.?|[ap]\.[ \u00a0]?m\b\.?)"
    r"|\d{1,2}:[0-5]\d(?::[0-5]\d)?(?!\d)"
)
MOMENT = f"{_TIME}|{_NUMERIC}"


def date_length(words: Sequence[str]) -> int:
    """How many of the words, from the first on, are a day and its month, "May 2021" too; 0 if none.

    >>> date_length(["5th", "of", "March", "2021"])
    3
    """
    first, *others = words
    small = int(others[0] == ("the" if first in MONTHS else "of"))
    second = others[small] if len(others) > small else ""
    if first in MONTHS:
        year = first == "May" and small == 0 and second[:2] in ("19", "20") and len(second) == 4
        return 2 + small if _day(second) or (year and second.isdecimal()) else 0
    named = second in MONTHS and (small or first[0].isdigit())
    return 2 + small if named and _day(first) else 0


def moment_terms(written: str) -> tuple[str, ...]:
    """What a day or an hour is searched as; nothing where the text is neither."""
    if words := [word for word in re.split(r"\.?\s+", written) if word in MONTHS]:
        return _dated(words[0], written)
    if re.fullmatch(_TIME, written):
        return _time(written)
    numeric = re.fullmatch(_NUMERIC, written)
    return _numbered(re.split(r"[-/.]", written), dotted="." in written) if numeric else ()


def _day(word: str) -> str:
    """The day that a word says, in figures; nothing where it says none."""
    number = spoken_terms(word)[0] if is_place(word) else word
    number = re.sub("(?:st|nd|rd|th)$", "", number).removeprefix("0")
    return number if number in _DAYS else ""


def _time(written: str) -> tuple[str, ...]:
    """17:00 for "5 p.m.", and the hour alone, as who asks "at five" means it too."""
    hour, minute, *seconds = [*map(int, re.findall(r"\d+", written)), 0]
    if len(seconds) > 1:
        return (written,)
    half = re.search("[apAP]", written)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    clock = f"{hour}:{minute:02}"
    return (clock, str((hour - 1) % 12 + 1)) if minute == 0 and hour < 24 else (clock,)


def _dated(month: str, written: str) -> tuple[str, ...]:
    """The month, then the day; for "May 2021" the year."""
    words = (word for word in re.split(r"\.?\s+", written) if word not in (month, "the", "of"))
    number = next(words, "")
    name = next(name for name in _MONTHS if name.startswith(month[:3].lower()))
    return (name, _day(number) or number) if number else ()


def _numbered(parts: list[str], dotted: bool) -> tuple[str, ...]:
    """Month, day and year; the parts themselves where two orders are possible or none is."""
    numbers = [part.lstrip("0") or "0" for part in parts]
    if len(parts[0]) == 4:
        numbers = [numbers[2], numbers[1], numbers[0]]
    elif int(numbers[1]) > 12 and not dotted:
        numbers = [numbers[1], numbers[0], numbers[2]]
    elif int(numbers[0]) <= 12 and not dotted:
        return tuple(numbers)
    day, month, year = numbers
    valid = 1 <= int(day) <= 31 and 1 <= int(month) <= 12
    return (_MONTHS[int(month) - 1], day, year) if valid else tuple(numbers)
