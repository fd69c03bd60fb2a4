"""An article: its text as decoded, its title, and the date that it states at its head."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from index.errors import ArticleError
from index.text.contents import Contents, Heading, Page
from index.text.counting import Counted, counted
from index.text.dateline import Dateline, dateline_of
from index.text.languages import language_of
from index.text.sentences import Sentence

# Splitting 16 MiB of prose takes some seconds on one core (tests/text/test_sentences.py keeps
# the pace); the largest novels have 3 MiB, so what is larger is a collection, not an article.
MAX_BYTES = 16 * 1024 * 1024

# Markdown's headings, and what may mark a part of one.
_HEADING = re.compile(r"#{1,6}\s+")
_UNDERLINE = re.compile(r"=+|-{3,}")
_CLOSING_MARKS = re.compile(r"\s#+\Z")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|[*_`])(?=\S)([^*_`]{1,120})\1(?!\w)")
_LINK = re.compile(r"!?\[([^\[\]]{0,120})\]\([^()\s]{0,300}\)")

# A headline has at most some twenty words; longer first lines are paragraphs.
LONGEST_TITLE = 120


@dataclass(frozen=True)
class Article:
    """One document, read and kept unchanged.

    `text` is what decoding gave, a byte order mark aside, or what a format's reader extracted;
    every offset into it counts code points. `warnings` tell how reading it changed it, a line
    each. `ready` are its sentences where they came with it; ask `sentences_in` for them. `terms`
    are those of each sentence, parted by spaces, where they came with it, too. `author`, `date`
    (2023-08-31), `pages`, `headings`, `lines_are_whole` and `format` are what the file states, as
    in `Contents`.
    """

    id: str
    title: str
    source: str
    text: str
    dateline: Dateline | None
    warnings: tuple[str, ...] = field(default=(), compare=False)
    ready: tuple[Sentence, ...] | None = field(default=None, compare=False, repr=False)
    terms: tuple[str, ...] | None = field(default=None, compare=False, repr=False)
    author: str | None = field(default=None, compare=False)
    date: str | None = field(default=None, compare=False)
    pages: tuple[Page, ...] = field(default=(), compare=False, repr=False)
    headings: tuple[Heading, ...] = field(default=(), compare=False, repr=False)
    lines_are_whole: bool = field(default=False, compare=False, repr=False)
    format: str = field(default="", compare=False)

    def page_at(self, start: int) -> int | None:
        """The page, from 1, on which the character at `start` stands; None without pages."""
        before = bisect_right(self.pages, start, key=lambda page: page.start)
        return self.pages[max(before, 1) - 1].number if self.pages else None

    def cut(self, start: int, end: int) -> str:
        """What stands from one place to another, in code points."""
        return self.text[start:end]

    @property
    def stated_date(self) -> str | None:
        """The date that it states: at its head, else in its file (2023-08-31)."""
        return self.dateline.iso if self.dateline else self.date

    @cached_property
    def language(self) -> str:
        """The language that it is in: "en", "de", …; empty where it is none that is known."""
        return language_of(self.text)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal."""
        return sha256(_utf8(self.text)).hexdigest()

    @cached_property
    def lowered(self) -> str:
        """The text in small letters, as browsers look for words."""
        return self.text.lower()

    @cached_property
    def counted(self) -> Counted:
        """The text as links into plain text count it."""
        return counted(self.text)


def article_from_text(text: str, *, id: str, source: str) -> Article:
    """The article in a text already decoded; raises ArticleError as `read_article` does."""
    return article_from_contents(Contents(text), id=id, source=source)


def article_from_contents(contents: Contents, *, id: str, source: str) -> Article:
    """The article in what a file holds; raises ArticleError as `read_article` does."""
    text = contents.text
    size = len(_utf8(text))
    if size > MAX_BYTES:
        raise too_large(source, size)
    if "\0" in text:
        raise ArticleError(f"{source} holds NUL characters, so it is not text; give plain text")
    if not text.strip():
        raise ArticleError(f"{source} is empty; give an article with at least one sentence")
    dateline = dateline_of(text)
    headline = _headline(text[dateline.end if dateline else 0 :])
    return Article(
        id,
        contents.title or headline or _readable(id),
        source,
        text,
        dateline,
        contents.warnings,
        author=contents.author,
        date=contents.date,
        pages=contents.pages,
        headings=contents.headings,
        lines_are_whole=contents.lines_are_whole,
        format=contents.format,
    )


def too_large(source: str, size: int) -> ArticleError:
    return ArticleError(
        f"{source} has {size:,} bytes, more than the {MAX_BYTES:,} that an article may have; "
        "split it into several files"
    )


def _utf8(text: str) -> bytes:
    # A text that came as str may hold lone surrogates, which strict UTF-8 refuses.
    return text.encode("utf-8", "surrogatepass")


def _headline(body: str) -> str | None:
    """The first line, where it is marked as a heading or looks like one."""
    first, *rest = body.strip()[: 4 * LONGEST_TITLE].splitlines() or [""]
    below = rest[0].strip() if rest else ""
    title = _without_marks(first.strip())
    if not 0 < len(title) <= LONGEST_TITLE or not any(map(str.isalnum, title)):
        return None
    if _HEADING.match(first.strip()) or _UNDERLINE.fullmatch(below):
        return title
    return title if rest and _stands_apart(first.strip(), title[-1], below) else None


def _stands_apart(first: str, end: str, below: str) -> bool:
    """Whether a line stands by itself above more text and does not end like prose.

    Under a headline stands an empty line or a longer one; under the first line of a hard-wrapped
    paragraph stands a line of its own length.
    """
    if end in ".:;,。，：；":
        return False
    return not below or (end not in "!?！？" and len(below) > len(first) + 20)


def _without_marks(line: str) -> str:
    """A heading without Markdown's number signs, emphasis and addresses of links."""
    text = _LINK.sub(r"\1", _HEADING.sub("", line))
    return _CLOSING_MARKS.sub("", _EMPHASIS.sub(r"\2", text)).strip()


def _readable(id: str) -> str:
    words = id.replace("_", " ").replace("-", " ").split()
    name = " ".join(words) or id
    return name[:1].upper() + name[1:]
