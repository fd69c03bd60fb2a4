"""Small texts weighed as the reader weighs them."""

from functools import cache

from index.library.collection import Collection
from index.text.article import article_from_text
from qa.asking.question import Question, question_of
from qa.weighing.weigh import Scales, Weighed


@cache
def collection_of(*texts: str) -> Collection:
    """The sentences of some texts, each an article."""
    named = ((text, f"{number}.txt") for number, text in enumerate(texts))
    return Collection(article_from_text(text, id=name, source=name) for text, name in named)


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
