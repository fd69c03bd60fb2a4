"""The signals of how near the candidates lie in meaning; nothing where that is not known."""

import numpy as np

from qa.weighing.match import Match
from qa.weighing.window import Values

# Sentences; the sentence and the one above encoded as one text gave no more, at thrice the time.
NEAR = 2


def likeness(match: Match) -> Values | None:
    """The cosine of its vector to the question's."""
    return match.likeness


def paragraph_likeness(match: Match) -> Values | None:
    """The greatest cosine of a candidate in its paragraph: that one speaks of the matter."""
    if match.likeness is None:
        return None
    paragraph = match.window.paragraph[match.places]
    best = np.full(paragraph.max(initial=0) + 1, -1.0)
    np.maximum.at(best, paragraph, match.likeness)
    return np.asarray(best[paragraph])


def likeness_near(match: Match) -> Values | None:
    """The greatest cosine of a candidate at most two sentences away in its paragraph."""
    if match.likeness is None:
        return None
    rows, paragraph = match.rows, match.window.paragraph[match.places]
    near = abs(rows[:, None] - rows) <= NEAR
    near &= paragraph[:, None] == paragraph
    return np.asarray(np.where(near, match.likeness, -1.0).max(axis=1))
