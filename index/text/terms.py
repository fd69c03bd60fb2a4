"""The one analysis: what a text is reduced to for matching, for sentences and questions alike."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from Stemmer import Stemmer

from index.text.analysis import analysed
from index.text.cutting import cut, is_unspaced, places

# 5,300 sentences of the bench files write 17,000 words; the number grows with about their root.
KEPT_WORDS = 1 << 16
# The longest of those 17,000 has 36 letters.
LONGEST_KEPT = 60


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number without its place: the same object wherever it is written the same way.

    `folded` is the word without case, accents and possessive; `terms` are what it is searched
    as: empty for a stop word, two for "km²".
    """

    folded: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a text in its place: `start` and `end` are offsets in characters."""

    start: int
    end: int
    folded: str
    terms: tuple[str, ...]


def words_of(text: str) -> tuple[Word, ...]:
    """The words and numbers of a text in order, stop words included."""
    return tuple(map(_WORDS.__getitem__, cut(text)))


def tokens_of(text: str) -> list[Token]:
    """The words and numbers of a text in order, stop words included, each with its place."""
    words = ((start, end, _WORDS[written]) for start, end, written in places(text))
    return [Token(start, end, word.folded, word.terms) for start, end, word in words]


def terms_of(text: str) -> list[str]:
    """The terms of a text in order: folded, stemmed, without stop words."""
    return [term for word in words_of(text) for term in word.terms]


def stem(folded: str) -> str:
    """The Snowball stem of a folded word (Porter 2001, "English" algorithm)."""
    return _stemmer().stemWord(folded)  # type: ignore[no-any-return]


class _Words(dict[str, Word]):
    """Words by how they are written; a dictionary takes two thirds of the time of lru_cache."""

    def __missing__(self, written: str) -> Word:
        word = _word(written)
        if len(self) >= KEPT_WORDS:
            self.clear()
        if len(written) <= LONGEST_KEPT:
            self[written] = word
        return word


_WORDS = _Words()


def _word(written: str) -> Word:
    if is_unspaced(written[0]):
        form = "".join(unicodedata.normalize("NFKC", written).casefold().split())
        return Word(form, (form,))
    folded, words = analysed(written)
    return Word(folded, tuple(_term(word) for word in words))


def _term(word: str) -> str:
    return stem(word) if word.isalpha() else word


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return Stemmer("english", maxCacheSize=0)  # words are kept above
