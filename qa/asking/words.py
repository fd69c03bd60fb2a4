"""The words of a question that say what it is about, apart from those that only ask."""

import re
from bisect import bisect_right
from functools import lru_cache
from importlib.resources import files

from index.text.languages import is_foreign
from index.text.terms import Token, terms_of
from qa.asking.patterns import Pattern
from qa.asking.question import Question, Word

# Turns of speech whose words ask nothing of the article: "What's the deal with …".
_IDIOM = Pattern(
    r"\bwhat(?:['’]?s|\s+is|\s+was)\s+(?:the\s+)?(?:deal|story|matter|point|idea|case|up|going)\b"
    r"|\bany (?:idea|clue|thoughts?|chance|word)\b|\bin other words\b|\bby the way\b"
    r"|\bis it (?:right|the case|correct|so) that\b|\bin (?:what|which|any) (?:sense|respect)\b"
    r"|\bhow (?:well|badly|exactly|hard)\b|\bput simply\b|\bin short\b|\ba (?:bit|lot)\b",
    re.IGNORECASE,
)


def content_words(question: Question) -> tuple[Word, ...]:
    """The question's own words without those that ask, count, measure or instruct.

    A question without any is made of asking alone: "How many are there?". Of one that no rule for
    English holds for, all its words count.
    """
    if not question.english:
        return question.own_words
    asking = {term for token in _idle(question) for term in token.terms}
    # What a word is in another language asks as little as the word.
    asking |= {
        t for k in question.tokens for t in k.terms if is_foreign(t) and any(map(asks, k.terms))
    }
    return tuple(w for w in question.own_words if w.term not in asking and not asks(w.term))


def topical_words(question: Question) -> tuple[Word, ...]:
    """The words that a follow-up may mean: content, names made of other words, the oldest."""
    content = {word.term for word in content_words(question)} | question.names
    return tuple(w for w in question.own_words if w.term in content | _terms("degrees"))


def asks(term: str) -> bool:
    """Whether a term only asks, counts, measures or instructs, wherever it stands."""
    return any(term in _terms(name) for name in ("asking", "measures", "degrees"))


def measures(term: str) -> bool:
    """Whether a term asks for a measure: "long" in "How long …"."""
    return term in _terms("measures")


def _idle(question: Question) -> list[Token]:
    """The tokens that say nothing where they stand: in a turn of speech, or as a category."""
    pairs = zip(question.tokens, question.tokens[1:], strict=False)
    chosen = [k for ahead, k in pairs if ahead.folded in ("what", "which", "whose")]
    categories = [k for k in chosen if _terms("categories").issuperset(k.terms)]
    return categories + _in_idioms(question)


def _in_idioms(question: Question) -> list[Token]:
    idioms = [found.span() for found in _IDIOM.finditer(question.text)]
    if not idioms:
        return []
    before = [bisect_right(idioms, (k.start, len(question.text))) for k in question.tokens]
    pairs = zip(question.tokens, before, strict=True)
    return [k for k, number in pairs if number and k.start < idioms[number - 1][1]]


@lru_cache(maxsize=4)
def _terms(name: str) -> frozenset[str]:
    lines = (files("qa.asking") / "data" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(term for line in lines if not line.startswith("#") for term in terms_of(line))
