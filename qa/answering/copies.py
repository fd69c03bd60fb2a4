"""Sentences that say the same word for word, in whichever articles: shown once, with all places."""

from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cache
from itertools import takewhile

from index.library.collection import Collection
from index.library.line import Line, letters_of
from index.text.languages import ENGLISH
from index.text.spellings import american
from index.text.terms import Word, words_of

# Of what stands in hundreds of articles, so many places are named.
MOST_PLACES = 50


def said_in(text: str, language: str = ENGLISH) -> Hashable:
    """What is the same for near-identical sentences: they differ in case, punctuation, accents,
    British or American spelling, or the way a number is written, and in no word or figure."""
    words = words_of(text) if language == ENGLISH else ()
    return tuple(map(_said, words)) or letters_of(text)


def _said(word: Word) -> Hashable:
    number = any(map(str.isdigit, word.folded + "".join(word.terms)))
    return word.terms if number else american(word.folded)


def says_the_same(one: str, other: str, language: str) -> bool:
    """Whether two texts of a language say the same; most copies are so to the letter."""
    return one == other or said_in(one, language) == said_in(other, language)


def each_said(lines: Sequence[Line], terms: Sequence[Sequence[str]]) -> list[Hashable]:
    """What each of some sentences says, given their terms; of one whose terms no other has, which
    are most, it is not looked at."""
    held = Counter(map(tuple, terms))
    said = cache(said_in)
    return [
        said(line.text, line.article.language) if held[tuple(its)] > 1 else number
        for number, (line, its) in enumerate(zip(lines, terms, strict=True))
    ]


def copies_of(said: Sequence[Hashable], top: int) -> list[list[int]]:
    """The ranks of the first `top` different sentences, each followed by those of its copies.

    `said` is what each sentence says, best first.
    """
    groups: dict[Hashable, list[int]] = {}
    for rank, one in enumerate(said):
        groups.setdefault(one, []).append(rank)
    return list(groups.values())[:top]


def places_of(
    collection: Collection, row: int, copies: Sequence[int], within: Sequence[range] | None
) -> list[int]:
    """The rows of a sentence's copies, in order, given those found so far; where there are some,
    there may be more."""
    if not copies:
        return []
    line = collection.lines[row]
    terms = {term: 1.0 for word in collection.words[row] for term in word.terms}
    # Copies have the same terms and so the same score: behind the first that is none there are few.
    others = collection.engine.best(terms, MOST_PLACES, within)
    alike = takewhile(lambda other: _is_copy(line, collection.lines[other]), others)
    return sorted({*copies, *alike} - {row})


def _is_copy(line: Line, other: Line) -> bool:
    language = line.article.language
    return other.article.language == language and says_the_same(line.text, other.text, language)
