"""Whether a full stop between two words ends a sentence: nltk's Punkt with parameters of ours."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

# Every such word behaves as one that Punkt knows: U.N., U.S.A., Ph.D., D.C., J.K.
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}")
_DOTTED_EXAMPLE = "u.s"
# "p.m. Eastern" and "a.m. Monday" go on; with any other capital after it, a sentence ended.
_CLOCK = re.compile(r"[ap]\.m", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|Eastern|Central|Pacific|Mountain|Beijing|Tokyo|London|[A-Z]{2,4}\b)"
)
# Punkt would cut "father's." into an initial, "s."; a word's other marks tell it nothing.
_NOT_OF_WORDS = re.compile(r"[^\w.°№-]")
_ROMAN = re.compile(r"[IVXLC]{2,}\b")
_INITIAL = re.compile(r"[^\W\d_]\.")
# Punkt's flag for a word seen in lower case within a sentence; it has no public name.
_SEEN_IN_LOWER_CASE = 1 << 5


@lru_cache(maxsize=65536)
def ends_sentence(word: str, following: str) -> bool:
    """Whether the full stop after `word` ends a sentence, given the word that follows.

    Both come without the quotes and brackets around them, and `word` without its full stop.
    """
    tail = _NOT_OF_WORDS.sub("", word.rpartition("-")[2])
    if _is_plain(tail):
        return True
    if _CLOCK.fullmatch(tail):
        return not _AFTER_CLOCK.match(following)
    # Punkt folds the case of an abbreviation, so "fell ill." has to be told from "Ill." before.
    if tail.islower() and tail in _data().capitalised:
        return True
    # Initials of names are capitals; "the path from x to y." ends with its variable.
    if len(tail) == 1 and tail.islower() and tail not in _data().lone_letters:
        return True
    known = _DOTTED_EXAMPLE if _DOTTED.fullmatch(tail) else tail
    return bool(_punkt().text_contains_sentbreak(f"{known}. {_as_known(following)}"))


def _is_plain(tail: str) -> bool:
    """Whether Punkt has nothing to say on a word: neither a name's initial nor an abbreviation."""
    return len(tail) > 1 and tail.isalpha() and tail.lower() not in _data().told


def _as_known(following: str) -> str:
    if following[:1].isdigit() or _ROMAN.match(following):
        return "1"
    # "L. A. Mayer": the second initial is not the word "a".
    return "Name" if _INITIAL.match(following) else following


def opens_sentences(word: str) -> bool:
    """Whether a word is one of the common ones that open sentences and else have no capital."""
    return word.lower() in _data().openers


def is_abbreviation(word: str) -> bool:
    """Whether a word, its full stop aside, is an abbreviation that the data names."""
    return word.lower() in _data().abbreviations


class _Data:
    """The words of `index/data`, as the files' own heads explain them."""

    def __init__(self) -> None:
        entries = _words_of("abbreviations.txt")
        plain = [entry for entry in entries if not entry.endswith("#")]
        self.openers = frozenset(_words_of("openers.txt"))
        self.abbreviations = frozenset(entry.lower() for entry in plain)
        self.before_number = frozenset(
            entry[:-1].lower() for entry in entries if entry not in plain
        )
        self.told = self.abbreviations | self.before_number
        self.lone_letters = {word for word in self.told if len(word) == 1}
        self.capitalised = frozenset(
            entry.rstrip("#").lower() for entry in entries if entry[0].isupper()
        )


@cache
def _data() -> _Data:
    return _Data()


def _words_of(name: str) -> list[str]:
    lines = files("index.text").joinpath("data", name).read_text("utf-8").splitlines()
    return [word for line in lines if not line.startswith("# ") for word in line.split()]


@cache
def _punkt() -> Any:
    # nltk takes most of the time of a cold start, and an empty article needs no Punkt.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    data, parameters = _data(), PunktParameters()
    parameters.abbrev_types = {*data.abbreviations, _DOTTED_EXAMPLE}
    parameters.collocations = {(word, "##number##") for word in data.before_number}
    parameters.sent_starters = set(data.openers)
    for word in data.openers:
        # What Punkt would have learned from a text.
        parameters.add_ortho_context(word, _SEEN_IN_LOWER_CASE)
    return PunktSentenceTokenizer(parameters)
