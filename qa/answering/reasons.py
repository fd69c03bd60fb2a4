"""Why a passage was chosen, in plain words.

Many signals see one thing from different sides, some counted for and some against, so that only
their sum means something to a reader: each signal belongs to a reason, and a reason has a phrase
for where it speaks for the passage and one for where it speaks against it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.text.terms import terms_of, tokens_of
from qa.answering.answer import Answer, Passage
from qa.asking.question import question_of
from qa.asking.words import content_words

# Evidence that moves even odds by less than two in three is no reason to tell.
_TELLING = 0.4
_MOST = 3  # reasons for it, and as many against it


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for a passage, or where the others have more of it against."""

    for_it: str
    against_it: str


def _than_most(what: str) -> Reason:
    more = what.format("more", "better", "nearer in meaning to")
    return Reason(more, what.format("less", "worse", "farther in meaning from"))


_WORDS = _than_most("its own words meet the question {1} than most")
_SPELLING = _than_most("its words are spelt {0} like those asked than most")
_SAYING = _than_most("it says {0} of what is asked in other words than most")
_AROUND = _than_most("with the sentences around it, it holds {0} of what is asked than most")
_PARAGRAPH = _than_most("its paragraph holds {0} of what is asked than most")
_MEANING = _than_most("it, or what stands around it, lies {2} the question than most")
_HEADING = _than_most("the heading or question above it holds {0} of what is asked than most")


def _either_way(what: str) -> Reason:
    """What may speak for or against a passage, as the weights have learnt it."""
    return Reason(what, what)


_LENGTH = _either_way("its length")


def _holds(what: str) -> Reason:
    return Reason(f"it has {what}, as is asked", f"it has less than most of what is asked: {what}")


REASONS: Mapping[str, Reason] = {
    **dict.fromkeys(
        (
            *("sentence score", "relative sentence score", "pair score", "triple score"),
            *("companion score", "local cover", "other cover", "number cover", "last cover"),
            *("head cover", "tail cover", "head holds rarest", "head holds first"),
            "subject where a meaning is asked",
        ),
        _WORDS,
    ),
    **dict.fromkeys(("letter score", "relative letter score"), _SPELLING),
    "saying cover": _SAYING,
    **dict.fromkeys(
        (
            *("saying cover from above", "saying cover from opening", "cover around"),
            *("cover from opening", "back reference cover"),
        ),
        _AROUND,
    ),
    **dict.fromkeys(
        (
            *("paragraph score", "local paragraph cover", "relative paragraph cover"),
            *("paragraph name cover", "paragraph saying cover"),
        ),
        _PARAGRAPH,
    ),
    **dict.fromkeys(("lead cover", "first under lead", "first under lead cover"), _HEADING),
    **dict.fromkeys(("likeness", "paragraph likeness", "likeness near"), _MEANING),
    "leads on": Reason(
        "it says something itself, where others only lead to what follows",
        "it is a heading or a question, which only leads to what follows",
    ),
    **dict.fromkeys(("length", "is short"), _LENGTH),
    "opens paragraph": _either_way("its place in its paragraph"),
    "asks": Reason("it states, where others ask", "it asks a question itself"),
    "near cited": _either_way("where it stands from the answer to the question before"),
    "dates where when is asked": _holds("a date"),
    "years where when is asked": _holds("a year"),
    "numbers where how many is asked": _holds("a number that the question does not have"),
    "numbers where how much is asked": _holds("a number that the question does not have"),
    "measures where how much is asked": _holds("a measure"),
    "names where who is asked": _holds("a name that the question does not have"),
    "places where where is asked": _holds("a place"),
    "reasons where why is asked": _holds("a reason"),
    "callings where a name is asked": _holds("what something is called"),
    "denials where denied": _holds("a denial"),
    "denials where yes or no is asked": _holds("a denial, which a yes or no may be"),
    "examples where examples are asked": _holds("examples"),
    "extremes where extremes are asked": _holds("the most or the least"),
}


def reason_of(signal: str) -> Reason:
    """The reason that a signal belongs to; one without a phrase yet is told by its own name."""
    return REASONS.get(signal) or _than_most(f"{signal}: {{0}} than most")


def reasons_for(answer: Answer, number: int) -> Iterator[str]:
    """Why the passage of a number, from 1, was chosen: its words, its neighbours, what decided."""
    passage = answer.passages[number - 1]
    yield f"{answer.certainties[number - 1]}: {_words_held(answer, passage)}"
    if names := _named_above(asked_in(answer), passage):
        yield f"the sentence before it names {_quoted(names)}"
    if number == 1 and answer.doubt:
        yield f"in doubt: {answer.doubt}"
    weights = _weights(passage.signals)
    for label, found in (
        ("for it", [r.for_it for r, weight in weights if weight >= _TELLING]),
        ("against it", [r.against_it for r, weight in weights if weight <= -_TELLING]),
    ):
        if found:
            yield f"{label}: {'; '.join(found[:_MOST])}"


def _weights(signals: Sequence[tuple[str, float]]) -> list[tuple[Reason, float]]:
    """Each reason with the sum of its signals, the weightiest first, ties by their order."""
    sums: dict[Reason, float] = {}
    for signal, weight in signals:
        reason = reason_of(signal)
        sums[reason] = sums.get(reason, 0.0) + weight
    return sorted(sums.items(), key=lambda pair: -abs(pair[1]))


def _words_held(answer: Answer, passage: Passage) -> str:
    """How many of the words asked it holds, in whatever form, and which it does not."""
    asked = [word.text for word in content_words(question_of(answer.question))]
    asked = list(dict.fromkeys([*asked, *answer.carried]))
    held = {word for word, _ in passage.why}
    lacking = [word for word in asked if word not in held]
    if not asked:
        return "the question has no word to look for"
    if not lacking:
        return f"it holds every word asked: {_quoted(asked)}"
    found = [word for word in asked if word in held]
    told = f"it holds {len(found)} of the {len(asked)} words asked"
    return f"{told}{f': {_quoted(found)}' if found else ''}; not {_quoted(lacking)}"


def asked_in(answer: Answer) -> str:
    """The question, with the words that it took over from earlier ones."""
    return " ".join((answer.question, *answer.carried))


def _named_above(asked: str, passage: Passage) -> list[str]:
    """The words asked that the sentence before the passage has and the passage has not."""
    above = [one for one in passage.context if one.citation.start < passage.citation.start][-1:]
    lacking = set(terms_of(asked)) - set(terms_of(passage.text))
    return list(
        dict.fromkeys(
            one.text[token.start : token.end]
            for one in above
            for token in tokens_of(one.text)
            if lacking.intersection(token.terms)
        )
    )


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
