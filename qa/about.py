"""Questions about the article itself, which its head answers and no sentence does."""

import re

_PUBLISHED = r"(?:published|written|posted|dated|issued|released|printed|updated|appear(?:ed)?)"
# "The report" may be one that the article tells of; "this report" is the article.
_THIS = (
    r"(?:this\s+(?:\w+\s+)?(?:article|story|text|report|piece|news|document|page)"
    r"|(?:the|your)\s+(?:\w+\s+)?(?:article|story))"
)
_WHEN = r"\b(?:when|what (?:date|day|year|month)|how long ago)\b"
_DATE = re.compile(
    rf"{_WHEN}.{{0,40}}\b{_THIS}\b.{{0,20}}\b(?:{_PUBLISHED}|come out|from\W*$)"
    rf"|{_WHEN}.{{0,40}}\b{_PUBLISHED}\b.{{0,20}}\b{_THIS}\b"
    rf"|{_WHEN}\s+(?:was|is)\s+(?:this|it)\s+(?:published|written|from)\W*$"
    rf"|\bhow (?:old|recent|new)\s+is\s+{_THIS}"
    rf"|\bdate\s+(?:of|on)\s+{_THIS}|\b{_THIS}(?:['’]s)?\s+(?:publication\s+)?date\b"
    r"|^\W*(?:article|story|news)?\s*(?:publication\s+|publishing\s+)?date(?:\s+published)?\W*$"
    r"|\bpublication date\b|\bdateline\b",
    re.IGNORECASE,
)


def asks_for_date(question: str) -> bool:
    """Whether it asks when the article was published."""
    return bool(_DATE.search(question))
