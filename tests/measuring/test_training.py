"""Training: a fit that repeats itself, and learns what is there to learn."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.formats.reading import default_article
from index.text.article import article_from_text
from qa.answering.reader import Reader
from qa.answering.thresholds import Thresholds
from qa.measuring.gold import off_topic, read_gold
from qa.measuring.gold_question import GoldQuestion
from qa.measuring.training.confidence import Judged, factor_values, fitted_factors
from qa.measuring.training.crossval import FOLDS, Outcome, fold_of, held_out, judged, outcomes_of
from qa.measuring.training.figures import rows_of
from qa.measuring.training.samples import Sample, samples_of
from qa.measuring.training.weights import PULL, fitted_weights
from qa.weighing import model
from qa.weighing.clues import CLUES
from qa.weighing.confidence import FACTORS
from qa.weighing.model import SIGNALS

HERE = Path(__file__).parent
SELQA, GOLD = HERE / "mini-selqa.json", HERE.parent / "gold.jsonl"

Array = NDArray[np.float64]
NAMES = ["Odby", "Norr", "Halden", "Castell", "Brenn", "Lind", "Tarn", "Ansgar", "Elver", "Vik"]
FACTS = [
    ("The ferry of {} is green.", "What colour is the ferry of {}?"),
    ("The bridge at {} was built in 1998.", "When was the bridge at {} built?"),
    ("{} has 12 schools.", "How many schools has {}?"),
    ("Lise Dahl founded the museum of {}.", "Who founded the museum of {}?"),
]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Sample]:
    """The samples of ten articles of a few sentences, one right for each question."""
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    lines = [line for name in NAMES for line in _gold_lines(path.parent, name)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    golds = read_gold(path, default_article)
    strangers = [gold for gold in off_topic(golds) if not gold.answerable]
    return [*samples_of(golds, "toy"), *samples_of(strangers, "toy", off_topic=True)]


def _gold_lines(folder: Path, name: str) -> list[dict[str, object]]:
    said = [fact.format(name) for fact, _ in FACTS]
    (folder / f"{name}.txt").write_text(" ".join(said) + f"\n\nRain fell on {name}.", "utf-8")
    answered: list[dict[str, object]] = [
        {"question": asked.format(name), "answer": [text], "article": f"{name}.txt"}
        for text, (_, asked) in zip(said, FACTS, strict=True)
    ]
    unanswered: dict[str, object] = {
        "question": f"Who painted {name}?",
        "answer": [],
        "article": f"{name}.txt",
    }
    return [*answered, unanswered]


def right_first(samples: list[Sample], fitted: Array) -> float:
    known = [sample for sample in samples if sample.right.any()]
    return sum(bool(s.right[s.under(fitted).top]) for s in known) / len(known)


# --- The samples --------------------------------------------------------------------------------


def test_samples_hold_every_signal_of_every_candidate(samples: list[Sample]) -> None:
    asked = [sample for sample in samples if not sample.off_topic]
    assert len(asked) == len(NAMES) * (len(FACTS) + 1)
    for sample in samples:
        assert sample.values.shape == (len(sample.right), len(SIGNALS))
        assert sample.right.any() == sample.gold.answerable
        assert sample.relevant == int(sample.gold.answerable)
        for (start, end), right in zip(sample.places, sample.right, strict=True):
            text = sample.gold.article.text[start:end]
            assert right == (text in sample.gold.expected)


def test_a_sample_is_weighed_as_the_reader_weighs() -> None:
    """With what a follow-up carries and leans on: what is fitted is what is asked."""
    article = default_article()
    golds = [g for g in read_gold(GOLD, lambda: article) if g.history and g.answerable]
    reader = Reader([article], Thresholds(answered=0.0, shown=0.0))
    for sample in samples_of(golds, "gold"):
        (passage,) = reader.ask(sample.gold.question, sample.gold.history, top=1).passages
        first = sample.places[sample.under(model.weights("words")).top]
        assert (passage.citation.start, passage.citation.end) == tuple(first)


def test_an_answer_in_the_dateline_stands_in_no_sentence() -> None:
    article = article_from_text("date 2023-08-31 Dogs bark. They bite.", id="a", source="a.txt")
    (sample,) = samples_of([GoldQuestion("When do dogs bark?", article, ((0, 15),))], "dated")
    assert not sample.right.any()
    assert sample.relevant == 0


def test_a_data_set_that_gives_its_sentences_has_those_weighed() -> None:
    for sample in samples_of(read_gold(SELQA, default_article), "selqa"):
        assert sorted(map(tuple, sample.places.tolist())) == sorted(sample.gold.candidates)
        assert sample.relevant == len(sample.gold.spans)


# --- The evidence --------------------------------------------------------------------------------


def test_the_fit_is_deterministic_and_learns(samples: list[Sample]) -> None:
    weights = fitted_weights(samples)
    assert (weights == fitted_weights(samples)).all()
    assert weights.shape == (len(SIGNALS),)
    assert np.isfinite(weights).all()
    assert right_first(samples, weights) == 1.0
    assert right_first(samples, -weights) < 0.5


def test_no_step_from_the_fit_makes_the_right_candidates_likelier(samples: list[Sample]) -> None:
    weights, deviation = fitted_weights(samples), _deviation(samples)
    least = _unlikelihood(samples, weights)
    varying = np.flatnonzero(deviation > 1e-9)
    for column in varying:
        for step in (-0.5, 0.5):
            other = weights.copy()
            other[column] += step / deviation[column]
            assert _unlikelihood(samples, other) > least - 1e-5


def _unlikelihood(samples: list[Sample], weights: Array) -> float:
    """What the fit is to make least: minus the mean log probability of a right candidate, and
    the pull on the weights of signals scaled to unit deviation."""
    losses = []
    for sample in samples:
        if sample.right.any():
            odds = np.exp(sample.values @ weights)
            losses.append(-np.log(odds[sample.right].sum() / odds.sum()))
    return float(np.mean(losses) + PULL * np.square(weights * _deviation(samples)).sum())


def test_a_stronger_pull_gives_smaller_weights(samples: list[Sample]) -> None:
    deviation = _deviation(samples)
    fits = (fitted_weights(samples, pull) for pull in (1e-3, 1e-1, 10.0))
    sizes = [float(np.abs(weights * deviation).sum()) for weights in fits]
    assert sizes == sorted(sizes, reverse=True)


def test_a_signal_that_never_varies_gets_no_weight(samples: list[Sample]) -> None:
    constant = _deviation(samples) < 1e-9
    assert constant.any()
    assert np.abs(fitted_weights(samples)[constant]).max() < 1e-3


def _deviation(samples: list[Sample]) -> Array:
    known = [sample.values for sample in samples if sample.right.any()]
    return np.asarray(np.concatenate(known).std(axis=0))


# --- The confidence ------------------------------------------------------------------------------


def some_judged(count: int = 300) -> list[Judged]:
    """Questions whose one telling clue says whether the first passage is right."""
    chance = np.random.default_rng(7)
    clues = chance.normal(size=(count, 3))
    kinds = chance.integers(0, 4, count)
    return [
        Judged(
            "toy",
            clue + np.array([0, 3 * (kind != 0), 0]),
            right=bool(kind > 1 and clue[0] > chance.normal() / 2),
            off_topic=bool(kind == 0),
            near_miss=bool(kind == 1),
        )
        for clue, kind in zip(clues, kinds, strict=True)
    ]


def test_factors_are_deterministic_and_learn_the_telling_clue() -> None:
    factors, again = fitted_factors(some_judged()), fitted_factors(some_judged())
    assert tuple(factors) == FACTORS
    for name in FACTORS:
        assert (factors[name] == again[name]).all()
        assert factors[name].shape == (4,)
    assert int(np.argmax(np.abs(factors["on topic"][:3]))) == 1
    assert int(np.argmax(np.abs(factors["right"][:3]))) == 0


def test_factors_meet_the_share_that_is_right() -> None:
    """Logistic regression with an intercept is calibrated as a whole on what it was fitted to."""
    cases = some_judged()
    factors = fitted_factors(cases)
    answerable = [case for case in cases if case.answerable]
    told = [factor_values(factors, case.clues)[2] for case in answerable]
    assert np.mean(told) == pytest.approx(np.mean([case.right for case in answerable]), abs=1e-3)
    assert all(0 <= value <= 1 for value in told)


def test_what_was_judged_is_what_the_samples_say(samples: list[Sample]) -> None:
    weights = fitted_weights(samples)
    for sample in samples:
        seen = judged(sample, weights)
        assert seen.clues.shape == (len(CLUES),)
        assert seen.answerable == sample.gold.answerable
        assert not (seen.off_topic and seen.near_miss)
        assert not (seen.right and not seen.answerable)


# --- Articles kept apart -------------------------------------------------------------------------


def test_no_article_is_in_two_folds(samples: list[Sample]) -> None:
    folds = {(s.gold.article.id, fold_of(s)) for s in samples}
    assert len(folds) == len({s.gold.article.id for s in samples})
    assert {fold for _, fold in folds} <= set(range(FOLDS))
    assert len({fold for _, fold in folds}) > 1


def test_every_question_is_judged_once_and_the_figures_tell(samples: list[Sample]) -> None:
    outcomes = list(outcomes_of(list(held_out(samples))))
    assert sorted(id(o.sample) for o in outcomes) == sorted(map(id, samples))
    assert all(0 <= o.confidence <= o.answerable <= 1 for o in outcomes)
    first, third, precision, *_, off = figures_of(outcomes, missed=0)
    assert first == third == precision == 100
    assert off > 90


def test_a_question_without_a_candidate_counts_as_wrong(samples: list[Sample]) -> None:
    outcomes = list(outcomes_of(list(held_out(samples))))
    first, third, *_ = figures_of(outcomes, missed=len(NAMES) * len(FACTS))
    assert first == third == 50


def figures_of(outcomes: list[Outcome], missed: int) -> list[float]:
    """The figures of the toy set, without the words behind them."""
    _, row, *_ = rows_of(outcomes, {"toy": missed})
    name, *figures = row.partition("  near misses")[0].split()
    assert name == "toy"
    return list(map(float, figures))
