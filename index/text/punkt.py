"""Whether a full stop between two words ends a sentence: nltk's Punkt with parameters of ours."""

import re
from functools import cache, lru_cache
from typing import Any

from index.text.tongues import TONGUES, told_anywhere, words_of

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


def is_plain(word: str, tongue: str | None = None) -> bool:
    """Whether a word surely ends a sentence with its full stop.

    It has but letters, more than one, and is no abbreviation of the language, or of any where none
    is named: Punkt knows nothing of it.
    """
    told = words_of(tongue).told if tongue else told_anywhere()
    return len(word) > 1 and word.isalpha() and word.lower() not in told


@lru_cache(maxsize=65536)
def ends_sentence(word: str, following: str, tongue: str = TONGUES[0]) -> bool:
    """Whether the full stop after `word` ends a sentence, given the word that follows.

    Both come without the quotes and brackets around them, and `word` without its full stop.
    """
    tail, words = _NOT_OF_WORDS.sub("", word.rpartition("-")[2]), words_of(tongue)
    if is_plain(tail, None if tongue in TONGUES else tongue):
        return True
    if _CLOCK.fullmatch(tail):
        return not _AFTER_CLOCK.match(following)
    # Punkt folds the case of an abbreviation, so "fell ill." has to be told from "Ill." before.
    if tail.islower() and tail in words.capitalised:
        return True
    # Initials of names are capitals; "the path from x to y." ends with its variable.
    if len(tail) == 1 and tail.islower() and tail not in words.lone_letters:
        return True
    known = _DOTTED_EXAMPLE if _DOTTED.fullmatch(tail) else tail
    return bool(_punkt(tongue).text_contains_sentbreak(f"{known}. {_as_known(following)}"))


def _as_known(following: str) -> str:
    if following[:1].isdigit() or _ROMAN.match(following):
        return "1"
    # "L. A. Mayer": the second initial is not the word "a".
    return "Name" if _INITIAL.match(following) else following


def opens_sentences(word: str, tongue: str = TONGUES[0]) -> bool:
    """Whether a word is one of the common ones that open sentences and else have no capital."""
    return word.lower() in words_of(tongue).openers


def is_abbreviation(word: str, tongue: str = TONGUES[0]) -> bool:
    """Whether a word, its full stop aside, is an abbreviation that the data names."""
    return word.lower() in words_of(tongue).abbreviations


@cache
def _punkt(tongue: str) -> Any:
    # nltk takes most of the time of a cold start, and few stops need Punkt.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    words, parameters = words_of(tongue), PunktParameters()
    parameters.abbrev_types = {*words.abbreviations, _DOTTED_EXAMPLE}
    parameters.collocations = {(word, "##number##") for word in words.before_number}
    parameters.sent_starters = set(words.openers)
    for word in words.openers:
        # What Punkt would have learned from a text.
        parameters.add_ortho_context(word, _SEEN_IN_LOWER_CASE)
    return PunktSentenceTokenizer(parameters)
