"""What kind of thing a question asks for: a person, a time, a number, a place, a reason."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

from qa.asking.patterns import Pattern


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
    r"|thick|thin|heavy|small|few|hot|warm|cold|cool|close|near|loud|steep|expensive|frequently"
    r"|many-\w+)"
)
_PERSON = (
    r"(?:person|president|king|queen|leader|man|woman|emperor|author|scientist|general|people|ruler"
    r"|architect|composer|minister|judge|mayor|governor|nobleman|officer|pilot|player|artist|writer"
    r"|poet|philosopher|engineer|inventor|explorer|actor|actress|singer|founder|owner|director"
    r"|chairman|manager|politician|senator|chancellor|pope|prince|princess|duke|commander|historian"
    r"|mathematician|physicist|chemist|researcher|doctor|teacher|professor|lawyer|monarch)s?"
)
_PLACE = (
    r"(?:city|country|state|region|place|continent|location|province|river|island|town|village"
    r"|county|street|address|part of)"
)
_TIME = r"(?:years?|dates?|days?|months?|century|decades?|time|period|era)"
_NUMBER = r"(?:percent(?:age)?|number|proportion|share|portion|fraction|population|death toll)"
_SIZE = (
    r"(?:size|age|length|height|weight|width|depth|cost|price|fee|sum|amount|distance|area"
    r"|duration|speed|temperature)"
)
_REASON = r"(?:reasons?|causes?|purpose|motives?|point in|point of)"
_IS = r"(?:['’]?s|\s+(?:is|was|are|were))"
_THE = rf"{_IS} the (?:total |exact |current |main |average |maximum |minimum )?"
# Each is matched at an asking word.
_ASKS_FOR = {
    Kind.WHEN: rf"(?:what|which)(?: of the)? (?:\w+ )?{_TIME}\b|(?:when|wen|whn)\b|how long ago\b"
    rf"|(?<=since )what\b|what{_THE}(?:year|date|day|month|time) (?:of|when|that|on)\b",
    Kind.COUNT: rf"how many\b(?!-)|what {_NUMBER}\b|what{_THE}{_NUMBER}\b",
    Kind.AMOUNT: rf"how {_HOW_MUCH}\b|what {_SIZE}\b|what{_THE}{_SIZE}\b"
    r"|what (?:do|does|did|will|would) (?:\S+ ){1,6}?(?:cost|pay|charge|weigh|earn)\b(?! for\b)",
    Kind.WHO: rf"who(?:m|se|['’]?s)?\b|(?:what|which)(?: of the)? (?:\w+ )?{_PERSON}\b"
    rf"|what{_IS} the names? of (?:the |its |his |her |their )?(?:\w+ )?{_PERSON}\b",
    Kind.WHERE: r"where(?:['’]?s)?\b(?!.{0,80}\brank)|were (?:did|do|does|is|are|can|was)\b"
    rf"|(?:what|which)(?: of the)? (?:\w+ )?{_PLACE}\b"
    rf"|what{_THE}(?:location|address|whereabouts|birthplace)\b",
    Kind.WHY: r"why\b|(?<=for )what (?:reason|purpose)s?\b"
    rf"|(?<=on )what grounds\b|what{_THE}{_REASON}\b|what (?:reasons?|motives?)\b"
    r"|what (?:caused?|causes|led to|prompted)\b|how come\b|what for\b",
    Kind.HOW: r"how\b",
    Kind.NAME: r"(?:what|which)\b[^;.?!]*\b(?:called|known as|named?|nickname|titled|stand for"
    r"|referred to|means?)\b|(?:what|which) (?:\w+ ){0,2}(?:term|word|title)\b"
    rf"|what{_IS} (?:the|another) (?:[\w'’-]+ ){{0,3}}(?:term|word|title|names)\b",
    Kind.WHAT: r"(?:what|which)\b|what['’]?s\b",
}
_PATTERNS = {kind: Pattern(pattern, re.IGNORECASE) for kind, pattern in _ASKS_FOR.items()}
# What a request or keywords name as wanted: "Give the date", "arrival time".
_WANTED = {
    Kind.WHEN: r"(?:year|date|day|month|time)s?",
    Kind.COUNT: rf"{_NUMBER}",
    Kind.AMOUNT: rf"{_SIZE}",
    Kind.WHO: rf"(?!people|general|man|woman){_PERSON}",
    Kind.WHERE: r"(?:location|address|whereabouts|birthplace|place|city|country)",
    Kind.WHY: r"(?:reason|cause|motive|purpose)s?",
    Kind.NAME: r"(?:nick)?names?",
}
_WANTED_OF = {
    kind: Pattern(rf"\b{noun}\s+of\b|\b{noun}\W*$", re.IGNORECASE) for kind, noun in _WANTED.items()
}
_REQUESTED_THING = {
    kind: Pattern(rf"(?:the |its |his |her |their )?(?:\w+ )?{noun}\b", re.IGNORECASE)
    for kind, noun in _WANTED.items()
}
# Longer phrases are sentences, and hold such a word by chance.
LONGEST_KEYWORDS = 60

_ASKING_WORD = r"\b(?:who(?:m|se|['’]?s)?|what|which|when|wen|whn|where|why|how)\b"
# The first asking word of a question, and those that open another: ", and when does it start?".
# Elsewhere they join: "What happens when …", "people who …".
_FIRST = Pattern(rf"(?={_ASKING_WORD})|\b(?=were (?:did|do|does|is|are|can|was)\b)", re.IGNORECASE)
_FURTHER = Pattern(rf"(?:\band|[;?!.])\s+(?={_ASKING_WORD})", re.IGNORECASE)
# Nobody asks more at once, and each is looked at.
MOST_PLACES = 8
_AUXILIARY = (
    r"(?:(?:am|is|are|was|were|do|does|did|could|has|have|had|would|should|must|might)(?:n['’]?t)?"
    r"|can(?:not|['’]?t)?|will|won['’]?t|shall|may(?!\W+\d))"
)
_SUBJECT = (
    r"(?:i|we|you|he|she|it|they|one|there|this|that|these|those|the|an?|any|some|my|your|our|his|her"
    r"|its|their|people|anyone|someone|everyone)"
)
# "When E1 is shown, what …" asks what; "When did it open, and how …" asks when.
_JOINED_AHEAD = Pattern(
    r"\W*(?:when|where)(?! (?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should"
    rf"|must|may|might|in|on|and|or|exactly)\b)\b[^,]*,\s+(?={_ASKING_WORD})",
    re.IGNORECASE,
)
_VERB_AHEAD = Pattern(
    rf"(?!were (?:did|do|does|is|are|can|was)\b){_AUXILIARY}\b|(?:if|whether)\b(?!.*,)"
    r"|(?:true or false|yes or no)\b",
    re.IGNORECASE,
)
# "If I lose it, do I pay?", "In writing, may one …", "I want to know if …", "It is open, right?"
_VERB_LATER = Pattern(
    rf"[,:]\s+(?:then\s+)?{_AUXILIARY}\s+{_SUBJECT}\b"
    r"|\b(?:know|wonder(?:ing)?|sure|tell me|see|find out|ask|check|confirm)\s+(?:if|whether)\b"
    r"|,\s+(?:right|correct|true|yes|no|is(?:n['’]?t)? (?:it|that)|does(?:n['’]?t)? it)\W*$",
    re.IGNORECASE,
)
# "Can you tell me who …" asks who.
_ASIDE = Pattern(
    r"(?:(?:can|could|will|would) you(?: please)?(?: help me(?: to)?)?"
    r"|do(?:es)? (?:you|we|it|any(?:one|body)|(?:the|this) \w+)"
    r"|is there any (?:chance|way) (?:to|you can)|are you able to|may i) "
    r"(?:tell|say|show|explain|know|mention|state|find|ask|describe|list|name|give|remember|mind)\b",
    re.IGNORECASE,
)
_REQUEST_VERB = (
    r"(?:tell|give|show|list|name|describe|explain|state|identify|provide|mention|write|find|say"
    r"|specify|define|outline|enumerate|summari[sz]e|elaborate)"
)
# "And is it open?", "Could you please name the parks?"
_OPENING = Pattern(
    r"\W*(?:(?:and|but|or|so|also|then|ok|well)\b\W*)*"
    rf"(?:(?:can|could|will|would) you (?:please )?(?:help me (?:to )?)?(?={_REQUEST_VERB}\b))?",
    re.IGNORECASE,
)
# "Tell me about the people who …" asks for nothing; "Tell me who …" and "… about when …" do.
_REQUEST = Pattern(rf"(?:please )?{_REQUEST_VERB}\b(?: (?:me|us|out))?(?: all)?\W*", re.IGNORECASE)
_ENUMERATES = Pattern(
    r"(?:please )?(?:list|name|identify|mention|enumerate|define)\b", re.IGNORECASE
)
_REQUESTED = Pattern(
    r"\b(?:tell|me|us|about|of|in|at|on|by|to|for|from|since|and|list|name|describe|explain|state"
    rf"|identify|say|specify|show|exactly|out)\W+(?={_ASKING_WORD})",
    re.IGNORECASE,
)
_STATES = Pattern(r"(?:i|i['’]m|we|my|it|he|she|they|yes|no|thank)\b", re.IGNORECASE)
# "The term tinny means?"
_BLANK_NAME = Pattern(r"\b(?:called|named|known as|means|stands for)\W*$", re.IGNORECASE)


def kind_of(question: str) -> Kind:
    """The kind that a question's own words tell, the most telling pattern first."""
    start = _start(question)
    verb_ahead = bool(_VERB_AHEAD.match(question, start))
    places = (
        [] if verb_ahead and not _ASIDE.match(question, start) else _asking_places(question, start)
    )
    asked = (k for k, found in _PATTERNS.items() if any(found.match(question, p) for p in places))
    kind = next(asked, None)
    if kind:
        return kind
    yes_or_no = verb_ahead or _VERB_LATER.search(question)
    return Kind.YES_NO if yes_or_no else _kind_of_phrase(question, start)


def is_phrase(question: str) -> bool:
    """Whether it has neither an asking word nor a verb ahead: a phrase, a request, a statement."""
    verb_ahead = _VERB_AHEAD.match(question, _start(question))
    return not (verb_ahead or _FIRST.search(question))


def is_request(question: str) -> bool:
    """Whether it begins by telling what to do: "Explain", "Could you tell me more?"."""
    return bool(_REQUEST.match(question, _start(question)))


def _start(question: str) -> int:
    """Where it begins behind "and" and the like."""
    opening = _OPENING.match(question)
    return opening.end() if opening else 0


def _kind_of_phrase(phrase: str, start: int) -> Kind:
    """What a request or keywords want: "Give the date", "arrival time"."""
    request = _REQUEST.match(phrase, start)
    if request:
        things = (k for k, thing in _REQUESTED_THING.items() if thing.match(phrase, request.end()))
        otherwise = Kind.WHAT if _ENUMERATES.match(phrase, start) else Kind.OTHER
        return next(things, otherwise)
    if _BLANK_NAME.search(phrase):
        return Kind.NAME
    if len(phrase) > LONGEST_KEYWORDS or _STATES.match(phrase, start):
        return Kind.OTHER
    return next((k for k, wanted in _WANTED_OF.items() if wanted.search(phrase)), Kind.OTHER)


def _asking_places(question: str, start: int) -> list[int]:
    """Where an asking word asks, and does not join a clause to another."""
    joined = _JOINED_AHEAD.match(question)
    asking = _REQUESTED if _REQUEST.match(question, start) else _FIRST
    first = asking.search(question, joined.end() if joined else 0)
    if not first:
        return []
    return [first.end(), *islice(_further(question, first.end()), MOST_PLACES)]


def _further(question: str, start: int) -> Iterator[int]:
    return (found.end() for found in _FURTHER.finditer(question, start))
