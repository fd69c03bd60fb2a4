"""Words of an article that a question's word may mean: its family, its mended spelling."""

import json
from collections import Counter, defaultdict
from functools import lru_cache
from importlib.resources import files

from nltk.metrics.distance import edit_distance

from index.engines.memory import Engine
from qa.weighing.rarity import is_common

# develop, developer, developed: words of a family share this much of their beginning. Shorter
# beginnings bring "contract" to "contrast" (grid of 0.5 to 0.8 on the bench files).
FAMILY_PREFIX = 4
FAMILY_SHARE = 0.6
# One slip in a short word, two in a long one, the first letter right (Damerau 1964: four in
# five misspelt words hold one slip; Pollock and Zamora 1984: the first letter is rarely wrong).
SHORT_WORD = 7
LEAST_MENDED = 4


class Kin:
    """The words of one vocabulary, findable by family and by misspelling."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[str, tuple[str, ...]] = {}
        self._by_prefix: dict[str, list[str]] = defaultdict(list)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for term in engine.vocabulary:
            self._by_letter[term[0]].append(term)
            if len(term) >= FAMILY_PREFIX:
                self._by_prefix[term[:FAMILY_PREFIX]].append(term)

    def family(self, term: str) -> tuple[str, ...]:
        """The vocabulary's other terms that share most of their beginning with this one."""
        if term[0].isdigit():
            return ()
        others = self._by_prefix.get(term[:FAMILY_PREFIX], ())
        return tuple(other for other in others if other != term and _same_family(term, other))

    def mended(self, term: str) -> tuple[str, ...]:
        """The terms that a word unknown to the vocabulary and to English may be a slip of.

        The answer is remembered, as the same word comes again in a conversation.
        """
        if term in self._engine or len(term) < LEAST_MENDED or is_common(term):
            return ()
        if term not in self._known:
            if len(self._known) > 10_000:  # a public page must not grow with every typo
                self._known.clear()
            self._known[term] = self._closest(term)
        return self._known[term]

    def _closest(self, term: str) -> tuple[str, ...]:
        likely = [other for other in self._by_letter[term[0]] if _may_be_slip(term, other)]
        distances = {o: edit_distance(term, o, transpositions=True) for o in likely}
        least = min(distances.values(), default=9)
        return tuple(o for o in likely if distances[o] == least <= _slips(term))


def related(term: str) -> tuple[str, ...]:
    """The terms that articles use for what people ask with this one."""
    return _sayings().get(term, ())


def _same_family(one: str, other: str) -> bool:
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    length = min(len(one), len(other)) if shared is None else shared
    return length >= max(FAMILY_PREFIX, FAMILY_SHARE * max(len(one), len(other)))


def _slips(term: str) -> int:
    return 1 if len(term) < SHORT_WORD else 2


def _may_be_slip(term: str, other: str) -> bool:
    """Cheap and necessary: letters that differ bound the distance from below."""
    if abs(len(term) - len(other)) > _slips(term) or len(other) < LEAST_MENDED:
        return False
    lost, added = Counter(term) - Counter(other), Counter(other) - Counter(term)
    return max(lost.total(), added.total()) <= _slips(term)


@lru_cache(maxsize=1)
def _sayings() -> dict[str, tuple[str, ...]]:
    text = (files("qa.weighing") / "data" / "sayings.json").read_text(encoding="utf-8")
    return {asked: tuple(said) for asked, said in json.loads(text).items()}
