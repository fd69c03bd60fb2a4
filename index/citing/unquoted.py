"""What can be told of a link that does not carry the words that it leads to."""

from hashlib import md5

from index.citing.ground import Span
from index.citing.links import Link
from index.citing.quote import Place, Quote, Verdict
from index.text.article import Article

BARE = "the link carries neither the words nor a hash of the article"
RANGE = "the link carries only the first and the last words"
CHANGED = "the article has changed since, and the link does not carry the words"


def by_link(quote: Quote, article: Article) -> Verdict:
    """Whether all of the article is as it was, and so what the link leads to; else unknown."""
    link = quote.link
    if link is None or link.md5 is None:
        return Verdict(quote, "unknown", article, reason=RANGE if link and link.words else BARE)
    if link.length not in (None, article.counted.length) or not _is_hash_of(link, article):
        return Verdict(quote, "unknown", article, reason=CHANGED)
    places = [_place(link, article)] if link.first is not None else []
    return Verdict(quote, "same", article, tuple(Place(article, *place) for place in places))


def _is_hash_of(link: Link, article: Article) -> bool:
    if link.charset.lower() in ("utf-8", "utf8"):
        return link.md5 == article.counted.md5
    try:
        encoded = article.text.encode(link.charset)
    except (LookupError, UnicodeError, ValueError):
        return False
    return link.md5 == md5(encoded, usedforsecurity=False).hexdigest()


def _place(link: Link, article: Article) -> Span:
    counted = article.counted
    last = counted.length if link.last is None else min(link.last, counted.length)
    return counted.offset(min(link.first or 0, last)), counted.offset(last)
