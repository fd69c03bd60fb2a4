"""Clues from how near the candidates lie in meaning; nothing where that is not known."""

import numpy as np

from qa.weighing.finding import Finding
from qa.weighing.window import Values


def _likeness(found: Finding) -> Values:
    likeness = found.match.likeness
    return np.zeros(len(found.scores)) if likeness is None else likeness


def best_likeness(found: Finding) -> float:
    """The greatest cosine of any candidate: near misses lie less near."""
    return float(_likeness(found).max(initial=0.0))


def likeness_here(found: Finding) -> float:
    """The cosine of the first passage."""
    return float(_likeness(found)[found.top])


def lead_in_likeness(found: Finding) -> float:
    """How much nearer than any other candidate it lies; below zero where another is nearer."""
    likeness = _likeness(found)
    return float(likeness[found.top]) - found.elsewhere(likeness)


def unmet(found: Finding) -> float:
    """The share of the question that no candidate's words meet, where its meaning is known."""
    return 0.0 if found.match.likeness is None else found.match.unmet


def best_likeness_where_unmet(found: Finding) -> float:
    """The greatest cosine, as far as words meet nothing."""
    return unmet(found) * best_likeness(found)


def likeness_here_where_unmet(found: Finding) -> float:
    """The cosine of the first passage, as far as words meet nothing."""
    return unmet(found) * likeness_here(found)
