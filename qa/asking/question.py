"""A question taken apart: its terms, the kind of thing it asks for, what it leans on."""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.text.languages import ENGLISH, language, language_among
from index.text.terms import Token, tokens_of
from qa.asking.foreign import kind_in
from qa.asking.kinds import Kind, kind_of
from qa.asking.patterns import LONGEST_TURN, Pattern
from qa.asking.repair import on_one_line, repaired
from qa.errors import QuestionError

# The longest question of the bench files has some 200 characters; what is longer than a page is
# a text, and weighing each of its words would keep others waiting.
MAX_CHARACTERS = 5_000

_ASKING = frozenset({"what", "which", "how", "who", "whom", "whose", "when", "where", "why"})
# "What share of orders …" asks about orders (terms).
_COUNTING = frozenset({"percent", "number", "share", "proport", "portion", "fraction", "amount"})
_DEFINING = Pattern(r"\W*(?:what|who)(?:['’]s| is| are| was| were)\b", re.IGNORECASE)
_DENYING = Pattern(
    r"n['’]t\b|\b(?:not|no|never|without|unlike|except|differs?|cannot|none|nobody|nothing|neither"
    r"|(?:do|does|did|is|are|was|were|has|have|ca|wo|would|could|should)nt)\b",
    re.IGNORECASE,
)
# Behind it another clause begins, and what is denied there is not what is asked for.
_CLAUSE = Pattern(
    r"\w,?\s+(?:if|when|whenever|while|because|although|though|unless|until|since|that|who|whose"
    r"|where|(?<!in )(?<!of )(?<!at )(?<!for )(?<!from )(?<!on )(?<!by )(?<!to )which)\b",
    re.IGNORECASE,
)
_IS_IT_TRUE = Pattern(
    r"\W*(?:is|was) it (?:\w+ )?(?:true|right|correct|the case|a fact) that\b", re.IGNORECASE
)
_EXEMPLARY = Pattern(r"\b(?:examples?|types?|kinds?|some|include|such)\b", re.IGNORECASE)
_EXTREME = Pattern(
    r"\b(?:most|more|largest|biggest|main|primary|only|usually|typically|best|highest|least)\b",
    re.IGNORECASE,
)


IsName = Callable[[str], bool]
IsKnown = Callable[[str], bool]


def never(term: str) -> bool:
    """False: nothing is known of any article."""
    return False


def always(term: str) -> bool:
    """True: nothing is known of any article."""
    return True


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the user wrote it and the term that it is searched as."""

    text: str
    term: str


@dataclass(frozen=True)
class Question:
    """A question with its tokens.

    `carried` are words taken over from earlier questions, `topic` those that a pronoun after it
    stands for, where they are not its own; `known_names` are the terms of a question
    typed without capitals that the article writes as names. `language` is the one that it is asked
    in; `english` says that the rules for English questions hold: it is one, and so is an article.
    """

    text: str
    tokens: tuple[Token, ...]
    kind: Kind
    carried: tuple[Word, ...] = ()
    topic: tuple[Word, ...] = ()
    known_names: frozenset[str] = frozenset()
    language: str = ENGLISH
    english: bool = True

    @cached_property
    def own_words(self) -> tuple[Word, ...]:
        """The question's own words that are searched, each term once."""
        words = (Word(self.text[k.start : k.end], t) for k in self.tokens for t in k.terms)
        return each_once(words)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The question's own words, then the carried ones, each term once."""
        return each_once((*self.own_words, *self.carried))

    @cached_property
    def own_terms(self) -> tuple[str, ...]:
        """The terms of the question's own words, each once."""
        return tuple(word.term for word in self.own_words)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The question's own terms, then the carried ones, each once."""
        return tuple(word.term for word in self.words)

    @cached_property
    def names(self) -> frozenset[str]:
        """The terms written with a capital inside the question, or known as names."""
        if self.text.islower():
            return self.known_names
        if not language(self.language).capitals_tell_names:
            return frozenset()
        inner = self.tokens[1:]
        return frozenset(t for k in inner if self.text[k.start].isupper() for t in k.terms)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The terms that are numbers."""
        return frozenset(term for term in self.own_terms if term[0].isdigit())

    @cached_property
    def focus(self) -> str | None:
        """The first term after the asking word: "river" in "Which river …"."""
        asking = next((i for i, t in enumerate(self.tokens) if t.folded in _ASKING), None)
        after = self.tokens[asking + 1 :] if asking is not None else ()
        terms = (token.terms[0] for token in after if token.terms)
        return next((term for term in terms if term not in _COUNTING), None)

    @property
    def focus_terms(self) -> tuple[str, ...]:
        """The focus and what follows it at once: "research projects" in "How many …"."""
        terms = self.own_terms
        start = terms.index(self.focus) if self.focus else 0
        return terms[start : start + 3]

    @property
    def defines(self) -> bool:
        """Whether it asks what or who something is, and no more."""
        return self.english and bool(_DEFINING.match(self.text)) and len(self.own_terms) <= 3

    @property
    def denies(self) -> bool:
        """Whether it denies something, in whatever clause."""
        return self.english and bool(_DENYING.search(self.text))

    @property
    def negated(self) -> bool:
        """Whether what it asks for is itself denied, and not only what "those who do not …" do."""
        if not self.english:
            return False
        ahead = _IS_IT_TRUE.match(self.text)
        start = ahead.end() if ahead else 0
        clause = _CLAUSE.search(self.text, start)
        return bool(_DENYING.search(self.text[start : clause.start() + 1 if clause else None]))

    @property
    def exemplary(self) -> bool:
        """Whether it asks for examples or kinds."""
        return self.english and bool(_EXEMPLARY.search(self.text))

    @property
    def extreme(self) -> bool:
        """Whether it asks for the most, the main or the only one."""
        return self.english and bool(_EXTREME.search(self.text))


def question_of(
    text: str,
    is_name: IsName = never,
    languages: Sequence[str] = (ENGLISH,),
    is_known: IsKnown = always,
) -> Question:
    """The question in a text, repaired; raises QuestionError for one over MAX_CHARACTERS.

    `is_name` tells whether the article writes a term as a name, `is_known` whether it uses it.
    `languages` are those of the articles asked: the question is read in each.
    """
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(
            f"A question has at most {MAX_CHARACTERS:,} characters, and this one {len(text):,}: "
            "ask about one thing at a time."
        )
    said_in = language_among(text, languages)
    english = said_in == ENGLISH and ENGLISH in languages
    asked = repaired(text) if said_in == ENGLISH else on_one_line(text)
    tokens = _tokens_of(asked, said_in, languages, is_known)
    capitals = language(said_in).capitals_tell_names
    return Question(
        asked,
        tokens,
        _kind_of(asked, said_in, languages),
        known_names=_known_names(asked, tokens, is_name) if capitals else frozenset(),
        language=said_in,
        english=english,
    )


def _kind_of(text: str, said_in: str, languages: Sequence[str]) -> Kind:
    """What is asked for; of sentences in other languages than English no facts are known."""
    if ENGLISH not in languages:
        return Kind.OTHER
    return kind_of(text) if said_in == ENGLISH else kind_in(said_in, text)


def _tokens_of(
    text: str, said_in: str, languages: Sequence[str], is_known: IsKnown
) -> tuple[Token, ...]:
    """The words of a question with their terms in some languages, those that only ask without."""
    codes = sorted(languages, key=lambda code: (code != said_in, code != ENGLISH))
    tokens = tokens_of(text, *codes)
    if codes == [said_in]:  # reading it has left them out
        return tuple(tokens)
    idle = language(said_in).idle
    if len(codes) > 1:
        tokens = [_as_known(token, is_known) for token in tokens]
    return tuple(
        replace(token, terms=()) if text[token.start : token.end].lower() in idle else token
        for token in tokens
    )


def _as_known(token: Token, is_known: IsKnown) -> Token:
    """A word of several languages as those of its terms that an article uses; else as the first."""
    known = tuple(filter(is_known, token.terms))
    return replace(token, terms=known or token.terms[:1])


def _known_names(text: str, tokens: Iterable[Token], is_name: IsName) -> frozenset[str]:
    """The names in a text without capitals; each costs a look into the article."""
    if len(text) > LONGEST_TURN or not text.islower():
        return frozenset()
    return frozenset(filter(is_name, {term for token in tokens for term in token.terms}))


def with_terms(question: Question, terms: Container[str]) -> Question:
    """The question with those of its terms alone."""
    tokens = (replace(k, terms=tuple(t for t in k.terms if t in terms)) for k in question.tokens)
    carried = tuple(word for word in question.carried if word.term in terms)
    return replace(question, tokens=tuple(tokens), carried=carried)


def with_carried(question: Question, words: Sequence[Word], kind: Kind) -> Question:
    """The question leaning on words, and asking for what, that earlier ones gave."""
    return replace(question, carried=tuple(words), kind=kind)


def each_once(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words in order, each term once."""
    first: dict[str, Word] = {}
    for word in words:
        first.setdefault(word.term, word)
    return tuple(first.values())
