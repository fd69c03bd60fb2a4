"""What an answer says about an article, held against the article itself."""

import re
from collections.abc import Iterator

from qa.answering.answer import Answer

# Rough on purpose: a stemmer that shared the program's own would share its mistakes.
ENDING = re.compile(r"(?:['’]s|ing|ed|es|ers?|ly|s|e)$")
SHORTEST_STEM = 4
WORD = re.compile(r"[\w'’]+")
NAMED = re.compile(r"“([^”]+)”")
LOOKED_FOR = re.compile(r"no sentence uses (?:“[^”]+”(?:, | or )?)+")

ASKING = frozenset(
    WORD.findall(
        "who whom whose what which when where why how whether list name names named mention "
        "mentioned tell say says said explain describe give show find get got turn true false "
        "really exactly many much number amount quantity long old far large big tall high "
        "deep wide heavy fast often time year date day kind kinds type sort example please "
        "does did is are was were"
    )
)
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|dozen|twice)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b(?:1\d|20)\d\d\b|\b\d\d?:\d\d\b|\b(?i:noon|midnight|yesterday|today|tomorrow|ago|o['’]clock"
    r"|mornings?|evenings?|(?:last|next|every) (?:year|month|week|day|spring|summer|autumn|winter)"
    r"|[ap]\.?m\b|century)"
    r"|\b(?:Jan|Febr?uary|March|April|June|July|August|Septem|Octo|Novem|Decem|Mon|Tues|Wednes"
    r"|Thurs|Fri|Satur|Sun)(?:uary|ber|day)?s?\b"
)
DENIED = re.compile(r"does not (?:say|answer|mention)|never (?:says|mentions)|says nothing|silent")


def offences(answer: Answer, text: str, answerable: bool | None = None) -> Iterator[str]:
    """What is false in an answer about an article of some text.

    `answerable` says whether the article answers, None that nobody has looked.
    """
    yield from _misnamed(answer, text)
    yield from _misdenied(answer)
    if DENIED.search(answer.message):
        yield "speaks of the article, not of what was looked for"
    if answerable and not answer.passages:
        yield "shows nothing though the article answers"
    if answerable and answer.message.startswith("Nothing here"):
        yield "sends away though the article answers"
    if answer.status != "answered" and answer.missing:
        doubted = bool(answer.doubt) and answer.doubt in answer.message
        if not (doubted or LOOKED_FOR.search(answer.message)):
            yield "does not tell what was looked for"


def _misnamed(answer: Answer, text: str) -> Iterator[str]:
    words = set(WORD.findall(text.casefold()))
    stems = {_stem(word) for word in words}
    told = LOOKED_FOR.search(answer.message)
    for name in {*NAMED.findall(answer.message), *answer.missing}:
        for word in name.casefold().split():
            if word in ASKING:
                yield f"names “{word}”, which only asks"
            elif word in words or _stem(word) in stems:
                yield f"names “{word}”, which stands there"
    if NAMED.search(answer.message) and not told:
        yield "names words and does not say that no sentence uses them"


def _misdenied(answer: Answer) -> Iterator[str]:
    first = answer.passages[0].text if answer.passages else ""
    if "no number" in answer.message and NUMBER.search(first):
        yield f"denies the number of {first!r}"
    if "no date" in answer.message and TIME.search(first):
        yield f"denies the time of {first!r}"


def _stem(word: str) -> str:
    cut = ENDING.sub("", word)
    return cut if len(cut) >= SHORTEST_STEM else word
