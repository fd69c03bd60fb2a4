"""The model: the weighted sum of the signals, readable from its file to its answer."""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from qa.weighing import signals, signals_of_meaning
from qa.weighing.asked import ASKED
from qa.weighing.match import Match
from qa.weighing.signals import Signal

# What is known of candidates, a set of weights for each: the words, the meaning as well, or the
# meaning alone, as no word of the question is found.
Known = Literal["words", "meaning", "alone"]
Table = NDArray[np.float64]  # a row a candidate, a column a signal

# Several signals see one thing from different sides; these together tell which side it comes down
# on, and the rest weighs little.
EXPLAINED = 12

_PLAIN: tuple[Signal, ...] = (
    signals.sentence_score,
    signals.relative_sentence_score,
    signals.paragraph_score,
    signals.letter_score,
    signals.relative_letter_score,
    signals.pair_score,
    signals.triple_score,
    signals.companion_score,
    signals.local_cover,
    signals.saying_cover,
    signals.saying_cover_from_above,
    signals.saying_cover_from_opening,
    signals.cover_around,
    signals.cover_from_opening,
    signals.local_paragraph_cover,
    signals.relative_paragraph_cover,
    signals.back_reference_cover,
    signals.paragraph_name_cover,
    signals.other_cover,
    signals.number_cover,
    signals.last_cover,
    signals.head_cover,
    signals.tail_cover,
    signals.head_holds_rarest,
    signals.head_holds_first,
    signals.length,
    signals.opens_paragraph,
    signals.asks,
    signals.is_short,
    signals.leads_on,
    signals.lead_cover,
    signals.first_under_lead,
    signals.first_under_lead_cover,
    signals.paragraph_saying_cover,
    signals.near_cited,
    signals_of_meaning.likeness,
    signals_of_meaning.paragraph_likeness,
    signals_of_meaning.likeness_near,
)
SIGNALS: dict[str, Signal] = {s.__name__.replace("_", " "): s for s in _PLAIN} | ASKED


def signal_values(match: Match) -> Table:
    """Every signal of every candidate, shape (candidates, signals)."""
    values = np.zeros((len(match.places), len(SIGNALS)))
    for column, signal in enumerate(SIGNALS.values()):
        if (found := signal(match)) is not None:
            values[:, column] = found
    return values


def contributions(values: Table, place: int, known: Known) -> tuple[tuple[str, float], ...]:
    """What sets a candidate apart: the signals by which it has more or less evidence than the
    average candidate, and how much, most first."""
    apart = (values[place] - values.mean(axis=0)) * weights(known)
    largest = np.argsort(-np.abs(apart), kind="stable")[:EXPLAINED]
    names = list(SIGNALS)
    return tuple((names[i], round(float(apart[i]), 3)) for i in largest if abs(apart[i]) >= 0.01)


def known_of(match: Match) -> Known:
    """What is known of a question's candidates."""
    if match.likeness is None:
        return "words"
    return "meaning" if match.found.any() else "alone"


@lru_cache(maxsize=3)
def weights(known: Known) -> NDArray[np.float64]:
    """The weight of each signal, in the order of SIGNALS; those of meaning weigh nothing where
    it is not known."""
    table = json.loads((files("qa.weighing") / "data" / f"{known}.weights.json").read_text("utf-8"))
    return np.array([table[name] for name in SIGNALS])
