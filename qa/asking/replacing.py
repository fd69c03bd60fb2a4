"""In whose place a follow-up puts its own words: "And in Macao?" for another place.

A name stands for a name and a year for a year, behind the same preposition if there is one; a
thing stands for what was counted or chosen, or for what stood behind an article.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile

from index.text.terms import Token, terms_of
from qa.asking.kinds import Kind, is_phrase
from qa.asking.patterns import Pattern
from qa.asking.question import IsName, Question, Word
from qa.asking.words import asks, topical_words

_DETERMINER = Pattern(r"(?:the|an?|th(?:is|at|ese|ose)|each|every|its|their|his|her|my|our)$")
# Where a noun's phrase ends: "the bridge | in Rotterdam", "a tyre change | cost".
_ENDS = Pattern(
    r"(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|should|must|may"
    r"|might|in|at|on|for|from|with|by|to|of|after|before|during|under|when|while|if|and|or|but"
    r"|that|who|which)$"
)
_PREPOSITION = Pattern(
    r"(?:in|at|on|for|from|with|by|to|of|after|before|during|under|since|until)$"
)
# Verbs, as far as a form or a list tells them.
_DONE = Pattern(
    r"\w+ed$|(?:built|made|held|born|sold|bought|begun|won|lost|led|met|paid|put|read|said|seen|sent"
    r"|set|shown|shut|spent|taken|taught|told|written|drawn|driven|given|grown|known|kept|laid|left"
    r"|broken|chosen|fallen|open|close|cost|start|end|begin|work|last|run|live|lie|stand)$",
    re.IGNORECASE,
)
_CHOSEN = Pattern(
    r"\b(?:how (?:many|much)|which|what) ((?!(?:is|was|are|were)\b)\w+)", re.IGNORECASE
)
# Words of a thing behind its article: "the windscreen replacement".
LONGEST_PHRASE = 4


def replaced_by(
    question: Question, asked: Iterable[Word], earlier: Question, is_name: IsName
) -> frozenset[str]:
    """The terms asked in whose place the question puts its own: a name's, a thing's."""
    own = {term for term in question.own_terms if not asks(term)} | question.names
    names = question.names | _known(own, is_name)
    earlier_names = _known((word.term for word in asked), is_name) or earlier.names
    replaced = _names_replaced(question, names, earlier, earlier_names)
    if names >= own or (question.kind is not Kind.OTHER and is_phrase(question.text)):
        return replaced
    slot = _slot(question, earlier)
    return replaced | (slot if slot <= earlier_names else slot - earlier_names)


def _known(terms: Iterable[str], is_name: IsName) -> frozenset[str]:
    """The terms that stand for each other whoever writes them: numbers, names of the article."""
    return frozenset(term for term in terms if _is_number(term) or is_name(term))


def _names_replaced(
    question: Question, names: frozenset[str], earlier: Question, earlier_names: frozenset[str]
) -> frozenset[str]:
    """The earlier name behind the same preposition, or the last; a year stands for a year."""
    for same in (_is_number, _is_no_number):
        if any(map(same, names)):
            old = frozenset(filter(same, earlier_names))
            return _name_behind(question, earlier, old) or old
    return frozenset()


def _name_behind(question: Question, earlier: Question, names: frozenset[str]) -> frozenset[str]:
    """The one of the earlier names that the question's own stands for; none if none stands out."""
    runs = _runs(earlier, names)
    asked = _prepositions(question)
    alike = [run for ahead, run in runs if ahead in asked]
    return (alike or [run for _, run in runs] or [frozenset()])[-1]


def _runs(question: Question, names: frozenset[str]) -> list[tuple[str, frozenset[str]]]:
    """The names of several words in order, each with the preposition it stands behind."""
    runs: list[tuple[str, frozenset[str]]] = []
    ahead = ""
    for named, tokens in groupby(question.tokens, lambda k: names.issuperset(k.terms or ("",))):
        inside = list(tokens)
        if named:
            runs.append((ahead, frozenset(term for k in inside for term in k.terms)))
        said = [k.folded for k in inside if not _DETERMINER.match(k.folded)]
        ahead = said[-1] if said and not named else ""
    return runs


def _is_number(term: str) -> bool:
    """Whether a term is a number."""
    return term[0].isdigit()


def _is_no_number(term: str) -> bool:
    """Whether a term is a word."""
    return not _is_number(term)


def _slot(question: Question, earlier: Question) -> set[str]:
    """The terms of the earlier question's thing: what is counted or chosen, or "the …"."""
    chosen, phrase = _chosen(earlier), _phrase(earlier, _prepositions(question))
    if _chosen(question):
        return chosen
    definite = any(_DETERMINER.match(token.folded) for token in question.tokens)
    slot = phrase or chosen if definite else chosen or phrase
    last = [word.term for word in (*topical_words(earlier), *earlier.carried)][-1:]
    return slot or set(last)


def _chosen(question: Question) -> set[str]:
    """What stands right behind the asking word: "employees" in "How many employees …"."""
    found = _CHOSEN.search(question.text)
    return {term for term in terms_of(found[1]) if not asks(term)} if found else set()


def _phrase(question: Question, ahead: frozenset[str] = frozenset()) -> set[str]:
    """What stands behind an article, up to a verb or another phrase: behind one of some
    prepositions if there is such, else the last of several."""
    phrases = [(before, terms) for before, terms in _phrases(question) if terms]
    alike = [terms for before, terms in phrases if before in ahead]
    return (alike or [terms for _, terms in phrases] or [set()])[-1]


def _phrases(question: Question) -> Iterator[tuple[str, set[str]]]:
    """Each thing behind an article, with the word ahead of the article."""
    tokens = question.tokens
    for place, token in enumerate(tokens):
        if _DETERMINER.match(token.folded):
            inside = takewhile(_goes_on, tokens[place + 1 : place + 1 + LONGEST_PHRASE])
            terms = {term for inner in inside for term in inner.terms if not asks(term)}
            yield tokens[place - 1].folded if place else "", terms


def _prepositions(question: Question) -> frozenset[str]:
    return frozenset(k.folded for k in question.tokens if _PREPOSITION.match(k.folded))


def _goes_on(token: Token) -> bool:
    return not (_ENDS.match(token.folded) or _DONE.match(token.folded))
