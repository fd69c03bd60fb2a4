"""What a passage must hold to answer a kind of question: a time, a figure, a name."""

import re

from index.text.languages import ENGLISH
from qa.asking.kinds import Kind
from qa.asking.patterns import Pattern
from qa.asking.question import Question
from qa.weighing.notes import Note

# Any of these facts meets the need; "when it rains" tells a time as well as a date does.
_TIME = ("times", "occasions")
_NEEDED: dict[Kind, tuple[str, ...]] = {
    Kind.WHEN: _TIME,
    Kind.COUNT: ("figures",),
    Kind.AMOUNT: ("figures",),
    Kind.WHO: ("persons",),
}
# A share of orders is no age, and two ports are no length.
_AGE = Pattern(r"\b(?:how old|what age)\b", re.IGNORECASE)
_LENGTH = Pattern(r"\bhow (?:wide|high|tall|deep|thick|broad)\b", re.IGNORECASE)
_STRETCH = Pattern(r"\bhow (?:long|far)\b", re.IGNORECASE)


def meets_need(question: Question, note: Note) -> bool | None:
    """Whether a sentence holds what the kind of question needs; None where it needs nothing, or
    where the sentence is of another language, whose facts are not known."""
    needed = needs_of(question) if note.language == ENGLISH else ()
    return any(note.fact(fact) for fact in needed) if needed else None


def needs_of(question: Question) -> tuple[str, ...]:
    """The facts of which the question needs any, the most telling first."""
    if question.kind is Kind.AMOUNT and _AGE.search(question.text):
        return ("ages",)
    if question.kind is Kind.AMOUNT and _LENGTH.search(question.text):
        return ("lengths",)
    if question.kind is Kind.AMOUNT and _STRETCH.search(question.text):
        return ("lengths", *_TIME)
    return _NEEDED.get(question.kind, ())
