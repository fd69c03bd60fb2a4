"""The article as HTML: every sentence an element that a citation can point at."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from index.library.line import Line
from index.text.article import Article
from index.text.sentences import Sentence
from qa.chat.markup import escaped
from qa.chat.shelf_html import shelf_html
from qa.chat.sources import Sources, anchor_of

_MARKS = "#=-*_ \t\r\n"  # around a heading in Markdown


def article_html(sources: Sources) -> str:
    """The region `Article`; of several articles the one that is opened, and above it the list."""
    text = "" if sources.several else opened_html(sources)
    shelf = shelf_html(sources) if sources.several else ""
    return (
        f'<div class="sheet" data-open="">{shelf}<section id="article" aria-label="Article" '
        f'tabindex="0" data-key="{sources.key}">{text}</section></div>'
    )


def opened_html(sources: Sources, path: str = "") -> str:
    """The article of a path, or the only one; raises AnchorError where there is none."""
    article = sources.article(path)
    lines = sources.lines(article)
    headline = _headline(article, lines)
    title = _sentence(article, headline) if headline else escaped(article.title)
    at = headline.end if headline else article.dateline.end if article.dateline else 0
    body = "".join(_paragraphs(article, lines[1:] if headline else lines, at))
    return (
        f'<article class="text"><h2 dir="auto">{title}</h2>{_file(article)}'
        f"{_dateline(article)}{body}</article>"
    )


def _headline(article: Article, lines: Sequence[Line]) -> Sentence | None:
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


def _dateline(article: Article) -> str:
    line = article.dateline
    if not line:
        return ""
    words = escaped(article.cut(line.start, line.end))
    return (
        f'<p class="dateline"><span class="sentence" id="{anchor_of(0)}" '
        f'tabindex="-1">{words}</span></p>'
    )


def _paragraphs(article: Article, lines: Sequence[Line], at: int) -> Iterator[str]:
    """Each paragraph with what stands between its sentences; white space between them is layout.

    `at` is the character of the text from which on it is to be shown.
    """
    text = article.text  # read once: a library's article is on disk
    for _, group in groupby((line.sentence for line in lines), key=lambda s: s.paragraph):
        pieces: list[str] = []
        for sentence in group:
            between = text[at : sentence.start]
            pieces += [escaped(between if pieces else between.strip())]
            pieces += [_sentence(article, sentence)]
            at = sentence.end
        yield f'<p dir="auto">{"".join(pieces)}</p>'
    rest = text[at:].strip()
    yield f'<p dir="auto">{escaped(rest)}</p>' if rest else ""


def _sentence(article: Article, sentence: Sentence) -> str:
    words = escaped(article.cut(sentence.start, sentence.end))
    return (
        f'<span class="sentence" id="{anchor_of(sentence.number)}" data-number="{sentence.number}" '
        f'tabindex="-1">{words}</span>'
    )
