"""The one analysis: what a text is reduced to for matching, for sentences and questions alike."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from Stemmer import Stemmer

from index.text.analysis import analysed
from index.text.cutting import cut, is_unspaced, places, single_places
from index.text.languages import ENGLISH, language

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


def words_of(text: str, code: str = ENGLISH) -> tuple[Word, ...]:
    """The words and numbers of a text in a language in order, stop words included."""
    if code == ENGLISH:
        return tuple(map(_WORDS.__getitem__, cut(text)))
    words, found = _words_in(code), single_places(text, language(code).idle_runs)
    return tuple([words[written] for _, _, written in found])


def tokens_of(text: str, *codes: str) -> list[Token]:
    """The words and numbers of a text in order, stop words included, each with its place.

    It is cut as its first language is, English if none is named; each word has its terms in all.
    """
    first, *others = codes or (ENGLISH,)
    found = places(text) if first == ENGLISH else single_places(text, language(first).idle_runs)
    analysed = _words_in(first)
    words = ((start, end, analysed[written], written) for start, end, written in found)
    return [
        Token(start, end, word.folded, _terms_in(others, written, word))
        for start, end, word, written in words
    ]


def terms_of(text: str) -> list[str]:
    """The terms of a text in English in order: folded, stemmed, without stop words."""
    return [term for word in words_of(text) for term in word.terms]


def stem(folded: str) -> str:
    """The Snowball stem of a folded word (Porter 2001, "English" algorithm)."""
    return _stemmer().stemWord(folded)  # type: ignore[no-any-return]


def _terms_in(codes: Sequence[str], written: str, word: Word) -> tuple[str, ...]:
    """The terms of a word in its own language, then those in others, each once."""
    if not codes:
        return word.terms
    others = (term for code in codes for term in _words_in(code)[written].terms)
    return tuple(dict.fromkeys((*word.terms, *others)))


class _Words(dict[str, Word]):
    """Words by how they are written; a dictionary takes two thirds of the time of lru_cache."""

    def __init__(self, word: Callable[[str], Word]) -> None:
        self._word = word

    def __missing__(self, written: str) -> Word:
        word = self._word(written)
        if len(self) >= KEPT_WORDS:
            self.clear()
        if len(written) <= LONGEST_KEPT:
            self[written] = word
        return word


@lru_cache(maxsize=64)
def _words_in(code: str) -> _Words:
    return _WORDS if code == ENGLISH else _Words(partial(_foreign_word, code))


def _foreign_word(code: str, written: str) -> Word:
    # Of a short command on an English article, compiling what only others need is not a small part.
    from index.text.foreign import analysed_in

    return Word(*analysed_in(code, written.strip()))


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


_WORDS = _Words(_word)
