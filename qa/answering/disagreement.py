"""Two articles that give different figures or dates for one question: both are shown, and it is
told. Only what a reader sees in the two passages is said: the words that answer, and where."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

import numpy as np

from index.library.line import Line
from index.text.terms import terms_of
from qa.answering.answer import Answer, Passage
from qa.answering.phrase import answering_phrase
from qa.asking.kinds import Kind
from qa.asking.question import Question
from qa.weighing.weigh import Weighed

# A passage far less likely than the first is hardly about the same thing. A guess: no public set
# of questions holds articles that disagree.
AS_LIKELY = 0.3
# Both hold so much of the question, by weight, and so many of its words: of 569 questions for a
# figure or a date, asked of 42 articles none of which speaks of what another does, eight would be
# told to differ without it, and none with it.
MOST_OF_IT, LEAST_TERMS = 0.7, 2
# Fewer are counted, more are rounded.
_EXACT = 1_000
_ABOUT_FIGURES = (Kind.WHEN, Kind.COUNT, Kind.AMOUNT)


def differing_ranks(weighed: Weighed, lines: Sequence[Line]) -> list[int]:
    """The ranks of those sentences of other articles that answer with another figure or date than
    the first, one an article, best first; `lines` are all sentences as ranked."""
    question, seen = weighed.match.question, {_article(lines[0])}
    if question.kind not in _ABOUT_FIGURES:
        return []
    first = _answer(question, lines[0].text)
    found: list[int] = []
    for rank in _comparable(weighed) if first else ():
        if _article(lines[rank]) in seen:
            continue
        if differ(first, _answer(question, lines[rank].text), question.kind is Kind.WHEN):
            seen.add(_article(lines[rank]))
            found.append(rank)
    return found


def _article(line: Line) -> tuple[str, str]:
    return line.article.source, line.article.sha256


def _answer(question: Question, text: str) -> str:
    """The words of a sentence that answer; empty where they cannot be told."""
    phrase = answering_phrase(question, text)
    return text[slice(*phrase)] if phrase else ""


def _comparable(weighed: Weighed) -> Iterator[int]:
    """The ranks below the first that are about as likely and hold all of the question that it
    holds, where that is most of it."""
    here, order, scores = weighed.match.here, weighed.order, weighed.scores
    held = here[:, order[0]]
    share = float(weighed.match.weight @ held) / (float(weighed.match.weight.sum()) or 1.0)
    if share < MOST_OF_IT or held.sum() < LEAST_TERMS:
        return
    for rank, number in enumerate(order[1:], 1):
        likely = np.exp(scores[number] - scores[order[0]]) >= AS_LIKELY
        if likely and bool(np.all(here[:, number] >= held)):
            yield rank


def differ(one: str, other: str, times: bool = False) -> bool:
    """Whether two answering phrases give different figures of one unit, or different `times`.

    A rounded figure does not differ from the exact one, nor a year from a day in it.
    """
    numbers, words = _parts(one)
    others, other_words = _parts(other)
    if times:
        numbers, others = numbers | words, others | other_words
    elif words != other_words:
        return False
    if numbers <= others or others <= numbers:
        return False
    alone = len(numbers) == len(others) == 1 and not times
    return not (alone and _rounds(*numbers, *others))


def _parts(phrase: str) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers of a phrase, and its other words but for "million" and the like."""
    terms = terms_of(phrase)
    numbers = frozenset(term for term in terms if term[0].isdigit())
    return numbers, frozenset(terms) - numbers - {"million", "billion", "trillion"}


def _rounds(one: str, other: str) -> bool:
    """Whether one figure is the other, rounded."""
    try:
        long, short = sorted((Decimal(one), Decimal(other)), key=_digits, reverse=True)
    except InvalidOperation:
        return False
    if long < _EXACT and long == long.to_integral():  # "10" is not what people say for 12
        return False
    last = int(short.normalize().as_tuple().exponent)
    return abs(short - long) * 2 <= Decimal(1).scaleb(last)


def _digits(number: Decimal) -> int:
    return len(number.normalize().as_tuple().digits)


def told(answer: Answer, first: int = 1) -> str:
    """The line that says that passages differ, empty where none does; `first` is the number that
    the first passage goes by."""
    if not answer.differing:
        return ""
    said = ", ".join(
        f"“{_phrase(answer.passages[number - 1])}” in [{number + first - 1}]"
        for number in (1, *answer.differing)
    )
    return f"The articles do not say the same: {said}."


def _phrase(passage: Passage) -> str:
    start, end = passage.phrase or (0, len(passage.text))
    return " ".join(passage.text[start:end].split())
