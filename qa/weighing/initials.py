"""Initials and the names that they stand for: HKUST for Hong Kong University of …."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from index.library.collection import Collection
from index.text.terms import Token, terms_of
from qa.asking.question import Question

_INITIALS = re.compile(r"[A-Z]{2,6}")
# Small words of a name have no initial: Science *and* Technology.
_SMALL = r"(?:\s+(?:of|and|for|the|in|on|de|du|la)\b){0,2}\s+"
# Names are made of some two to eight words with capitals.
_LONGEST = 8
# Names looked at; what stands for one is nearly always the first that fits.
_LOOKED_AT = 3


@dataclass(frozen=True, slots=True)
class Alternative:
    """Terms of a question that a sentence says as well by all of some others."""

    terms: tuple[str, ...]
    by: tuple[str, ...]


def alternatives_in(collection: Collection, question: Question) -> tuple[Alternative, ...]:
    """The question's initials by the names that they stand for, and its names by their initials."""
    if not question.english:
        return ()
    names = list(_names_in(question.text, question.tokens))
    sought = {*question.terms, *(initials for initials, _ in names)}
    known = {t for t, n in collection.engine.document_frequencies(sought).items() if n}
    shortened = ((terms, (one,)) for one, terms in names if one in known and not known >= {*terms})
    spelt = (
        (k.terms, _spelt_out(collection, question.text[k.start : k.end], bool(known & {*k.terms})))
        for k in question.tokens
        if k.terms
    )
    return tuple(Alternative(terms, by) for terms, by in (*spelt, *shortened) if by)


def _spelt_out(collection: Collection, initials: str, known: bool) -> tuple[str, ...]:
    """The terms of the name that some initials stand for in the articles, or else in general.

    Where the articles write the initials themselves, `known`, only a name right before them in
    brackets counts: what they are written for is explained so.
    """
    if not _INITIALS.fullmatch(initials.replace(".", "")):
        return ()
    initials = initials.replace(".", "")
    pattern = _SMALL.join(rf"{letter}[\w’'-]+" for letter in initials)
    pattern += rf"(?=\s*\({initials}\))" if known else ""
    for article in collection.articles[:_LOOKED_AT]:
        for found in re.finditer(rf"\b{pattern}", article.text):
            name = tuple(terms_of(found[0]))
            if len(name) >= len(initials):  # "The Vatican" is no TV
                return name
    return () if known else tuple(terms_of(_common().get(initials, "")))


def _names_in(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each run of words with capitals, as its initials in lower case and the terms of the words."""
    run: list[Token] = []
    for token in [*tokens, None]:
        if token and text[token.start].isupper() and token.terms:
            run.append(token)
        elif token is None or token.terms:  # small words go on with a name
            if 2 <= len(run) <= _LONGEST:
                initials = "".join(text[one.start] for one in run).lower()
                yield initials, tuple(term for one in run for term in one.terms)
            run = []


@lru_cache(maxsize=1)
def _common() -> dict[str, str]:
    text = (files("qa.weighing") / "data" / "initials.txt").read_text(encoding="utf-8")
    rows = (line.partition(" = ") for line in text.splitlines() if " = " in line)
    return {initials: name for initials, _, name in rows}
