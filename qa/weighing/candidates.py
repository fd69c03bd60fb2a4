"""Which sentences are worth weighing: the candidates."""

import numpy as np

from qa.asking.question import Question
from qa.weighing.kin import related
from qa.weighing.window import Notes, Rows, grams_of

# On the bench files 99 of 100 right sentences are among the first 50.
CANDIDATES = 50
# Letters find what words miss (typos, families) without outranking them: a sentence of average
# length scores some ten times more over letter runs than over words.
LETTER_SHARE = 0.1
# What articles say for what people ask brings a sentence in, and seldom up.
SAYING_SHARE = 0.3
# "It covers …" shares no word with a question about the zone named one sentence above.
NEIGHBOUR_SHARE = 0.3


def candidates(notes: Notes, question: Question) -> Rows:
    """The rows of the best sentences that share words, letters or sayings with the question, or
    stand beside one that does, best first.

    Ties go to the earlier sentence; where nothing is shared there are none.
    """
    sayings = [said for term in question.terms for said in related(term)]
    scores = (
        notes.sentences.scores(question.terms)
        + LETTER_SHARE * notes.grams.scores(grams_of(question.tokens))
        + SAYING_SHARE * notes.sentences.scores(sayings)
    )
    rows = np.arange(len(scores))
    above = np.where(notes.above == rows, 0.0, scores[notes.above])
    below = np.where(notes.below == rows, 0.0, scores[notes.below])
    scores = scores + NEIGHBOUR_SHARE * np.maximum(above, below)
    best = np.argsort(-scores, kind="stable")[:CANDIDATES]
    return best[scores[best] > 0]
