"""The words inside a passage that answer, where the kind of question lets them be told.

A wrong mark is worse than none: where several phrases could be meant, only one that stands
clearly nearest to the question's own words is marked.
"""

import re
from collections.abc import Sequence

from index.text.terms import Token, terms_of, tokens_of
from qa.answering.answer import Span
from qa.asking.kinds import Kind
from qa.asking.patterns import Pattern
from qa.asking.question import Question

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?(?:\s?[–-]\s?\d{1,2}(?!\d))?"
# What is counted tells 1500 people from the year 1500, unless a word of time stands before it.
_YEAR = (
    r"(?:(?:(?<=\b[Ii]n\s)|(?<=\b[Bb]y\s)|(?<=\b[Ss]ince\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Aa]fter\s))"
    r"(?:1\d{3}|20\d{2})(?!\d)"
    r"|(?:1\d{3}|20\d{2})(?!\d)(?!\s+(?:people|men|women|[a-z]{3,}s|km|m)\b))"
)
_PART = r"(?:the\s+)?(?:(?:early|late)\s+(?:to\s+mid-)?|mid-?\s?)?"
_ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:th|first|second|third))"
_ERA = r"(?:\s+(?:BCE?|CE|AD)\b)?"
_DATE = (
    r"(?:\d{4}-\d{2}-\d{2}(?!\d)"
    rf"|{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?"
    rf"|{_PART}{_MONTH}(?:\s+{_DAY})?(?:,?\s+(?:of\s+)?{_YEAR})?\b"
    rf"|{_PART}{_YEAR}s?(?:\s?(?:[–-]|to)\s?(?:{_YEAR}|\d{{2}})\b)?{_ERA}"
    rf"|{_PART}{_ORDINAL}\s+centur(?:y|ies){_ERA}"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b)"
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|hundreds?|thousands?|dozens?"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
    r"|half|(?:a|one|two|three)[\s-](?:thirds?|quarters?|fourths?))"
)
_FIGURE = (
    r"(?:[$€£¥]\s?)?(?:\d[\d,]*(?<!,)(?:\.\d+)?(?!\w*(?:st|nd|rd|th)\b)|\b" + _COUNT + r"\b)"
    r"(?:\s+and\s+a\s+half\b)?(?:\s(?:hundred|thousand|million|billion|trillion)\b)*"
)
_NUMBER = (
    r"(?:(?:about|around|over|under|nearly|almost|roughly|approximately|some|more than|less than"
    rf"|at least|up to)\s+)?{_FIGURE}(?:%?\s?(?:[–-]|\bto\b)\s?{_FIGURE})?"
)
_SHARE = r"(?:\s?(?:%|percent\b|per cent\b))"
_UNIT = (
    r"(?:\s?-?(?:square|sq|cubic)?\s?(?:(?:kilo|centi|milli)?met(?:er|re)s?|miles?|feet|foot|ft"
    r"|inch(?:es)?|yards?|k?m[²2]?|mi|cm|mm|acres?|hectares?|ha|kilograms?|kg|pounds?|lb|tons?"
    r"|tonnes?|degrees?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|dollars?|euros?"
    r"|°\s?[CF]?)(?:\b|(?<=°)))"
)
_SUM = r"[$€£¥]\s?\d[\d,.]*(?<![,.])(?:\s(?:thousand|million|billion|trillion)\b)?"
_MEASURE = rf"(?:{_NUMBER}(?:{_SHARE}|{_UNIT})|(?:(?:about|over|nearly)\s+)?{_SUM})"
_NAME = r"[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'.-]*|of|the|de|van|von)(?=\s+[A-Z])|\s+[A-Z][\w’'-]*)*"
_PLACE = (
    r"(?:in|at|near|on|between|outside)\s+(?:the\s+)?"
    rf"(?:(?:(?:north|south|east|west)\w*|central|city of|area of)\s+(?:of\s+)?)?{_NAME}"
)

_DATES = Pattern(rf"(?<![\w.,-]){_DATE}")
_NUMBERS = Pattern(rf"(?<![\w.,-]){_NUMBER}(?:{_SHARE}|{_UNIT})?(?!\w)", re.IGNORECASE)
_MEASURES = Pattern(
    rf"(?<![\w.,-]){_MEASURE}(?:\s+{_MEASURE}|\s*\({_MEASURE}\))?(?!\w)", re.IGNORECASE
)
_NAMES = Pattern(_NAME)
_AGENTS = Pattern(rf"(?<=\bby )(?:(?:[A-Z]\w+(?:ish|an|ese|ine)\s+)?[a-z]+\s+){{0,2}}{_NAME}")
_ADJECTIVE = Pattern(r"(?:The\s+)?\w+(?:ish|an|ese|ic|ine|al)\b\s+[a-z]")
_STANDS = Pattern(r"(?s)(?!.*\b(?:from|to)(?:\W*$| where\b)).*\bwhere\b", re.IGNORECASE)
_PLACES = Pattern(rf"\b{_PLACE}(?:,?\s+{_PLACE}|,\s+{_NAME})*")
_PERCENT = Pattern(rf"{_SHARE}$", re.IGNORECASE)
_SHARES = Pattern(rf"{_SHARE}$|half|third|quarter|fourth", re.IGNORECASE)
_SHARE_ASKED = Pattern(r"\b(?:percent(?:age)?|proportion|share|portion|fraction)\b", re.I)

# How many words may stand between a number and what it counts: "150 high-end research projects".
REACH = 4
# A longer passage is a list or a table, where nearness tells nothing.
LONGEST = 2_000
# How much nearer to the question's words than the next the one phrase of several must stand; what
# each word between takes from a word's worth, and how many more words off those behind it count.
MARGIN = 1.2
FADING = 0.8
BEHIND = 1


def answering_phrase(question: Question, passage: str) -> Span | None:
    """The start and end, in characters of the passage, of what answers; None where unsure."""
    if len(passage) > LONGEST:
        return None
    match question.kind:
        case Kind.WHEN:
            return _nearest(_new(_spans(_DATES, passage), question, passage), question, passage)
        case Kind.COUNT:
            return _count(question, passage)
        case Kind.AMOUNT:
            return _nearest(_new_numbers(_MEASURES, question, passage), question, passage)
        case Kind.WHO:
            return _person(question, passage)
        case Kind.WHERE:
            return _place(question, passage)
        case _:
            return None


def _spans(pattern: Pattern, passage: str) -> list[Span]:
    return [found.span() for found in pattern.finditer(passage) if found[0].strip()]


def _undated(pattern: Pattern, passage: str) -> list[Span]:
    """The spans without those that say a time."""
    dates = _spans(_DATES, passage)
    return [
        (a, b) for a, b in _spans(pattern, passage) if not any(a < d and c < b for c, d in dates)
    ]


def _new(spans: Sequence[Span], question: Question, passage: str) -> list[Span]:
    """The spans that say something which the question does not."""
    asked = set(question.terms)
    return [s for s in spans if (terms := set(terms_of(passage[slice(*s)]))) and not terms & asked]


def _new_numbers(pattern: Pattern, question: Question, passage: str) -> list[Span]:
    """The spans found whose number is not the question's, though it may name their unit."""
    asked = {term for term in question.terms if term[0].isdigit()}
    said = [(span, set(terms_of(passage[slice(*span)]))) for span in _spans(pattern, passage)]
    return [span for span, terms in said if terms and not terms & asked]


def _only(spans: Sequence[Span]) -> Span | None:
    return spans[0] if len(spans) == 1 else None


def _nearest(spans: Sequence[Span], question: Question, passage: str) -> Span | None:
    """The only span, or the one that stands clearly nearest to the question's words."""
    if len(spans) < 2:
        return _only(spans)
    tokens = tokens_of(passage)
    ranked = sorted(((_nearness(s, question, tokens), s) for s in spans), reverse=True)
    (best, span), (second, _) = ranked[:2]
    return span if best > MARGIN * second else None


def _nearness(span: Span, question: Question, tokens: Sequence[Token]) -> float:
    """The question's terms found in the passage, each worth less the farther from the span."""
    first = sum(token.end <= span[0] for token in tokens)
    last = sum(token.start < span[1] for token in tokens) - 1
    found: dict[str, float] = {}
    for place, token in enumerate(tokens):
        worth = FADING ** max(first - place, place - last + BEHIND, 0)
        found.update({t: max(worth, found.get(t, 0.0)) for t in token.terms})
    return sum(found.get(term, 0.0) for term in question.terms)


def _count(question: Question, passage: str) -> Span | None:
    spans = _new_numbers(_NUMBERS, question, passage)
    if _SHARE_ASKED.search(question.text):
        return _nearest([s for s in spans if _SHARES.search(passage[slice(*s)])], question, passage)
    spans = [span for span in spans if not _PERCENT.search(passage[slice(*span)])]
    return _nearest(_counting(question, spans, passage), question, passage)


def _counting(question: Question, numbers: Sequence[Span], passage: str) -> list[Span]:
    """The numbers that stand before most of the words for what is counted."""
    counted = set(question.focus_terms)
    nexts = [start for start, _ in numbers[1:]] + [len(passage)]
    scores: dict[Span, int] = {}
    for (start, end), stop in zip(numbers, nexts, strict=False):
        reached = passage[start:end] + " " + " ".join(passage[end:stop].split()[:REACH])
        scores[start, end] = len(counted & set(terms_of(reached)))
    best = max(1, *scores.values(), 0)
    return [span for span in scores if scores[span] == best]


def _person(question: Question, passage: str) -> Span | None:
    """Whom "by" names; or the name before the question's verb; or the only one of several words."""
    if agents := _new(_undated(_AGENTS, passage), question, passage):
        return _only(agents)
    places = _spans(_PLACES, passage)
    names = _new(_undated(_NAMES, passage), question, passage)
    names = [(a, b) for a, b in names if not any(c < a < d for c, d in places)]
    names = [(a, b) for a, b in names if not _ADJECTIVE.match(passage[a:])]
    subjects = [span for span in names if _does(span, question, passage)]
    only = _only([(a, b) for a, b in names if a > 0 or " " in passage[a:b]])
    return _only(subjects) or (only if only and " " in passage[slice(*only)] else None)


def _does(name: Span, question: Question, passage: str) -> bool:
    """Whether the question's first term, its verb in "Who founded …", follows the name."""
    verb = terms_of(" ".join(passage[name[1] :].split()[:1]))[:1]
    return verb == list(question.terms[:1]) and not passage[: name[0]].endswith("and ")


def _place(question: Question, passage: str) -> Span | None:
    """The place told by "in", "at" and the like; not for "which city", nor the way to or from."""
    places = _new(_undated(_PLACES, passage), question, passage)
    return _nearest(places, question, passage) if _STANDS.match(question.text) else None
