"""Whether articles may use another form of a word, in languages whose forms no table tells."""

import re

from index.engines.engine import Engine
from index.text.languages import is_foreign

# Letters, or else consonants, that forms of a word share at its beginning: "nehmen" and "nahm".
LETTERS, CONSONANTS = 4, 3

_VOWELS = re.compile("[aeiouyаеиоуыэюяіαεηιουωاويى~]")
# German and Dutch participles have it, also inside: "mitgebracht".
_GE = re.compile("ge(?=.{3})")


def may_have_forms(engine: Engine, term: str) -> bool:
    """Whether a term of another language than English begins as one of the articles does, or has
    the same first consonants, so that nobody can say that they do not use its word."""
    if not is_foreign(term):
        return False
    first = _GE.sub("", term, count=1)[0]
    others = (*engine.terms_starting(first), *engine.terms_starting(f"ge{first}"))
    begins, bones = term[:-1][:LETTERS], _bones(term)
    return any(other.startswith(begins) or _bones(other) == bones for other in others)


def _bones(term: str) -> str:
    """The first consonants of a term."""
    return _VOWELS.sub("", _GE.sub("", term, count=1))[:CONSONANTS]
