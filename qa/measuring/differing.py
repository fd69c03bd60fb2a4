"""Which facts differ between two wordings of a sentence: numbers, dates, names."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Literal

from index.text.dates import MOMENT, MONTHS
from index.text.terms import Token, tokens_of

Fact = Literal["number", "date", "name"]

_YEAR = re.compile(r"(?:1\d|20)\d\d(?:s|['’]s)?\Z")
_MOMENT = re.compile(MOMENT)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\Z")
# What a word may begin with before its first letter.
_LETTER = re.compile(r"[^\W\d_]")


def differing_facts(
    before: str, after: str, language: str, is_name: Callable[[str], bool]
) -> tuple[Fact, ...]:
    """The kinds of facts of which one wording has what the other has not, each once.

    "12" and "twelve" are one number, "5 March" and "March 5th" one date. `is_name` says of a term
    whether the articles write it as a name: at the head of a sentence a capital tells nothing.
    """
    old, new = (_facts(text, language, is_name) for text in (before, after))
    return tuple(kind for kind in _KINDS if _differ(kind, old, new))


_KINDS: tuple[Fact, ...] = ("number", "date", "name")
_Terms = dict[str, set[str]]


def _differ(kind: Fact, old: _Terms, new: _Terms) -> bool:
    if kind == "name":  # one without its capital, or as an other part of speech, is the same
        return bool(old[kind] - new["all"] or new[kind] - old["all"])
    return old[kind] != new[kind]


def _facts(text: str, language: str, is_name: Callable[[str], bool]) -> _Terms:
    """The terms of a wording by the kind of fact that they are, and all of them."""
    facts: _Terms = defaultdict(set)
    words = list(tokens_of(text, language))
    for at, word in enumerate(words):
        facts["all"].update(word.terms)
        written = text[word.start : word.end]
        if kind := _kind(written, word, at > 0 or _is_written_on(text, words[1:2])):
            facts[kind].update(word.terms)
        elif not at and _has_capital(written):
            facts["name"].update(term for term in word.terms if is_name(term))
    return facts


def _kind(written: str, word: Token, is_inside: bool) -> Fact | None:
    parts = written.replace(".", " ").split()
    if _YEAR.match(written) or _MOMENT.fullmatch(written) or _WEEKDAY.match(written):
        return "date"
    if any(part in MONTHS for part in parts) and (written != "May" or is_inside):
        return "date"
    if any(term[0].isdigit() for term in word.terms):
        return "number"
    return "name" if is_inside and _has_capital(written) else None


def _is_written_on(text: str, following: list[Token]) -> bool:
    """Whether the word behind the first has a capital too, as in a name of two words."""
    return any(_has_capital(text[word.start : word.end]) for word in following)


def _has_capital(written: str) -> bool:
    first = _LETTER.search(written)
    return first is not None and first[0].isupper()
