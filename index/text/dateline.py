"""The date that an article states at its very head."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# What may repeat gives nothing back, so that no text makes the scan try again.
_LABEL = (
    r"(?P<label>(?:publication\s++date|date|dated|published|posted|updated)(?:\s++on\b)?+"
    r"\s*+:?+\s*+)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s++)?"
_MONTH = (
    r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# 31/08/2023 is left out: whether day or month comes first depends on the country.
_DATE = (
    r"(?:(?P<iso>\d{4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2})"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s++{_MONTH.format('m1')},?\s++(?P<y1>\d{{4}})"
    rf"|{_MONTH.format('m2')}\s++(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s++(?P<y2>\d{{4}}))"
)
_TIME = (
    r"(?:(?:T|,?\s++(?:at\s++)?)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\s?[ap]\.?m\b\.?)?"
    r"(?:\s?(?:Z|UTC|GMT|[ECMP][SD]?T|[+-]\d{2}:?\d{2})\b)?)?"
)
_HEAD = re.compile(rf"\s*+(?P<whole>{_LABEL}{_WEEKDAY}{_DATE}{_TIME})(?=\s)", re.IGNORECASE)
_LINE_END = re.compile(r"[^\S\r\n]*+[\r\n]")
_PROSE_GOES_ON = re.compile(r"\s*+[a-z]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The date that the article states: `text[start:end]`, in code points; `iso` is 2023-08-31."""

    iso: str
    start: int
    end: int


def dateline_of(text: str) -> Dateline | None:
    """The date at the very head of the text, with its label and time, where more text follows.

    "August 31, 2023 was a good day" has none: prose goes on after it.
    """
    head = _HEAD.match(text)
    if not head or not text[head.end() :].strip() or not _stands_alone(head, text):
        return None
    day = _day_of(head)
    return Dateline(day.isoformat(), head.start("whole"), head.end()) if day else None


def _stands_alone(head: re.Match[str], text: str) -> bool:
    if _LINE_END.match(text, head.end()):
        return True
    # "August 31, 2023 Apple said" may be a sentence; a label or the form of a file's date is not.
    marked = head["label"] or head["iso"]
    return bool(marked) and not _PROSE_GOES_ON.match(text, head.end())


def _day_of(head: re.Match[str]) -> date | None:
    if head["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", head["iso"]))
    else:
        name = head["m1"] or head["m2"]
        month = _MONTHS.index(name[:3].lower()) + 1
        year, day = int(head["y1"] or head["y2"]), int(head["d1"] or head["d2"])
    try:
        return date(year, month, day)
    except ValueError:
        return None
