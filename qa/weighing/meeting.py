"""Where the terms of a question stand in a window."""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.engines.engine import K1, B
from index.text.terms import Token
from qa.asking.question import Question
from qa.asking.words import content_words
from qa.weighing.initials import Alternative
from qa.weighing.kin import Kin, related
from qa.weighing.rarity import rarity
from qa.weighing.window import Values, Window

Presence = NDArray[np.bool_]  # a row a term, a column a sentence

# What an earlier question said is less sure to be meant than what this one says.
CARRIED_WEIGHT = 0.5
# Words of one in a quarter million or rarer are what a question is about.
RARE = 4.4


class Meeting:
    """One question against all sentences of a window.

    `alternatives` are initials and names that stand for each other.
    """

    def __init__(
        self,
        window: Window,
        kin: Kin,
        question: Question,
        alternatives: Sequence[Alternative] = (),
    ) -> None:
        self.window = window
        self.kin = kin
        self.question = question
        self.alternatives = alternatives
        self.terms = question.terms
        self._engine = window.notebook.collection.engine
        self._joined = dict(_joined_in(question.tokens))
        self._spellings = [
            (term, *kin.mended(term), *self._joined.get(term, ())) for term in self.terms
        ]

        self._numbers = numbers_of(self._spellings)
        self._sought = frozenset(self._numbers)

    # What each term weighs.

    @cached_property
    def idf(self) -> Values:
        """How rare each term is among the sentences (as the engine in memory has it)."""
        frequencies = self._engine.document_frequencies(self.terms)
        size = self._engine.size
        counts = (frequencies.get(term, 0) for term in self.terms)
        return np.array([math.log(1 + (size - n + 0.5) / (n + 0.5)) for n in counts])

    @cached_property
    def general(self) -> Values:
        """How rare each term is in general English; carried terms count less."""
        own = set(self.question.own_terms)
        whole = {joined for group in self._joined.values() for joined in group}
        shares = (
            0.0 if term in whole else 1.0 if term in own else CARRIED_WEIGHT for term in self.terms
        )
        rarities = (rarity(term) for term in self.terms)
        return np.array([r * share for r, share in zip(rarities, shares, strict=True)])

    @cached_property
    def weight(self) -> Values:
        """The share of the question that each term carries: rare here and rare in general."""
        weight = self.idf * self.general
        return weight / (weight.sum() or 1.0)

    # Where each term stands in the window.

    @cached_property
    def _counts(self) -> Values:
        """How often each term, slips of the keyboard mended, stands in each sentence."""
        counts = np.zeros((len(self.terms), len(self.window)))
        for number, place, form in self._meetings(self._spellings):
            counts[number, place] += self.window.notes[place].terms.count(form)
        for other in self.alternatives:
            said = [float(note.held.issuperset(other.by)) for note in self.window.notes]
            numbers = [self.terms.index(term) for term in other.terms]
            counts[numbers] = np.maximum(counts[numbers], said)
        return counts

    @cached_property
    def own_in_window(self) -> Presence:
        return self._counts > 0

    @cached_property
    def kin_in_window(self) -> Presence:
        return self.own_in_window | self._presence([self.kin.family(term) for term in self.terms])

    @cached_property
    def related_in_window(self) -> Presence:
        return self.kin_in_window | self._presence([related(term) for term in self.terms])

    def _presence(self, groups: Sequence[Iterable[str]]) -> Presence:
        present = np.zeros((len(groups), len(self.window)), bool)
        for number, place, _ in self._meetings(groups):
            present[number, place] = True
        return present

    def _meetings(self, groups: Sequence[Iterable[str]]) -> Iterator[tuple[int, int, str]]:
        """Each group's number, a place that holds one of its forms, and that form."""
        numbers = numbers_of(groups)
        sought = frozenset(numbers)
        for place, note in enumerate(self.window.notes):
            for form in sought & note.held:
                for number in numbers[form]:
                    yield number, place, form

    def _in_paragraphs(self, presence: Presence) -> Presence:
        starts = np.flatnonzero(np.diff(self.window.paragraph, prepend=-1))
        joined = np.logical_or.reduceat(presence, starts, axis=1)
        return np.asarray(joined[:, self.window.paragraph])

    # What of the question is known at all.

    @cached_property
    def spelt(self) -> frozenset[str]:
        """Every term of the vocabulary that stands for a term of the question."""
        return frozenset(
            form
            for spellings in self._spellings
            for form in (*spellings, *self.kin.family(spellings[0]), *related(spellings[0]))
        )

    @cached_property
    def found(self) -> NDArray[np.bool_]:
        """Whether any sentence of the collection holds each term, itself, by family or as articles
        say it, shape (terms,)."""
        forms = [(*s, *self.kin.family(s[0]), *related(s[0])) for s in self._spellings]
        standing = self._engine.document_frequencies({form for group in forms for form in group})
        found = [any(standing.get(form, 0) for form in group) for group in forms]
        return np.array(found, bool) | self.own_in_window.any(axis=1)

    @property
    def from_another_world(self) -> bool:
        """Whether no content word of the question is found, and a rare one is among them."""
        content = {word.term for word in content_words(self.question)}
        sought = np.array([term in content for term in self.terms], bool)
        rare = (self.general >= RARE) & sought & ~self.found
        return bool(rare.any()) and not (self.found & sought).any()

    @cached_property
    def window_scores(self) -> Values:
        """BM25 of every sentence of the window."""
        mean = self._engine.mean_length or 1.0
        return self.idf @ saturated(self._counts, self.window.length / mean)


def numbers_of(groups: Sequence[Iterable[str]]) -> dict[str, list[int]]:
    """The numbers of the groups that hold each form."""
    numbers: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        for form in group:
            numbers.setdefault(form, []).append(number)
    return numbers


def _joined_in(tokens: Iterable[Token]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each part of a compound, and the term of the whole, which stands for it: life, life-cycle.

    The analysis gives the parts and then the whole, which says nothing more.
    """
    for token in tokens:
        if "-" in token.folded and len(token.terms) > 2:
            yield from ((part, token.terms[-1:]) for part in token.terms[:-1])


def saturated(counts: Values, length: Values) -> Values:
    """BM25's share of each term, from its counts and the lengths against the mean."""
    return np.asarray(counts * (K1 + 1) / (counts + K1 * (1 - B + B * length)))
