"""Where a quote stands in the terms of the W3C's Web Annotation Data Model (4.2.4, 4.2.5)."""

from dataclasses import dataclass

from index.text.article import Article

# Characters kept on each side, as other tools of annotation do: they tell most copies apart.
REACH = 32


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """A quote by its place: from `start` to `end`, in code points of the article's text."""

    start: int
    end: int
    type: str = "TextPositionSelector"


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A quote by its words, and by what stands right before and after them."""

    exact: str
    prefix: str
    suffix: str
    type: str = "TextQuoteSelector"


Selector = TextPositionSelector | TextQuoteSelector


def selectors_of(article: Article, start: int, end: int) -> tuple[Selector, ...]:
    """The selectors of what stands in an article from one place to another."""
    first = max(start - REACH, 0)
    around = article.cut(first, end + REACH)
    exact, prefix = around[start - first : end - first], around[: start - first]
    quoted = TextQuoteSelector(exact, prefix, around[end - first :])
    return TextPositionSelector(start, end), quoted
