"""What a sentence holds that a question may ask for: dates, numbers, names, reasons."""

from functools import lru_cache

from index.text.languages import ENGLISH
from qa.asking.patterns import Pattern

_MONTH = "January|February|March|April|June|July|August|September|October|November|December"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.|(?=\s\d))"
# "May" is a month beside a day or year, or after what names a time.
_MAY = (
    r"May\s\d|(?:\d|\dst|\dnd|\drd|\dth|of|[Ii]n|[Ll]ast|[Nn]ext|[Ee]very|[Ss]ince|[Uu]ntil"
    r"|[Bb]y|[Ee]arly|[Ll]ate|[Tt]his)[\s-]May\b"
)
_SPAN = (
    r"(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|century|centurie"
    r"|season)s?"
)
_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
    r"|hundreds?|thousands?|[mbtr]{1,2}illions?|dozens?|half|halves|thirds?|quarters?|several"
    r"|doubled?|tripled?|twice|thrice|once|both|single|pair|couple|none|no one|nobody)"
)
_DAYTIME = (
    r"today|yesterday|tomorrow|tonight|noon|midday|midnight|dawn|dusk|sunrise|sunset|mornings?"
    r"|afternoons?|evenings?|o['’]clock|Christmas|Easter|spring|summer|autumn|winter"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
)
_RELATIVE = (
    rf"(?:[Ll]ast|[Nn]ext|[Pp]revious|[Ff]ollowing|[Ss]ame|[Tt]hat|[Tt]his|[Ee]very|[Ee]ach|per)"
    rf"\s{_SPAN}|(?:\d+|{_COUNT}|few|many)[\s-]{_SPAN}|at\s(?:about\s|around\s)?(?:\d+|{_COUNT})"
    r"|ago|daily|weekly|monthly|yearly|annually|century|centuries|decades?|BC|AD|BCE|CE"
)
_CLOCK = (
    r"\b(?:1\d{3}|20\d{2})s?\b|\b\d{1,2}[:.]\d\d\b|\d\s?[AaPp]\.?\s?[Mm]\b|['’]\d0s\b"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2}"
)
_UNIT = (
    r"km|cm|mm|miles?|met(?:er|re)s?|kilomet(?:er|re)s?|feet|foot|ft|acres?|hectares?|square|sq|kg"
    r"|tons?|tonnes?|inch(?:es)?|°|degrees?|years?|days?|hours?|minutes?|months?|%|percent"
    r"|per cent|people|million|billion"
)
_LENGTH_UNIT = (
    r"km|cm|mm|m|mi|ft|met(?:er|re)s?|(?:kilo|centi|milli)met(?:er|re)s?|miles?|feet|foot|inch(?:es)?"
    r"|yards?|blocks?|storeys?|stories|floors?|pages?|light[\s-]years?|degrees?"
)
_PLACED = "in|at|near|from|to|into|on|of|across|between|outside|north|south|east|west|around"

# A sentence is said to hold at most so many of a kind.
MOST = 2

PATTERNS = {
    "years": r"\b1[0-9]{3}s?\b|\b20[0-9]{2}s?\b",
    "dates": rf"\b(?:1[0-9]{{3}}s?|20[0-9]{{2}}s?|{_MONTH}|centur(?:y|ies)|decades?|years?|BC|AD"
    r"|BCE|CE|today|since|until|during|early|late|era|period|before|after|when)\b",
    "times": rf"\b(?:{_MONTH}|{_DAYTIME}|{_RELATIVE})\b|\b{_SHORT_MONTH}|\b{_MAY}|{_CLOCK}",
    "figures": rf"\d|[½¼¾⅓⅔]|\b(?i:{_COUNT})\b",
    "occasions": r"\b(?:when|while|during|after|before|until|once|whenever|as soon as)\b",
    "numbers": r"(?<![\w.,])\d[\d.,]*|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight"
    r"|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|\w+teen|(?:[Tt]w|[Tt]h|[Ff]o|[Ff]i|[Ss]i|[Ss]e|[Ee]i|[Nn]i)"
    r"(?:en|ir|r|f|x|ven|gh|ne)ty|hundreds?|thousands?|million|billion|dozens?|half"
    r"|several|doubled?)\b",
    "measures": rf"\d\s*(?:{_UNIT})(?!\w)",
    "names": r"(?<!^)(?<![.!?] )(?<![“\"‘(])\b[A-Z][\w’'-]+",
    "ages": rf"\b(?:\d+|(?i:{_COUNT}))[\s-]{_SPAN}\b|\b(?:aged?|born|founded|old|birthday)\b"
    r"|(?:\b(?:is|was|are|were|turned)|,)\s\d{1,3}\b(?!\s?%|[.,]\d)|\b(?:1\d{3}|20\d{2})\b",
    "lengths": rf"(?:\d|\b(?i:{_COUNT}))[\s-]?(?:{_LENGTH_UNIT}|{_SPAN})\b",
    # Whoever does, decides or says something: a name, or a word for people.
    "persons": r"\b[A-Z][\w’'.-]+|\b(?:he|she|they|we|people|persons?|men|man|women|woman|someone"
    r"|everyone|nobody|police|staff|team|family|govern\w+)\b",
    "places": rf"\b(?:{_PLACED})\s+(?:the\s+)?[A-Z][a-z]+",
    "reasons": r"(?i:\b(?:because|since|due to|le(?:d|ads?) to|as a result|result(?:s|ed|ing)?"
    r" (?:in|of|from)|in order to|so that|caus(?:e|es|ed|ing)|therefore|thus|hence|reason"
    r"|to (?:avoid|prevent|allow|make|meet|protect|ensure|reduce|provide)|owing to|thanks to"
    r"|allow(?:s|ed|ing)?)\b)",
    "callings": r"\b(?:called|known as|termed|named?|referred to|dubbed|nicknamed|titled|refers?"
    r"|means|meaning|so-called|abbreviated|defined)\b|[\"“(]",
    "examples": r"\b(?:such as|for example|for instance|e\.g|example|includ(?:es?|ing)|like)\b",
    "denials": r"\b(?:not|no|never|without|however|although|instead|unlike|rather)\b",
    "extremes": r"\b(?:more|most|less|least|larg(?:er|est)|great(?:er|est)|high(?:er|est)|than|only"
    r"|first|main(?:ly)?|primar(?:y|ily)|often|usually|typically)\b",
    "back references": r"^[\"“(]?(?:It|They|He|She|This|These|Those|That|Its|Their|His|Her|Such"
    r"|The (?:company|group|city|country|party|area|region|project|team|school|university|war"
    r"|force|system|park|zone|plan|two|latter|former))\b",
    "questions": r"\?[\"”’)]*$",
}
# Longer lines are tables, where counting facts tells nothing.
LONGEST = 2_000
_ASKS, _CLOSING = ("?", "？", "؟"), '"”’)»」』）'


def count_of(name: str, sentence: str, language: str = ENGLISH) -> int:
    """How many facts of a kind a sentence holds; in another language than English, none but what
    marks tell."""
    if language != ENGLISH:
        return int(name == "questions" and sentence.rstrip(_CLOSING).endswith(_ASKS))
    return sum(1 for _ in _pattern(name).finditer(sentence[:LONGEST]))


@lru_cache(maxsize=len(PATTERNS))
def _pattern(name: str) -> Pattern:
    return Pattern(PATTERNS[name])
