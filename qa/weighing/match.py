"""Where a question and its candidate sentences meet: which of its terms stand where."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.engines.memory import Engine
from index.library.collection import words_of
from qa.asking.question import Question
from qa.weighing.kin import related
from qa.weighing.rarity import rarity
from qa.weighing.window import Notes, Rows, companions_of, grams_of, pairs_of, triples_of

Values = NDArray[np.float64]  # one a candidate
Presence = NDArray[np.bool_]  # a row a term, a column a candidate

# What an earlier question said is less sure to be meant than what this one says.
CARRIED_WEIGHT = 0.5


class Match:
    """One question against the sentences in `rows` (the candidates), computed as it is needed."""

    def __init__(self, notes: Notes, question: Question, rows: Rows) -> None:
        self.notes = notes
        self.question = question
        self.rows = rows
        self.terms = question.terms
        self._spellings = [(term, *notes.kin.mended(term)) for term in self.terms]

    # What each term weighs.

    @cached_property
    def idf(self) -> Values:
        """How rare each term is among the sentences."""
        return np.array([self.notes.sentences.idf(term) for term in self.terms])

    @cached_property
    def general(self) -> Values:
        """How rare each term is in general English; carried terms count less."""
        own = set(self.question.own_terms)
        shares = (1.0 if term in own else CARRIED_WEIGHT for term in self.terms)
        rarities = (rarity(term) for term in self.terms)
        return np.array([r * share for r, share in zip(rarities, shares, strict=True)])

    @cached_property
    def weight(self) -> Values:
        """The share of the question that each term carries: rare here and rare in general."""
        weight = self.idf * self.general
        return weight / (weight.sum() or 1.0)

    # Where each term stands.

    @cached_property
    def _everywhere(self) -> Presence:
        return self._presence(self.notes.sentences, self._spellings)

    @cached_property
    def _kin_everywhere(self) -> Presence:
        family = self.notes.kin.family
        kin = [(*spellings, *family(spellings[0])) for spellings in self._spellings]
        return self._presence(self.notes.sentences, kin)

    @cached_property
    def _sayings_everywhere(self) -> Presence:
        return self._presence(self.notes.sentences, [related(term) for term in self.terms])

    @cached_property
    def here(self) -> Presence:
        """Which terms the candidate itself holds, slips of the keyboard mended."""
        return self._everywhere[:, self.rows]

    @cached_property
    def kin_here(self) -> Presence:
        """Which terms, or another word of the family, the candidate holds."""
        return self._kin_everywhere[:, self.rows]

    @cached_property
    def spelt(self) -> frozenset[str]:
        """Every term of the vocabulary that stands for a term of the question."""
        family = self.notes.kin.family
        return frozenset(
            form
            for spellings in self._spellings
            for form in (*spellings, *family(spellings[0]), *related(spellings[0]))
        )

    @cached_property
    def found(self) -> NDArray[np.bool_]:
        """Whether any sentence of the collection holds each term, by family or as articles say it,
        shape (terms,)."""
        return np.asarray((self._kin_everywhere | self._sayings_everywhere).any(axis=1))

    @cached_property
    def related_here(self) -> Presence:
        """Which terms the candidate holds itself, by family or as articles say it."""
        return self.kin_here | self._sayings_everywhere[:, self.rows]

    @cached_property
    def above(self) -> Presence:
        """Which terms the sentence above in the same paragraph holds."""
        return self._everywhere[:, self.notes.above[self.rows]]

    @cached_property
    def below(self) -> Presence:
        """Which terms the sentence below in the same paragraph holds."""
        return self._everywhere[:, self.notes.below[self.rows]]

    @cached_property
    def opening(self) -> Presence:
        """Which terms the paragraph's first sentence holds."""
        return self._everywhere[:, self.notes.opening[self.rows]]

    @cached_property
    def paragraph(self) -> Presence:
        """Which terms the paragraph holds."""
        return self._presence(self.notes.paragraphs, self._spellings)[:, self.paragraph_rows]

    @cached_property
    def head(self) -> Presence:
        """Which terms stand at the candidate's beginning."""
        return self._presence(self.notes.heads, self._spellings)[:, self.rows]

    @cached_property
    def tail(self) -> Presence:
        """Which terms stand at the candidate's end."""
        return self._presence(self.notes.tails, self._spellings)[:, self.rows]

    @cached_property
    def paragraph_rows(self) -> Rows:
        """The number of each candidate's paragraph."""
        return self.notes.paragraph[self.rows]

    @cached_property
    def cover(self) -> Values:
        """The share of the question that each candidate holds."""
        return self.share(self.here)

    @cached_property
    def kin_cover(self) -> Values:
        """The share that it holds itself or by a word of the same family."""
        return self.share(self.kin_here)

    @cached_property
    def cover_from_above(self) -> Values:
        """The share that it and the sentence above hold."""
        return self.share(self.here | self.above)

    @cached_property
    def paragraph_cover(self) -> Values:
        """The share that its paragraph holds."""
        return self.share(self.paragraph)

    def share(self, presence: Presence, weight: Values | None = None) -> Values:
        """The share of the question, 0 to 1, that is present for each candidate."""
        weight = self.weight if weight is None else weight
        return weight @ presence / (weight.sum() or 1.0)

    def share_of(self, chosen: frozenset[str], presence: Presence) -> Values:
        """The share of some terms that is present; 0 where there are none."""
        picked = np.array([term in chosen for term in self.terms], bool)
        return self.share(presence, self.general * picked)

    @staticmethod
    def _presence(engine: Engine, groups: list[tuple[str, ...]]) -> Presence:
        present = np.zeros((len(groups), engine.size), bool)
        for row, group in zip(present, groups, strict=True):
            for term in group:
                positions = engine.positions(term)
                if positions is not None:
                    row[positions] = True
        return present

    # The question in the forms of the other engines.

    @cached_property
    def grams(self) -> list[str]:
        """The character runs of the question's words."""
        return grams_of(self.question.tokens)

    @cached_property
    def words(self) -> list[str]:
        """The question's words, stop words included."""
        return words_of(self.question.tokens)

    @cached_property
    def pairs(self) -> list[str]:
        """The question's adjacent words."""
        return pairs_of(self.words)

    @cached_property
    def triples(self) -> list[str]:
        """The question's adjacent words by three."""
        return triples_of(self.words)

    @cached_property
    def companions(self) -> list[str]:
        """The question's terms that stand near each other, by two."""
        return companions_of(self.question.own_terms)

    @cached_property
    def sentence_scores(self) -> Values:
        """BM25 of every sentence of the collection, candidate or not."""
        return self.notes.sentences.scores(self.terms)

    @cached_property
    def letter_scores(self) -> Values:
        """BM25 over letter runs of every sentence of the collection."""
        return self.notes.grams.scores(self.grams)
