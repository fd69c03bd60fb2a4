"""What of a passage meets the question, for the eye."""

from qa.answering.answer import Span
from qa.weighing.match import Match
from qa.weighing.notes import Note


def highlights(match: Match, note: Note) -> tuple[Span, ...]:
    """Where the words that the question has stand, in characters of the passage."""
    return tuple((k.start, k.end) for k in note.tokens if match.spelt.intersection(k.terms))


def why(match: Match, number: int) -> tuple[tuple[str, float], ...]:
    """The question's words that a candidate holds, each with its share of the question."""
    words = zip(match.question.words, match.weight, match.kin_here[:, number], strict=True)
    held = [(word.text, round(float(weight), 3)) for word, weight, here in words if here]
    return tuple(sorted(held, key=lambda pair: -pair[1]))
