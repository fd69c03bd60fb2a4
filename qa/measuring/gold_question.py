"""A gold question: with the places in an article where a right answer stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.errors import SayswhereError
from index.library.collection import Collection
from index.library.line import lines_at
from index.library.memory import MemoryCollection
from index.text.article import Article
from qa.answering.answer import Citation, Passage, Span


class GoldError(SayswhereError):
    """A gold file that cannot be used; says where and what to change."""


@dataclass(frozen=True)
class GoldQuestion:
    """A question and what is right about it.

    `spans` is every place in the article's text, in characters, where a right answer stands;
    none means that the article does not answer. `candidates` are the sentences to be ranked
    where the data set gives its own (SelQA). `expected_failure` says why it fails today by words
    alone, `expected_failure_with_meaning` why it does with the extra `meaning`; `needs_meaning`
    that without the extra it cannot be asked, as it is in another language.
    """

    question: str
    article: Article
    spans: tuple[Span, ...]
    history: tuple[str, ...] = ()
    kind: str = ""
    expected_failure: str = ""
    candidates: tuple[Span, ...] = ()
    expected_failure_with_meaning: str = ""
    needs_meaning: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the article answers the question."""
        return bool(self.spans)

    @property
    def expected(self) -> tuple[str, ...]:
        """The texts of the right answers, each once."""
        return tuple(dict.fromkeys(self.article.text[start:end] for start, end in self.spans))

    @property
    def collection(self) -> Collection:
        """The article taken apart, into the data set's own sentences where it gives them."""
        if not self.candidates:
            return MemoryCollection([self.article])
        return MemoryCollection([self.article], [lines_at(self.article, self.candidates)])

    def accepts(self, citation: Citation) -> bool:
        """Whether a right answer starts inside the cited sentence."""
        return citation.sha256 == self.article.sha256 and any(
            citation.start <= start < citation.end for start, _ in self.spans
        )

    def relevance(self, passages: Sequence[Passage]) -> tuple[bool, ...]:
        """Whether each passage is right, in the order given; `also` cited copies count.

        With `candidates`, whether each of those is right, in the order in which the passages
        touch them.
        """
        if self.candidates:
            return tuple(span in self.spans for span in touched(passages, self.candidates))
        return tuple(any(map(self.accepts, (p.citation, *p.also))) for p in passages)

    def ranked(self, passages: Sequence[Passage]) -> tuple[Span, ...]:
        """Every candidate: those that passages touch first, the others behind in reading order."""
        return tuple(dict.fromkeys((*touched(passages, self.candidates), *self.candidates)))


def touched(passages: Sequence[Passage], candidates: Sequence[Span]) -> list[Span]:
    """The candidates that a passage overlaps, in the order of the passages."""
    places = [(c.start, c.end) for p in passages for c in (p.citation, *p.also)]
    hits = (s for start, end in places for s in candidates if s[0] < end and start < s[1])
    return list(dict.fromkeys(hits))
