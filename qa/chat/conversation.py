"""A conversation as its questions, which the visitor's own page keeps and sends along.

The answers are found again from the questions, so the server remembers nothing of anyone.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from index.errors import SayswhereError
from qa.chat.sources import Sources
from qa.saving.exchange import Reply, firsts_of

LONGEST = 100  # turns; a page with more answers than that is slow to show
LONGEST_PART = 4_096  # characters: a path is no longer on the systems that people have
MOST_CITED = 1_000_000  # more than a conversation comes to; a page may send any number


@dataclass(frozen=True, slots=True)
class Turn:
    """A question; `alone` is one asked without the words of earlier questions.

    `kept` says in words what the visitor's verdict on the answer was, `within` which part of the
    articles was asked, empty for all.
    """

    question: str
    alone: bool = False
    kept: str = ""
    within: str = ""


Turns = tuple[Turn, ...]


@dataclass(frozen=True)
class Conversation:
    """A conversation as it stands.

    `cited` counts the citations of turns that a long conversation has let go, so that the numbers
    of the others stay. `notice` says something about the conversation itself; `question` is what
    the question box is to hold, None leaves it as it is; `shown` is the turn to bring into view.
    `aside` says that the page is to put aside the conversation it had before. `lost` is what the
    page remembers where its own article is no longer held: it goes on remembering it, to bring
    the article again. `within` is the part of the articles that the next question is to be asked.
    """

    sources: Sources
    turns: Turns = ()
    cited: int = 0
    notice: str = ""
    question: str | None = None
    shown: int | None = None
    aside: bool = False
    lost: dict[str, Any] | None = None
    within: str = ""

    @property
    def memory(self) -> dict[str, Any]:
        """What the page keeps, and sends along with every question."""
        if self.lost is not None:
            return self.lost
        turns, own, key = turn_values(self.turns), self.sources.own, self.sources.key
        cited = self.firsts[len(self.turns) - len(turns)] - 1
        return {"turns": turns, "cited": cited, "own": own, "key": key}

    @cached_property
    def replies(self) -> tuple[Reply, ...]:
        """What each question gets, found once."""
        return tuple(self._reply(position) for position in range(len(self.turns)))

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """The number of each turn's first citation, and at the end the next one's.

        They run on through the conversation, so that a number means one passage.
        """
        return firsts_of(self.replies, self.cited)

    def _reply(self, position: int) -> Reply:
        try:
            turn, history = self.turns[position], history_of(self.turns, position)
            return self.sources.answer(turn.question, history, turn.within)
        except SayswhereError as error:
            return error


def cited_from(value: object) -> int:
    """The count of citations that a page sent, which may be anything."""
    return min(max(value, 0), MOST_CITED) if type(value) is int else 0


def turns_from(value: object) -> Turns:
    """The turns that a page sent, which may be anything: what is no turn is left out."""
    entries = value if isinstance(value, list) else []
    turns = (_turn_from(entry) for entry in entries[-LONGEST:])
    return tuple(turn for turn in turns if turn)


def turn_values(turns: Turns) -> list[dict[str, Any]]:
    """The turns as plain JSON values for the page to keep."""
    return [asdict(turn) for turn in turns[-LONGEST:]]


def history_of(turns: Sequence[Turn], position: int) -> tuple[str, ...]:
    """The earlier questions that the turn follows up; a question asked alone begins anew."""
    if turns[position].alone:
        return ()
    starts = [i for i, turn in enumerate(turns[:position]) if turn.alone]
    return tuple(turn.question for turn in turns[max(starts, default=0) : position])


def within_from(value: object) -> str:
    """The part of the articles that a page sent, which may be anything."""
    return value[:LONGEST_PART] if isinstance(value, str) else ""


def _turn_from(entry: object) -> Turn | None:
    question = entry.get("question") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(question, str) or not question.strip():
        return None
    return Turn(
        question,
        entry.get("alone") is True,
        str(entry.get("kept") or ""),
        within_from(entry.get("within")),
    )
