"""Why a passage that shares many words with a question may still not answer it.

A confident score cannot see that the one word asked for is never mentioned; these rules can, and
what they find is told to the user. An answer in doubt is at most `unsure`.
"""

from collections.abc import Sequence

from qa.answering.answer import Status
from qa.asking.kinds import Kind
from qa.asking.question import Word
from qa.weighing.match import Match
from qa.weighing.weigh import Weighed

# What a passage must hold to answer a kind of question, and how its lack is told.
_NEEDED = {
    Kind.WHEN: (("years", "calendar", "occasions"), "date"),
    Kind.COUNT: (("numbers",), "number"),
    Kind.AMOUNT: (("measures", "sums"), "figure"),
}


def doubt_about(found: Weighed) -> str:
    """What speaks against the first passage, to be read after "The article …"; empty if nothing."""
    match, asked = found.match, found.match.question
    focus = [word for word in missing_words(match) if word.term in asked.focus_terms]
    if focus:
        return f"does not mention {quoted(focus)}"
    needed, name = _NEEDED.get(asked.kind, ((), ""))
    if needed and not any(_holds(found, fact) for fact in needed):
        return f"gives no {name} for it"
    elsewhere = [word for word in match.question.words if _is_elsewhere(found, word)]
    return f"does not say it of {quoted(elsewhere)}" if elsewhere else ""


def missing_words(match: Match) -> tuple[Word, ...]:
    """The question's own words that the articles never use, nor a word for the same."""
    unknown = {t for t, known in zip(match.terms, match.found, strict=True) if not known}
    return tuple(word for word in match.question.own_words if word.term in unknown)


def quoted(words: Sequence[Word]) -> str:
    """The words as the user wrote them, in quotation marks, each once."""
    texts = dict.fromkeys(f"“{word.text}”" for word in words)
    return " or ".join(texts)


def _holds(found: Weighed, fact: str) -> bool:
    return bool(found.match.notes[found.top].fact(fact))


def _is_elsewhere(found: Weighed, word: Word) -> bool:
    """Whether it is a name, or what is counted, that the first passage does not speak of."""
    match, question = found.match, found.match.question
    number = match.terms.index(word.term)
    if word.term in question.names:
        return not match.paragraph[number, found.top]
    counted = question.kind is Kind.COUNT and word.term == question.focus
    return counted and not match.related_here[number, found.top]


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
