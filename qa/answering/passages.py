"""Passages: sentences cut from the articles, each cut again by its citation and compared."""

from collections.abc import Sequence

from index.library.collection import Collection
from index.library.line import Line, letters_of
from index.text.article import Article
from qa.answering.answer import Citation, Passage, Span
from qa.errors import CitationError


def passage_of(line: Line, score: float = 0.0, confidence: float = 0.0) -> Passage:
    """The sentence as a passage, with nothing marked yet."""
    return Passage(line.text, score, confidence, citation_of(line))


def dateline_passage(article: Article, confidence: float) -> Passage | None:
    """The article's dateline as a passage, sentence 0 of its first paragraph; None without one."""
    if not article.dateline:
        return None
    start, end = article.dateline.start, article.dateline.end
    place = Citation(article.id, article.source, 1, 0, start, end, article.sha256)
    return Passage(article.text[start:end], 0.0, confidence, place)


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


def context_of(collection: Collection, row: int, refers_back: bool) -> tuple[Passage, ...]:
    """The neighbour without which the sentence cannot be understood, if any.

    That is the sentence above where this one begins with "It", "The company" and the like, and
    the one below where this one ends with a colon.
    """
    line = collection.lines[row]
    needed = [row - 1] * refers_back + [row + 1] * line.text.rstrip().endswith(":")
    return tuple(
        passage_of(collection.lines[other])
        for other in needed
        if 0 <= other < len(collection) and _same_paragraph(line, collection.lines[other])
    )


def copies_of(letters: Sequence[str], top: int) -> list[list[int]]:
    """The ranks of the first `top` different sentences, each followed by those of its copies.

    `letters` are those of each sentence, best first; copies differ in nothing else.
    """
    groups: dict[str, list[int]] = {}
    for rank, one in enumerate(letters):
        groups.setdefault(one, []).append(rank)
    return list(groups.values())[:top]


def checked(passages: Sequence[Passage], articles: Sequence[Article]) -> tuple[Passage, ...]:
    """The passages, each cut again by its citation; raises CitationError at any difference."""
    for passage in passages:
        _check(passage.text, passage.citation, articles)
        for copy in passage.also:
            _check_copy(passage.text, copy, articles)
        _check_marks(passage)
        checked(passage.context, articles)
    return tuple(passages)


def _check(text: str, cited: Citation, articles: Sequence[Article]) -> None:
    if text not in _cuts(cited, articles):
        raise CitationError(
            f"A passage must be what its citation cuts, and {cited} is not: please report this."
        )


def _check_copy(text: str, cited: Citation, articles: Sequence[Article]) -> None:
    if letters_of(text) not in map(letters_of, _cuts(cited, articles)):
        raise CitationError(
            f"A copy must say what its passage says, and {cited} does not: please report this."
        )


def _cuts(cited: Citation, articles: Sequence[Article]) -> list[str]:
    """What a citation cuts from the article that it names; nothing where there is none."""
    found = (a for a in articles if a.source == cited.source and a.sha256 == cited.sha256)
    return [article.text[cited.start : cited.end] for article in found]


def _check_marks(passage: Passage) -> None:
    marks: list[Span] = [*passage.highlights, *filter(None, [passage.phrase])]
    if not all(0 <= start < end <= len(passage.text) for start, end in marks):
        raise CitationError(
            f"Marks must lie inside their passage, and one of {passage.citation} does not: "
            "please report this."
        )


def _same_paragraph(one: Line, other: Line) -> bool:
    return one.article is other.article and one.sentence.paragraph == other.sentence.paragraph
