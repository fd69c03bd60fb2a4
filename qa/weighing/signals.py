"""The signals: each says one thing about how well the candidates answer, higher for better.

A signal takes a Match and returns a value a candidate. Its weights stand in data under the
function's name with spaces for underscores, in a file for each of `model.Known`.
"""

from collections.abc import Callable

import numpy as np

from qa.weighing.facts import MOST
from qa.weighing.match import Match
from qa.weighing.window import Values

# None stands for zeros: the signal has nothing to say of this question.
Signal = Callable[[Match], Values | None]

# BM25 in several views.


def sentence_score(match: Match) -> Values:
    """BM25 of the sentence: the question's rare words, often, in few words."""
    return match.sentence_scores


def relative_sentence_score(match: Match) -> Values:
    """The same against the best sentence's: how far behind the words leave it."""
    return _relative(match.sentence_scores)


def paragraph_score(match: Match) -> Values:
    """BM25 of the paragraph: the subject is often named around the answer, not in it."""
    return match.paragraph_scores


def letter_score(match: Match) -> Values:
    """The share of the runs of four letters: finds word families, compounds and misspellings."""
    return match.letters


def relative_letter_score(match: Match) -> Values:
    """The same against the best sentence's."""
    return _relative(match.letters)


def pair_score(match: Match) -> Values:
    """The share of adjacent words: "cooperation zone" is more than the two apart."""
    return match.pairs


def triple_score(match: Match) -> Values:
    """The share of three adjacent words: a turn of phrase that the question repeats."""
    return match.triples


def companion_score(match: Match) -> Values:
    """The share of words near each other: they speak of one thing there as in the question."""
    return match.companions


def _relative(values: Values) -> Values:
    """Values against the greatest of them."""
    return np.asarray(values / (values.max(initial=0.0) or 1.0))


# How much of the question is there.


def local_cover(match: Match) -> Values:
    """The share by rarity in the article alone: its subject's name decides nothing."""
    return match.share(match.here, match.idf)


def saying_cover(match: Match) -> Values:
    """What the table of sayings adds: employees for staff."""
    return match.share(match.related_here) - match.kin_cover


def saying_cover_from_above(match: Match) -> Values:
    """The share held in whatever words, or by the sentence above: "The company … employees" under
    the company's name, for its staff."""
    return match.share(match.related_here | match.above)


def saying_cover_from_opening(match: Match) -> Values:
    """The share held in whatever words, or by the paragraph's first sentence."""
    return match.share(match.related_here | match.opening)


def cover_around(match: Match) -> Values:
    """The share held by the sentence and both neighbours."""
    return match.share(match.here | match.above | match.below)


def cover_from_opening(match: Match) -> Values:
    """The share held by the sentence and its paragraph's first, which names the subject."""
    return match.share(match.here | match.opening)


def local_paragraph_cover(match: Match) -> Values:
    """The share that the paragraph holds, by rarity in the article alone."""
    return match.share(match.paragraph, match.idf)


def relative_paragraph_cover(match: Match) -> Values:
    """The paragraph's share against the best paragraph's."""
    return _relative(match.paragraph_cover)


def back_reference_cover(match: Match) -> Values:
    """What the sentence above adds where this one begins with "It", "The company" and the like."""
    return refers_back(match) * (match.cover_from_above - match.cover)


# Which part of the question is there.


def paragraph_name_cover(match: Match) -> Values:
    """The share of the question's names that the paragraph holds."""
    return match.share_of(match.question.names, match.paragraph)


def other_cover(match: Match) -> Values:
    """The share of what is no name: the deed that is asked about."""
    return match.share_of(frozenset(match.terms) - match.question.names, match.here)


def number_cover(match: Match) -> Values:
    """The share of the question's numbers that the sentence holds."""
    return match.share_of(match.question.numbers, match.here)


def last_cover(match: Match) -> Values:
    """The share of the question's last third, where the news of it stands."""
    terms = match.question.own_terms
    return match.share_of(frozenset(terms[-max(1, len(terms) // 3) :]), match.here)


def head_cover(match: Match) -> Values:
    """The share at the sentence's beginning, where its subject stands."""
    return match.share(match.head)


def tail_cover(match: Match) -> Values:
    """The share at the sentence's end."""
    return match.share(match.tail)


def head_holds_rarest(match: Match) -> Values:
    """Whether the question's rarest word is the sentence's subject."""
    if not match.terms:
        return np.zeros(len(match.places))
    return np.asarray(match.head[int(np.argmax(match.weight))], float)


def head_holds_first(match: Match) -> Values:
    """Whether the question's first word is the sentence's subject."""
    return np.asarray(match.head[0], float) if match.terms else np.zeros(len(match.places))


# The sentence by itself.


def fact(match: Match, name: str, most: int = MOST) -> Values:
    """How many facts of a kind each candidate holds, `most` at most."""
    return np.minimum(match.facts(name), most)


def length(match: Match) -> Values:
    """The logarithm of the number of terms: long sentences hold more answers."""
    return np.asarray(np.log1p(match.length))


def opens_paragraph(match: Match) -> Values:
    """Whether it is the first of its paragraph: it says what the others only refer to."""
    return np.asarray(match.window.opens[match.places], float)


def refers_back(match: Match) -> Values:
    """Whether it begins with "It", "The company" and the like."""
    return fact(match, "back references", most=1)


def asks(match: Match) -> Values:
    """Whether it is a question itself, which does not answer."""
    return fact(match, "questions")


def is_short(match: Match) -> Values:
    """Whether it has three terms or fewer, as headings have."""
    return np.asarray(match.length <= 3, float)


def leads_on(match: Match) -> Values:
    """Whether it is a heading, or a question standing alone: it names what follows answers."""
    return np.asarray(match.window.leads[match.places], float)


def lead_cover(match: Match) -> Values:
    """The share that the heading or question above it holds."""
    return match.share(match.lead) * match.under_lead


def first_under_lead(match: Match) -> Values:
    """Whether the line before it is a heading or a question: it answers that first."""
    return np.asarray(match.window.first_under[match.places], float)


def first_under_lead_cover(match: Match) -> Values:
    """The share that this heading or question holds, in whatever words."""
    return first_under_lead(match) * match.share(match.lead_related)


def paragraph_saying_cover(match: Match) -> Values:
    """The share that the paragraph holds in whatever words."""
    return match.share(match.paragraph_kin)


def near_cited(match: Match) -> Values:
    """Whether it answered the question before, which this one leans on, or stands beside it."""
    return match.near_cited
