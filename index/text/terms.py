"""The one analysis: what a text is reduced to for matching, for sentences and questions alike."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from Stemmer import Stemmer

# Numbers keep their inner points and commas (3.89, 1,000); dotted capitals are one word (U.S.);
# scripts written without spaces are cut a character a token, as their words are not marked.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|\d+(?:[.,]\d+)+"
    r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
    r"|(?:(?![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])[^\W_][\u0300-\u036f]*)+"
    r"(?:['’](?:[^\W\d_][\u0300-\u036f]*)+)?"
    r"|[%$€£°]"
)
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_MEASURE = re.compile(r"(\d+)([a-z]{2,})")  # 25km, 2bn
_DECADE = re.compile(r"(\d+)['’]?s")
LONGEST_NUMBER = 30
_SCALES = ((10**9, "billion"), (10**6, "million"))


# 5,300 sentences of the bench files write 17,000 words; the number grows with about their root.
KEPT_WORDS = 1 << 16


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
    return tuple(map(_word, _TOKEN.findall(text)))


def tokens_of(text: str) -> list[Token]:
    """The words and numbers of a text in order, stop words included, each with its place."""
    found = ((m, _word(m[0])) for m in _TOKEN.finditer(text))
    return [Token(m.start(), m.end(), word.folded, word.terms) for m, word in found]


def terms_of(text: str) -> list[str]:
    """The terms of a text in order: folded, stemmed, without stop words."""
    return [term for word in words_of(text) for term in word.terms]


def stem(folded: str) -> str:
    """The Snowball stem of a folded word (Porter 2001, "English" algorithm)."""
    return _stemmer().stemWord(folded)  # type: ignore[no-any-return]


@lru_cache(maxsize=KEPT_WORDS)
def _word(written: str) -> Word:
    folded = _folded(written)
    if folded in _stop_words():
        return Word(folded, ())
    spellings = _spellings().get(folded) or " ".join(_number_spellings(folded))
    return Word(folded, tuple(stem(spelling) for spelling in spellings.split()))


def _folded(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    if word in ("US", "UK", "UN", "EU", "IT"):  # lower case they would be other words
        return ".".join(word.lower())
    if word.count(".") and word[0].isalpha():
        return word.lower().rstrip(".")
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return letters.replace("'", "").replace("’", "") or word


def _number_spellings(folded: str) -> Iterator[str]:
    """A number as articles and people both may write it: 3,000,000 is searched as 3 million."""
    if not folded[0].isdigit():
        yield folded
        return
    measured = _MEASURE.fullmatch(folded)
    if measured and measured[2] in _spellings():
        yield from (measured[1], _spellings()[measured[2]])
        return
    number = re.sub(r",(?=\d{3}(?!\d))", "", folded)
    decade = _DECADE.fullmatch(number)
    number = decade[1] if decade else number
    if len(number) > LONGEST_NUMBER:  # digits without end are no number that anyone spells out
        yield number
        return
    for size, name in _SCALES:
        if (
            number.isascii()
            and number.isdigit()
            and int(number) >= size
            and int(number) % size == 0
        ):
            yield from (str(int(number) // size), name)
            return
    yield number


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return Stemmer("english", maxCacheSize=0)  # words are kept above


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    return frozenset(_data("stop_words.txt").split())


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """Other spellings of one thing, such as "three" for 3 and "km²" for square kilometer."""
    pairs = (line.partition(" = ") for line in _data("spellings.txt").splitlines())
    return {left: right for left, _, right in pairs}


def _data(name: str) -> str:
    lines = (files("index.text") / "data" / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line and not line.startswith("#"))
