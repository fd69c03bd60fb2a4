"""The article that a visitor brings along: in memory, for this visit, never written to disk."""

import base64
import binascii
from collections import OrderedDict
from threading import Lock

from index.errors import SayswhereError
from index.formats.reading import article_from_bytes
from qa.answering.reader import Reader
from qa.answering.thresholds import Thresholds
from qa.chat.reading import Reading

# A browser keeps about 5 million characters for a page (HTML standard, Web Storage), and the
# article rides there in base64 so that reloading the page does not lose it.
LARGEST = 1_000_000
MOST = 20  # articles of visitors held at once; the least recently used goes first


class OwnArticleError(SayswhereError):
    """An article of a visitor's own that cannot be used."""


class Visits:
    """Who reads what: the articles served, or for some visits one of their own."""

    def __init__(self, served: Reading) -> None:
        self.served = served
        self._own: OrderedDict[str, Reading] = OrderedDict()
        self._lock = Lock()

    def reading(self, visit: str, own: bool = False) -> Reading:
        """What the visit reads; `own` says that the page expects an article of its own."""
        if not own:
            return self.served
        with self._lock:
            if visit not in self._own:
                raise OwnArticleError(
                    "Your own article is no longer held here: reload the page to bring it again."
                )
            self._own.move_to_end(visit)
            return self._own[visit]

    def bring(self, visit: str, reading: Reading) -> None:
        """From now on the visit reads an article of its own."""
        with self._lock:
            self._own[visit] = reading
            self._own.move_to_end(visit)
            while len(self._own) > MOST:
                self._own.popitem(last=False)

    def leave(self, visit: str) -> None:
        """The visit's own article is forgotten."""
        with self._lock:
            self._own.pop(visit, None)


def own_reading(name: object, data: object, thresholds: Thresholds) -> Reading:
    """The article that a page sent in base64, read; raises SayswhereError where it cannot be."""
    named = str(name or "your article")[:200]
    content = _decoded(data)
    if len(content) > LARGEST:
        raise OwnArticleError(
            f"An article of your own may have {LARGEST:,} bytes, {named} has more: "
            "bring a part of it."
        )
    article = article_from_bytes(content, id=named, source=named)
    return Reading(Reader([article], thresholds), own=True)


def _decoded(data: object) -> bytes:
    # four characters stand for three bytes; whatever is longer need not be decoded to be refused
    text = data[: LARGEST * 4 // 3 + 8] if isinstance(data, str) else ""
    try:
        return base64.b64decode(text[: len(text) // 4 * 4])
    except (binascii.Error, ValueError) as error:
        raise OwnArticleError("The article did not arrive whole: bring it again.") from error
