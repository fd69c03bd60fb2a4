"""The one plain line that goes with an answer."""

from collections.abc import Sequence

from qa.answering.answer import Status


def message_of(status: Status, missing: Sequence[str] = (), doubt: str = "") -> str:
    """What a person is told first: whether the article answers, and what speaks against it."""
    if status == "answered":
        return "The article says:"
    unmentioned = " or ".join(f"“{word}”" for word in missing)
    if status == "unsure":
        silence = f"does not mention {unmentioned}" if missing else "may not answer this"
        return f"The article {doubt or silence}. The closest it says:"
    return (
        f"The article does not say: it never mentions {unmentioned}."
        if missing
        else ("The article does not say.")
    )
