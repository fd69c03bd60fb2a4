"""What became of quotes in an article as it is now: same, moved, changed, gone or unknown."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from index.citing.aligning import Sought
from index.citing.claiming import Lost, claims
from index.citing.difference import common_start, difference_of
from index.citing.ground import SEED, Ground, Span
from index.citing.nearest import Near, in_place
from index.citing.quote import Outcome, Place, Quote, Verdict
from index.citing.selectors import REACH
from index.citing.standing import Standing
from index.citing.unquoted import by_link
from index.text.article import Article

# Equally good places that are named; of more the number is.
MOST_PLACES = 20
SPACE_ONLY = "only white space differs"
EDITED = "the article is the one that was quoted, so the quote itself was edited"


def verified(quotes: Sequence[Quote], article: Article) -> list[Verdict]:
    """What became of each quote in an article, in their order.

    Nothing is called the same but what is, byte for byte, where it was; what cannot be told is
    called unknown, and of equally good places all are named.
    """
    verifying = _Verifying(article)
    at_once = {quote: verifying.at_once(quote) for quote in dict.fromkeys(quotes)}
    known: dict[str, list[Verdict]] = defaultdict(list)
    for quote, verdict in at_once.items():
        if verdict:
            known[quote.sha256].append(verdict)
    standing = {text: Standing(verifying.ground, known[text]) for text in known}
    nothing = Standing(verifying.ground, ())
    lost = [
        Lost(verifying.ground, quote, _sought(quote, about.between(quote)), about)
        for quote, verdict in at_once.items()
        if not verdict
        for about in [standing.get(quote.sha256, nothing)]
    ]
    found = {one.quote: verifying.told(one.quote, near) for one, near in claims(lost)}
    return [_explained(at_once[quote] or found[quote], article) for quote in quotes]


class _Verifying:
    """One article, and what becomes of one quote after the other in it."""

    def __init__(self, article: Article) -> None:
        self._article, self._text = article, article.text
        self.ground = Ground(self._text)

    def at_once(self, quote: Quote) -> Verdict | None:
        """What became of a quote whose words stand in the article; None where they do not."""
        if not quote.text.strip():
            return by_link(quote, self._article)
        place = quote.place
        if place and place[1] <= len(self._text) and self._is_there(quote, *place):
            return self._said(quote, "same", [place])
        places = self._places(quote)
        if not places:
            return None
        alike = [(s, e) for s, e in places if quote.is_cut_as(self._text[s:e])]
        best = self._best(quote, alike or places)
        if not alike:
            return self._changed(quote, best)
        if reworded := self._reworded(quote, best):
            return self._changed(quote, [reworded])
        return self._found(quote, best)

    def told(self, quote: Quote, near: list[Near]) -> Verdict:
        """What became of a quote whose words stand nowhere."""
        if near:
            return self._changed(quote, [self.ground.original(n.start, n.end) for n in near])
        return self._said(quote, "gone", [])

    def _is_there(self, quote: Quote, start: int, end: int) -> bool:
        if not quote.is_cut_as(self._text[start:end]):
            return False
        return quote.sha256 == self._article.sha256 or not quote.is_cut_at(self._text, start, end)

    def _places(self, quote: Quote) -> list[Span]:
        """Where the quote's words stand, whatever white space is between them."""
        words = " ".join(quote.text.split())
        leading = len(quote.text) - len(quote.text.lstrip())
        trailing = len(quote.text) - len(quote.text.rstrip())

        def is_whole(at: int) -> bool:
            return not quote.is_cut_at(self.ground.spaced, at, at + len(words))

        found = self.ground.places_of(words, MOST_PLACES, is_whole)
        places = (self.ground.original(at, at + len(words)) for at in found)
        most = len(self._text)
        return [(max(start - leading, 0), min(end + trailing, most)) for start, end in places]

    def _best(self, quote: Quote, places: list[Span]) -> list[Span]:
        """Those places whose neighbours are most like those that the quote had."""
        if len(places) < 2 or not (quote.prefix or quote.suffix):
            return places
        shared = [self._shared(quote, *place) for place in places]
        if max(shared) < SEED:  # so little is shared by chance
            return places
        # What stands around the right one of two may have changed, too: half is as good.
        return [p for p, one in zip(places, shared, strict=True) if 2 * one >= max(shared)]

    def _shared(self, quote: Quote, start: int, end: int) -> int:
        """How many characters before and after a place are those that stood around the quote."""
        before = " ".join(self._text[max(start - 2 * REACH, 0) : start].split())
        after = " ".join(self._text[end : end + 2 * REACH].split())
        prefix, suffix = " ".join(quote.prefix.split()), " ".join(quote.suffix.split())
        return common_start(prefix[::-1], before[::-1]) + common_start(suffix, after)

    def _reworded(self, quote: Quote, copies: list[Span]) -> Span | None:
        """Where another wording stands in the quote's place, and only copies of it elsewhere."""
        if not (quote.prefix and quote.suffix):
            return None
        if any(self._shared(quote, *place) >= SEED for place in copies):
            return None
        near = in_place(self.ground, _sought(quote))
        there = self.ground.original(near.start, near.end) if near else None
        return None if there in copies else there

    def _found(self, quote: Quote, places: list[Span]) -> Verdict:
        page = self._article.page_at(places[0][0])
        stays = quote.start is None and quote.page in (None, page)
        if stays and (quote.prefix or quote.suffix):
            # All that tells where it stood is what stood around it.
            stays = 2 * self._shared(quote, *places[0]) >= min(
                len(quote.prefix + quote.suffix), SEED
            )
        return self._said(quote, "same" if stays else "moved", places)

    def _changed(self, quote: Quote, places: list[Span]) -> Verdict:
        verdict = self._said(quote, "changed", places)
        now = verdict.places[0].text
        reason = SPACE_ONLY if now.split() == quote.text.split() else ""
        return replace(verdict, difference=difference_of(quote.text, now), reason=reason)

    def _said(self, quote: Quote, outcome: Outcome, places: list[Span]) -> Verdict:
        named = tuple(Place(self._article, *place) for place in places[:MOST_PLACES])
        return Verdict(quote, outcome, self._article, named, more=len(places) > MOST_PLACES)


def _sought(quote: Quote, between: Span | None = None) -> Sought:
    text, prefix, suffix = (" ".join(p.split()) for p in (quote.text, quote.prefix, quote.suffix))
    return Sought(text, prefix, suffix, between)


def _explained(verdict: Verdict, article: Article) -> Verdict:
    if verdict.outcome in ("same", "unknown") or verdict.quote.sha256 != article.sha256:
        return verdict
    return replace(verdict, reason=EDITED)
