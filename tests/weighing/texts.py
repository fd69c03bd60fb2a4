"""Small texts weighed as the reader weighs them, and texts and questions of any kind."""

from functools import cache

from hypothesis import strategies as st

from index.library.collection import Collection
from index.library.memory import MemoryCollection
from index.text.article import article_from_text
from qa.asking.question import Question, question_of
from qa.weighing.weigh import Scales, Weighed

_WORDS = (
    "The walrus ferry ferries sailed 1998 It Odby Dahl because by in not 12 km ? . However called "
    "the green park parks 港口 İ ½ developer developed"
)
_PROSE = st.lists(st.sampled_from([*_WORDS.split(), ".", ".", "\n\n"]), min_size=1, max_size=60)
_ANYTHING = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=150)
TEXTS = st.one_of(_PROSE.map(" ".join), _ANYTHING).filter(str.strip)
QUESTIONS = st.one_of(_PROSE.map(" ".join), st.text(max_size=40))


@cache
def collection_of(*texts: str) -> Collection:
    """The sentences of some texts, each an article."""
    named = ((text, f"{number}.txt") for number, text in enumerate(texts))
    return MemoryCollection(article_from_text(text, id=name, source=name) for text, name in named)


@cache
def scales_of(*texts: str) -> Scales:
    """Scales for some texts, used again, as a reader uses them for question after question."""
    return Scales(collection_of(*texts))


def row_of(part: str, *texts: str) -> int:
    """The row of the only sentence that holds some words."""
    lines = collection_of(*texts).lines
    (row,) = (row for row, line in enumerate(lines) if part in line.text)
    return row


def weighed_of(question: str | Question, *texts: str, cited: int | None = None) -> Weighed:
    """A question weighed against some texts."""
    asked = question_of(question) if isinstance(question, str) else question
    weighed = scales_of(*texts).weighed(asked, cited)
    assert weighed
    return weighed


def best_of(question: str | Question, *texts: str, cited: int | None = None) -> str:
    """The sentence that comes first."""
    first = weighed_of(question, *texts, cited=cited).rows[0]
    return collection_of(*texts).lines[first].text
