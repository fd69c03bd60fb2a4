"""The sentences of a library on disk: each is read when it is looked at."""

import sqlite3
from collections.abc import Container, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from index.engines.disk import DiskEngine
from index.engines.mapped import mapped
from index.library.collection import Collection, words_in
from index.library.lazily import Lazily
from index.library.line import Line
from index.library.listed import Listed
from index.library.rows import PLACE, ROW, Rows, outline_in
from index.library.state import ARTICLES, PLACES, ROWS, TERMS, Head, check_sizes, damaged, head_of
from index.library.store import Entry, Store
from index.text.article import Article
from index.text.sentences import Sentence

# Those of some twenty questions' windows.
LINES_KEPT = 4_096
# While one process opens a state, another may finish the next; so often in a row it does not.
_TRIES = 20


class DiskCollection(Collection):
    """The sentences of a library in one of its states, whatever is written to it meanwhile.

    `entries` are the files of its articles.
    """

    def __init__(self, head: Head, state: Path) -> None:
        self.head, self.state, self._folder = head, state, from_here(Path(head.folder))
        self.store = Store(state / ARTICLES, self._folder)
        self.rows: Rows = mapped(state / ROWS, ROW)
        # In the order of the rows, the number of each article and its first row.
        places = mapped(state / PLACES, PLACE)
        self._numbers, firsts = places["article"], places["first"]
        self._first_rows = np.full(self._numbers.max(initial=0) + 1, -1, np.int64)
        self._first_rows[self._numbers] = firsts
        self.outline = outline_in(self.rows)
        self.lines = Lazily(len(self.rows), lru_cache(LINES_KEPT)(self._line))
        self.words = Lazily(len(self.rows), lambda row: words_in(self.lines[row]))
        self.articles = Lazily(len(self._numbers), self._article)
        length = self.store.total("terms")
        self.engine = DiskEngine(
            state / TERMS, self._first_rows, len(self.rows), length, head.removed
        )

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """The files of its articles, in the order of its rows."""
        return tuple(self.store.entries())

    @cached_property
    def languages(self) -> Sequence[str]:
        """The languages of its articles, each once."""
        return self.store.languages

    @property
    def parts(self) -> Container[str]:
        """The stems of what compounds are made of."""
        return self.store

    @cached_property
    def listed(self) -> Sequence[Listed]:
        """Its articles as a list shows them, in the order of its rows."""
        return [
            Listed(path, source, title, date, sha256, range(first, first + sentences))
            for number, sentences, path, source, title, date, sha256 in self.store.listed()
            for first in [self.first_row(number)]
        ]

    def cited(self, source: str, sha256: str) -> Sequence[Article]:
        """The articles of a source that have a hash."""
        path = Path(source)
        if not path.is_relative_to(self._folder):
            return []
        return self.store.cited(str(path.relative_to(self._folder)), sha256)

    def rows_of(self, article: Article) -> range:
        """The rows of the sentences of one of its articles."""
        number = getattr(article, "number", 0)
        first = self.first_row(number)
        return range(first, first + self.store.sentences(number))

    def first_row(self, number: int) -> int:
        """The row of the first sentence of the article of a number."""
        return int(self._first_rows[number])

    def _article(self, place: int) -> Article:
        return self.store.article(int(self._numbers[place]))

    def _line(self, row: int) -> Line:
        article, paragraph, start, end, *_ = self.rows[row].item()
        number = row - self.first_row(article) + 1
        return Line(self.store.article(article), Sentence(number, paragraph, start, end))


def from_here(folder: Path) -> Path:
    """A folder's path from the working folder where it lies in that, as people would write it."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def open_library(library: Path) -> DiskCollection:
    """The library in a folder as it is now; raises LibraryError where it cannot be read."""
    for _ in range(_TRIES):
        head = head_of(library)
        try:
            return opened(library, head)
        except (OSError, ValueError, IndexError, sqlite3.Error) as error:
            failure = error
            if head_of(library).state == head.state:
                break
    raise damaged(library, failure)


def opened(library: Path, head: Head) -> DiskCollection:
    """A state of a library; raises OSError, ValueError, IndexError or sqlite3.Error where it is not
    whole."""
    state = library / str(head.state)
    check_sizes(state, head.files)
    held = DiskCollection(head, state)
    # tantivy takes a file that was put away meanwhile for one that never was
    check_sizes(state, head.files)
    return held
