"""Where a question and a window meet: which of its terms stand where."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.engines.engine import K1, B
from index.text.terms import Token
from qa.asking.question import Question
from qa.asking.words import content_words
from qa.weighing.initials import Alternative
from qa.weighing.kin import Kin, related
from qa.weighing.notes import Chain, Note, companions_of, grams_of, pairs_of, triples_of
from qa.weighing.rarity import rarity
from qa.weighing.window import Rows, Values, Window

One = TypeVar("One")
NONE: frozenset[Chain] = frozenset()
Presence = NDArray[np.bool_]  # a row a term, a column a candidate

# What an earlier question said is less sure to be meant than what this one says.
CARRIED_WEIGHT = 0.5
# Words of one in a quarter million or rarer are what a question is about.
RARE = 4.4
HEAD = 4  # terms at the beginning of a sentence, where its subject stands
TAIL = 4


class Match:
    """One question against the sentences of a window; `places` are its candidates.

    `cited` is the row that answered the question which this one leans on; `alternatives` are
    initials and names that stand for each other.
    """

    def __init__(
        self,
        window: Window,
        kin: Kin,
        question: Question,
        cited: int | None = None,
        alternatives: Sequence[Alternative] = (),
    ) -> None:
        self.window = window
        self.kin = kin
        self.question = question
        self.cited = cited
        self.alternatives = alternatives
        self.terms = question.terms
        self.places: Rows = np.arange(len(window))
        self._notes = window.notes
        self._engine = window.notebook.collection.engine
        self._joined = dict(_joined_in(question.tokens))
        self._spellings = [
            (term, *kin.mended(term), *self._joined.get(term, ())) for term in self.terms
        ]

    def choose(self, places: Sequence[int]) -> None:
        """From now on the sentences at these places are the candidates."""
        self.places = np.array(places, np.intp)
        self._notes = [self.window.notes[place] for place in places]

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
        numbers: dict[str, list[int]] = {}
        for number, group in enumerate(groups):
            for form in group:
                numbers.setdefault(form, []).append(number)
        sought = frozenset(numbers)
        for place, note in enumerate(self.window.notes):
            for form in sought & note.held:
                for number in numbers[form]:
                    yield number, place, form

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

    def _in_paragraphs(self, presence: Presence) -> Presence:
        starts = np.flatnonzero(np.diff(self.window.paragraph, prepend=-1))
        joined = np.logical_or.reduceat(presence, starts, axis=1)
        return np.asarray(joined[:, self.window.paragraph])

    @cached_property
    def head(self) -> Presence:
        """Which terms stand at the candidate's beginning."""
        return self._among(lambda note: note.terms[:HEAD])

    @cached_property
    def tail(self) -> Presence:
        """Which terms stand at the candidate's end."""
        return self._among(lambda note: note.terms[-TAIL:])

    def _among(self, part: Callable[[Note], Sequence[str]]) -> Presence:
        """Which terms a part of each candidate holds."""
        present = np.zeros((len(self.terms), len(self.notes)), bool)
        for place, number in np.argwhere(self.here).tolist():
            terms = part(self.notes[number])
            present[place, number] = any(form in terms for form in self._spellings[place])
        return present

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
    def window_scores(self) -> Values:
        """BM25 of every sentence of the window."""
        mean = self._engine.mean_length or 1.0
        return self.idf @ _saturated(self._counts, self.window.length / mean)

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
        scores = self.idf @ _saturated(counts, length / (length.mean() or 1.0))
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
        both = ([pair for pair in asked if note.held.issuperset(pair)] for note in self.notes)
        likely = zip(self.notes, both, strict=True)
        held = [note.companions.intersection(pairs) if pairs else NONE for note, pairs in likely]
        return _share_of(asked, held)

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


def _joined_in(tokens: Iterable[Token]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each part of a compound, and the term of the whole, which stands for it: life, life-cycle.

    The analysis gives the parts and then the whole, which says nothing more.
    """
    for token in tokens:
        if "-" in token.folded and len(token.terms) > 2:
            yield from ((part, token.terms[-1:]) for part in token.terms[:-1])


def _saturated(counts: Values, length: Values) -> Values:
    """BM25's share of each term, from its counts and the lengths against the mean."""
    return np.asarray(counts * (K1 + 1) / (counts + K1 * (1 - B + B * length)))
