"""Follow-ups: what a question takes over from the earlier ones of its conversation.

The rules follow what linguists call ellipsis ("And in Hong Kong?") and anaphora ("Who founded
it?"); a question that stands on its own takes nothing.
"""

import re
from collections.abc import Collection, Sequence

from qa.kinds import Kind
from qa.question import Question, Word, question_of, with_carried
from qa.smalltalk import small_talk

# Earlier questions looked at; what was said before is rarely still meant.
MEMORY = 4

_CONTINUES = re.compile(
    r"\W*(?:and|but|so|or|also|what about|how about|what else|which(?: \w+)?|since when"
    r"|until when|why|who else|where else)\b",
    re.IGNORECASE,
)
_STARTS_ANEW = re.compile(r"\W*(?:which|why)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|the (?:same|former|latter))\b"
    r"|\b(?:this|that|these|those)\b(?=\W*$|\s+(?:is|was|are|were|be|mean|happen|work|matter)\b)"
    r"|\bones?\b(?=\W*$)",
    re.IGNORECASE,
)


def in_context(text: str, history: Sequence[str], names: Collection[str]) -> Question:
    """The question in a text with what it carries over; `names` are the article's own.

    Raises QuestionError as `question_of` does.
    """
    resolved: Question | None = None
    for earlier in history[-MEMORY:]:
        if not small_talk(earlier):
            resolved = _leaning(question_of(earlier, names), resolved, names)
    return _leaning(question_of(text, names), resolved, names)


def leans(question: Question) -> bool:
    """Whether a question cannot be understood without the ones before."""
    if not question.own_terms or _POINTS_BACK.search(question.text):
        return True
    continues = _CONTINUES.match(question.text)
    # "Which ones?" and "Why?" lean; "Which company moved in?" stands on its own.
    return bool(continues) and (
        not _STARTS_ANEW.match(question.text) or len(question.own_terms) <= 1
    )


def _leaning(question: Question, earlier: Question | None, names: Collection[str]) -> Question:
    if earlier is None or not leans(question):
        return question
    carried = _taken_over(question, earlier, names)
    return with_carried(question, carried, _kind(question, earlier))


def _taken_over(question: Question, earlier: Question, names: Collection[str]) -> list[Word]:
    """The earlier words that the question neither repeats nor replaces."""
    own = set(question.own_terms)
    words = [word for word in earlier.words if word.term not in own]
    replaced = set()
    if _continues_shortly(question):
        replaced = _of_a_kind(own, names) and _of_a_kind(earlier.terms, names)
    return [word for word in words if word.term not in replaced]


def _continues_shortly(question: Question) -> bool:
    """Whether it only puts another name in the place of one: "And in Hong Kong?"."""
    return question.kind is Kind.OTHER or not _POINTS_BACK.search(question.text)


def _of_a_kind(terms: Collection[str], names: Collection[str]) -> set[str]:
    """The terms that may stand for each other: the names and the numbers among them."""
    return {term for term in terms if term in names or term[0].isdigit()}


def _kind(question: Question, earlier: Question) -> Kind:
    """What the earlier question asked for, where this one only names something else."""
    bare = re.match(r"\W*(?:what|how) about\b", question.text, re.IGNORECASE)
    return earlier.kind if bare or question.kind is Kind.OTHER else question.kind
