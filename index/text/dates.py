"""Days and hours in every dress: 5 March, March 5th, 2021-03-05, 5 p.m. and 17:00."""

import re

from index.text.numbers import GAP

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
_MONTH = (
    r"(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|May|[Jj]une?|[Jj]uly?"
    r"|[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_NTH = r"(?:st|nd|rd|th)?"
# "March 5, 2021" but neither "March 2021" nor "March 5,000 people".
_NO_MORE = r"(?![\w%]|[.,:]\d)"
_NUMERIC = r"(?:\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|\d\d?/\d\d?/\d{4}|\d\d?\.\d\d?\.\d{4})(?![\d])"
# A day and a month, in several words.
DATE = (
    rf"{_DAY}{_NTH}{GAP}(?:of{GAP})?{_MONTH}\b|May{GAP}(?:19|20)\d\d\b"
    rf"|{_MONTH}\.?{GAP}(?:the{GAP})?{_DAY}{_NTH}{_NO_MORE}"
)
# The words that tell a text in which DATE may be found.
MONTHS = frozenset(
    form
    for month in (*_MONTHS, "sept")
    for short in (month, month[:3])
    for form in (short, short.capitalize())
) - {"may"}
# A day or an hour that begins with a digit.
_TIME = (
    r"(?:1\d|2[0-3]|0?\d)(?:[:.][0-5]\d)?[ \u00a0\u202f]?"
    r"(?:[ap]m\b|[AP]\.?M\b\.?|[ap]\.[ \u00a0]?m\b\.?)"
    r"|\d{1,2}:[0-5]\d(?::[0-5]\d)?(?!\d)"
)
MOMENT = f"{_TIME}|{_NUMERIC}"


def moment_terms(written: str) -> tuple[str, ...]:
    """What a day or an hour is searched as; nothing where the text is neither."""
    if re.fullmatch(_TIME, written):
        return _time(written)
    if re.fullmatch(_NUMERIC, written):
        return _numbered(re.split(r"[-/.]", written), dotted="." in written)
    return _dated(written) if re.fullmatch(DATE, written) else ()


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


def _dated(written: str) -> tuple[str, ...]:
    """The month, then the day; "May 2021" gives the year."""
    beginning = re.search(_MONTH, written)[0][:3].lower()  # type: ignore[index]
    month = next(month for month in _MONTHS if month.startswith(beginning))
    return month, re.search(r"\d+", written)[0].lstrip("0")  # type: ignore[index]


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
