"""The articles that visitors bring along: in memory, for a visit, never written to disk."""

import base64
import binascii
import re
import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock, Timer

from index.errors import SayswhereError
from index.formats.apart import Apart, Limits
from index.formats.kinds import format_of
from index.formats.reading import article_from_bytes
from index.text.article import Article
from qa.answering.reader import Reader
from qa.chat.sources import Sources

# A browser keeps about 5 million characters for a page (HTML standard, Web Storage), and the
# article rides there in base64 so that reloading the page does not lose it, if there is room.
LARGEST = 1_000_000  # bytes of an article's text
LARGEST_FILE = 20_000_000  # bytes of a file in another format, with its pictures and fonts
# Strangers' files are read by a process of its own each, which has less than the command line's.
LIMITS = Limits(seconds=20, memory=1_000_000_000)
# An article's index takes a hundred to two hundred times the room of its text.
TOGETHER = 5_000_000  # bytes of all articles held; the least recently used goes first
LEAST = 50_000  # bytes that an article counts, as its answers take room too
KEPT = 500_000  # bytes of answers held for each
MOST_WORDS = 200_000  # of LARGEST in English there are some 170,000; each costs, however short
MOST_ENDS = 40_000  # marks that may end a sentence: each sentence costs more than its letters
UNUSED = 3600.0  # seconds after which an article is forgotten
SWEEPS = 60  # in that time; so it may be held for a sixtieth longer
_END = re.compile(r"[.!?…。！？\n]")
WAITING = 4  # articles that are read or wait for it; reading takes seconds of a processor


class OwnArticleError(SayswhereError):
    """An article of a visitor's own that cannot be used."""


@dataclass
class _Held:
    sources: Sources
    size: int
    used: float


class OwnArticles:
    """The articles of visitors, each under a secret name that only its visitor's page knows.

    Gradio's session names are no secrets: a page sends them in addresses, which proxies log.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._lock = Lock()
        self._reading = Lock()
        self._waiting = BoundedSemaphore(WAITING)
        self._sweeper: Timer | None = None

    def under(self, name: str) -> Sources:
        """The article under a name; raises OwnArticleError where it is no longer held."""
        with self._lock:
            self._drop_unused()
            if name not in self._held:
                raise OwnArticleError(
                    "Your own article is no longer held here: reload the page to bring it again."
                )
            self._held.move_to_end(name)
            self._held[name].used = time.monotonic()
            return self._held[name].sources

    def bring(self, title: object, data: object, served: Reader) -> Sources:
        """The article that a page sent in base64, held and read as the `served` ones are; raises
        SayswhereError if it is none."""
        named = str(title or "your article")[:200]
        content = _checked(named, data)
        brought = self._read(named, content, served)
        with self._lock:
            self._held[brought.own] = _Held(brought, _size(brought), time.monotonic())
            self._drop_unused()
            while sum(held.size for held in self._held.values()) > TOGETHER:
                self._held.popitem(last=False)
            if not self._sweeper:
                self._sweep_later()
        return brought

    def leave(self, name: str) -> None:
        """The article under a name is forgotten, and with it what was asked about it."""
        with self._lock:
            self._held.pop(name, None)

    def _sweep_later(self) -> None:
        """Look in a while for what is no longer used, also where nobody asks anything by then."""
        self._sweeper = Timer(UNUSED / SWEEPS, self._sweep)
        self._sweeper.daemon = True
        self._sweeper.start()

    def _sweep(self) -> None:
        with self._lock:
            self._drop_unused()
            self._sweeper = None
            if self._held:
                self._sweep_later()

    def _drop_unused(self) -> None:
        """Forget what nobody asked about for long: not every page can say that it is left."""
        since = time.monotonic() - UNUSED
        for name in [name for name, held in self._held.items() if held.used < since]:
            del self._held[name]

    def _read(self, named: str, content: bytes, served: Reader) -> Sources:
        """The article read, one at a time: other visitors' questions need a processor, too."""
        if not self._waiting.acquire(blocking=False):
            raise OwnArticleError(
                "Other visitors' articles are being read just now: bring yours in a moment."
            )
        try:
            with self._reading:
                with Apart(LIMITS) as apart:
                    article = article_from_bytes(content, id=named, source=named, apart=apart)
                _check_text(article)
                reader = Reader([article], served.thresholds, served.encoder)
        finally:
            self._waiting.release()
        return Sources(reader, own=secrets.token_urlsafe(16), kept=KEPT)


def _size(sources: Sources) -> int:
    """What an article counts: its text, or a little where that is short."""
    return max(len(sources.article().text.encode("utf-8", "replace")), LEAST)


def _check_text(article: Article) -> None:
    """Raises OwnArticleError for more text than a visitor's article may have."""
    if len(article.text) > LARGEST:
        raise OwnArticleError(
            f"An article of your own may have {LARGEST:,} bytes of text, {article.source} has "
            "more: bring a part of it."
        )
    if len(article.text.split()) > MOST_WORDS:
        raise OwnArticleError(
            f"An article of your own may have {MOST_WORDS:,} words, {article.source} has more: "
            "bring a part of it."
        )
    if len(_END.findall(article.text)) > MOST_ENDS:
        raise OwnArticleError(
            f"An article of your own may have {MOST_ENDS:,} lines and sentences, "
            f"{article.source} has more: bring a part of it."
        )


def _checked(named: str, data: object) -> bytes:
    """What a page sent; raises OwnArticleError for what did not arrive or is too large."""
    content = _decoded(data)
    most = LARGEST_FILE if format_of(content, named) else LARGEST
    if len(content) > most:
        raise OwnArticleError(
            f"An article of your own may have {most:,} bytes, {named} has more: bring a part of it."
        )
    return content


def _decoded(data: object) -> bytes:
    # four characters stand for three bytes; whatever is longer need not be decoded to be refused
    text = data[: LARGEST_FILE * 4 // 3 + 8] if isinstance(data, str) else ""
    try:
        return base64.b64decode(text[: len(text) // 4 * 4])
    except (binascii.Error, ValueError) as error:
        raise OwnArticleError("The article did not arrive whole: bring it again.") from error
