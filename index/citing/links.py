"""A citation as a link in the form of its format: to write one, and to read one."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, unquote, urlsplit

from index.citing.directive import Directive, directive_for, directive_in
from index.errors import SayswhereError
from index.text.article import Article

CHARSET = "UTF-8"
# A quote of a page, every letter of it percent-encoded three times over.
LONGEST_LINK = 100_000
_DIRECTIVE = ":~:"
# RFC 5147, section 3.
_RANGE = re.compile(
    r"(?:(?P<from>\d{1,18})(?P<several>,(?P<to>\d{1,18})?)?|,(?P<until>\d{1,18}))\Z"
)
_CHECK = re.compile(
    r"(?:length=(?P<length>\d{1,18})|md5=(?P<md5>[0-9A-Fa-f]{32}))(?:,(?P<set>[^,;]+))?\Z"
)
# The chat's own, of which a page's script can read the words; see `qa.chat.places`.
_CHATS = re.compile(r"s\d{1,9}&(text=.*)\Z")
_PAGE = re.compile(r"page=(\d{1,9})(?:&|\Z)")


class LinkError(SayswhereError):
    """What is no link to a passage, or only a part of one."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link says: where in which article, and how to tell whether that has changed.

    `source` is the article's path. `first` and `last` are RFC 5147's positions, None for a link by
    lines or without them; `length`, `md5` and `charset` its integrity checks. `page` counts from
    1. `words` are those that a text directive names.
    """

    source: str
    first: int | None = None
    last: int | None = None
    length: int | None = None
    md5: str | None = None
    charset: str = CHARSET
    page: int | None = None
    words: Directive | None = None


def link_of(article: Article, start: int, end: int) -> str:
    """The link to what stands in an article from one place to another, in code points.

    Plain text has RFC 5147's, with both integrity checks; a PDF the page and, as every other
    format, a text directive. It is relative where the article's source is.
    """
    return f"{_address(article.source)}#{_fragment(article, start, end)}"


def _fragment(article: Article, start: int, end: int) -> str:
    if not article.format:
        counted = article.counted
        first, last = counted.position(start), counted.position(end)
        return f"char={first},{last};length={counted.length};md5={counted.md5},{CHARSET}"
    page = article.page_at(start) if article.format == "pdf" else None
    words = directive_for(article, start, end)
    return f"page={page}{_DIRECTIVE}{words}" if page else f"{_DIRECTIVE}{words}"


def _address(source: str) -> str:
    # A colon in the first part of a relative address would make it a scheme.
    return quote(source.replace("\\", "/").encode("utf-8", "surrogatepass"), safe="/~!$'()*+=@")


def link_in(written: str) -> Link:
    """What a link says; raises LinkError for another program's, or one that was cut."""
    if len(written) > LONGEST_LINK:
        raise LinkError(
            f"A link may have {LONGEST_LINK:,} characters, and this one has {len(written):,}: "
            "copy it again."
        )
    address, _, fragment = written.strip().partition("#")
    anchor, _, directive = fragment.partition(_DIRECTIVE)
    if chats := _CHATS.match(fragment):
        return _by_words(written, _article_in(address), "", chats[1])
    source = _source_in(address)
    if directive:
        return _by_words(written, source, anchor, directive)
    if anchor.startswith(("char=", "line=")):
        return _by_positions(written, source, anchor)
    if page := _PAGE.match(anchor):
        return Link(source, page=int(page[1]))
    raise LinkError(
        f"A link to a passage has #char=…, #page=… or #:~:text=… at its end, and {_shown(written)} "
        "has not: it is another program's, or cut."
    )


def _by_words(written: str, source: str, anchor: str, directive: str) -> Link:
    page = _PAGE.match(anchor)
    named = [part for part in directive.split("&") if part.startswith("text=")]
    try:
        words = directive_in(named[0].removeprefix("text="))
    except (IndexError, ValueError):
        raise _cut(written) from None
    return Link(source, page=int(page[1]) if page else None, words=words)


def _by_positions(written: str, source: str, anchor: str) -> Link:
    scheme, *checks = anchor.split(";")
    kind, _, places = scheme.partition("=")
    range = _RANGE.match(places)
    found = [_CHECK.match(check) for check in checks]
    if not range or not all(found):
        raise _cut(written)
    first = int(range["from"] or 0)
    last = range["to"] or range["until"] or (None if range["several"] else first)
    if last is not None and int(last) < first:
        raise _cut(written)
    by = {name: one[name] for one in found if one for name in ("length", "md5") if one[name]}
    sets = [one["set"] for one in found if one and one["set"]]
    return Link(
        source,
        first if kind == "char" else None,
        int(last) if kind == "char" and last is not None else None,
        int(by["length"]) if "length" in by else None,
        by["md5"].lower() if "md5" in by else None,
        sets[-1] if sets else CHARSET,
    )


def _source_in(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return unquote(address)
    # What has a scheme of one letter is a path on Windows.
    is_url = len(parts.scheme) > 1
    return unquote(parts.path if is_url else address, errors="surrogateescape")


def _article_in(address: str) -> str:
    """The article that an address of the chat names; empty for the only one."""
    try:
        return parse_qs(urlsplit(address).query, errors="surrogateescape").get("article", [""])[0]
    except ValueError:
        return ""


def _cut(written: str) -> LinkError:
    return LinkError(f"The link {_shown(written)} is cut or was changed: copy it again.")


def _shown(written: str) -> str:
    return written if len(written) <= 80 else f"{written[:40]}…{written[-39:]}"
