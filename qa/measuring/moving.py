"""Which sentences of an article were moved, and which only pushed along by others."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.library.collection import lines_of
from index.library.line import Line
from index.text.article import Article


@dataclass(frozen=True, slots=True)
class _Chain:
    """Sentences that stand in one order in both versions, by their last one."""

    start: int  # in the old text
    place: int  # in the new one, counted in sentences
    letters: int
    before: "_Chain | None"


def moved_starts(before: Article, after: Article) -> frozenset[int]:
    """Where those sentences began that stand before or behind others than they did.

    As few letters as can be are called moved: of two parts that changed places, the lesser one. Of
    a sentence that stands more than once nothing is told.
    """
    old, new = lines_of(before), lines_of(after)
    places = {line.text: at for at, line in enumerate(new)}
    single = _single(old) & _single(new)
    pairs = [(line, places[line.text]) for line in old if line.text in single]
    moved = {line.sentence.start for line, _ in pairs}
    chain = _heaviest(pairs)
    while chain:
        moved.discard(chain.start)
        chain = chain.before
    return frozenset(moved)


def _single(lines: Sequence[Line]) -> set[str]:
    return {text for text, count in Counter(line.text for line in lines).items() if count == 1}


def _heaviest(pairs: Sequence[tuple[Line, int]]) -> _Chain | None:
    """The chain with most letters; the places of the pairs rise along it."""
    # By their places, each with more letters than those before it: others lead to nothing better.
    best: list[_Chain] = []
    for line, place in pairs:
        at = bisect_left(best, place, key=lambda chain: chain.place)
        leads = best[at - 1] if at else None
        letters = (leads.letters if leads else 0) + len(line.text)
        end = at
        while end < len(best) and best[end].letters <= letters:
            end += 1
        best[at:end] = [_Chain(line.sentence.start, place, letters, leads)]
    return best[-1] if best else None
