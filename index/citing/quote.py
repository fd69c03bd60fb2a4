"""A quote as a citation gives it, and what can be said of it in an article as it is now."""

from dataclasses import dataclass, field
from typing import Any, Literal

from index.citing.cutting import cuts_figure, cuts_word
from index.citing.difference import Change
from index.citing.ground import Span
from index.citing.links import Link, link_of
from index.text.article import Article

Outcome = Literal["same", "moved", "changed", "gone", "unknown"]
# How much of a quote's white space is known: all, but for which line ends it has, or none.
Spacing = Literal["exact", "lines", "words"]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a quote and where they stood, as far as it is known.

    `start` and `end` are code points of the text whose `sha256` is given; `prefix` and `suffix`
    stood right before and after. `link` is given where a link is all there is. What is not `whole`
    may have been cut inside a word, as answers of gold are.
    """

    text: str
    source: str = ""
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""
    sha256: str = ""
    page: int | None = None
    spacing: Spacing = "exact"
    link: Link | None = None
    whole: bool = True

    @property
    def place(self) -> Span | None:
        """Where it stood, where both ends are known."""
        return None if self.start is None or self.end is None else (self.start, self.end)

    def is_cut_as(self, cut: str) -> bool:
        """Whether some text is the quote, as far as its white space is known."""
        if self.spacing == "exact":
            return cut == self.text
        if self.spacing == "lines":
            return "\n".join(cut.splitlines()) == self.text
        return cut.split() == self.text.split()

    def is_cut_at(self, text: str, start: int, end: int) -> bool:
        """Whether a place in a text cuts words or figures in two that the quote had whole."""
        cuts = cuts_word if self.whole else cuts_figure
        had = self.prefix + self.text + self.suffix
        first, last = len(self.prefix), len(self.prefix + self.text)
        starts = cuts(text, start) and not cuts(had, first)
        return starts or (cuts(text, end) and not cuts(had, last))


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an article as it is now, in code points."""

    article: Article = field(repr=False, compare=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands there."""
        return self.article.cut(self.start, self.end)

    @property
    def page(self) -> int | None:
        """The page, where the article has pages."""
        return self.article.page_at(self.start)

    def as_json(self) -> dict[str, Any]:
        """The place as plain JSON values, with its text and its link."""
        return {
            "start": self.start,
            "end": self.end,
            "page": self.page,
            "text": self.text,
            "link": link_of(self.article, self.start, self.end),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a quote in an article.

    `places` are where it stands, or what stands in its place; several are equally good, and all
    are named, or some of them where there are `more`. `difference` leads from the quote to the
    first of them.
    `reason` says why, where the outcome alone does not.
    """

    quote: Quote
    outcome: Outcome
    article: Article = field(repr=False, compare=False)
    places: tuple[Place, ...] = ()
    difference: tuple[Change, ...] = ()
    reason: str = ""
    more: bool = False

    @property
    def holds(self) -> bool:
        """Whether the article still says it, word for word."""
        return self.outcome in ("same", "moved")

    def as_json(self) -> dict[str, Any]:
        """The verdict as plain JSON values."""
        quote = self.quote
        return {
            "verdict": self.outcome,
            "text": quote.text or None,
            "article": self.article.source,
            "start": quote.start,
            "end": quote.end,
            "places": [place.as_json() for place in self.places],
            "more": self.more,
            "difference": [list(change) for change in self.difference],
            "reason": self.reason,
        }
