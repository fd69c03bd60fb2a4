"""The articles that visitors bring along: in memory, for a visit, never written to disk."""

import base64
import binascii
import secrets
from collections import OrderedDict
from threading import Lock

from index.errors import SayswhereError
from index.formats.reading import article_from_bytes
from qa.answering.reader import Reader
from qa.answering.thresholds import Thresholds
from qa.chat.sources import Sources

# A browser keeps about 5 million characters for a page (HTML standard, Web Storage), and the
# article rides there in base64 so that reloading the page does not lose it.
LARGEST = 1_000_000
MOST = 20  # articles of visitors held at once; the least recently used goes first
KEPT = 1_000_000  # bytes of answers held for each


class OwnArticleError(SayswhereError):
    """An article of a visitor's own that cannot be used."""


class OwnArticles:
    """The articles of visitors, each under a secret name that only its visitor's page knows.

    Gradio's session names are no secrets: a page sends them in addresses, which proxies log.
    """

    def __init__(self) -> None:
        self._held: OrderedDict[str, Sources] = OrderedDict()
        self._lock = Lock()

    def under(self, name: str) -> Sources:
        """The article under a name; raises OwnArticleError where it is no longer held."""
        with self._lock:
            if name not in self._held:
                raise OwnArticleError(
                    "Your own article is no longer held here: reload the page to bring it again."
                )
            self._held.move_to_end(name)
            return self._held[name]

    def bring(self, title: object, data: object, thresholds: Thresholds) -> Sources:
        """The article that a page sent in base64, held; raises SayswhereError if it is none."""
        brought = _read(title, data, thresholds)
        with self._lock:
            self._held[brought.own] = brought
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        return brought

    def leave(self, name: str) -> None:
        """The article under a name is forgotten, and with it what was asked about it."""
        with self._lock:
            self._held.pop(name, None)


def _read(title: object, data: object, thresholds: Thresholds) -> Sources:
    named = str(title or "your article")[:200]
    content = _decoded(data)
    if len(content) > LARGEST:
        raise OwnArticleError(
            f"An article of your own may have {LARGEST:,} bytes, {named} has more: "
            "bring a part of it."
        )
    article = article_from_bytes(content, id=named, source=named)
    return Sources(Reader([article], thresholds), own=secrets.token_urlsafe(16), kept=KEPT)


def _decoded(data: object) -> bytes:
    # four characters stand for three bytes; whatever is longer need not be decoded to be refused
    text = data[: LARGEST * 4 // 3 + 8] if isinstance(data, str) else ""
    try:
        return base64.b64decode(text[: len(text) // 4 * 4])
    except (binascii.Error, ValueError) as error:
        raise OwnArticleError("The article did not arrive whole: bring it again.") from error
