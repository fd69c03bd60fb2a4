"""A question of a conversation and what it got, as it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from index.errors import SayswhereError
from qa.answering.answer import Answer

Reply = Answer | SayswhereError  # what a question gets: an answer, or why there is none


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question, its reply, and the number of the reply's first citation.

    `alone` is one asked without the words of earlier questions.
    """

    question: str
    reply: Reply
    first: int
    alone: bool = False


def citations_in(reply: Reply) -> int:
    """How many passages a reply cites, each with a number of its own."""
    return 0 if isinstance(reply, SayswhereError) else len(reply.passages)


def firsts_of(replies: Sequence[Reply], cited: int = 0) -> tuple[int, ...]:
    """The number of each reply's first citation, and at the end the next one's.

    They run on through a conversation, so that a number means one passage; `cited` came before.
    """
    return tuple(accumulate(map(citations_in, replies), initial=cited + 1))
