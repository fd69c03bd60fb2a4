"""The tables of words that mean the same: short forms, irregular forms, British and American."""

import re
from functools import lru_cache

from index.text.tables import pairs, words

# "organise", "analysing", "privatisation"; "advise" and others stand in the table as they are.
_ISE = re.compile(
    r"(\w{3,}[iy])s(?=(?:e[sdr]?|ers|ings?|ations?|ational|able|ably|ingly|edly|ements?)$)"
)
_LONGEST_BEGINNING = 12
# The expression above takes the square of a word's length; "-isation" never ends a longer word.
_LONGEST_WORD = 40


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """The words that carry grammar and are not searched for."""
    return words("stop_words.txt")


def spelt(folded: str) -> str:
    """The words that a folded word is searched as, where a table says so; else nothing."""
    return _spellings().get(folded) or _compounds().get(folded.removesuffix("s"), "")


def american(folded: str) -> str:
    """The word in American spelling: "color" for "colour", "organize" for "organise"."""
    beginnings = _british()
    for end in range(min(len(folded), _LONGEST_BEGINNING), 3, -1):
        if (beginning := beginnings.get(folded[:end])) is not None:
            return beginning + folded[end:]
    may = len(folded) <= _LONGEST_WORD and ("is" in folded or "ys" in folded)
    return _ISE.sub(r"\1z", folded) if may else folded


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {**dict(pairs("spellings.txt")), **dict(pairs("irregular.txt"))}


@lru_cache(maxsize=1)
def _compounds() -> dict[str, str]:
    return dict(pairs("compounds.txt"))


@lru_cache(maxsize=1)
def _british() -> dict[str, str]:
    return dict(pairs("british.txt"))
