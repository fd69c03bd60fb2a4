"""What a conversation is about: the articles, their reader, and how sentences are named."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from hashlib import sha256

from index.citing.directive import Directive
from index.citing.selectors import TextQuoteSelector
from index.errors import SayswhereError
from index.library.collection import Collection
from index.library.line import Line
from index.library.listed import Listed
from index.text.article import Article
from qa.answering.answer import Answer, Citation
from qa.answering.reader import Reader
from qa.asking.heard import MEMORY
from qa.chat.ahead import Ahead
from qa.chat.answer_cache import AnswerCache
from qa.chat.places import Place
from qa.chat.security.bodies import mended

KEPT = 2_000_000  # bytes of answers held for showing them again: some five hundred
PARTS_KEPT = 64  # parts of the articles that were asked last; each lists its articles


class AnchorError(SayswhereError):
    """A sentence or an article that the page names and that is not there."""


class Sources:
    """Articles laid open beside a conversation.

    `own` is the secret name of an article that a visitor brought along, empty for those served.
    """

    def __init__(self, reader: Reader, own: str = "", kept: int = KEPT) -> None:
        self.reader = reader
        self.own = own
        self.listed: Sequence[Listed] = reader.listed
        self._answers = AnswerCache(kept)
        self._ahead = Ahead(reader)
        self._part = lru_cache(PARTS_KEPT)(reader.narrowed)

    @cached_property
    def key(self) -> str:
        """What tells these articles from others, for a page that comes back to them."""
        hashes = [one.sha256 for one in self.listed]
        return (hashes[0] if len(hashes) == 1 else sha256("".join(hashes).encode()).hexdigest())[
            :16
        ]

    @property
    def several(self) -> bool:
        """Whether there is more than one article, so that each has to be named."""
        return len(self.listed) > 1

    @property
    def title(self) -> str:
        """What they are called together."""
        several = f"{len(self.listed):,} articles"
        return several if self.several else str(mended(self.listed[0].title))

    def article(self, path: str = "") -> Article:
        """The article of a path, or the only one; raises AnchorError where there is none."""
        one = self._by_path.get(path) if self.several else self.listed[0]
        found = self._collection.cited(one.source, one.sha256) if one else ()
        if not found:
            raise AnchorError(f"None of the articles is called {path}: find it in the list.")
        return found[0]

    def lines(self, article: Article) -> Sequence[Line]:
        """The sentences of an article in order."""
        rows = self._collection.rows_of(article)
        return self._collection.lines[rows.start : rows.stop]

    def line(self, anchor: str, path: str = "") -> Line:
        """The sentence with the anchor in an article; raises AnchorError where there is none."""
        number = anchor.removeprefix("s")
        lines = self.lines(self.article(path))
        if not (number.isascii() and number.isdecimal() and 0 < int(number) <= len(lines)):
            raise AnchorError(f"A right sentence must be one of the article's, {anchor} is not.")
        return lines[int(number) - 1]

    def place(self, citation: Citation) -> Place:
        """Where a cited sentence stands on the page."""
        path = self._paths.get((citation.source, citation.sha256), "") if self.several else ""
        quoted = (s for s in citation.selectors if isinstance(s, TextQuoteSelector))
        words = next((Directive(s.exact, s.prefix, s.suffix) for s in quoted), None)
        return Place(path, anchor_of(citation.sentence), words)

    def answer(
        self, question: str, history: Sequence[str] = (), within: str = "", since: str = ""
    ) -> Answer:
        """The answer to a question asked of a part of the articles, as `Reader.narrowed` has it.

        Raises SayswhereError for one that cannot be asked.
        """
        recent = history[-MEMORY:]  # all that an answer depends on
        part = f"{within}\n{since}"
        known = self._answers.get(question, recent, part)
        if known:
            return known
        self._ahead.asked()
        answer = self._part(within, since).ask(question, recent)
        self._answers.put(question, recent, answer, part)
        return answer

    @property
    def _collection(self) -> Collection:
        return self.reader.collection

    @cached_property
    def _by_path(self) -> dict[str, Listed]:
        return {mended(one.path): one for one in reversed(self.listed)}

    @cached_property
    def _paths(self) -> dict[tuple[str, str], str]:
        return {(one.source, one.sha256): mended(one.path) for one in reversed(self.listed)}


def anchor_of(sentence: int) -> str:
    """The id of a sentence's element in the article that is open."""
    return f"s{sentence}"
