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


_ASKS_FOR = {
    Kind.WHEN: r"(?:what|which|in what|in which)\s+(?:\w+\s+)?(?:years?|dates?|days?|months?"
    r"|century|decades?|time|period|era)\b|\bwhen\b|\bhow long ago\b|\bsince (?:when|what)\b",
    Kind.COUNT: r"\bhow many\b|\bwhat (?:percent(?:age)?|number|proportion|share|portion"
    r"|fraction)\b|\bwhat (?:is|was|are) the (?:total |exact |current )?(?:number|percentage"
    r"|population|share)\b",
    Kind.AMOUNT: r"\bhow (?:much|long|far|old|large|big|high|tall|deep|often|fast|wide|heavy|small"
    r"|few|hot|cold|close|near)\b|\bwhat (?:size|age|length|height|weight|cost|price|distance"
    r"|area)\b|\bwhat (?:is|was|are) the (?:total |exact )?(?:size|age|length|height|weight|cost"
    r"|price|distance|area)\b",
    Kind.WHO: r"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|president|king|queen|leader|man|woman"
    r"|emperor|author|scientist|general|people|ruler|architect|composer)\b",
    Kind.WHERE: r"\bwhere\b|\b(?:what|which) (?:city|country|state|region|place|continent|location"
    r"|province|river|island|town|part of)\b",
    Kind.WHY: r"\bwhy\b|\bfor what reason\b|\bwhat (?:is|was) the (?:reason|cause|purpose)\b"
    r"|\bwhat (?:caused?|causes|led to)\b|\bhow come\b",
    Kind.HOW: r"\bhow\b",
    Kind.NAME: r"\b(?:what|which)\b.*\b(?:called|known as|named?|term|word|nickname|titled?"
    r"|stand for|referred to|mean)\b",
    Kind.WHAT: r"\b(?:what|which)\b",
    Kind.YES_NO: r"^\W*(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should)\b",
}
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _ASKS_FOR.items()}


def kind_of(question: str) -> Kind:
    """The kind that a question's own words tell, the most telling pattern first."""
    return next((kind for kind, found in _PATTERNS.items() if found.search(question)), Kind.OTHER)
