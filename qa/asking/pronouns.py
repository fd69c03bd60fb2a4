"""Pronouns: whether one stands for what an earlier question named, or for what its own names."""

import re

from index.text.terms import terms_of
from qa.asking.kinds import Kind
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
    rf"(?:it\b(?!{_EXPLETIVE})|(?:its|they|them|their|theirs|he|him|his|she|her|hers)\b"
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
    before = question.text[: pronoun.start()]
    later = _LATER_CLAUSE.search(before) or (
        _TO_A_PERSON.match(pronoun[0]) and _TO_DO.search(before)
    )
    if later:
        before = before[: later.start()]
    elif not _POSSESSIVE.match(pronoun[0]) or _OF.search(before):
        return False
    if _THEIR.match(pronoun[0]) and question.kind is Kind.WHO:
        return True
    said = [k for k in question.tokens if k.end <= len(before)]
    if any(question.names.intersection(token.terms) for token in said):
        return True
    content = [t for token in said for t in token.terms if not asks(t)]
    if later and len(content) >= ENOUGH:
        return True
    return _noun_for(pronoun[0], before, _NOUN if later else _NOUN_HERE)


def _noun_for(pronoun: str, before: str, noun: Pattern) -> bool:
    """Whether a noun ahead is what a pronoun stands for: a plural one for "they"."""
    if _OF_MANY.match(pronoun) and _PLURAL.search(before):
        return True
    found = (match[1] for match in noun.finditer(before))
    return any(term for word in found for term in terms_of(word) if not asks(term))
