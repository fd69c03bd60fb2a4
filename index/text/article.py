"""An article: its text as decoded, its title, and the date that it states at its head."""

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from index.errors import ArticleError
from index.text.dateline import Dateline, dateline_of
from index.text.sentences import Sentence

# Splitting 16 MiB of prose takes some ten seconds on one core (tests/test_sentences.py keeps the
# pace); the largest novels have 3 MiB, so what is larger is a collection, not an article.
MAX_BYTES = 16 * 1024 * 1024

# A headline has at most some twenty words; longer first lines are paragraphs.
LONGEST_TITLE = 120


@dataclass(frozen=True)
class Article:
    """One document, read and kept unchanged.

    `text` is what decoding gave, a byte order mark aside; every offset into it counts code
    points. `warnings` tell how reading it changed it, a line each. `ready` are its sentences where
    they came with it; ask `sentences_in` for them.
    """

    id: str
    title: str
    source: str
    text: str
    dateline: Dateline | None
    warnings: tuple[str, ...] = field(default=(), compare=False)
    ready: tuple[Sentence, ...] | None = field(default=None, compare=False, repr=False)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal."""
        return sha256(_utf8(self.text)).hexdigest()


def article_from_text(
    text: str, *, id: str, source: str, warnings: tuple[str, ...] = ()
) -> Article:
    """The article in a text already decoded; raises ArticleError as `read_article` does."""
    size = len(_utf8(text))
    if size > MAX_BYTES:
        raise too_large(source, size)
    if "\0" in text:
        raise ArticleError(f"{source} holds NUL characters, so it is not text; give plain text")
    if not text.strip():
        raise ArticleError(f"{source} is empty; give an article with at least one sentence")
    dateline = dateline_of(text)
    title = _headline(text[dateline.end if dateline else 0 :]) or _readable(id)
    return Article(id, title, source, text, dateline, warnings)


def too_large(source: str, size: int) -> ArticleError:
    return ArticleError(
        f"{source} has {size:,} bytes, more than the {MAX_BYTES:,} that an article may have; "
        "split it into several files"
    )


def _utf8(text: str) -> bytes:
    # A text that came as str may hold lone surrogates, which strict UTF-8 refuses.
    return text.encode("utf-8", "surrogatepass")


def _headline(body: str) -> str | None:
    """The first line, where it stands by itself above more text and does not end like prose."""
    first, *rest = body.strip()[: 4 * LONGEST_TITLE].splitlines() or [""]
    title = first.strip().lstrip("#").strip()
    if not rest or not 0 < len(title) <= LONGEST_TITLE or title[-1] in ".!?:;,。！？":
        return None
    # Under a headline stands an empty line or a longer one; under the first line of a
    # hard-wrapped paragraph stands a line of its own length.
    below = rest[0].strip()
    return title if not below or len(below) > len(first) + 20 else None


def _readable(id: str) -> str:
    words = id.replace("_", " ").replace("-", " ").split()
    name = " ".join(words) or id
    return name[:1].upper() + name[1:]
