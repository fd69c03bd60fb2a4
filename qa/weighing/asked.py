"""Signals for what is asked for against what the sentence holds: a date for when."""

from collections.abc import Callable

import numpy as np

from qa.asking.kinds import Kind
from qa.asking.question import Question
from qa.weighing.facts import MOST
from qa.weighing.match import Match
from qa.weighing.signals import Signal, fact, head_cover
from qa.weighing.window import Values


def when_asked(asked: Callable[[Question], bool], signal: Signal) -> Signal:
    """The signal where the question asks for it, elsewhere nothing."""

    def value(match: Match) -> Values | None:
        return signal(match) if asked(match.question) else None

    return value


def holding(name: str) -> Signal:
    """How many facts of a kind the sentence holds."""
    return lambda match: fact(match, name)


def new_numbers(match: Match) -> Values:
    """How many numbers the sentence holds that the question does not."""
    return _new(match, "numbers", match.question.numbers)


def new_names(match: Match) -> Values:
    """How many names the sentence holds that the question does not."""
    return _new(match, "names", match.question.names)


def _new(match: Match, name: str, known: frozenset[str]) -> Values:
    repeated = np.array([float(term in known) for term in match.terms])
    return np.asarray(np.clip(match.facts(name) - repeated @ match.here, 0, MOST))


def _is(*kinds: Kind) -> Callable[[Question], bool]:
    return lambda question: question.kind in kinds


ASKED: dict[str, Signal] = {
    "dates where when is asked": when_asked(_is(Kind.WHEN), holding("dates")),
    "years where when is asked": when_asked(_is(Kind.WHEN), holding("years")),
    "numbers where how many is asked": when_asked(_is(Kind.COUNT), new_numbers),
    "numbers where how much is asked": when_asked(_is(Kind.AMOUNT), new_numbers),
    "measures where how much is asked": when_asked(_is(Kind.AMOUNT), holding("measures")),
    "names where who is asked": when_asked(_is(Kind.WHO), new_names),
    "places where where is asked": when_asked(_is(Kind.WHERE), holding("places")),
    "reasons where why is asked": when_asked(_is(Kind.WHY), holding("reasons")),
    "callings where a name is asked": when_asked(_is(Kind.NAME), holding("callings")),
    "denials where denied": when_asked(lambda q: q.denies, holding("denials")),
    "denials where yes or no is asked": when_asked(_is(Kind.YES_NO), holding("denials")),
    "examples where examples are asked": when_asked(lambda q: q.exemplary, holding("examples")),
    "extremes where extremes are asked": when_asked(lambda q: q.extreme, holding("extremes")),
    "subject where a meaning is asked": when_asked(lambda q: q.defines, head_cover),
}
