"""Fits the model and prints what it reaches: `python -m qa.measuring.training FILE… [--write]`.

The files are SQuAD v2, SquadShifts or SelQA JSON: SQuAD 2.0 (Rajpurkar et al. 2018), SQuADShifts
new-wiki (Miller et al. 2020) and SelQA (Jurczyk et al. 2016) are public. The figures are those of
models fitted without the article they are asked; `--write` puts weights fitted on all articles
into the program's data files. Takes some minutes and the `train` extra.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from index.formats.reading import default_article
from qa.measuring.gold import off_topic, read_gold
from qa.measuring.training.confidence import fitted_factors
from qa.measuring.training.crossval import figures, judged, outcomes_of
from qa.measuring.training.samples import Sample, samples_of
from qa.measuring.training.weights import fitted_weights
from qa.weighing import confidence, model
from qa.weighing.clues import CLUES


def samples_in(path: Path) -> Iterator[Sample]:
    """The samples of a file, then its questions asked of the next article, which is off topic."""
    golds = read_gold(path, default_article)
    yield from samples_of(golds, path.stem)
    if not any(gold.candidates for gold in golds):  # SelQA repeats articles, so "next" may answer
        strangers = [gold for gold in off_topic(golds) if not gold.answerable]
        yield from samples_of(
            sorted(strangers, key=lambda gold: gold.article.id), path.stem, off_topic=True
        )


def write_model(samples: Sequence[Sample]) -> None:
    """Fit on all samples and write the data files of `qa.weighing` and `qa`."""
    weights = fitted_weights(samples)
    _write(Path(model.__file__).parent / "data" / "weights.json", _named(model.SIGNALS, weights))
    factors = fitted_factors([judged(sample, weights) for sample in samples])
    names = (*CLUES, "intercept")
    table = {factor: _named(names, values) for factor, values in factors.items()}
    _write(Path(confidence.__file__).parent / "data" / "confidence.json", table)


def _named(names: Iterable[str], values: Iterable[float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


def _write(path: Path, table: object) -> None:
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path.name}")


def main() -> None:
    """Read the files, print the figures, write the weights if asked."""
    summary, _, _ = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(prog="python -m qa.measuring.training", description=summary)
    parser.add_argument("files", nargs="+", type=Path, help="SQuAD or SelQA JSON")
    parser.add_argument("--write", action="store_true", help="write the program's data files")
    arguments = parser.parse_args()
    samples = [sample for path in arguments.files for sample in samples_in(path)]
    for name, value in figures(list(outcomes_of(samples))).items():
        print(f"{name:45} {100 * value:5.1f}" if value is not None else f"{name:45}     –")
    if arguments.write:
        write_model(samples)


if __name__ == "__main__":
    main()
