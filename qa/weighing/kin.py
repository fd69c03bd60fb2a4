"""Terms of an article that a question's term may mean: its family, its mended spelling, sayings."""

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from index.engines.engine import Engine
from index.text.languages import is_foreign
from qa.weighing.rarity import is_common

# develop, developer, developed: words of a family share this much of their beginning. Shorter
# beginnings bring "contract" to "contrast" (grid of 0.5 to 0.8 on the bench files).
FAMILY_PREFIX = 4
FAMILY_SHARE = 0.6
# One slip in a short word, two in a long one, the first letter right (Damerau 1964: four in
# five misspelt words hold one slip; Pollock and Zamora 1984: the first letter is rarely wrong).
SHORT_WORD = 7
# Of other languages no table tells a slip from a word; of long ones one slip is mended.
LEAST_MENDED = 4
# A public page must not grow with every word that somebody types.
KEPT = 2_000


class Kin:
    """What the terms of a question may be called in the articles of an engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.family = lru_cache(KEPT)(self._family)
        self.mended = lru_cache(KEPT)(self._mended)

    def expect(self, terms: Sequence[str]) -> None:
        """Told the terms of a question that is asked next."""
        self._engine.expect(terms, [_beginning(term) for term in terms if _has_family(term)])

    def _family(self, term: str) -> tuple[str, ...]:
        """The vocabulary's other terms that share most of their beginning with this one."""
        if not _has_family(term):
            return ()
        others = self._engine.terms_starting(_beginning(term))
        return tuple(other for other in others if other != term and _same_family(term, other))

    def _mended(self, term: str) -> tuple[str, ...]:
        """The terms that a word unknown to the vocabulary and to English may be a slip of."""
        if len(term) < LEAST_MENDED or is_common(term) or _is_no_word(term):
            return ()
        if self._engine.document_frequencies([term]).get(term):
            return ()
        for slips in range(1, _slips(term) + 1):
            near = self._engine.terms_like(term, slips)
            if found := tuple(other for other in near if len(other) >= LEAST_MENDED):
                return found
        return ()


def related(term: str) -> tuple[str, ...]:
    """The terms that articles use for what people ask with this one."""
    return _sayings().get(term, ())


def _has_family(term: str) -> bool:
    return len(term) >= FAMILY_PREFIX and not term[0].isdigit()


def _beginning(term: str) -> str:
    """What all of a term's family begin with."""
    # Of half a million terms, thousands begin with the same four letters.
    return term[: max(FAMILY_PREFIX, math.ceil(FAMILY_SHARE * len(term)))]


def _same_family(one: str, other: str) -> bool:
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    length = min(len(one), len(other)) if shared is None else shared
    return length >= max(FAMILY_PREFIX, FAMILY_SHARE * max(len(one), len(other)))


def _slips(term: str) -> int:
    if is_foreign(term):
        return int(len(term) > SHORT_WORD)
    return 1 if len(term) < SHORT_WORD else 2


def _is_no_word(term: str) -> bool:
    """Whether it holds a digit: the next part number is another part, not a slip."""
    return any(letter.isdigit() for letter in term)


@lru_cache(maxsize=1)
def _sayings() -> dict[str, tuple[str, ...]]:
    text = (files("qa.weighing") / "data" / "sayings.json").read_text(encoding="utf-8")
    return {asked: tuple(said) for asked, said in json.loads(text).items()}
