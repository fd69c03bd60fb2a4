"""Clues to whether the first passage answers, and whether any could; the confidence's signals.

Each takes a Finding and returns a number; its weights stand in data/confidence.json under the
function's name with spaces for underscores.
"""

import math
from collections.abc import Callable
from functools import cached_property, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from qa.asking.kinds import Kind
from qa.weighing.asked import ASKED
from qa.weighing.match import Presence
from qa.weighing.model import SIGNALS
from qa.weighing.notes import Note
from qa.weighing.weigh import Weighed
from qa.weighing.window import Values

_ASKED_COLUMNS = [list(SIGNALS).index(name) for name in ASKED]
# A lead of 5 in evidence is a hundredfold likelihood; more says nothing more.
GREATEST_LEAD = 5.0


class Finding:
    """Weighed candidates as the clues look at them: the first among them, and the rest."""

    def __init__(self, weighed: Weighed) -> None:
        self.weighed = weighed
        self.match, self.scores, self.top = weighed.match, weighed.scores, weighed.top

    @cached_property
    def here(self) -> NDArray[np.bool_]:
        """Which terms the first passage holds."""
        return self.match.here[:, self.top]

    @cached_property
    def asked(self) -> NDArray[np.float64]:
        """What is asked for against what the candidates hold."""
        return self.weighed.values[:, _ASKED_COLUMNS]

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


Clue = Callable[[Finding], float]


def likelihood(found: Finding) -> float:
    """The logarithm of the first passage's share of the listwise softmax."""
    odds = np.exp(found.scores - found.scores[found.top])
    return -math.log(float(odds.sum()))


def lead(found: Finding) -> float:
    """How much more evidence it has than the second."""
    others = np.delete(found.scores, found.top)
    best = float(found.scores[found.top])
    return min(best - float(others.max(initial=best - GREATEST_LEAD)), GREATEST_LEAD)


def cover(found: Finding) -> float:
    """The share of the question that it holds."""
    return found.share(found.match.here)


def squared_cover(found: Finding) -> float:
    """The same squared: the last missing word matters most."""
    return cover(found) ** 2


def general_cover(found: Finding) -> float:
    """The share by rarity in general English."""
    return float(found.match.general @ found.here / (found.match.general.sum() or 1.0))


def cover_around(found: Finding) -> float:
    """The share that it and its neighbours hold."""
    match = found.match
    return found.share(match.here | match.above | match.below)


def paragraph_cover(found: Finding) -> float:
    """The share that its paragraph holds."""
    return found.share(found.match.paragraph)


def known_share(found: Finding) -> float:
    """The share of the question, by general rarity, that the articles use anywhere."""
    return float(found.match.general @ found.match.found / (found.match.general.sum() or 1.0))


def all_known(found: Finding) -> float:
    """Whether the articles use every term of the question."""
    return float(found.match.found.all())


def heaviest_missing(found: Finding) -> float:
    """The general rarity of the rarest term that it lacks: what is asked, perhaps."""
    missing = ~found.match.kin_here[:, found.top]
    return float((found.match.general * missing).max(initial=0.0))


def names_here(found: Finding) -> float:
    """The share of the question's names that it holds."""
    return found.share_of(found.match.question.names, found.here)


def names_near(found: Finding) -> float:
    """The share of the question's names that its paragraph holds."""
    return found.share_of(found.match.question.names, found.match.paragraph[:, found.top])


def numbers_here(found: Finding) -> float:
    """The share of the question's numbers that it holds."""
    return found.share_of(found.match.question.numbers, found.here)


def terms(found: Finding) -> float:
    """The logarithm of the number of terms: longer questions say more of what they want."""
    return math.log1p(len(found.match.terms))


def letters(found: Finding) -> float:
    """The share of the question's letter runs that it holds."""
    return float(found.match.letters[found.top])


def pairs(found: Finding) -> float:
    """The share of the question's adjacent words that stand adjacent in it."""
    return float(found.match.pairs[found.top])


def companions(found: Finding) -> float:
    """The share of the question's neighbouring terms that stand near each other in it."""
    return float(found.match.companions[found.top])


def family(found: Finding) -> float:
    """What words of the same family add to its share."""
    return found.share(found.match.kin_here) - cover(found)


def asked_anywhere(found: Finding) -> float:
    """Whether any candidate holds the kind of thing asked for."""
    return float(found.asked.any())


def asked_here(found: Finding) -> float:
    """Whether it holds the kind of thing asked for; a half where no kind is asked for."""
    return float(found.asked[found.top].any()) if found.asked.any() else 0.5


def denies(found: Finding) -> float:
    """Whether the question asks for what is not, which matching words cannot tell."""
    return float(found.match.question.denies)


def denial_differs(found: Finding) -> float:
    """Whether just one of question and passage denies."""
    return float(found.match.question.denies != bool(found.note.fact("denials")))


def opposite_here(found: Finding) -> float:
    """Whether it holds the opposite of a term that it lacks: "fell" for "rose"."""
    others = found.note.held - set(found.match.terms)
    lacking = (t for t, there in zip(found.match.terms, found.here, strict=True) if not there)
    return float(any(others.intersection(_antonyms().get(term, ())) for term in lacking))


def asks_yes_or_no(found: Finding) -> float:
    """Whether yes or no is asked for."""
    return float(found.match.question.kind is Kind.YES_NO)


def best_elsewhere(found: Finding) -> float:
    """The greatest share, by general rarity, that another candidate holds."""
    covers = found.match.share(found.match.here, found.match.general)
    return float(np.delete(covers, found.top).max(initial=0.0))


def passage_length(found: Finding) -> float:
    """The logarithm of its number of terms."""
    return math.log1p(len(found.note.terms))


_ALL: tuple[Clue, ...] = (
    likelihood,
    lead,
    cover,
    squared_cover,
    general_cover,
    cover_around,
    paragraph_cover,
    known_share,
    all_known,
    heaviest_missing,
    names_here,
    names_near,
    numbers_here,
    terms,
    letters,
    pairs,
    companions,
    family,
    asked_anywhere,
    asked_here,
    denies,
    denial_differs,
    opposite_here,
    asks_yes_or_no,
    best_elsewhere,
    passage_length,
)
CLUES: dict[str, Clue] = {clue.__name__.replace("_", " "): clue for clue in _ALL}


def clue_values(found: Finding) -> Values:
    """Every clue, in the order of CLUES."""
    return np.array([clue(found) for clue in CLUES.values()])


@lru_cache(maxsize=1)
def _antonyms() -> dict[str, tuple[str, ...]]:
    text = (files("qa.weighing") / "data" / "antonyms.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {term: tuple(opposites) for term, *opposites in rows}
