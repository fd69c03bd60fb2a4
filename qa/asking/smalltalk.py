"""Greetings, thanks and questions about the program: a plain line, and no passage."""

import re

from qa.asking.patterns import Pattern
from qa.asking.repair import without_greeting

WHAT_TO_ASK = "Ask me about the article: who, what, when, where, how many, why."

_LINES = {
    f"Hello. {WHAT_TO_ASK}": r"(?:hi|hello|hey|greetings|howdy|good (?:morning|afternoon|evening"
    r"|day))(?: (?:there|again|you|all|bot|everyone))?",
    "You are welcome.": r"(?:ok(?:ay)?|great|perfect|cool|nice|good)?[\s,]*(?:no,? )?(?:thanks?"
    r"(?: (?:you|u))?(?: (?:so|very) much| a lot| again)?|thx|cheers|many thanks|much appreciated)"
    r"[\s,]*(?:that(?:['’]?s| is| was| will be) (?:all|it|great|helpful|enough)"
    r"|for (?:your|the) (?:help|answers?))?(?:[\s,.!]*(?:good)?bye)?",
    "Goodbye.": r"(?:good)?bye(?: bye| for now)?|see you(?: later| soon)?|farewell|good ?night",
    f"Good. {WHAT_TO_ASK}": r"(?:ok(?:ay)?|yes|no|great|cool|nice|perfect|i see|got it|understood"
    r"|wow|alright|fine|good|well|hmm+|right|sure)(?: then)?",
    "I answer with sentences of the article, word for word, each with its place; I make nothing "
    f"up and have no opinion. {WHAT_TO_ASK}": r"(?:so )?(?:what (?:can|do) (?:you|i)"
    r" (?:do|ask|know)(?: you| here| about)?|what are you(?: able to do| for)?"
    r"|who (?:are|made|built|created) you"
    r"|what(?:['’]?s| is) your name|how do you work|how (?:does|do) this work"
    r"|help(?: me)?(?: please)?|(?:can|could|will|would) you (?:please )?help(?: me)?(?: please)?"
    r"|how can you help(?: me)?"
    r"|are you (?:a |an )?(?:robot|bot|human|ai|real|person|chatbot|computer|machine|alive|there"
    r"|gpt|chatgpt)|what is this|tell me about yourself)",
    f"I am fine, thank you. {WHAT_TO_ASK}": r"how (?:are|r) (?:you|u)(?: (?:doing|today))*"
    r"|how(?:['’]?s| is) it going|what(?:['’]?s| is) up|nice to meet you",
    f"I only know the article. {WHAT_TO_ASK}": r"(?:(?:please|(?:can|could) you) )*"
    r"(?:tell me|say|sing|write)(?: me)? (?:a |an |some |another )?"
    r"(?:joke|story|poem|song|riddle|something(?: funny| nice)?)"
    r"|i love you|do you (?:like|love|want|feel|think|sleep|dream|eat).{0,30}",
}
_PATTERNS = {line: Pattern(rf"\W*(?:{said})\W*", re.IGNORECASE) for line, said in _LINES.items()}


# What means the program only where nothing else was spoken of.
_SAID_ALONE = Pattern(
    r"\W*(?:so )?(?:how do(?:es)? this work|what(?:['’]?s| is) this)\W*", re.IGNORECASE
)


def small_talk(text: str, alone: bool = True) -> str | None:
    """The plain line that answers small talk; None for what is a question to the article.

    `alone` says that there is no earlier question: after one, "How does this work?" asks about
    what was spoken of.
    """
    said = " ".join(text.split())
    if len(said) > 100 or (_SAID_ALONE.fullmatch(said) and not alone):
        return None
    return _line(said) or _line(without_greeting(said))


def _line(said: str) -> str | None:
    return next((line for line, pattern in _PATTERNS.items() if pattern.fullmatch(said)), None)
