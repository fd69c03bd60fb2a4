"""Follow-ups: whether a question leans on the earlier ones of its conversation.

The rules follow what linguists call ellipsis ("And in Hong Kong?") and anaphora ("Who founded
it?"); a question that stands on its own takes nothing.
"""

import re

from qa.asking.kinds import Kind, is_phrase, is_request
from qa.asking.patterns import LONGEST_TURN, Pattern
from qa.asking.pronouns import points_back
from qa.asking.question import Question
from qa.asking.words import content_words

# "So what is the Plan?" is only opened by it.
_CONTINUES = Pattern(
    r"\W*(?:(?:and|but|or|also|then|what about|how about|since when|until when"
    r"|so(?!,? (?:who|what|which|when|where|why|how)))\b|any(?: \w+){1,2}\W*$"
    r"|(?:which|what|whose|how many|how much) \w+\W*$)",
    re.IGNORECASE,
)
_BARE = Pattern(r"\W*(?:(?:and|but|or|so|also|then)\W+)*(?:what|how) about\b", re.IGNORECASE)

_REPLY = Pattern(
    r"\W*(?:yes|yeah|yep|no|nope|nah|not|do not|i (?:do|am|did|have|was)(?: not)?\W*$)(?!\w)",
    re.IGNORECASE,
)

_PHRASE = Pattern(
    r"\W*(?:(?:in|at|on|for|from|with|by|to|of|after|before|during|under)\s+(?:the\s+)?|the\s+)"
    r"[\w'’-]+(?:\s+[\w'’-]+){0,3}\s*\?\W*$",
    re.IGNORECASE,
)
_NAMES_ALONE = Pattern(r"\W*[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3}\s*\?\W*$")


def leans(question: Question) -> bool:
    """Whether a question cannot be understood without the ones before."""
    if len(question.text) > LONGEST_TURN:
        return False
    if not question.english:
        return not content_words(question)
    return (
        not content_words(question)
        or points_back(question)
        or elliptical(question)
        or _continues(question)
    )


def replies(text: str) -> bool:
    """Whether a text answers what somebody else asked: "No, I am not." is no topic."""
    return bool(_REPLY.match(text)) and "?" not in text


def substitutes(question: Question) -> bool:
    """Whether it only puts something in the place of what was asked: "And in Hong Kong?"."""
    if not question.english:
        return False
    return (elliptical(question) or _continues(question)) and not points_back(question)


def asks_the_same(question: Question) -> bool:
    """Whether it leaves what is asked for to the question before: "And Macao?"."""
    if not question.english:
        return False
    if _BARE.match(question.text):
        return True
    if question.kind is not Kind.OTHER or is_request(question.text):
        return False
    return substitutes(question) or ("?" in question.text and not content_words(question))


def elliptical(question: Question) -> bool:
    """Whether it is a phrase alone, asked as a question: "The Shenzhen Park?"."""
    alone = _PHRASE.match(question.text) or _NAMES_ALONE.match(question.text)
    return bool(alone) and is_phrase(question.text)


def _continues(question: Question) -> bool:
    """Whether it goes on without a question of its own: "And who owns Macao?" has one."""
    if not _CONTINUES.match(question.text):
        return False
    whole = not (is_phrase(question.text) or _BARE.match(question.text))
    return not whole or len(content_words(question)) <= 1
