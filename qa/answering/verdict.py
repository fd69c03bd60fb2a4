"""The verdict: what speaks against the first passage, the status, and the line that says both.

Whatever is said of an article was looked for and not found, never inferred: absence of a word is
not absence of a fact.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.text.cutting import is_unspaced
from index.text.languages import ENGLISH, UNKNOWN
from index.text.terms import stem
from qa.answering.forms import may_have_forms
from qa.answering.thresholds import Status
from qa.answering.tongues import crossing
from qa.asking.kinds import Kind
from qa.asking.question import Question, Word
from qa.asking.words import content_words
from qa.weighing.finding import Finding
from qa.weighing.match import Match
from qa.weighing.needs import meets_need, needs_of
from qa.weighing.rarity import rarity
from qa.weighing.weigh import Weighed

# The confidence that it takes to answer in spite of a doubt. On the bench files the answers so
# held back are right nearly as often as others, but near misses show these doubts two to seven
# times as often as questions that are answered; all doubts together hold back 6 in 100 right
# answers and a third of the near misses called answers.
DIRE = 0.975
GRAVE = 0.95
PLAIN = 0.9
MILD = 0.85
# In another language: a wrong first passage has had 0.97, of such questions on the shipped story.
FOREIGN = 0.99
# Words of one in thirty thousand or rarer (Zipf 4.5) are what a question is about.
TELLING = 3.5

_POSSESSIVE = re.compile(r"['’]s?$")

_UNMET = {
    "times": "this passage names no date or time",
    "figures": "this passage gives no number",
    "persons": "this passage names nobody",
    "ages": "this passage tells no age",
    "lengths": "this passage tells no length or distance",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against a passage, said of the passage or of the question's words, and the
    confidence that it takes to answer all the same; `always` where it is told though nothing was
    found."""

    reason: str
    bar: float
    always: bool = False


def doubts_about(weighed: Weighed, missing: Sequence[Word]) -> tuple[Doubt, ...]:
    """What speaks against the first passage, the gravest first."""
    return tuple(sorted(_doubts(weighed, missing), key=lambda doubt: -doubt.bar))


def _doubts(weighed: Weighed, missing: Sequence[Word]) -> Iterator[Doubt]:
    match, asked = weighed.match, weighed.match.question
    note = match.notes[weighed.top]
    if differs := crossing(match):
        yield Doubt(differs, FOREIGN, always=True)
    if match.window.leads[match.places[weighed.top]]:
        yield Doubt("this passage only leads to another", DIRE)
    if meets_need(asked, note) is False:
        yield Doubt(_UNMET[needs_of(asked)[0]], DIRE)
    if Finding(weighed).opposed:
        yield Doubt("this passage holds a word of the opposite meaning", DIRE)
    if asked.negated and note.language == ENGLISH and not note.fact("denials"):
        yield Doubt("the question asks for what is not so, and this passage says what is", DIRE)
    if missing:
        yield Doubt(f"no sentence uses {quoted(missing)}", _bar_of(missing, asked))
    if asked.kind is Kind.COUNT and _lacks_counted(weighed):
        yield Doubt("this passage does not name what is to be counted", DIRE)
    if any(_is_elsewhere(weighed, word) for word in asked.words):
        yield Doubt("this passage does not name all that the question names", PLAIN)


def _bar_of(missing: Sequence[Word], asked: Question) -> float:
    """The bar where no sentence uses some words: the more they are what is asked, the higher."""
    terms = {word.term for word in missing}
    number = any(term[0].isdigit() for term in terms)
    if number or asked.focus in terms or asked.kind is Kind.WHY:
        return DIRE
    if any(rarity(term) >= TELLING for term in terms):
        return GRAVE
    return MILD if terms.intersection(asked.focus_terms) else 0.0


def _lacks_counted(weighed: Weighed) -> bool:
    """Whether neither the first passage nor what stands above it speaks of what is counted."""
    match, top = weighed.match, weighed.top
    if match.notes[top].language != ENGLISH:
        return False
    # "How many people were injured?" may be answered by names or pronouns.
    if match.question.focus not in match.terms or match.question.focus in ("peopl", "person"):
        return False
    number = match.terms.index(match.question.focus)
    near = match.related_here | match.above | match.lead
    return not near[number, top]


def missing_words(match: Match) -> tuple[Word, ...]:
    """The question's content words that no sentence uses in any spelling, form or saying."""
    found = {term for term, known in zip(match.terms, match.found, strict=True) if known}
    collection = match.window.notebook.collection
    # Any word may be one that only asks, or stand there in the other language.
    if UNKNOWN in collection.languages or crossing(match):
        return ()
    words = (
        w for w in unsaid(match.question, found) if stem(w.text.lower()) not in collection.parts
    )
    return tuple(word for word in words if not may_have_forms(collection.engine, word.term))


def unsaid(question: Question, found: set[str]) -> Iterator[Word]:
    """The content words of which no term is among the found, each as written once.

    Several words as one ("March 5") may stand apart, and pairs of letters of a text without
    spaces are no words: nothing sure can be said of either.
    """
    written: dict[str, list[Word]] = {}
    for word in content_words(question):
        written.setdefault(word.text, []).append(word)
    for text, words in written.items():
        spaced = " " not in text and not any(map(is_unspaced, text))
        if spaced and not found.intersection(word.term for word in words):
            yield words[0]


def quoted(words: Sequence[Word]) -> str:
    """The words as the user wrote them, in quotation marks, each once."""
    texts = list(dict.fromkeys(f"“{_POSSESSIVE.sub('', word.text)}”" for word in words))
    return " or ".join([", ".join(texts[:-1]), texts[-1]] if texts[1:] else texts)


def message_of(
    status: Status, missing: Sequence[Word] = (), doubts: Sequence[Doubt] = (), far: bool = False
) -> str:
    """What a person is told first: whether the article answers, and what speaks against it.

    `far` says that the question seems to be from another world: see `Match.from_another_world`.
    """
    if status == "answered":
        return "The article says:"
    always = next((doubt.reason for doubt in doubts if doubt.always), "")
    unused = f"no sentence uses {quoted(missing)}" if missing else always
    if status == "unsure":
        reason = unused or (doubts[0].reason if doubts else "")
        return f"Not sure{': ' if reason else ''}{reason}. The closest passages:"
    if far:
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
