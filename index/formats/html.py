"""Web pages: the article itself, without the menus, banners and links around it.

Trafilatura knows best which blocks are the article, and loses lists, tables and headings on the
way; so it chooses, and what is between the blocks that it chose comes from the page's own tree.
"""

import logging
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from index.errors import ArticleError
from index.formats.blocks import Kind, contents_of
from index.formats.markup import LONGEST_NAME, Found, found_in
from index.formats.plain import text_of
from index.text.contents import Contents

# Elements and roles that stand around an article, as HTML and ARIA define them.
_AROUND = frozenset(("nav", "footer", "aside", "form", "dialog", "menu", "search"))
_ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "complementary", "search", "dialog"),
        *("alertdialog", "menu", "menubar", "toolbar"),
    )
)
# Words of which names of classes are made that stand around an article, on pages of all kinds.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|ccpa|banner|nav|navbar|navigation|menu|breadcrumbs?|"
    r"sidebar|footer|related|share|sharing|social|newsletter|subscribe|subscription|promo|advert|"
    r"adverts|advertisement|ads?|sponsored|comments?|popup|modal|overlay|skip|recommended|"
    r"recommendations|pagination|pager|toolbar|trending|popular|masthead|copyright|toc|signup|"
    r"paywall|disqus|tags|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEVER = frozenset(("html", "body", "main", "article", "h1"))
# Of an article's paragraph less is links; of a list of links nearly all.
_MOST_LINKS = 0.6
# Where what was chosen is less than this share of what may be the article, the choice failed.
_LEAST = 0.25
# What stands around an article is less than it.
_HALF = 0.5
_LETTERS = re.compile(r"[\W_]+")
_MARK = re.compile(r"\s*(?:-|\d+\.)\s")
_PART_END = re.compile(r"(?<=[.!?])\s|\n")
_SHORT = 25  # letters; what is shorter must be a whole line of the choice
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w.:-]{2,30})""", re.IGNORECASE)
_HEAD = 4096
_LATIN = frozenset(("iso-8859-1", "latin1", "ascii", "us-ascii"))
_MARKS = (BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_TOO_DEEP = "ERR_RESOURCE_LIMIT"


def contents(data: bytes, source: str) -> Contents:
    """The article of a web page; raises ArticleError where a page has none."""
    return article_of(decoded(data, source), source)


def decoded(data: bytes, source: str) -> str:
    """The text of a page in the encoding that it declares, or as plain text where it does not."""
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith(_MARKS):
        # Browsers read what declares Latin-1 as Windows' own (WHATWG, Encoding).
        name = declared[1].decode("ascii").lower()
        with suppress(LookupError, UnicodeDecodeError):
            return data.decode("cp1252" if name in _LATIN else name)
    return text_of(data, source).text


def article_of(text: str, source: str) -> Contents:
    """The article of a web page that is already decoded."""
    tree, whole = _tree_of(text)
    if tree is None:
        raise ArticleError(f"{source} is an empty web page; save the page with its text")
    found = list(found_in(tree))
    # On a tree so deep Trafilatura takes a minute.
    chosen = _Chosen.of(tree) if whole else _Chosen()
    blocks = [one.block for one in _article_in(found, chosen)]
    if not blocks:
        raise ArticleError(
            f"{source} is a web page without text; if a script writes it, save the page from a "
            "browser when it is shown"
        )
    read = contents_of(blocks, chosen.title, chosen.author, chosen.date)
    return read if whole else _told(read, source)


def blocks_in(markup: str) -> list[Found]:
    """All blocks of some HTML that is nothing but text, such as a chapter of a book."""
    tree, _ = _tree_of(markup)
    return [] if tree is None else list(found_in(tree))


def _told(read: Contents, source: str) -> Contents:
    warning = f"{source} is nested too deep to be read whole; what stands deepest is left out"
    return replace(read, warnings=(warning,))


def _tree_of(text: str) -> tuple[HtmlElement | None, bool]:
    """The tree of a page, and whether it holds all of it."""
    # Without `huge_tree` all that follows on 256 open elements is lost; with it, on 2,048.
    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    written = _DECLARED.sub("", text.replace("\0", ""))
    try:
        tree = lxml.html.document_fromstring(written, parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return None, True
    return tree, not any(entry.type_name == _TOO_DEEP for entry in parser.error_log)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What Trafilatura takes for the article, and what the page states of it."""

    lines: frozenset[str] = frozenset()
    letters: str = ""
    title: str | None = None
    author: str | None = None
    date: str | None = None

    @classmethod
    def of(cls, tree: HtmlElement) -> "_Chosen":
        document = _extracted(tree)
        if document is None:
            title = tree.findtext(".//title")
            return cls(title=" ".join(title.split()) if title else None)
        lines = [_letters(line) for line in (document.text or "").splitlines()]
        return cls(frozenset(lines), "".join(lines), document.title, document.author, document.date)

    def has(self, one: Found) -> bool:
        """Whether most of a block was chosen; of a long one sentences may be lost."""
        letters = _letters(_MARK.sub("", one.block.text))
        if len(letters) < _SHORT:
            return letters in self.lines
        parts = [_letters(part) for part in _PART_END.split(_MARK.sub("", one.block.text))]
        kept = sum(len(part) for part in parts if part in self.letters)
        return kept > _HALF * len(letters)


def _extracted(tree: HtmlElement) -> Any:
    # It takes a third of a second to import.
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    dates = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
    try:
        return trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, with_metadata=True, date_extraction_params=dates
        )
    except Exception:  # no tree that it fails on keeps the page's own from being read
        return None


def _article_in(found: Sequence[Found], chosen: _Chosen) -> list[Found]:
    around = _Around(found)
    may_be = [not around.holds(one) and one.links < _MOST_LINKS for one in found]
    has = [may and chosen.has(one) for may, one in zip(may_be, found, strict=True)]
    if not any(has) or _size(found, has) < _LEAST * _size(found, may_be):
        return [one for one, may in zip(found, may_be, strict=True) if may]
    first, last = has.index(True), len(has) - 1 - has[::-1].index(True)
    first = _with_headings(found, may_be, first)
    last = _with_list(found, may_be, last)
    kept = zip(found[first : last + 1], may_be[first : last + 1], strict=True)
    return [one for one, may in kept if may]


def _size(found: Sequence[Found], counted: Sequence[bool]) -> int:
    return sum(len(one.block.text) for one, counts in zip(found, counted, strict=True) if counts)


def _with_headings(found: Sequence[Found], may_be: Sequence[bool], first: int) -> int:
    """The first block, with the headings right above it."""
    titles = [row for row in range(first) if may_be[row] and found[row].element.tag == "h1"]
    if titles:
        return titles[-1]
    while first and may_be[first - 1] and found[first - 1].block.kind is Kind.HEADING:
        first -= 1
    return first


def _with_list(found: Sequence[Found], may_be: Sequence[bool], last: int) -> int:
    """The last block, with the items or rows of a list or a table that it leads to."""
    kinds = (Kind.ITEM, Kind.ROW)
    while last + 1 < len(found) and may_be[last + 1] and found[last + 1].block.kind in kinds:
        last += 1
    return last


class _Around:
    """What stands around the article: elements whose names say so and that hold less than it."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._whole = sum(len(one.block.text) for one in found)
        self._held: dict[HtmlElement, bool] = {}
        self._sizes: dict[HtmlElement, int] = {}
        for one in found:
            self._count(one)

    def _count(self, one: Found) -> None:
        for element in (one.element, *one.element.iterancestors()):
            self._sizes[element] = self._sizes.get(element, 0) + len(one.block.text)

    def holds(self, one: Found) -> bool:
        """Whether a block stands in one of them."""
        passed: list[HtmlElement] = []
        held = False
        for element in (one.element, *one.element.iterancestors()):
            if element in self._held:
                held = self._held[element]
                break
            passed.append(element)
            if self._is_around(element):
                held = True
                break
        self._held.update(dict.fromkeys(passed, held))
        return held

    def _is_around(self, element: HtmlElement) -> bool:
        if element.tag in _NEVER or self._sizes.get(element, 0) > _HALF * self._whole:
            return False
        if element.tag in _AROUND or element.get("role") in _ROLES:
            return True
        if element.tag == "header":
            return _is_of_the_site(element)
        names = (element.get("class"), element.get("id"))
        return _is_named(" ".join((name or "")[:LONGEST_NAME] for name in names))


def _is_of_the_site(header: HtmlElement) -> bool:
    """Whether a header is that of a site, as one of an article or a section is not."""
    within = next(header.iterancestors("article", "main", "section"), None)
    return within is None and next(header.iterdescendants("h1"), None) is None


@lru_cache(maxsize=4096)
def _is_named(names: str) -> bool:
    return bool(_NAMES.search(_CAMEL.sub("-", names)))


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.casefold())
