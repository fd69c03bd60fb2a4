"""What of an answer a person is shown at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.answering.answer import Answer, Passage

USUAL_TOP = 3  # passages looked at; who paraphrases finds the right one among them more often


@dataclass(frozen=True, slots=True)
class View:
    """Which passages are shown, all or those in view, and whether it is said why.

    `more` is how to see the others, "{}" standing for the number of all.
    """

    whole: bool = False
    explain: bool = False
    more: str = "--top {}"

    def passages_of(self, answer: Answer) -> Sequence[Passage]:
        """All that may answer where that is unsure, else the first, and what differs from it."""
        if self.whole:
            return answer.passages
        near = answer.near if answer.status == "unsure" else 1
        return answer.passages[: max([near, *answer.differing])]
