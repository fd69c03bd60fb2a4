"""Where a question and a window meet: which of its terms stand where."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from qa.asking.question import Question
from qa.weighing.initials import Alternative
from qa.weighing.kin import Kin
from qa.weighing.meeting import Meeting, Presence, saturated
from qa.weighing.notes import Chain, Note, companions_of, grams_of, pairs_of, triples_of
from qa.weighing.window import Rows, Values, Window

One = TypeVar("One")
NONE: frozenset[Chain] = frozenset()


class Match(Meeting):
    """One question against the sentences of a window; `places` are its candidates.

    `cited` is the row that answered the question which this one leans on.
    """

    def __init__(
        self,
        window: Window,
        kin: Kin,
        question: Question,
        cited: int | None = None,
        alternatives: Sequence[Alternative] = (),
    ) -> None:
        super().__init__(window, kin, question, alternatives)
        self.cited = cited
        self.places: Rows = np.arange(len(window))
        self._notes = window.notes
        self.likeness: Values | None = None  # of each candidate, where it is known
        self.is_read = True  # whether an encoder, if there is one, knows the question's script

    def choose(self, places: Sequence[int]) -> None:
        """From now on the sentences at these places are the candidates."""
        self.places = np.array(places, np.intp)
        self._notes = [self.window.notes[place] for place in places]

    @property
    def unmet(self) -> float:
        """The share of the question, by general rarity, that the best candidate lacks in whatever
        words, 0 to 1."""
        if not self.general.any():
            return 1.0
        return 1.0 - float(self.share(self.related_here, self.general).max(initial=0.0))

    @property
    def rows(self) -> Rows:
        """The rows of the candidates."""
        return np.array(self.window.rows, np.intp)[self.places]

    @property
    def notes(self) -> Sequence[Note]:
        """The notes of the candidates."""
        return self._notes

    @cached_property
    def length(self) -> Values:
        """How many terms each candidate has."""
        return np.asarray(self.window.length[self.places])

    def facts(self, name: str) -> Values:
        """How many facts of a kind each candidate holds."""
        return self.window.facts(name, self.places)

    @cached_property
    def near_cited(self) -> Values:
        """1 for the sentence that answered the question before and its neighbours, else 0."""
        near = np.zeros(len(self.window))
        for place in self.window.places([] if self.cited is None else [self.cited]):
            near[[place, self.window.above[place], self.window.below[place]]] = 1.0
        return np.asarray(near[self.places])

    @cached_property
    def here(self) -> Presence:
        """Which terms the candidate itself holds, slips of the keyboard mended."""
        return self.own_in_window[:, self.places]

    @cached_property
    def kin_here(self) -> Presence:
        """Which terms, or another word of the family, the candidate holds."""
        return self.kin_in_window[:, self.places]

    @cached_property
    def related_here(self) -> Presence:
        """Which terms the candidate holds itself, by family or as articles say it."""
        return self.related_in_window[:, self.places]

    @cached_property
    def above(self) -> Presence:
        """Which terms the sentence above in the same paragraph, or the heading, holds."""
        return self.own_in_window[:, self.window.above[self.places]]

    @cached_property
    def below(self) -> Presence:
        """Which terms the sentence below in the same paragraph holds."""
        return self.own_in_window[:, self.window.below[self.places]]

    @cached_property
    def opening(self) -> Presence:
        """Which terms the paragraph's first sentence holds."""
        return self.own_in_window[:, self.window.opening[self.places]]

    @cached_property
    def lead(self) -> Presence:
        """Which terms, or another word of the family, the heading above holds."""
        return self.kin_in_window[:, self.window.lead[self.places]]

    @cached_property
    def lead_related(self) -> Presence:
        """Which terms the heading above holds in whatever words."""
        return self.related_in_window[:, self.window.lead[self.places]]

    @property
    def under_lead(self) -> NDArray[np.bool_]:
        """Which candidates stand under a heading or a question."""
        return np.asarray(self.window.lead[self.places] != self.places)

    @cached_property
    def paragraph(self) -> Presence:
        """Which terms the paragraph holds."""
        return self._in_paragraphs(self.own_in_window)[:, self.places]

    @cached_property
    def paragraph_kin(self) -> Presence:
        """Which terms the paragraph holds itself, by family or as articles say it."""
        return self._in_paragraphs(self.related_in_window)[:, self.places]

    @cached_property
    def head(self) -> Presence:
        """Which terms stand at the candidate's beginning."""
        return self._among(note.head for note in self.notes)

    @cached_property
    def tail(self) -> Presence:
        """Which terms stand at the candidate's end."""
        return self._among(note.tail for note in self.notes)

    def _among(self, parts: Iterable[frozenset[str]]) -> Presence:
        """Which terms a part of each candidate holds."""
        present = np.zeros((len(self.terms), len(self.notes)), bool)
        for number, part in enumerate(parts):
            for form in self._sought & part:
                present[self._numbers[form], number] = True
        return present

    # How much of the question is there.

    def share(self, presence: Presence, weight: Values | None = None) -> Values:
        """The share of the question, 0 to 1, that is present for each candidate."""
        weight = self.weight if weight is None else weight
        return weight @ presence / (weight.sum() or 1.0)

    def share_of(self, chosen: frozenset[str], presence: Presence) -> Values:
        """The share of some terms that is present; 0 where there are none."""
        picked = np.array([term in chosen for term in self.terms], bool)
        return self.share(presence, self.general * picked)

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

    # BM25 from document frequencies, so that every engine gives the same.

    @cached_property
    def sentence_scores(self) -> Values:
        """BM25 of each candidate."""
        return np.asarray(self.window_scores[self.places])

    @cached_property
    def paragraph_scores(self) -> Values:
        """BM25 of each candidate's paragraph, as far as the window holds it."""
        starts = np.flatnonzero(np.diff(self.window.paragraph, prepend=-1))
        counts = np.add.reduceat(self._counts, starts, axis=1)
        length = np.add.reduceat(self.window.length, starts)
        scores = self.idf @ saturated(counts, length / (length.mean() or 1.0))
        return np.asarray(scores[self.window.paragraph[self.places]])

    # The question against the forms in which words stand together.

    @cached_property
    def letters(self) -> Values:
        """The share of the question's letter runs."""
        asked = grams_of(self.question.tokens)
        return _share_of(asked, [asked & note.grams for note in self.notes])

    @cached_property
    def pairs(self) -> Values:
        """The share of its adjacent words."""
        return _share_of(self._pairs_asked, self._pairs_held)

    @cached_property
    def triples(self) -> Values:
        """The share of its words by three."""
        asked = triples_of(self.question.tokens)
        # Two pairs make a triple; of most sentences none need be made.
        likely = zip(self.notes, self._pairs_held, strict=True)
        held = [asked & note.triples if len(pairs) > 1 else NONE for note, pairs in likely]
        return _share_of(asked, held)

    @cached_property
    def companions(self) -> Values:
        """The share of its terms that stand near each other."""
        asked = companions_of(self.question.own_terms)
        own = frozenset(self.question.own_terms)
        # Of most sentences, which hold one term of the question, no pair need be made.
        likely = (len(own & note.held) > 1 for note in self.notes)
        pairs = zip(self.notes, likely, strict=True)
        return _share_of(asked, [asked & note.companions if two else NONE for note, two in pairs])

    @cached_property
    def _pairs_asked(self) -> frozenset[Chain]:
        return pairs_of(self.question.tokens)

    @cached_property
    def _pairs_held(self) -> Sequence[frozenset[Chain]]:
        return [self._pairs_asked & note.pairs for note in self.notes]


def _share_of(asked: frozenset[One], held: Sequence[frozenset[One]]) -> Values:
    """The share of what is asked that each candidate holds, the rarer among them the weightier."""
    counts = Counter(chain.from_iterable(held))
    weight = {one: math.log((len(held) + 1) / (counts[one] + 0.5)) for one in asked}
    total = math.fsum(weight.values()) or 1.0
    return np.array([math.fsum(weight[one] for one in met) / total for met in held])
