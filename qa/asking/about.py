"""Questions about the article itself, which its head answers and no sentence does."""

import re
from enum import StrEnum

from qa.asking.patterns import LONGEST_TURN, Pattern

# "The report" may be one that the article tells of; "this report" is the article. A "story of"
# something is told in it.
_ARTICLE = (
    r"(?:this\s+(?:\w+\s+)?(?:article|story|text|report|piece|news|document|page)"
    r"|(?:the|your)\s+(?:\w+\s+)?(?:article|story))\b(?!\s+(?:of|in|by|that|which)\b)"
)
_PUBLISHED = (
    r"(?:(?:first|last|originally|been)\s+)?(?:published|written|posted|dated|issued|released"
    r"|printed|updated|appear(?:ed)?|come out|came out|from)"
)
_PUBLISH = r"(?:publish|write|post|issue|release|print|update)"
_IS = r"(?:is|was|did|has)"
_WHEN = (
    r"(?:^|[,;:.!?])\W*(?:(?:and|so|but|on|in|from|tell me|say)\s+)*"
    r"(?:when|(?:what|which) (?:date|day|year|month)|how long ago)\b"
)
_WHAT_IS = r"(?:^|[,;:.!?])\W*(?:what(?:['’]?s|\s+is|\s+was)\s+)?(?:the\s+)?"
_ABOUT = r"(?:\s+(?:about|on)\s.{1,40})?"
_OF_ARTICLE = rf"(?:\s+(?:of|on|for)\s+{_ARTICLE})"

# Cheap and necessary: every way of asking for the date has one of these.
_MAY_MEAN_IT = Pattern(
    r"date|article|story|text|report|piece|news|document|page|\b(?:this|it)\b", re.IGNORECASE
)
_DATE = Pattern(
    # "When was this article published?", "Tell me when the article about the Plan was written"
    rf"{_WHEN}(?:\s+{_IS})?\s+{_ARTICLE}{_ABOUT}(?:\s+{_IS})?\s+{_PUBLISHED}\W*$"
    rf"|{_WHEN}\s+{_IS}\s+{_ARTICLE}\W*$"
    rf"|{_WHEN}\s+did\s+\w+\s+{_PUBLISH}\s+{_ARTICLE}"
    # "How old is this article?", "Is this article recent?"
    rf"|\bhow (?:old|recent|new|current|up[- ]to[- ]date)\s+is\s+{_ARTICLE}"
    rf"|^\W*is\s+{_ARTICLE}\s+(?:still\s+|very\s+)?(?:recent|old|new|current|outdated"
    r"|up[- ]to[- ]date)\W*$"
    # "the date of this text", "the date the article was published", "this article's date"
    rf"|\bdate{_OF_ARTICLE}"
    rf"|{_WHAT_IS}date\s+(?:(?:that|when|on which)\s+)?{_ARTICLE}\s+{_IS}\s+{_PUBLISHED}\W*$"
    rf"|\b{_ARTICLE}(?:['’]s)?\s+(?:publication\s+)?date\b"
    # "article date", "publication date", and not that of a book
    r"|^\W*(?:article|story|news)\s+(?:publication\s+)?date\W*$"
    rf"|{_WHAT_IS}(?:(?:publication|publishing)\s+date|date\s+of\s+publication){_OF_ARTICLE}?\W*$"
    r"|\bdateline\b",
    re.IGNORECASE,
)
# What means the article only where nothing else was spoken of.
_DATE_ALONE = Pattern(
    rf"{_WHEN}(?:\s+{_IS})?\s+(?:this|it)(?:\s+{_IS})?\s+{_PUBLISHED}\W*$"
    r"|^\W*date(?:\s+published)?\W*$",
    re.IGNORECASE,
)


def asks_for_date(question: str, alone: bool = True) -> bool:
    """Whether it asks when the article was published.

    `alone` says that there is no earlier question: after one, "it" is what was spoken of.
    """
    if len(question) > LONGEST_TURN or not _MAY_MEAN_IT.search(question):
        return False
    return bool(_DATE.search(question) or (alone and _DATE_ALONE.search(question)))


_SPOKEN_OF = Pattern(r"\b(?:this|it)\b(?!\s+\w*\s*article)", re.IGNORECASE)
_WHAT = r"\W*(?:so\s+)?what(?:['’]?s|\s+is|\s+does)"
_SUBJECT = Pattern(
    rf"{_WHAT}\s+(?:{_ARTICLE}|this|it)\s+(?:all\s+)?(?:about|deal with|tell us)"
    rf"|{_WHAT}\s+the\s+(?:main\s+)?(?:topic|subject|theme|point)\s+of\s+{_ARTICLE}"
    rf"|\W*(?:give me a summary|summari[sz]e|summary|tl;?dr)(?:\s+(?:of\s+)?{_ARTICLE})?",
    re.IGNORECASE,
)


def asks_for_subject(question: str, alone: bool = True) -> bool:
    """Whether it asks what the article is about, which its first sentences tell.

    `alone` says that there is no earlier question: after one, "it" is what was spoken of.
    """
    found = _SUBJECT.match(question)
    if len(question) > LONGEST_TURN or not found or question[found.end() :].strip(" ?!."):
        return False
    return alone or not _SPOKEN_OF.search(found[0])


class About(StrEnum):
    """What of the article itself is asked for."""

    DATE = "date"
    SUBJECT = "subject"


def about_article(question: str, alone: bool = True) -> About | None:
    """What of the article itself a question asks for, if it does; `alone` as above."""
    if asks_for_date(question, alone):
        return About.DATE
    return About.SUBJECT if asks_for_subject(question, alone) else None
