"""A conversation as its questions, which the visitor's own page keeps and sends along.

The answers are found again from the questions, so the server remembers nothing of anyone.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

LONGEST = 100  # turns; a page with more answers than that is slow to show


@dataclass(frozen=True, slots=True)
class Turn:
    """A question; `alone` is one asked without the words of earlier questions.

    `kept` says in words what the visitor's verdict on the answer was.
    """

    question: str
    alone: bool = False
    kept: str = ""


Turns = tuple[Turn, ...]


def turns_from(value: object) -> Turns:
    """The turns that a page sent, which may be anything: what is no turn is left out."""
    entries = value if isinstance(value, list) else []
    turns = (_turn_from(entry) for entry in entries[-LONGEST:])
    return tuple(turn for turn in turns if turn)


def as_values(turns: Turns) -> list[dict[str, Any]]:
    """The turns as plain JSON values for the page to keep."""
    return [asdict(turn) for turn in turns[-LONGEST:]]


def history_of(turns: Sequence[Turn], position: int) -> tuple[str, ...]:
    """The earlier questions that the turn follows up; a question asked alone begins anew."""
    if turns[position].alone:
        return ()
    starts = [i for i, turn in enumerate(turns[:position]) if turn.alone]
    return tuple(turn.question for turn in turns[max(starts, default=0) : position])


def _turn_from(entry: object) -> Turn | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("question"), str):
        return None
    return Turn(entry["question"], entry.get("alone") is True, str(entry.get("kept") or ""))
