"""The article as HTML: every sentence an element that a citation can point at."""

from collections.abc import Iterator
from itertools import groupby

from index.library.line import Line
from index.text.article import Article
from index.text.sentences import Sentence
from qa.chat.markup import escaped
from qa.chat.sources import Sources, anchor_of


def article_html(sources: Sources) -> str:
    """All articles that are read, one below the other, in the region `Article`."""
    by_article = groupby(sources.reader.collection.lines, key=lambda line: id(line.article))
    lines = {key: list(group) for key, group in by_article}
    articles = "".join(
        _article(article, position, lines.get(id(article), []))
        for position, article in enumerate(sources.articles, 1)
    )
    return f'<section id="article" aria-label="Article" tabindex="0">{articles}</section>'


def _article(article: Article, position: int, lines: list[Line]) -> str:
    title = f'<h2 dir="auto">{escaped(article.title)}</h2>'
    body = "".join(_paragraphs(article, position, lines))
    dateline = _dateline(article, position)
    return f'<article class="text">{title}{dateline}{body}</article>'


def _dateline(article: Article, position: int) -> str:
    line = article.dateline
    if not line:
        return ""
    words = escaped(article.text[line.start : line.end])
    return (
        f'<p class="dateline"><span class="sentence" id="{anchor_of(position, 0)}" '
        f'tabindex="-1">{words}</span></p>'
    )


def _paragraphs(article: Article, position: int, lines: list[Line]) -> Iterator[str]:
    """Each paragraph with what stands between its sentences; white space between them is layout."""
    at = article.dateline.end if article.dateline else 0
    for _, group in groupby((line.sentence for line in lines), key=lambda s: s.paragraph):
        pieces: list[str] = []
        for sentence in group:
            between = article.text[at : sentence.start]
            pieces += [escaped(between if pieces else between.strip())]
            pieces += [_sentence(article, position, sentence)]
            at = sentence.end
        yield f'<p dir="auto">{"".join(pieces)}</p>'
    rest = article.text[at:].strip()
    yield f'<p dir="auto">{escaped(rest)}</p>' if rest else ""


def _sentence(article: Article, position: int, sentence: Sentence) -> str:
    words = escaped(article.text[sentence.start : sentence.end])
    anchor = anchor_of(position, sentence.number)
    return (
        f'<span class="sentence" id="{anchor}" data-number="{sentence.number}" '
        f'tabindex="-1">{words}</span>'
    )
