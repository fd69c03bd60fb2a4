"""What each signal sees, as data in signals.jsonl, and what holds for any text."""

import json
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from cases import cases
from hypothesis import given
from hypothesis import strategies as st
from texts import QUESTIONS, TEXTS, row_of, weighed_of

from qa.weighing.model import SIGNALS

CASES = cases("weighing/signals.jsonl")
NAMES = list(SIGNALS)


def values_of(name: str, question: str, text: str, cited: int | None = None) -> dict[int, float]:
    """The value of a signal for each sentence of a short text, by row."""
    weighed = weighed_of(question, text, cited=cited)
    column = weighed.values[:, NAMES.index(name)].tolist()
    return dict(sorted(zip(weighed.match.rows.tolist(), column, strict=True)))


@pytest.mark.parametrize("case", CASES)
def test_signal(case: dict[str, Any]) -> None:
    text = case["text"]
    cited = row_of(case["cited"], text) if "cited" in case else None
    values = values_of(case["signal"], case["question"], text, cited)
    assert values[row_of(case["better"], text)] > values[row_of(case["worse"], text)]


def test_every_signal_has_a_case() -> None:
    of_meaning = {"likeness", "paragraph likeness", "likeness near"}  # tests/meaning has those
    assert set(SIGNALS) - of_meaning == {case.values[0]["signal"] for case in CASES}


@pytest.mark.parametrize("known", ["words", "meaning", "alone"])
def test_every_signal_has_a_weight_and_every_weight_a_signal(known: str) -> None:
    name = f"{known}.weights.json"
    table = json.loads((files("qa.weighing") / "data" / name).read_text("utf-8"))
    assert set(table) == set(SIGNALS)


WHERE_ASKED = [name for name in NAMES if " where " in name]


@pytest.mark.parametrize("name", WHERE_ASKED)
def test_what_is_not_asked_for_weighs_nothing(name: str) -> None:
    text = "Odby’s largest park, called Rex, opened in 1998 by Lise Dahl because of 12 km of rain."
    assert values_of(name, "park rain", text) == {0: 0.0}


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("numbers where how many is asked", "How many of the 12 parks?"),
        ("names where who is asked", "Who came to Odby?"),
    ],
)
def test_what_the_question_gives_answers_nothing(name: str, question: str) -> None:
    text = "Then Odby sold 12 parks. Then Norr sold 15 parks."
    assert values_of(name, question, text) == {0: 0.0, 1: 1.0}


def test_without_an_earlier_answer_nothing_is_near_it() -> None:
    assert set(values_of("near cited", "walrus", "The walrus came. It slept.").values()) == {0.0}


# --- Any text ------------------------------------------------------------------------------------

SHARES = [n for n in NAMES if n.endswith("cover") or n.startswith(("cover ", "head ", "relative"))]


@given(TEXTS, QUESTIONS, st.none() | st.just(0))
def test_signals_are_numbers_and_shares_lie_between_0_and_1(
    text: str, question: str, cited: int | None
) -> None:
    values = weighed_of(question, text, cited=cited).values
    assert np.isfinite(values).all()
    for name in SHARES:
        column = values[:, NAMES.index(name)]
        assert (column >= -1e-9).all(), name
        assert (column <= 1 + 1e-9).all(), name
