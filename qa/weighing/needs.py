"""What a passage must hold to answer a kind of question: a time, a figure, a name."""

from qa.asking.kinds import Kind
from qa.asking.question import Question
from qa.weighing.notes import Note

# Any of these facts meets the need; "when it rains" tells a time as well as a date does.
NEEDED: dict[Kind, tuple[str, ...]] = {
    Kind.WHEN: ("times", "occasions"),
    Kind.COUNT: ("figures",),
    Kind.AMOUNT: ("figures",),
    Kind.WHO: ("persons",),
}


def meets_need(question: Question, note: Note) -> bool | None:
    """Whether a sentence holds what the kind of question needs; None where it needs nothing."""
    needed = NEEDED.get(question.kind)
    return any(note.fact(fact) for fact in needed) if needed else None
