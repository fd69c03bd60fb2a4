"""What is noted once of every sentence of a collection, so that a question finds it ready."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.engines.memory import Engine
from index.library.collection import Collection, Line
from index.text.terms import Token
from qa.weighing.facts import NAMES, facts_of
from qa.weighing.kin import Kin

GRAM = 4  # characters; 3 to 5 were tried on the bench files, 4 was best
NEAR = 3  # terms apart at most
HEAD = 4  # terms at the beginning of a sentence, where its subject stands
TAIL = 4
# Headings of news, policies and manuals have up to some ten words (characters, terms).
LONGEST_HEADING = 80
MOST_IN_HEADING = 8

Rows = NDArray[np.intp]


class Notes:
    """Engines over several views of the sentences, their neighbours, and what they hold.

    Rows number the sentences of the collection from 0; `above` and `below` are the rows of a
    sentence's neighbours within its paragraph, or its own where it has none; `opening` is the row
    of its paragraph's first sentence. Under a heading, a paragraph's first sentence has the
    heading above it.
    """

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.sentences = collection.engine
        self.kin = Kin(self.sentences)
        self.paragraph = _paragraph_rows(collection.lines)
        self._lay_out()
        self._count()
        self._build_engines(collection.lines)

    def _lay_out(self) -> None:
        rows = np.arange(len(self.paragraph))
        starts = np.diff(self.paragraph, prepend=-1) > 0
        ends = np.diff(self.paragraph, append=self.paragraph[-1:] + 1) > 0
        self.above = np.where(starts, rows, rows - 1)
        self.below = np.where(ends, rows, rows + 1)
        self.opening: Rows = np.flatnonzero(starts)[self.paragraph]
        self.opens = starts
        self.headings = headings_in(self.collection.lines)
        self._look_up_to_headings()

    def _look_up_to_headings(self) -> None:
        """What opens a paragraph has the heading above it to say what it is about."""
        for heading in np.flatnonzero(self.headings):
            article = self.collection.lines[heading].article
            for row in range(heading + 1, len(self.headings)):
                if self.headings[row] or self.collection.lines[row].article is not article:
                    break
                if self.opens[row]:
                    self.above[row] = self.opening[row] = heading

    def _count(self) -> None:
        lines = self.collection.lines
        counts = np.array([facts_of(line.text) for line in lines], float).reshape(-1, len(NAMES))
        self.facts = dict(zip(NAMES, counts.T, strict=True))
        self.length = np.array([len(line.terms) for line in lines], float)

    def _build_engines(self, lines: Sequence[Line]) -> None:
        words = [line.words for line in lines]
        grams = [grams_of(line.tokens) for line in lines]
        self.paragraphs = Engine(self._joined([line.terms for line in lines]))
        self.grams = Engine(grams)
        self.paragraph_grams = Engine(self._joined(grams))
        self.pairs = Engine([pairs_of(w) for w in words])
        self.triples = Engine([triples_of(w) for w in words])
        self.companions = Engine([companions_of(line.terms) for line in lines])
        self.heads = Engine([line.terms[:HEAD] for line in lines])
        self.tails = Engine([line.terms[-TAIL:] for line in lines])

    @cached_property
    def names(self) -> frozenset[str]:
        """The terms that the articles write with a capital wherever it is not due to the place."""
        inside = [(line, token) for line in self.collection.lines for token in line.tokens[1:]]
        capital = {t for line, k in inside if line.text[k.start].isupper() for t in k.terms}
        return frozenset(
            capital - {t for line, k in inside if line.text[k.start].islower() for t in k.terms}
        )

    def _joined(self, documents: Sequence[Sequence[str]]) -> list[list[str]]:
        """The documents of each paragraph as one."""
        joined: list[list[str]] = [[] for _ in range(self.paragraph_count)]
        for paragraph, document in zip(self.paragraph, documents, strict=True):
            joined[paragraph].extend(document)
        return joined

    @cached_property
    def paragraph_count(self) -> int:
        """How many paragraphs there are in all articles."""
        return int(self.paragraph[-1]) + 1 if len(self.paragraph) else 0


def headings_in(lines: Sequence[Line]) -> NDArray[np.bool_]:
    """Which lines are headings: short, alone in their paragraph, without an end, before text."""
    alike = [_is_like_heading(*pair) for pair in zip(lines, [*lines[1:], None], strict=True)]
    follows = [*alike[1:], True]  # nothing follows the last line, which heads nothing
    return np.array([a and not b for a, b in zip(alike, follows, strict=True)], bool)


def _is_like_heading(line: Line, below: Line | None) -> bool:
    alone = below is None or below.sentence.paragraph != line.sentence.paragraph
    text = line.text.strip()
    short = len(text) <= LONGEST_HEADING and 0 < len(line.terms) <= MOST_IN_HEADING
    return alone and short and (text[0].isalnum() or text[0] == "#") and text[-1].isalnum()


def grams_of(tokens: Sequence[Token]) -> list[str]:
    """The runs of GRAM characters of each searched word, its ends marked."""
    return [gram for token in tokens if token.terms for gram in _grams(f"^{token.folded}$")]


def pairs_of(words: Sequence[str]) -> list[str]:
    """Adjacent words, stop words included."""
    return [" ".join(pair) for pair in pairwise(words)]


def triples_of(words: Sequence[str]) -> list[str]:
    """Three adjacent words, stop words included."""
    return [" ".join(triple) for triple in zip(words, words[1:], words[2:], strict=False)]


def companions_of(terms: Sequence[str]) -> list[str]:
    """Pairs of terms at most NEAR apart, in either order."""
    near = ((a, b) for i, a in enumerate(terms) for b in terms[i + 1 : i + 1 + NEAR])
    return [" ".join(sorted(pair)) for pair in near if pair[0] != pair[1]]


def _grams(word: str) -> list[str]:
    return [word[i : i + GRAM] for i in range(max(1, len(word) - GRAM + 1))]


def _paragraph_rows(lines: Sequence[Line]) -> Rows:
    """For each sentence the number, from 0, of its paragraph among all articles'."""
    keys = [(id(line.article), line.sentence.paragraph) for line in lines]
    changes = [one != other for one, other in pairwise(keys)]
    return np.cumsum([0, *changes])[: len(keys)]
