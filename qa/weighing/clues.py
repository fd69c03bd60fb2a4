"""Clues to whether the first passage answers, and whether any could; the confidence's signals.

Each takes a Finding and returns a number; its weights stand in data under the function's name
with spaces for underscores, in a file for each of `model.Known`. A clue stays whose weight lies two
and a half standard errors from zero in one of the three factors, on all bench files.
"""

import math
from collections.abc import Callable

import numpy as np

from qa.asking.kinds import Kind
from qa.weighing import clues_of_meaning
from qa.weighing.finding import Finding
from qa.weighing.needs import meets_need
from qa.weighing.window import Values

# A lead of 5 in evidence is a hundredfold likelihood; more says nothing more.
GREATEST_LEAD = 5.0


Clue = Callable[[Finding], float]

# How far ahead it is.


def likelihood(found: Finding) -> float:
    """The logarithm of the first passage's share of the listwise softmax."""
    return -math.log(float(found.odds.sum()))


def lead(found: Finding) -> float:
    """How much more evidence it has than the second."""
    second = float(found.odds[1]) if len(found.odds) > 1 else 0.0
    return min(-math.log(second), GREATEST_LEAD) if second else GREATEST_LEAD


def rivals(found: Finding) -> float:
    """How likely the second and third are together, against it."""
    return float(found.odds[1:3].sum())


def evidence(found: Finding) -> float:
    """Its evidence."""
    return float(found.scores[found.top])


# How much of the question it holds.


def squared_cover(found: Finding) -> float:
    """The share of the question, squared: the last missing word matters most."""
    return found.share(found.match.here) ** 2


def general_cover(found: Finding) -> float:
    """The share by rarity in general English."""
    return float(found.match.general @ found.here / (found.match.general.sum() or 1.0))


def cover_around(found: Finding) -> float:
    """The share that it and its neighbours hold."""
    match = found.match
    return found.share(match.here | match.above | match.below)


def paragraph_cover(found: Finding) -> float:
    """The share that its paragraph holds."""
    return found.share(found.match.paragraph)


def letters(found: Finding) -> float:
    """The share of the question's letter runs that it holds."""
    return float(found.match.letters[found.top])


def pairs(found: Finding) -> float:
    """The share of the question's adjacent words that stand adjacent in it."""
    return float(found.match.pairs[found.top])


def pairs_elsewhere(found: Finding) -> float:
    """How much more of them another candidate holds."""
    return float(found.match.pairs.max(initial=0.0)) - pairs(found)


def best_elsewhere(found: Finding) -> float:
    """The greatest share, by general rarity, that another candidate holds."""
    return found.elsewhere(found.match.share(found.match.here, found.match.general))


def best_in_other_words(found: Finding) -> float:
    """The greatest share, by general rarity, that any candidate holds in whatever words."""
    match = found.match
    return float(match.share(match.related_here, match.general).max(initial=0.0))


# What is missing.


def all_known(found: Finding) -> float:
    """Whether the articles use every term of the question."""
    return float(found.match.found.all())


def rarest_unknown(found: Finding) -> float:
    """The general rarity of the rarest term that the articles never use."""
    return found.rarest(~found.match.found)


def rarest_missing(found: Finding) -> float:
    """The general rarity of the rarest term that it lacks in whatever words: what is asked."""
    return found.rarest(~found.match.related_here[:, found.top])


def names_here(found: Finding) -> float:
    """The share of the question's names that it holds."""
    return found.share_of(found.question.names, found.here)


def names_near(found: Finding) -> float:
    """The share of the question's names that its paragraph holds."""
    return found.share_of(found.question.names, found.match.paragraph[:, found.top])


def a_name_elsewhere(found: Finding) -> float:
    """Whether its paragraph lacks a name of the question."""
    return float(names_near(found) < 1.0)


def numbers_here(found: Finding) -> float:
    """The share of the question's numbers that it holds."""
    return found.share_of(found.question.numbers, found.here)


def opposite_here(found: Finding) -> float:
    """Whether it holds the opposite of a term that it lacks: "fell" for "rose"."""
    return float(found.opposed)


# What is asked for.


def asked_anywhere(found: Finding) -> float:
    """Whether any candidate holds the kind of thing asked for."""
    return float(found.asked.any())


def need_met(found: Finding) -> float:
    """Whether it holds the time, figure or name that is asked for; a half where none is."""
    met = meets_need(found.question, found.note)
    return 0.5 if met is None else float(met)


def asks_for_a_person(found: Finding) -> float:
    """Whether a person is asked for."""
    return float(found.question.kind is Kind.WHO)


def asks_for_a_time(found: Finding) -> float:
    """Whether a time is asked for."""
    return float(found.question.kind is Kind.WHEN)


def asks_for_a_figure(found: Finding) -> float:
    """Whether a number or an amount is asked for."""
    return float(found.question.kind in (Kind.COUNT, Kind.AMOUNT))


def asks_yes_or_no(found: Finding) -> float:
    """Whether yes or no is asked for."""
    return float(found.question.kind is Kind.YES_NO)


def denies(found: Finding) -> float:
    """Whether the question asks for what is not, which matching words cannot tell."""
    return float(found.question.denies)


def denial_differs(found: Finding) -> float:
    """Whether just one of question and passage denies."""
    return float(found.question.denies != bool(found.note.fact("denials")))


# How long things are.


def terms(found: Finding) -> float:
    """The logarithm of the number of terms: longer questions say more of what they want."""
    return math.log1p(len(found.match.terms))


def words(found: Finding) -> float:
    """The logarithm of the number of words."""
    return math.log1p(len(found.question.tokens))


def a_term_at_most(found: Finding) -> float:
    """Whether the question has one term or none."""
    return float(len(found.match.terms) <= 1)


def carries(found: Finding) -> float:
    """Whether it leans on earlier questions."""
    return float(bool(found.question.carried))


def passage_length(found: Finding) -> float:
    """The logarithm of its number of terms."""
    return math.log1p(len(found.note.terms))


def article_length(found: Finding) -> float:
    """The logarithm of the number of sentences."""
    return math.log(len(found.match.window.notebook.collection))


_ALL: tuple[Clue, ...] = (
    likelihood,
    lead,
    rivals,
    evidence,
    squared_cover,
    general_cover,
    cover_around,
    paragraph_cover,
    letters,
    pairs,
    pairs_elsewhere,
    best_elsewhere,
    best_in_other_words,
    all_known,
    rarest_unknown,
    rarest_missing,
    names_here,
    names_near,
    a_name_elsewhere,
    numbers_here,
    opposite_here,
    asked_anywhere,
    need_met,
    asks_for_a_person,
    asks_for_a_time,
    asks_for_a_figure,
    asks_yes_or_no,
    denies,
    denial_differs,
    terms,
    words,
    a_term_at_most,
    carries,
    passage_length,
    article_length,
    clues_of_meaning.best_likeness,
    clues_of_meaning.likeness_here,
    clues_of_meaning.lead_in_likeness,
    clues_of_meaning.best_likeness_where_unmet,
    clues_of_meaning.likeness_here_where_unmet,
    clues_of_meaning.unmet,
)
CLUES: dict[str, Clue] = {clue.__name__.replace("_", " "): clue for clue in _ALL}


def clue_values(found: Finding) -> Values:
    """Every clue, in the order of CLUES."""
    return np.array([clue(found) for clue in CLUES.values()])
