"""The words inside a passage that answer, where the kind of question lets them be told.

A wrong mark is worse than none: where two phrases could be meant, none is marked.
"""

import re
from collections.abc import Sequence

from index.terms import terms_of
from qa.answer import Span
from qa.kinds import Kind
from qa.question import Question

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:1\d{3}|20\d{2})"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+{_YEAR})?"
    rf"|{_MONTH}(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s+{_YEAR})?"
    rf"|(?:the\s+)?(?:early\s+|late\s+|mid-)?{_YEAR}s?(?:\s?[–-]\s?(?:{_YEAR}|\d{{2}})\b)?"
    r"|(?:the\s+)?(?:early\s+|late\s+|mid-)?\d{1,2}(?:st|nd|rd|th)\s+centur(?:y|ies))"
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|hundreds?|thousands?|dozens?|half|a third|a quarter)"
)
_NUMBER = (
    r"(?:(?:about|around|over|under|nearly|almost|roughly|approximately|some|more than|less than"
    r"|at least|up to)\s+)?[$€£¥]?(?:\d[\d,]*(?:\.\d+)?|\b"
    + _COUNT
    + r"\b)(?:\s?(?:%|percent\b|per cent\b)|\s+(?:hundred|thousand|million|billion|trillion)\b)?"
)
_UNIT = (
    r"(?:\s?(?:square|cubic)?\s?(?:kilomet(?:er|re)s?|met(?:er|re)s?|miles?|feet|foot|km²?|m²|cm|mm"
    r"|acres?|hectares?|kilograms?|kg|tons?|tonnes?|degrees?|years?|months?|weeks?|days?|hours?"
    r"|minutes?|seconds?|dollars?|euros?|°[CF]?)\b)"
)
_NAME = r"[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'.-]*|of|the|de|van|von)(?=\s+[A-Z])|\s+[A-Z][\w’'-]*)*"

_DATES = re.compile(rf"\b{_DATE}")
_NUMBERS = re.compile(rf"(?<![\w.,]){_NUMBER}{_UNIT}?", re.IGNORECASE)
_MEASURES = re.compile(rf"(?<![\w.,]){_NUMBER}{_UNIT}", re.IGNORECASE)
_NAMES = re.compile(_NAME)
_PLACES = re.compile(
    rf"\b(?:in|at|near|from|to|into|on|across|between|outside)\s+(?:the\s+)?{_NAME}"
)

# How many words may stand between a number and what it counts: "150 high-end scientific
# research projects".
REACH = 4


def answering_phrase(question: Question, passage: str) -> Span | None:
    """The start and end, in characters of the passage, of what answers; None where unsure."""
    match question.kind:
        case Kind.WHEN:
            return _only(_new(_spans(_DATES, passage), question, passage))
        case Kind.COUNT:
            numbers = _new(_spans(_NUMBERS, passage), question, passage)
            return _counting(question.focus_terms, numbers, passage) or _only(numbers)
        case Kind.AMOUNT:
            return _only(_new(_spans(_MEASURES, passage), question, passage))
        case Kind.WHO:
            return _only(_new(_spans(_NAMES, passage), question, passage))
        case Kind.WHERE:
            return _only(_new(_spans(_PLACES, passage), question, passage))
        case _:
            return None


def _spans(pattern: re.Pattern[str], passage: str) -> list[Span]:
    return [found.span() for found in pattern.finditer(passage) if found[0].strip()]


def _new(spans: Sequence[Span], question: Question, passage: str) -> list[Span]:
    """The spans that say something which the question does not."""
    asked = set(question.terms)
    return [s for s in spans if (terms := set(terms_of(passage[slice(*s)]))) and not terms & asked]


def _only(spans: Sequence[Span]) -> Span | None:
    return spans[0] if len(spans) == 1 else None


def _counting(counted: Sequence[str], numbers: Sequence[Span], passage: str) -> Span | None:
    """The one number that stands before what is counted."""
    before = [
        span
        for span in numbers
        if set(counted) & set(terms_of(" ".join(passage[span[1] :].split()[:REACH])))
    ]
    return _only(before)
