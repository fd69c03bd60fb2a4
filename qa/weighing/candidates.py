"""Which sentences are worth weighing: the candidates."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice

import numpy as np

from qa.asking.question import Question, with_terms
from qa.weighing.initials import alternatives_in
from qa.weighing.kin import Kin, related
from qa.weighing.likeness import Sought
from qa.weighing.match import Match
from qa.weighing.meeting import Meeting
from qa.weighing.notes import Notebook
from qa.weighing.window import Window

# On the bench files P@1 is as with 50, in less time.
CANDIDATES = 30
# What is near in meaning, where the best sentence lacks this share of the question's words.
NEAREST = 20
LITTLE_MET = 0.35
# Words of a term's family and what articles say for it bring a sentence in, and seldom up.
FAMILY_SHARE = 0.5
SAYING_SHARE = 0.3
# "It covers …" shares no word with a question about the zone named one sentence above.
NEIGHBOUR_SHARE = 0.3


def match_of(
    notebook: Notebook,
    kin: Kin,
    question: Question,
    cited: int | None = None,
    sought: Sought | None = None,
    within: Sequence[range] | None = None,
) -> Match | None:
    """The question against the best sentences that share words, families or sayings with it, or
    stand beside one that does; None where there is no sentence at all.

    `sought` finds what is near in meaning: where words hold little of the question, the nearest
    sentences are weighed as well. `within` are the rows to look in, as for an engine.
    """
    collection = notebook.collection
    asked = [range(len(collection))] if within is None else within
    if not any(asked):
        return None
    kin.expect(question.terms)
    if question.language not in collection.languages:
        question = _as_known(notebook, kin, question)
    alternatives = alternatives_in(collection, question)
    searching = searched(question, kin) | {t: 1.0 for one in alternatives for t in one.by}
    best = collection.engine.best(searching, CANDIDATES, within)
    # The opening tells what an article is about: it stands for all that shares no word.
    around = [*best, *islice(chain(*asked), CANDIDATES - len(best))]
    around = around if cited is None else [*around, cited]

    def matched(rows: Iterable[int]) -> Match:
        match = Match(Window(notebook, rows), kin, question, cited, alternatives)
        match.choose(_closest(match))
        return match

    match = matched(around)
    if not sought:
        return match
    return _in_meaning(match, sought, asked, lambda near: matched([*around, *near]))


def _as_known(notebook: Notebook, kin: Kin, question: Question) -> Question:
    """A question in another language with the words that the articles know: names, numbers, and
    what is alike in both. What the others leave open is not missing here."""
    known = Meeting(Window(notebook, []), kin, question)
    found = zip(known.terms, known.found, strict=True)
    return with_terms(question, {term for term, there in found if there})


def _in_meaning(
    match: Match,
    sought: Sought,
    asked: Sequence[range],
    matched: Callable[[Iterable[int]], Match],
) -> Match:
    """The match with what is near in meaning told of its candidates."""
    foreign = match.question.language not in match.window.notebook.collection.languages
    if (foreign or match.from_another_world) and not sought.is_read:
        match.is_read = False
        return match
    near = sought.nearest(NEAREST, asked) if match.unmet >= LITTLE_MET else []
    if near:
        match = matched(near)
        chosen = [int(place) for place in match.places]
        match.choose(list(dict.fromkeys([*chosen, *match.window.places(near)])))
    match.likeness = sought.likeness(match.rows.tolist())
    return match


def searched(question: Question, kin: Kin) -> dict[str, float]:
    """What the engine is asked for: each term's weight, the greatest where several apply."""
    weights: dict[str, float] = {}
    for share, terms in (
        (SAYING_SHARE, [said for term in question.terms for said in related(term)]),
        (FAMILY_SHARE, [other for term in question.terms for other in kin.family(term)]),
        (1.0, [other for term in question.terms for other in kin.mended(term)]),
        (1.0, question.terms),
    ):
        weights.update(dict.fromkeys(terms, share))
    return weights


def _closest(match: Match) -> list[int]:
    """The places of the window's best sentences, ties to the earlier one."""
    window = match.window
    kin = match.kin_in_window & ~match.own_in_window
    said = match.related_in_window & ~match.kin_in_window
    scores = match.window_scores + match.idf @ (FAMILY_SHARE * kin + SAYING_SHARE * said)
    own = np.arange(len(window))
    above = np.where(window.above == own, 0.0, scores[window.above])
    below = np.where(window.below == own, 0.0, scores[window.below])
    scores = scores + NEIGHBOUR_SHARE * np.maximum(above, below)
    best = np.argsort(-scores, kind="stable")[:CANDIDATES]
    return [int(place) for place in best]
