"""Weighed candidates as clues and doubts look at them: the first among them, and the rest."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from qa.weighing.asked import ASKED
from qa.weighing.meeting import Presence
from qa.weighing.model import SIGNALS
from qa.weighing.notes import Note
from qa.weighing.weigh import Weighed
from qa.weighing.window import Values

_ASKED_COLUMNS = [list(SIGNALS).index(name) for name in ASKED]


class Finding:
    """Weighed candidates as the clues look at them: the first among them, and the rest.

    `copies` are the numbers of those that say word for word what a better one says: no rivals.
    """

    def __init__(self, weighed: Weighed, copies: Sequence[int] = ()) -> None:
        self._copies = copies
        self.weighed = weighed
        self.match, self.scores, self.top = weighed.match, weighed.scores, weighed.top
        self.question = self.match.question

    @cached_property
    def here(self) -> NDArray[np.bool_]:
        """Which terms the first passage holds."""
        return self.match.here[:, self.top]

    @cached_property
    def asked(self) -> Values:
        """What is asked for against what the candidates hold: the signals of `asked`."""
        return np.asarray(self.weighed.values[:, _ASKED_COLUMNS])

    @cached_property
    def odds(self) -> Values:
        """How likely each candidate is against the first, best first (listwise softmax)."""
        scores = np.delete(self.scores, self._copies)
        return np.asarray(np.exp(np.sort(scores)[::-1] - self.scores[self.top]))

    def elsewhere(self, values: Values) -> float:
        """The greatest of the candidates' values but for the first's; 0 where there is none."""
        return float(np.delete(values, [self.top, *self._copies]).max(initial=0.0))

    @property
    def note(self) -> Note:
        """The note of the first passage."""
        return self.match.notes[self.top]

    def share(self, presence: Presence) -> float:
        """The share of the question that is present for the first passage."""
        return float(self.match.weight @ presence[:, self.top])

    def share_of(self, chosen: frozenset[str], present: NDArray[np.bool_]) -> float:
        """The share of some terms that is present; 1 where there are none."""
        flags = [there for t, there in zip(self.match.terms, present, strict=True) if t in chosen]
        return sum(flags) / len(flags) if flags else 1.0

    def rarest(self, lacking: NDArray[np.bool_]) -> float:
        """The general rarity of the rarest of some terms."""
        return float((self.match.general * lacking).max(initial=0.0))

    @cached_property
    def opposed(self) -> bool:
        """Whether the first passage holds the opposite of a term that it lacks."""
        others = self.note.held - set(self.match.terms)
        lacking = (t for t, there in zip(self.match.terms, self.here, strict=True) if not there)
        return any(others.intersection(_antonyms().get(term, ())) for term in lacking)


@lru_cache(maxsize=1)
def _antonyms() -> dict[str, tuple[str, ...]]:
    text = (files("qa.weighing") / "data" / "antonyms.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {term: tuple(opposites) for term, *opposites in rows}
