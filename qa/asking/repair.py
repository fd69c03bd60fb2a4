"""A question as its rules read it: without a greeting, and without what no keyboard means."""

import re

from qa.asking.patterns import Pattern

# What is printed as nothing or as a box; half a pair of surrogates is no character at all.
_UNPRINTED = Pattern(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]+")
# Rules look past marks to the next word; from endless marks each of them would start again.
_MARK = r"[^\w\u0300-\u036f]"  # accents belong to words
_ENDLESS_MARKS = Pattern(rf"({_MARK}{{8}}){_MARK}+")

_ASKING = (
    r"(?=(?:who(?:m|se)?|what|which|when|where|why|how|am|is|are|was|were|do|does|did|can|could|has"
    r"|have|will|would|should|must|may|please|tell|i would|i want|in (?:what|which))\b)"
)
_GREETING = (
    r"(?:(?:hi|hello|hey|greetings|howdy|good (?:morning|afternoon|evening|day))"
    r"(?: (?:there|again|you|all|bot|everyone))?"
    r"|(?:ok(?:ay)?|great|perfect|alright)?[ ,]*(?:many )?(?:thanks?(?: (?:you|u))?|thx|cheers)"
    r"(?: (?:so|very) much| a lot)?"
    r"|ok(?:ay)?|great|perfect|alright|right|sorry|excuse me|yes|yeah|yep|no|oh|ah|um|uh|er|well|so"
    r"|good to know|got it|i see|i understand|actually"
    r"|(?:(?:and )?i have |just )?(?:another|one more|a|quick) question(?: please)?|hmm+)"
)
# "Hello Kitty" greets nobody: a mark ends a greeting, or an asking word follows it.
_GREETING_ENDS = rf"(?:\s*[,.!;:]+(?!\w*-)\s*|\s*[^\w\s]+\s+|\s+{_ASKING})"
_WISH = (
    r"(?:please\s+|(?:(?:can|could|will|would) you (?:please )?)?(?:tell me|explain|let me know)\s+"
    r"|do you (?:happen to )?know\s+|i(?:['’]d| would) like to know\s+|i want(?:ed)? to know\s+"
    r"|i wonder\s+)"
)
# "Tell me more" and "Do you know Li Luyang?" stay whole: nothing that is asked follows.
_WISHED = r"(?=(?:who(?:m|se)?|what|which|when|where|why|how|the|in (?:what|which))\b)"
_AHEAD = Pattern(
    rf"\s*(?=\w)(?:{_GREETING}{_GREETING_ENDS})*(?:(?:please\s+)?{_WISH}{_WISHED}|please,?\s+)?",
    re.IGNORECASE,
)
_WORD = Pattern(r"\w")


def repaired(text: str) -> str:
    """The text on one line, without greeting or politeness ahead, its words as they were."""
    return without_greeting(on_one_line(text))


def on_one_line(text: str) -> str:
    """The text on one line, without what is not printed and without endless marks."""
    printed = _UNPRINTED.sub(" ", text).strip()
    return _ENDLESS_MARKS.sub(r"\1", printed)


def without_greeting(text: str) -> str:
    """A question without the greeting or politeness before it; a text that is no more stays."""
    ahead = _AHEAD.match(text)
    rest = text[ahead.end() :] if ahead and ahead.group().strip() else ""
    return rest if _WORD.search(rest) else text
