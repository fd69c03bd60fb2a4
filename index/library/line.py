"""A sentence in its article."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.text.article import Article
from index.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in its article."""

    article: Article
    sentence: Sentence

    @property
    def text(self) -> str:
        """The sentence's own characters."""
        return self.article.cut(self.sentence.start, self.sentence.end)


def lines_at(article: Article, places: Iterable[tuple[int, int]]) -> list[Line]:
    """The sentences at some places (start and end in characters), as one paragraph."""
    numbered = enumerate(places, 1)
    return [Line(article, Sentence(number, 1, *place)) for number, place in numbered]


def letters_of(text: str) -> str:
    """The letters and digits of a text without case; the text itself where it has none."""
    return "".join(filter(str.isalnum, text.casefold())) or text
