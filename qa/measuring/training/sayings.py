"""Writes the table of sayings: `python -m qa.measuring.training.sayings GOLD…`.

Of the pairs in sayings.txt it keeps those that earn their place: a right sentence says it so
more often than the wrong sentences that compete with it.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np

from index.text.terms import terms_of
from qa.measuring.training.samples import Sample, golds_in, samples_of, source_of
from qa.measuring.training.weights import fitted_weights
from qa.weighing import kin

Pair = tuple[str, str]  # the term asked with, the term said

# The wrong sentences that a right one has to beat; further down hardly any compete.
COMPETING = 5


def candidate_pairs() -> set[Pair]:
    """The pairs written by hand, as terms."""
    text = (files("qa.measuring.training") / "sayings.txt").read_text(encoding="utf-8")
    rows = (line.split(" = ") for line in text.splitlines() if " = " in line)
    return {
        (asked, said)
        for left, right in rows
        for asked in terms_of(left)
        for said in terms_of(right)
        if asked != said
    }


def earned(samples: Sequence[Sample], pairs: set[Pair]) -> dict[Pair, tuple[int, float]]:
    """For each pair that earns its place: in how many right sentences it says what is asked, and
    in how many of their competitors on average."""
    right: Counter[Pair] = Counter()
    wrong: Counter[Pair] = Counter()
    weights = fitted_weights(samples)
    for sample in samples:
        order = np.argsort(-(sample.values @ weights), kind="stable")
        best = [place for place in order if not sample.right[place]][:COMPETING]
        for place in np.flatnonzero(sample.right):
            right.update(_linking(sample, int(place), pairs))
        for place in best:
            wrong.update(_linking(sample, int(place), pairs))
    return {
        pair: (right[pair], wrong[pair] / COMPETING)
        for pair in sorted(pairs)
        if right[pair] > wrong[pair] / COMPETING
    }


def _linking(sample: Sample, place: int, pairs: set[Pair]) -> Iterator[Pair]:
    """The pairs by which a candidate says what the question asks in another word."""
    match = sample.weighed.match
    said = match.notes[place].held - set(match.terms)
    lacking = (t for t, here in zip(match.terms, match.kin_here[:, place], strict=True) if not here)
    return ((asked, word) for asked in lacking for word in said if (asked, word) in pairs)


def table_of(counts: dict[Pair, tuple[int, float]]) -> dict[str, dict[str, list[float]]]:
    """The pairs by the term asked with, each with its two counts."""
    table: dict[str, dict[str, list[float]]] = {}
    for (asked, said), (right, wrong) in counts.items():
        table.setdefault(asked, {})[said] = [right, round(wrong, 1)]
    return table


def main(paths: Sequence[str]) -> None:
    """Count on the gold files and write the table."""
    golds = ((source_of(path), golds_in(path)) for path in map(Path, paths))
    samples = [
        sample
        for name, questions in golds
        for sample in samples_of([gold for gold in questions if gold.answerable], name)
    ]
    pairs = candidate_pairs()
    table = table_of(earned(samples, pairs))
    target = Path(kin.__file__).parent / "data" / "sayings.json"
    target.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{sum(map(len, table.values()))} of {len(pairs)} pairs earn their place")


if __name__ == "__main__":
    main(sys.argv[1:])
