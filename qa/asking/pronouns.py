"""Pronouns: whether one stands for what an earlier question named, or for what its own names."""

import re
from collections.abc import Iterable

from index.text.terms import Token, terms_of
from qa.asking.patterns import Pattern
from qa.asking.question import Question
from qa.asking.words import asks

_AUXILIARY = (
    r"(?:do|does|did|has|have|had|will|would|can|could|may|might|must|should|is|are|was|were)"
)
# "It" that points ahead, to what is true, to a way, or to the weather.
_EXPLETIVE = (
    r"(?:\s+(?:\w+\s+)?(?:true|possible|likely|known|said|necessary|clear|correct|allowed|helpful"
    r"|important|the case|takes?|costs?)\s+(?:that|to|for|who|what|which|when|where|why|how)\b"
    r"|(?:(?<=\bis it)|(?<=\bwas it))\s+(?:to|that|when)\b"
    r"|\s+(?:called|means?)\s+(?:when|if|that|to)\b"
    r"|\s+from(?:\s+\w+){1,4}\s+to\b|\s+(?:takes?|took)(?:\s+\w+){1,4}\s+to\b"
    r"|\s+(?:going to )?(?:rain|snow|hail|freez|thunder))"
)
_PRONOUN = (
    rf"(?:(?<!\bas )it\b(?!{_EXPLETIVE})|(?:its|they|them|their|theirs|he|him|his|she|her|hers)\b"
    r"|(?<!\blike )(?:this|that|these|those|ones?|others|the (?:same|other))\b(?=\W*$)"
    r"|the (?:former|latter|others|other (?:ones?|two|three))\b"
    r"|which (?:ones?|of (?:them|these|those))\b"
    r"|which (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b(?=\W*$)"
    # "Who lives there?" and not "How many ports are there?".
    r"|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )there\b(?=\W*$))"
)
# "Is that true?" points back; "the only park that is growing" does not.
_DEMONSTRATIVE = (
    rf"(?:^|\b{_AUXILIARY}|[,;]|\band|\bbut)\W*(?:this|that|these|those)(?=\s+(?:is|was|are|were"
    r"|be|mean|happen|work|matter|take|cost|last|true|right|correct|so|possible|enough|all)\b)"
)
_POINTS_BACK = Pattern(rf"\b{_PRONOUN}|{_DEMONSTRATIVE}", re.IGNORECASE)
_POSSESSIVE = Pattern(r"(?:its|their|his|her)$", re.IGNORECASE)
_OF = Pattern(r"\b(?:of|for|by)\W*$", re.IGNORECASE)
_LATER_CLAUSE = Pattern(
    r"(?:\b(?:and|but|when|if|while|after|before|because|once|until|since|that)|[,;])\s+"
    r"(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# So many words of content in a clause ahead, and one of them is what the pronoun stands for.
ENOUGH = 2
_A_NOUN = (
    r"(?:the|an?|every|each|some|any|my|your|our|this|that)\s+"
    r"(?!(?:article|text|story|report|page|document)\b)(\w+)"
)
_NOUN = Pattern(rf"\b{_A_NOUN}", re.IGNORECASE)
# "Does the park …", "what happens to a ring …", and not "what is the name …".
_NOUN_HERE = Pattern(
    rf"\b(?:(?!is|are|was|were){_AUXILIARY}|to|about|of)\s+{_A_NOUN}", re.IGNORECASE
)
_PLURAL = Pattern(r"\b(?:people|children|men|women|\w{3,}(?<![su])s)\b", re.IGNORECASE)
# "Who invited Washington to dine with him?", "Who gave their name to it?".
_TO_A_PERSON = Pattern(r"(?:him|her)$", re.IGNORECASE)
_TO_DO = Pattern(r"\bto\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
# "The specialty they wish to pursue" has a clause of its own, "did they wish" has not.
_DOER = Pattern(r"(?:he|she|they)$", re.IGNORECASE)
_NO_AUXILIARY = Pattern(rf"(?<=\w)\s+(?!(?:{_AUXILIARY}|and|but|or|so)\s+$)\w+\s+$", re.IGNORECASE)
_WHO = Pattern(r"\W*who\b", re.IGNORECASE)
_OTHERS = Pattern(r"(?:ones|others)$", re.IGNORECASE)
_THEIR = Pattern(r"their$", re.IGNORECASE)
_OF_MANY = Pattern(r"(?:they|them|their|theirs)$", re.IGNORECASE)


def points_back(question: Question) -> bool:
    """Whether a pronoun stands for something that the question itself does not name before."""
    found = _POINTS_BACK.finditer(question.text)
    return any(not _named_before(question, pronoun) for pronoun in found)


def _named_before(question: Question, pronoun: re.Match[str]) -> bool:
    """Whether what a pronoun stands for is in the question: "What does the park do with its …".

    Only a possessive stands for what its own clause names; "Did Hong Kong buy it?" points back.
    """
    word, before = pronoun[0], question.text[: pronoun.start()]
    later = _later_clause(word, before)
    if later is None and not _within_a_clause(word, before):
        return False
    said = [token for token in question.tokens if token.end <= (later or len(before))]
    return (
        bool(_THEIR.match(word) and _WHO.match(before))
        or any(question.names.intersection(token.terms) for token in said)
        or (later is not None and len(_content(said)) >= ENOUGH)
        or _noun_for(word, before[:later], _NOUN_HERE if later is None else _NOUN)
    )


def _later_clause(pronoun: str, before: str) -> int | None:
    """Where the clause of a pronoun begins, if another stands ahead of it."""
    found = (
        _LATER_CLAUSE.search(before)
        or (_TO_A_PERSON.match(pronoun) and _TO_DO.search(before))
        or (_DOER.match(pronoun) and _NO_AUXILIARY.search(before))
    )
    return found.start() if found else None


def _within_a_clause(pronoun: str, before: str) -> bool:
    """Whether a pronoun may stand for what its own clause names."""
    if _OF.search(before) and not _THEIR.match(pronoun):
        return False
    return bool(_POSSESSIVE.match(pronoun) or _OTHERS.match(pronoun))


def _content(said: Iterable[Token]) -> list[str]:
    return [term for token in said for term in token.terms if not asks(term)]


def _noun_for(pronoun: str, before: str, noun: Pattern) -> bool:
    """Whether a noun ahead is what a pronoun stands for: a plural one for "they"."""
    others = _OTHERS.match(pronoun)
    many = _PLURAL.finditer(before) if others or _OF_MANY.match(pronoun) else ()
    single = noun.finditer(before) if not others else ()
    found = [*(match[0] for match in many), *(match[1] for match in single)]
    return "people" in found or any(not asks(t) for word in found for t in terms_of(word))
