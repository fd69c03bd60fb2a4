"""The one call: a question and its history go in, a checked answer comes out."""

from collections.abc import Iterable, Sequence

from index.article import Article
from index.collection import Collection, Line
from index.errors import SayswhereError
from index.terms import terms_of
from qa.answer import Answer, Citation, Passage


class CitationError(SayswhereError):
    """A passage that is not what its citation says; never shown as an answer."""


class Reader:
    """Has read some articles and answers questions about them."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.collection = Collection(articles)

    def answer(self, question: str, history: Sequence[str] = (), top: int = 3) -> Answer:
        """The answer with at most `top` passages, best first; `history` are earlier questions."""
        terms = terms_of(question)
        engine = self.collection.engine
        hits = engine.search(terms, top)
        missing = tuple(t for t in dict.fromkeys(terms) if t not in engine)
        if not hits:
            return Answer(question, "not_found", 0.0, "The article does not say.", missing)
        passages = tuple(
            passage_of(self.collection.lines[hit.position], terms, hit.score) for hit in hits
        )
        for passage in passages:
            check(passage, self.collection.articles)
        return Answer(question, "answered", 0.5, "The article says:", missing, (), passages)


def passage_of(line: Line, terms: Sequence[str], score: float) -> Passage:
    """The sentence as a passage, its words that the question has highlighted."""
    wanted = set(terms)
    highlights = tuple((t.start, t.end) for t in line.tokens if wanted.intersection(t.terms))
    return Passage(line.text, score, 0.5, citation_of(line), highlights)


def citation_of(line: Line) -> Citation:
    """Where the sentence stands."""
    article, sentence = line.article, line.sentence
    return Citation(
        article.id,
        article.source,
        sentence.paragraph,
        sentence.number,
        sentence.start,
        sentence.end,
        article.sha256,
    )


def check(passage: Passage, articles: Sequence[Article]) -> None:
    """Cut the passage again by its citation; raises CitationError where it is not the same."""
    cited = passage.citation
    for article in articles:
        if article.source == cited.source and article.sha256 == cited.sha256:
            if article.text[cited.start : cited.end] == passage.text:
                return
    raise CitationError(f"A passage must be what its citation cuts, and {cited} is not: report it.")
