"""How rare a word is in general English, which an article of twenty sentences cannot say."""

from functools import lru_cache
from importlib.resources import files

from index.text.languages import is_foreign

# The table stops at Zipf 3.0 (one word in a million); what it lacks is rarer.
FLOOR = 3.0
# Numbers are as common as words like "machine" (Zipf of four-digit years in wordfreq: 3.9 to 4.9).
NUMBER = 4.0
# What no table tells is as rare as the middle of what articles are asked about; how rare it is in
# the article itself is all that sets such words apart.
UNTOLD = 4.0
# The commonest word, "the", has a Zipf frequency of 7.7, so that rarity stays positive.
CEILING = 8.0


def rarity(term: str) -> float:
    """8 minus the Zipf frequency of a term: 0.3 for "the", 5 for a word in a million or rarer.

    UNTOLD for a word of another language. The Zipf frequency is log10 of occurrences in 10^9 words
    (van Heuven et al. 2014).
    """
    return UNTOLD if is_foreign(term) else CEILING - zipf(term)


def zipf(term: str) -> float:
    """The Zipf frequency of a stemmed term in general English, FLOOR where it is rarer."""
    if term[0].isdigit():
        return NUMBER
    return _table().get(term, FLOOR)


def is_common(term: str) -> bool:
    """Whether general English knows the term, so that it is hardly a slip of the keyboard."""
    return term[0].isdigit() or term in _table()


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    text = (files("qa.weighing") / "data" / "rarity.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {term: float(row[0]) for row in rows for term in row[1:]}
