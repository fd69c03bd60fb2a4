"""Writes the table of rare and common English words; run as a module."""

import math
from collections import defaultdict
from pathlib import Path

from wordfreq import get_frequency_dict

from index.text.terms import terms_of
from qa.weighing import rarity

HEADER = """\
# How common English terms are: a Zipf frequency, then the terms that have it (stemmed).
# Source: wordfreq 3 by Robyn Speer, data under CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/);
# this table of terms is derived from it and under the same licence (LICENSES/CC-BY-SA-4.0.txt).
# Written by `python -m qa.measuring.training.rarity_table`.
"""


def term_frequencies() -> dict[str, float]:
    """The Zipf frequency of each term that one English word alone is searched as."""
    shares: dict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict("en").items():
        terms = terms_of(word)
        if len(terms) == 1 and not terms[0][0].isdigit():
            shares[terms[0]] += share
    return {term: math.log10(share) + 9 for term, share in shares.items()}


def table_text() -> str:
    """The table, commonest first, one line a tenth of the Zipf scale."""
    rows: dict[str, list[str]] = defaultdict(list)
    for term, frequency in term_frequencies().items():
        if frequency >= rarity.FLOOR:
            rows[f"{frequency:.1f}"].append(term)
    lines = (f"{row} {' '.join(sorted(rows[row]))}\n" for row in sorted(rows, reverse=True))
    return HEADER + "".join(lines)


if __name__ == "__main__":
    target = Path(rarity.__file__).parent / "data" / "rarity.txt"
    target.write_text(table_text(), encoding="utf-8")
