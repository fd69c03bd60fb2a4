"""Writes the table of opposites: `python -m qa.measuring.training.antonym_table WORDNET_FOLDER`."""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from index.text.terms import terms_of
from qa.weighing import finding
from qa.weighing.rarity import zipf

HEADER = """\
# Opposites: a term, then the terms that mean the contrary (stemmed).
# Source: antonym pointers of WordNet 3.1, Copyright 2011 by Princeton University, all rights
# reserved; free of charge with the notice (LICENSES/LicenseRef-WordNet.txt).
# Written by `python -m qa.measuring.training.antonym_table` from WordNet's data files.
"""
# Rarer words (one in 300,000) hardly meet their opposites; of the pairs 1 in 4 is left.
LEAST_ZIPF = 3.5


def opposites(folder: Path) -> dict[str, list[str]]:
    """For each common term its opposites, from the data files in a WordNet folder."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in ("noun", "verb", "adj", "adv"):
        for one, other in _pairs((folder / f"data.{part}").read_text("utf-8").splitlines()):
            if one != other and min(zipf(one), zipf(other)) >= LEAST_ZIPF:
                found[one].add(other)
                found[other].add(one)
    return {term: sorted(found[term]) for term in sorted(found)}


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs of terms between which a synset has an antonym pointer "!" (wndb(5))."""
    synsets = {line[:8]: line.split() for line in lines if not line.startswith(" ")}
    for fields in synsets.values():
        words = _words(fields)
        pointers = fields[5 + 2 * len(words) :]  # behind the words stands how many there are
        for symbol, offset, _, ends in zip(*[iter(pointers)] * 4, strict=False):
            if symbol == "!" and offset in synsets:
                others = _words(synsets[offset])
                yield from _as_terms(words[int(ends[:2], 16) - 1], others[int(ends[2:], 16) - 1])


def _words(fields: list[str]) -> list[str]:
    return fields[4 : 4 + 2 * int(fields[3], 16) : 2]


def _as_terms(one: str, other: str) -> Iterator[tuple[str, str]]:
    left, right = terms_of(one.partition("(")[0]), terms_of(other.partition("(")[0])
    if len(left) == len(right) == 1:
        yield left[0], right[0]


if __name__ == "__main__":
    rows = opposites(Path(sys.argv[1])).items()
    target = Path(finding.__file__).parent / "data" / "antonyms.txt"
    target.write_text(HEADER + "".join(f"{t} {' '.join(o)}\n" for t, o in rows), "utf-8")
