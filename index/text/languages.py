"""The languages that articles are read in: their commonest words, and which one a text is in."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from index.text.cutting import is_unspaced
from index.text.folding import folded
from index.text.spellings import stop_words
from index.text.tables import lines

ENGLISH, UNKNOWN = "en", ""
# The last letter of a term that is a word of another language than English. No table of English
# words then holds it, and it is no word of an English article beside it; numbers, which all
# languages share, go without.
MARK = "~"

# Of English prose, 40 to 50 words in 100 are among its commonest, of tables and instructions some
# 25; of other languages, which share "in", "a", "no" or "for", at most 20.
_SURELY_ENGLISH = 0.3
# Of a question in a language, so many.
_IN_QUESTIONS = 0.2
# Other languages have 25 to 50 of theirs in 100, and fewer in lists; a text shows two at least.
_LEAST_SHARE, _FEWEST = 0.12, 2
# Where most letters are of another script, fewer will do: Arabic writes "and" and "the" as one with
# the word behind.
_LEAST_IN_OTHER_SCRIPT, _MOST_LETTERS = 0.05, 0.5
# So much more often than those of English, as languages share words.
_MORE = 1.3
# What no list knows: so many words, few of which are English, many written with other letters.
_ENOUGH, _FEW_ENGLISH, _OTHER_LETTERS = 30, 0.04, 0.03
# The language of an article is told from so many characters at its beginning, middle and end.
_PART = 2_000
# Of Chinese, each letter is nearly a word, so that a third of such letters is most of a text.
_MOST_UNSPACED, _SOME_KANA = 0.3, 0.05
_SCRIPTS = {"ja": r"[\u3041-\u30ff]", "ko": r"[\uac00-\ud7af]", "th": r"[\u0e01-\u0e4e]"}
_HAN = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
# Nouns have capitals there, which tell no names.
_NOUNS_HAVE_CAPITALS = frozenset({"de"})
# "1.234,5" is written "1,234.5" there, as in English.
_WITH_POINT = frozenset({"en", "ga", "he", "hi", "ja", "ko", "th", "zh"})

_FIRST_NOT_LATIN = "\u0370"

_WORD = re.compile(r"[^\s\d!-@\[-`{-¿‐-‧‹›⁄、-】。．，：；？！،؛؟।]+")
# Short forms of English: isn't, what's, they'll.
_SHORT_FORM = re.compile(r"(?:n['’]t|['’](?:s|re|ll|ve|d))\b")
# No other of the languages has these words; names behind them may be of any.
_OPENS_ENGLISH = re.compile(r"\W*(?:and\s+|but\s+)?(?:who|whose|what|when|where|which|why|how)\b")
_OPENS_SPANISH = re.compile(r"[¿¡]")


@dataclass(frozen=True)
class Language:
    """A language by its code (ISO 639-1), the Snowball algorithm that stems it, empty where there
    is none, and the words that carry grammar or ask."""

    code: str
    algorithm: str
    words: frozenset[str]

    @cached_property
    def idle(self) -> frozenset[str]:
        """The words that are not searched for, also as they are typed without accents."""
        return self.words | {folded(word) for word in self.words}

    @cached_property
    def idle_runs(self) -> re.Pattern[str] | None:
        """Where such words stand in a script without spaces; None for other scripts."""
        runs = sorted(filter(lambda word: is_unspaced(word[0]), self.words), key=len, reverse=True)
        return re.compile(f"({'|'.join(runs)})") if runs else None

    @property
    def capitals_tell_names(self) -> bool:
        """Whether a word with a capital inside a sentence is a name."""
        return self.code not in _NOUNS_HAVE_CAPITALS

    @property
    def point_is_decimal(self) -> bool:
        """Whether a point stands before tenths, and not a comma."""
        return self.code in _WITH_POINT


def is_foreign(term: str) -> bool:
    """Whether a term is a word of another language than English."""
    return term.endswith(MARK)


@lru_cache(maxsize=64)
def language(code: str) -> Language:
    """The language of a code; one without any word for what is not known."""
    if code == ENGLISH:
        return Language(ENGLISH, "english", stop_words())
    return _known().get(code, Language(code, "", frozenset()))


def language_of(text: str) -> str:
    """The code of the language that a text is in: ENGLISH where nothing tells another, UNKNOWN
    where it is surely none of those known."""
    sample = _sample(text)
    words = _words(sample)
    english = sum(word in stop_words() for word in words)
    if words and english >= _SURELY_ENGLISH * len(words):
        return ENGLISH
    letters = Counter(filter(str.isalpha, sample))
    return _unspaced_language(letters) or _spaced_language(letters, words, english)


def language_among(text: str, codes: Sequence[str]) -> str:
    """The language that a short text is in: one of some expected, English, or another that it
    shows clearly."""
    if _OPENS_ENGLISH.match(text.lower()):
        return ENGLISH
    words = _words(text)
    hits = {code: _count(words, language(code).idle) for code in (*codes, ENGLISH)}
    best = max(hits, key=lambda code: hits[code])
    if best == ENGLISH and hits[best] >= max(_FEWEST, _IN_QUESTIONS * len(words)):
        return best
    if _OPENS_SPANISH.search(text):
        return "es"
    if unspaced := _unspaced_language(Counter(filter(str.isalpha, text))):
        return unspaced
    other, shown = _commonest(Counter(set(words)))
    if shown >= _FEWEST and shown > hits[best]:
        return other
    if _is_latin(text) is not False or not _is_latin("".join(language(best).words)):
        return best
    return other if shown else UNKNOWN  # in letters that the expected languages do not use


def _is_latin(text: str) -> bool | None:
    """Whether a text has a Latin letter, None where it has no letter at all."""
    letters = list(filter(str.isalpha, text))
    return any(letter < _FIRST_NOT_LATIN for letter in letters) if letters else None


def _sample(text: str) -> str:
    if len(text) <= 3 * _PART:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_PART], text[middle : middle + _PART], text[-_PART:]))


def _words(text: str) -> list[str]:
    return _WORD.findall(_SHORT_FORM.sub(" is", text.lower()))


def _count(words: Collection[str], known: frozenset[str]) -> int:
    return sum(word in known for word in words)


def _unspaced_language(letters: Mapping[str, int]) -> str:
    """The language of a text whose script has no spaces, as far as its letters tell it."""
    unspaced = _number(letters, is_unspaced)
    if not unspaced or unspaced < _MOST_UNSPACED * sum(letters.values()):
        return ""
    scripts = {code: _number(letters, re.compile(s).match) for code, s in _SCRIPTS.items()}
    if found := next((code for code, n in scripts.items() if n > _MOST_UNSPACED * unspaced), ""):
        return found
    if scripts["ja"] > _SOME_KANA * unspaced:
        return "ja"
    return "zh" if _number(letters, re.compile(_HAN).match) else ""


def _number(letters: Mapping[str, int], chosen: Callable[[str], object]) -> int:
    """How many letters are of a kind."""
    return sum(number for letter, number in letters.items() if chosen(letter))


def _spaced_language(letters: Mapping[str, int], words: Sequence[str], english: int) -> str:
    counts = Counter(words)
    best, hits = _commonest(counts)
    latin = _number(letters, lambda letter: letter < _FIRST_NOT_LATIN)
    other_script = latin < (1 - _MOST_LETTERS) * sum(letters.values())
    least = _LEAST_IN_OTHER_SCRIPT if other_script else _LEAST_SHARE
    enough = max(least * len(words), _MORE * english)
    if hits >= enough and len(counts.keys() & language(best).words) >= _FEWEST:
        return best
    return UNKNOWN if _is_unknown(letters, words, english) else ENGLISH


def _commonest(counts: Mapping[str, int]) -> tuple[str, int]:
    """The language whose words are commonest in a text, and how often they stand there."""
    hits = {
        code: sum(counts[word] for word in counts.keys() & other.words)
        for code, other in _known().items()
    }
    best = max(hits, key=lambda code: hits[code])
    return best, hits[best]


def _is_unknown(letters: Mapping[str, int], words: Sequence[str], english: int) -> bool:
    few = len(words) >= _ENOUGH and english < _FEW_ENGLISH * len(words)
    other = _number(letters, lambda letter: not letter.isascii())
    return few and other > _OTHER_LETTERS * sum(letters.values())


@cache
def _known() -> Mapping[str, Language]:
    """The languages of data/languages.txt by their codes."""
    found = {}
    for line in lines("languages.txt"):
        named, _, words = line.partition(" = ")
        code, algorithm = named.split()
        found[code] = Language(code, algorithm.strip("-"), frozenset(words.split()))
    return found
