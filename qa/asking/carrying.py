"""What a follow-up takes over from the question before, and what it puts in its place.

A pronoun stands for the topic, "Why?" for all that was asked, and "And for the Model B?" asks the
same of something else. The topic is what the latest question that stood alone spoke of.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from index.text.terms import Token, terms_of
from qa.asking.followup import asks_the_same, leans, substitutes
from qa.asking.kinds import Kind, is_phrase
from qa.asking.patterns import Pattern
from qa.asking.question import IsName, Question, Word, each_once, never
from qa.asking.words import asks, content_words, measures, topical_words

_DETERMINER = Pattern(r"(?:the|an?|th(?:is|at|ese|ose)|each|every|its|their|his|her|my|our)$")
# Where a noun's phrase ends: "the bridge | in Rotterdam", "a tyre change | cost".
_ENDS = Pattern(
    r"(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|should|must|may"
    r"|might|in|at|on|for|from|with|by|to|of|after|before|during|under|when|while|if|and|or|but"
    r"|that|who|which)$"
)
_DONE = Pattern(
    r"\w+ed$|(?:built|made|held|born|sold|bought|begun|won|lost|led|met|paid|put|read|said|seen|sent"
    r"|set|shown|shut|spent|taken|taught|told|written|drawn|driven|given|grown|known|kept|laid|left"
    r"|broken|chosen|fallen|open|close|cost|start|end|begin|work|last|run|live|lie|stand)$",
    re.IGNORECASE,
)


_CHOSEN = Pattern(r"\b(?:how (?:many|much)|which|what) ((?!is|was|are|were)\w+)", re.IGNORECASE)
LONGEST_PHRASE = 4
# Of a text among the earlier ones, only how it begins is meant.
MOST_CARRIED = 12


def leaning(question: Question, earlier: Question | None, is_name: IsName = never) -> Question:
    """The question with what it carries over from the earlier one; itself if it leans on none."""
    if earlier is None or not leans(question):
        return question
    same = asks_the_same(question)
    carried = each_once(_taken_over(question, earlier, is_name))
    new = tuple(w for w in carried if w.term not in question.own_terms)[:MOST_CARRIED]
    topic = (*topical_words(question), *new) if substitutes(question) else _topic(earlier)
    kind = earlier.kind if same else question.kind
    return replace(question, carried=new, topic=topic, kind=kind)


def _taken_over(question: Question, earlier: Question, is_name: IsName) -> list[Word]:
    """The words of the earlier question that are still meant."""
    if substitutes(question):
        replaced = _replaced(question, earlier, is_name)
        return [word for word in _all_asked(question, earlier) if word.term not in replaced]
    if content_words(question):
        return [*topical_words(earlier), *_topic(earlier)]
    return _all_asked(question, earlier)


def _topic(question: Question) -> tuple[Word, ...]:
    """What a pronoun after the question stands for."""
    return question.topic or topical_words(question)


def _all_asked(question: Question, earlier: Question) -> list[Word]:
    """All that the earlier question says, with its measure where another measure is not asked."""
    topical = set(topical_words(earlier))
    again = asks_the_same(question) or question.kind not in (Kind.COUNT, Kind.AMOUNT)
    own = [w for w in earlier.own_words if w in topical or (again and measures(w.term))]
    return [*own, *earlier.carried]


def _replaced(question: Question, earlier: Question, is_name: IsName) -> frozenset[str]:
    """The earlier terms in whose place the question puts its own: a name's, a thing's."""
    own = {term for term in question.own_terms if not asks(term)} | question.names
    names = question.names | _known(own, is_name)
    earlier_names = _known(earlier.terms, is_name) or earlier.names
    replaced = earlier_names if names else frozenset()
    if names >= own or (question.kind is not Kind.OTHER and is_phrase(question.text)):
        return replaced
    slot = _slot(question, earlier)
    return replaced | (slot if slot <= earlier_names else slot - earlier_names)


def _known(terms: Iterable[str], is_name: IsName) -> frozenset[str]:
    """The terms that stand for each other whoever writes them: numbers, names of the article."""
    return frozenset(term for term in terms if term[0].isdigit() or is_name(term))


def _slot(question: Question, earlier: Question) -> set[str]:
    """The terms of the earlier question's thing: what is counted or chosen, or "the …"."""
    chosen, phrase = _chosen(earlier), _phrase(earlier)
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


def _phrase(question: Question) -> set[str]:
    """What stands behind an article, up to a verb or another phrase."""
    terms: set[str] = set()
    for place, token in enumerate(question.tokens):
        if _DETERMINER.match(token.folded):
            inside = takewhile(_goes_on, question.tokens[place + 1 : place + 1 + LONGEST_PHRASE])
            terms.update(term for inner in inside for term in inner.terms)
    return {term for term in terms if not asks(term)}


def _goes_on(token: Token) -> bool:
    return not (_ENDS.match(token.folded) or _DONE.match(token.folded))
