"""The verdict: what speaks against the first passage, the status, and the line that says both.

Whatever is said of an article was looked for and not found, never inferred: absence of a word is
not absence of a fact.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.text.terms import terms_of
from qa.answering.answer import Status
from qa.asking.kinds import Kind
from qa.asking.question import Question, Word
from qa.asking.words import content_words
from qa.weighing.clues import Finding, opposite_here
from qa.weighing.match import Match
from qa.weighing.needs import meets_need
from qa.weighing.weigh import Weighed

# On the bench files, answers of a confidence of 0.7 with such a doubt were right as often as
# others, but near misses of SQuAD 2.0 show them five times as often as answerable questions do
# (grave), or one and a half times (mild). At these bars half of the near misses are declined for
# one in twenty-five right answers.
GRAVE = 0.9
MILD = 0.8

_UNMET = {
    Kind.WHEN: "it names no date or time",
    Kind.COUNT: "it gives no number",
    Kind.AMOUNT: "it gives no number",
    Kind.WHO: "it names nobody",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against a passage, said of the passage or of the question's words, and the
    confidence that it takes to answer all the same."""

    reason: str
    bar: float


def doubts_about(weighed: Weighed, missing: Sequence[Word]) -> tuple[Doubt, ...]:
    """What speaks against the first passage, the gravest first."""
    return tuple(sorted(_doubts(weighed, missing), key=lambda doubt: -doubt.bar))


def _doubts(weighed: Weighed, missing: Sequence[Word]) -> Iterator[Doubt]:
    match, asked = weighed.match, weighed.match.question
    note = match.notes[weighed.top]
    if meets_need(asked, note) is False:
        yield Doubt(_UNMET[asked.kind], GRAVE)
    if opposite_here(Finding(weighed)):
        yield Doubt("it holds a word of the opposite meaning", GRAVE)
    if asked.denies and not note.fact("denials"):
        yield Doubt("the question asks for what is not, and it speaks of what is", GRAVE)
    focus = [word for word in missing if word.term in asked.focus_terms]
    if focus:
        yield Doubt(f"no sentence uses {quoted(focus)}", MILD)
    elsewhere = [word for word in asked.words if _is_elsewhere(weighed, word)]
    if elsewhere:
        yield Doubt(f"it does not name {quoted(elsewhere)}", MILD)


def missing_words(match: Match) -> tuple[Word, ...]:
    """The question's content words that no sentence uses in any spelling, form or saying."""
    found = {term for term, known in zip(match.terms, match.found, strict=True) if known}
    return tuple(w for w in unsaid(match.question, found) if not match.holds_any(terms_of(w.text)))


def unsaid(question: Question, found: set[str]) -> Iterator[Word]:
    """The content words of which no term is among the found, each as written once."""
    written: dict[str, list[Word]] = {}
    for word in content_words(question):
        written.setdefault(word.text, []).append(word)
    for words in written.values():
        # Several words as one token, "March 5", may stand apart: nothing sure can be said.
        if " " not in words[0].text and not found.intersection(word.term for word in words):
            yield words[0]


def quoted(words: Sequence[Word]) -> str:
    """The words as the user wrote them, in quotation marks, each once."""
    texts = list(dict.fromkeys(f"“{word.text}”" for word in words))
    return " or ".join([", ".join(texts[:-1]), texts[-1]] if texts[1:] else texts)


def message_of(
    status: Status, missing: Sequence[Word] = (), doubts: Sequence[Doubt] = (), met: bool = True
) -> str:
    """What a person is told first: whether the article answers, and what speaks against it.

    `met` says whether any sentence shares a content word with the question.
    """
    if status == "answered":
        return "The article says:"
    unused = f"no sentence uses {quoted(missing)}" if missing else ""
    if status == "unsure":
        reason = doubts[0].reason if doubts else unused
        return f"Not sure{': ' if reason else ''}{reason}. The closest passages:"
    if not met:
        looked = f": {unused}" if unused else ""
        return f"Nothing here seems to speak of this{looked}. The closest passages:"
    return f"No answer was found{'; ' if unused else ''}{unused}. The closest passages:"


def _is_elsewhere(weighed: Weighed, word: Word) -> bool:
    """Whether it is a name that the first passage and its paragraph do not speak of."""
    match, top = weighed.match, weighed.top
    number = match.terms.index(word.term)
    if word.term not in match.question.names:
        return False
    return not (match.paragraph[number, top] or match.related_here[number, top])
