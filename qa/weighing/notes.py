"""What is noted of a sentence when a question first meets it."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from index.library.collection import Collection, terms_in
from index.library.line import letters_of
from index.text.languages import ENGLISH
from index.text.terms import Token, Word, tokens_of
from qa.weighing.facts import count_of

GRAM = 4  # characters; 3 to 5 were tried on the bench files, 4 was best
NEAR = 3  # terms apart at most
HEAD = 4  # terms
TAIL = 4
# Characters of a sentence that are marked: nobody reads more, and a megabyte took 2 s.
MARKED = 20_000
# Sentences whose notes are kept: those of some twenty windows, 3 KB each.
KEPT = 4_096

Chain = tuple[str, ...]  # words or terms that stand side by side


class Note:
    """A sentence's words and what follows from them, each found when first asked for."""

    def __init__(self, text: str, words: Sequence[Word], language: str = ENGLISH) -> None:
        self.text = text
        self.words = words
        self.language = language
        self.terms = terms_in(words)
        self.held = frozenset(self.terms)
        self._facts: dict[str, int] = {}

    def fact(self, name: str) -> int:
        """How many facts of a kind the sentence holds; none that only English words tell."""
        if name not in self._facts:
            self._facts[name] = count_of(name, self.text, self.language)
        return self._facts[name]

    @cached_property
    def head(self) -> frozenset[str]:
        """The terms at its beginning, where its subject stands."""
        return frozenset(self.terms[:HEAD])

    @cached_property
    def tail(self) -> frozenset[str]:
        """The terms at its end."""
        return frozenset(self.terms[-TAIL:])

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Its words in their places, as far as they are marked for the eye."""
        if len(self.text) <= MARKED:
            return tokens_of(self.text, self.language)
        found = tokens_of(self.text[:MARKED], self.language)
        return [token for token in found if token.end < MARKED]  # the last one may be cut

    @cached_property
    def letters(self) -> str:
        """What it has in common with its copies."""
        return letters_of(self.text)

    @cached_property
    def grams(self) -> frozenset[str]:
        """The runs of GRAM letters of its words."""
        return grams_of(self.words)

    @cached_property
    def pairs(self) -> frozenset[Chain]:
        """Its adjacent words, stop words included."""
        return pairs_of(self.words)

    @cached_property
    def triples(self) -> frozenset[Chain]:
        """Its words by three, stop words included."""
        return triples_of(self.words)

    @cached_property
    def companions(self) -> frozenset[Chain]:
        """Its terms that stand near each other."""
        return companions_of(self.terms)


class Notebook:
    """The notes of a collection's sentences, the latest noted kept."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._notes: OrderedDict[int, Note] = OrderedDict()

    def note(self, row: int) -> Note:
        """The note of the sentence in a row."""
        note = self._notes.get(row)
        if note is None:
            line = self.collection.lines[row]
            note = Note(line.text, self.collection.words[row], line.article.language)
            self._notes[row] = note
            if len(self._notes) > KEPT:
                self._notes.popitem(last=False)
        return note


def grams_of(words: Sequence[Word | Token]) -> frozenset[str]:
    """The runs of GRAM characters of each searched word, its ends marked."""
    return frozenset().union(*[_grams(word.folded) for word in words if word.terms])


def chain_of(words: Sequence[Word | Token]) -> list[str]:
    """Each word in the form that tells which stand side by side, a stop word as it is."""
    return ["_".join(word.terms) or word.folded for word in words]


def pairs_of(words: Sequence[Word | Token]) -> frozenset[Chain]:
    """Adjacent words, stop words included."""
    chain = chain_of(words)
    return frozenset(pairwise(chain))


def triples_of(words: Sequence[Word | Token]) -> frozenset[Chain]:
    """Three adjacent words, stop words included."""
    chain = chain_of(words)
    return frozenset(zip(chain, chain[1:], chain[2:], strict=False))


def companions_of(terms: Sequence[str]) -> frozenset[Chain]:
    """Pairs of terms at most NEAR apart, in alphabetical order."""
    near = ((a, b) for i, a in enumerate(terms) for b in terms[i + 1 : i + 1 + NEAR] if a != b)
    return frozenset((a, b) if a < b else (b, a) for a, b in near)


@lru_cache(maxsize=1 << 13)
def _grams(word: str) -> frozenset[str]:
    marked = f"^{word}$"
    return frozenset(marked[i : i + GRAM] for i in range(max(1, len(marked) - GRAM + 1)))
