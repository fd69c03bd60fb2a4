"""The article as HTML: every sentence an element that a citation can point at."""

from collections.abc import Iterator
from itertools import groupby

from index.library.line import Line
from index.text.article import Article
from index.text.sentences import Sentence
from qa.chat.markup import escaped
from qa.chat.sources import Sources, anchor_of

_MARKS = "#=-*_ \t\r\n"  # around a heading in Markdown


def article_html(sources: Sources) -> str:
    """All articles that are read, one below the other, in the region `Article`."""
    by_article = groupby(sources.reader.collection.lines, key=lambda line: id(line.article))
    lines = {key: list(group) for key, group in by_article}
    articles = "".join(
        _article(article, position, lines.get(id(article), []))
        for position, article in enumerate(sources.articles, 1)
    )
    return (
        f'<section id="article" aria-label="Article" tabindex="0" data-key="{sources.key}">'
        f"{articles}</section>"
    )


def _article(article: Article, position: int, lines: list[Line]) -> str:
    headline = _headline(article, lines)
    title = _sentence(article, position, headline) if headline else escaped(article.title)
    at = headline.end if headline else article.dateline.end if article.dateline else 0
    body = "".join(_paragraphs(article, position, lines[1:] if headline else lines, at))
    return (
        f'<article class="text"><h2 dir="auto">{title}</h2>{_file(article)}'
        f"{_dateline(article, position)}{body}</article>"
    )


def _headline(article: Article, lines: list[Line]) -> Sentence | None:
    """The first sentence, where it is the title: that need not stand there twice."""
    if not lines or lines[0].text.strip(_MARKS) != article.title:
        return None
    alone = len(lines) == 1 or lines[1].sentence.paragraph > lines[0].sentence.paragraph
    return lines[0].sentence if alone else None


def _file(article: Article) -> str:
    """What the file is called, where that says more than the title."""
    name = article.source.replace("\\", "/").rsplit("/", 1)[-1]
    same = name.casefold() == article.title.casefold()
    return "" if same else f'<p class="file" dir="auto">{escaped(name)}</p>'


def _dateline(article: Article, position: int) -> str:
    line = article.dateline
    if not line:
        return ""
    words = escaped(article.text[line.start : line.end])
    return (
        f'<p class="dateline"><span class="sentence" id="{anchor_of(position, 0)}" '
        f'tabindex="-1">{words}</span></p>'
    )


def _paragraphs(article: Article, position: int, lines: list[Line], at: int) -> Iterator[str]:
    """Each paragraph with what stands between its sentences; white space between them is layout.

    `at` is the character of the text from which on it is to be shown.
    """
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
