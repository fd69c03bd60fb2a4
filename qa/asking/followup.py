"""Follow-ups: what a question takes over from the earlier ones of its conversation.

The rules follow what linguists call ellipsis ("And in Hong Kong?") and anaphora ("Who founded
it?"); a question that stands on its own takes nothing.
"""

import re
from collections.abc import Collection

from qa.asking.kinds import Kind
from qa.asking.question import IsName, Question, Word, never, with_carried

_CONTINUES = re.compile(
    r"\W*(?:(?:and|but|or|also|what about|how about|what else|which(?: \w+)?|since when"
    # "So what is the Plan?" is only opened by it.
    r"|until when|why|who else|where else|so(?!,? (?:who|what|which|when|where|why|how)))\b"
    r"|any(?: \w+){1,2}\W*$)",
    re.IGNORECASE,
)
_STARTS_ANEW = re.compile(r"\W*(?:which|why)\b", re.IGNORECASE)

_AUXILIARY = (
    r"(?:do|does|did|has|have|had|will|would|can|could|may|might|must|should|is|are|was|were)"
)
# "It" that points ahead, to what is true, or to the weather.
_EXPLETIVE = (
    r"(?:\s+(?:\w+\s+)?(?:true|possible|likely|known|said|necessary|clear|correct|allowed"
    r"|important|the case|takes?|costs?)\s+(?:that|to|for|who|what|which|when|where|why|how)\b"
    r"|\s+(?:going to )?(?:rain|snow|hail|freez|thunder))"
)
_POINTS_BACK = re.compile(
    rf"\b(?:it\b(?!{_EXPLETIVE})|(?:its|they|them|their|theirs|he|him|his|she|her|hers)\b"
    r"|the (?:same|former|latter)\b|(?:this|that|these|those|ones?)\b(?=\W*$))"
    # "Is that true?" points back; "the only park that is growing" does not.
    rf"|(?:^|\b{_AUXILIARY}|[,;]|\band|\bbut)\W*(?:this|that|these|those)(?=\s+(?:is|was|are|were"
    r"|be|mean|happen|work|matter|take|cost|last|true|right|correct|so|possible|enough|all)\b)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:its|their|his)$", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|by)\W*$", re.IGNORECASE)
_LATER_CLAUSE = re.compile(
    r"(?:\b(?:and|but|when|if|while|after|before|because|once|until|since|that)|[,;])\s+"
    r"(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
# "Does the park …", "what happens to a ring …", and not "what is the name …" nor "the article".
_NOUN = re.compile(
    rf"\b(?:(?!is|are|was|were){_AUXILIARY}|to|about|of)\s+(?:the|an?|every|each)\s+"
    r"(?!(?:article|text|story|report|page|document)\b)\w",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(r"(?:it|its|they|them|their)$", re.IGNORECASE)
_PHRASE = re.compile(
    r"\W*(?:(?:in|at|on|for|from|with|by|to|of|after|before|during|under)\s+(?:the\s+)?|the\s+)"
    r"[\w'’-]+(?:\s+[\w'’-]+){0,3}\s*\?\W*$",
    re.IGNORECASE,
)
_NAMES_ALONE = re.compile(r"\W*[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3}\s*\?\W*$")


def leaning(question: Question, earlier: Question | None, is_name: IsName = never) -> Question:
    """The question with what it carries over from the earlier one; itself if it leans on none."""
    if earlier is None or not leans(question):
        return question
    carried = _taken_over(question, earlier, is_name)
    return with_carried(question, carried, _kind(question, earlier))


def leans(question: Question) -> bool:
    """Whether a question cannot be understood without the ones before."""
    if not question.own_terms or _points_back(question) or _elliptical(question):
        return True
    continues = _CONTINUES.match(question.text)
    # "Which ones?" and "Why?" lean; "Which company moved in?" stands on its own.
    return bool(continues) and (
        not _STARTS_ANEW.match(question.text) or len(question.own_terms) <= 1
    )


def _points_back(question: Question) -> bool:
    """Whether a pronoun stands for something that the question itself does not name before."""
    found = _POINTS_BACK.finditer(question.text)
    return any(not _named_before(question, pronoun) for pronoun in found)


def _named_before(question: Question, pronoun: re.Match[str]) -> bool:
    """Whether what a pronoun stands for is in the question: "What does the park do with its …".

    Only a possessive stands for what its own clause names; "Did Hong Kong buy it?" points back.
    """
    before = question.text[: pronoun.start()]
    later = _LATER_CLAUSE.search(before)
    if later:
        before = before[: later.start()]
    elif not _POSSESSIVE.match(pronoun[0]) or _OF.search(before):
        return False
    named = (k for k in question.tokens if k.end <= len(before))
    if any(question.names.intersection(token.terms) for token in named):
        return True
    return bool(_OF_A_THING.match(pronoun[0]) and _NOUN.search(before))


def _elliptical(question: Question) -> bool:
    """Whether it is a phrase alone, asked as a question: "The Shenzhen Park?"."""
    alone = _PHRASE.match(question.text) or _NAMES_ALONE.match(question.text)
    return question.kind is Kind.OTHER and bool(alone)


def _taken_over(question: Question, earlier: Question, is_name: IsName) -> list[Word]:
    """The earlier words that the question neither repeats nor replaces."""
    own = set(question.own_terms)
    words = [word for word in earlier.words if word.term not in own]
    replaced = set()
    if _continues_shortly(question):
        replaced = _of_a_kind(own, is_name) and _of_a_kind(earlier.terms, is_name)
    return [word for word in words if word.term not in replaced]


def _continues_shortly(question: Question) -> bool:
    """Whether it only puts another name in the place of one: "And in Hong Kong?"."""
    return question.kind is Kind.OTHER or not _points_back(question)


def _of_a_kind(terms: Collection[str], is_name: IsName) -> set[str]:
    """The terms that may stand for each other: the names and the numbers among them."""
    return {term for term in terms if is_name(term) or term[0].isdigit()}


def _kind(question: Question, earlier: Question) -> Kind:
    """What the earlier question asked for, where this one only names something else."""
    bare = re.match(r"\W*(?:what|how) about\b", question.text, re.IGNORECASE)
    return earlier.kind if bare or question.kind is Kind.OTHER else question.kind


def __getattr__(name: str) -> object:  # until the reader asks `heard`
    from qa.asking import heard

    return getattr(heard, name)
