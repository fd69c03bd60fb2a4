"""Passages: sentences cut from the articles, each cut again by its citation and compared."""

import re
from collections.abc import Sequence
from itertools import takewhile

from index.citing.links import link_of
from index.citing.selectors import selectors_of
from index.library.collection import Collection
from index.library.line import Line
from index.text.article import Article
from index.text.sentences import Sentence
from qa.answering.answer import Citation, Passage, Span
from qa.answering.copies import says_the_same
from qa.errors import CitationError

_ITEM = re.compile(r"(?:[•‣⁃▪●○◦*–-]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s")
_MARKS = "#*_= \t\r\n"  # of a heading in Markdown
LONGEST_LIST = 40  # items looked at upwards
MOST_ITEMS = 6  # items shown below what leads to them


def passage_of(line: Line, score: float = 0.0, confidence: float = 0.0) -> Passage:
    """The sentence as a passage, with nothing marked yet."""
    return Passage(line.text, score, confidence, citation_of(line))


def dateline_passage(article: Article, confidence: float) -> Passage | None:
    """The article's dateline as a passage, sentence 0 of its first paragraph; None without one."""
    if not article.dateline:
        return None
    place = _citation(article, Sentence(0, 1, article.dateline.start, article.dateline.end))
    return Passage(article.cut(place.start, place.end), 0.0, confidence, place)


def citation_of(line: Line) -> Citation:
    """Where the sentence stands."""
    return _citation(line.article, line.sentence)


def _citation(article: Article, sentence: Sentence) -> Citation:
    start, end = sentence.start, sentence.end
    return Citation(
        article.id,
        article.source,
        sentence.paragraph,
        sentence.number,
        start,
        end,
        article.sha256,
        article.page_at(start),
        link_of(article, start, end),
        selectors_of(article, start, end),
    )


def heading_of(collection: Collection, row: int) -> str:
    """The heading, or the question that stands alone, under which a sentence stands; the title is
    none."""
    lead = int(collection.outline.lead[row])
    if lead < 0:
        return ""
    line = collection.lines[lead]
    heading = " ".join(line.text.strip(_MARKS).split())
    # Above a table's row stands its header, which heads no more than its columns.
    return "" if heading.startswith("|") or heading == line.article.title else heading


def context_of(collection: Collection, row: int, refers_back: bool) -> tuple[Passage, ...]:
    """The lines without which the sentence cannot be understood, if any.

    That is the sentence above where this one begins with "It", "The company" and the like; the
    header above a table's row, and the question above its answer; what leads to a list above its
    item; and below what ends with a colon its items, or the sentence that follows.
    """
    above = {row - 1} if refers_back and _same_paragraph(collection, row - 1, row) else set()
    lead = int(collection.outline.lead[row])
    if lead >= 0 and (_same_paragraph(collection, lead, row) or lead == row - 1):
        above.add(lead)
    if _is_item(collection, row):
        above.update(_leading_to(collection, row))
    others = [*sorted(above), *_following(collection, row)]
    return tuple(passage_of(collection.lines[other]) for other in others)


def _leading_to(collection: Collection, row: int) -> list[int]:
    """The row that leads to the list in which an item stands."""
    first = next((r for r in range(row, row - LONGEST_LIST, -1) if not _is_item(collection, r)), -1)
    return [first] if first >= 0 and _ends_with_colon(collection, first) else []


def _following(collection: Collection, row: int) -> list[int]:
    """The items, or the sentence, that a colon leads to."""
    if not _ends_with_colon(collection, row):
        return []
    after = range(row + 1, min(row + 1 + MOST_ITEMS, len(collection)))
    items = list(takewhile(lambda other: _is_item(collection, other), after))
    if items and collection.lines[items[0]].article is collection.lines[row].article:
        return items
    return [r for r in after[:1] if _same_paragraph(collection, row, r)]


def _is_item(collection: Collection, row: int) -> bool:
    return 0 <= row < len(collection) and bool(_ITEM.match(collection.lines[row].text))


def _ends_with_colon(collection: Collection, row: int) -> bool:
    return collection.lines[row].text.rstrip().endswith(":")


def checked(passages: Sequence[Passage], collection: Collection) -> tuple[Passage, ...]:
    """The passages, each cut again by its citation; raises CitationError at any difference."""
    for passage in passages:
        _check(passage.text, passage.citation, collection)
        for copy in passage.also:
            _check_copy(passage.text, copy, collection)
        _check_marks(passage)
        checked(passage.context, collection)
    return tuple(passages)


def _check(text: str, cited: Citation, collection: Collection) -> None:
    if text not in _cuts(cited, collection):
        raise CitationError(
            f"A passage must be what its citation cuts, and {cited} is not: please report this."
        )


def _check_copy(text: str, cited: Citation, collection: Collection) -> None:
    found = collection.cited(cited.source, cited.sha256)
    cuts = [(article.cut(cited.start, cited.end), article.language) for article in found]
    if not any(says_the_same(text, cut, language) for cut, language in cuts):
        raise CitationError(
            f"A copy must say what its passage says, and {cited} does not: please report this."
        )


def _cuts(cited: Citation, collection: Collection) -> list[str]:
    """What a citation cuts from the article that it names; nothing where there is none."""
    found = collection.cited(cited.source, cited.sha256)
    return [article.cut(cited.start, cited.end) for article in found]


def _check_marks(passage: Passage) -> None:
    marks: list[Span] = [*passage.highlights, *filter(None, [passage.phrase])]
    if not all(0 <= start < end <= len(passage.text) for start, end in marks):
        raise CitationError(
            f"Marks must lie inside their passage, and one of {passage.citation} does not: "
            "please report this."
        )


def _same_paragraph(collection: Collection, one: int, other: int) -> bool:
    first, last = collection.outline.first, collection.outline.last
    return 0 <= one < len(collection) and bool(first[other] <= one <= last[other])
