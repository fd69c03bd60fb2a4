"""What kind of thing a question asks for: a person, a time, a number, a place, a reason."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What is asked for; OTHER where nothing tells, as in keywords."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    COUNT = "how many"
    AMOUNT = "how much"
    WHY = "why"
    HOW = "how"
    NAME = "what is it called"
    WHAT = "what"
    YES_NO = "yes or no"
    OTHER = "other"


_HOW_MUCH = (
    r"(?:much|long|far|old|young|large|big|high|tall|short|deep|often|fast|slow|wide|broad|narrow"
    r"|thick|thin|heavy|small|few|hot|warm|cold|cool|close|near|loud|steep|many-\w+)"
)
_THE = r"(?:['’]s|\s+(?:is|was|are|were)) the (?:total |exact |current )?"
# Each is matched at an asking word.
_ASKS_FOR = {
    Kind.WHEN: r"(?:what|which)\s+(?:\w+\s+)?(?:years?|dates?|days?|months?|century|decades?|time"
    r"|period|era)\b|when\b|how long ago\b|(?<=since )what\b",
    Kind.COUNT: r"how many\b(?!-)|what (?:percent(?:age)?|number|proportion|share|portion"
    rf"|fraction)\b|what{_THE}(?:number|percentage|population|share)\b",
    Kind.AMOUNT: rf"how {_HOW_MUCH}\b|what (?:size|age|length|height|weight|cost|price|distance"
    rf"|area)\b|what{_THE}(?:size|age|length|height|weight|cost|price|distance|area)\b",
    Kind.WHO: r"who(?:m|se)?\b|(?:what|which) (?:person|president|king|queen|leader|man|woman"
    r"|emperor|author|scientist|general|people|ruler|architect|composer)\b",
    Kind.WHERE: r"where\b|(?:what|which) (?:city|country|state|region|place|continent|location"
    r"|province|river|island|town|part of)\b",
    Kind.WHY: r"why\b|(?<=for )what reason\b|what(?:['’]s| is| was) the (?:reason|cause|purpose)\b"
    r"|what (?:caused?|causes|led to)\b|how come\b",
    Kind.HOW: r"how\b",
    Kind.NAME: r"(?:what|which)\b.*\b(?:called|known as|named?|term|word|nickname|titled?"
    r"|stand for|referred to|mean)\b",
    Kind.WHAT: r"(?:what|which)\b",
}
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _ASKS_FOR.items()}

_ASKING_WORD = r"\b(?:who(?:m|se)?|what|which|when|where|why|how)\b"
# The first asking word of a question, and those that open another: ", and when does it start?".
# Elsewhere they join: "What happens when …", "people who …".
_FIRST = re.compile(rf"(?={_ASKING_WORD})", re.IGNORECASE)
_FURTHER = re.compile(rf"(?:\band|[;?!.])\s+(?={_ASKING_WORD})", re.IGNORECASE)
# "When E1 is shown, what …" asks what; "When did it open, and how …" asks when.
_JOINED_AHEAD = re.compile(
    r"\W*(?:when|where)(?! (?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should"
    rf"|must|may|might|in|on|and|or|exactly)\b)\b[^,]*,\s+(?={_ASKING_WORD})",
    re.IGNORECASE,
)
_VERB_AHEAD = re.compile(
    r"\W*(?:(?:is|are|was|were|do|does|did|could|has|have|had|would|should|must|might)(?:n['’]t)?"
    r"|can(?:not|['’]t)?|will|won['’]t|shall|may(?!\W+\d))\b",
    re.IGNORECASE,
)
# "Can you tell me who …" asks who.
_ASIDE = re.compile(
    r"\W*(?:(?:can|could|will|would) you(?: please)?|do(?:es)? (?:you|we|it|(?:the|this) \w+)) "
    r"(?:tell|say|show|explain|know|mention|state)\b",
    re.IGNORECASE,
)
# "Tell me about the people who …" asks for nothing; "Tell me who …" and "… about when …" do.
_REQUEST = re.compile(r"\W*(?:tell|give|show|list|name|describe)\b", re.IGNORECASE)
_REQUESTED = re.compile(
    r"\b(?:tell|me|us|about|of|in|at|on|by|to|for|from|since|and|list|name|describe)\W+"
    rf"(?={_ASKING_WORD})",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\W*(?:(?:tell|give|show)(?: me)? |name )?(?:the )?(?:total |exact |current )?number of\b",
    re.IGNORECASE,
)


def kind_of(question: str) -> Kind:
    """The kind that a question's own words tell, the most telling pattern first."""
    verb_ahead = _VERB_AHEAD.match(question)
    places = [] if verb_ahead and not _ASIDE.match(question) else _asking_places(question)
    asked = (k for k, found in _PATTERNS.items() if any(found.match(question, p) for p in places))
    return next(asked, Kind.YES_NO if verb_ahead else _kind_of_phrase(question))


def _kind_of_phrase(phrase: str) -> Kind:
    return Kind.COUNT if _NUMBER_OF.match(phrase) else Kind.OTHER


def _asking_places(question: str) -> list[int]:
    """Where an asking word asks, and does not join a clause to another."""
    joined = _JOINED_AHEAD.match(question)
    asking = _REQUESTED if _REQUEST.match(question) else _FIRST
    first = asking.search(question, joined.end() if joined else 0)
    if not first:
        return []
    return [first.end(), *(found.end() for found in _FURTHER.finditer(question, first.end()))]
