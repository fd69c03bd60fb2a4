"""The sentences of a library in a cluster: each is read when it is looked at, many at a time."""

import zlib
from base64 import b64decode
from collections.abc import Collection as Some
from collections.abc import Container, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, cast, overload

import numpy as np
from numpy.typing import NDArray

from index.cluster.address import Address, address_of
from index.cluster.connection import Cluster, Index
from index.cluster.engine import ClusterEngine
from index.cluster.states import State, States
from index.cluster.store import BLOCK, ClusterStore, about_of, articles_in, entry_of
from index.errors import LibraryError
from index.library.collection import Collection, words_in
from index.library.disk import LINES_KEPT, from_here
from index.library.lazily import Lazily
from index.library.line import Line
from index.library.listed import Listed
from index.library.outline import Outline
from index.library.rows import PLACE, Rows
from index.library.store import Entry
from index.text.article import Article
from index.text.sentences import Sentence

Numbers = NDArray[np.int64]


class ClusterCollection(Collection):
    """The sentences of a library in one of its states, whatever is written to it meanwhile."""

    def __init__(self, cluster: Cluster, state: State) -> None:
        self.state, self.head = state, state.head
        self.index = Index(cluster, state.index)
        self._folder = from_here(Path(self.head.folder))
        self._store = ClusterStore(self.index, self._folder)
        places = places_in(self.index, self.head.chunks)
        self._numbers: Numbers = places["article"].astype(np.int64)
        self._firsts: Numbers = places["first"].astype(np.int64)
        self._first_rows = np.full(self._numbers.max(initial=0) + 1, -1, np.int64)
        self._first_rows[self._numbers] = self._firsts
        size = self.head.size
        self._line = lru_cache(LINES_KEPT)(self._read_line)
        self.lines = Lines(size, self._line, self.read)
        self.words = Lazily(size, lambda row: words_in(self.lines[row]))
        self.articles = Lazily(len(places), self._article)
        self.outline = Outline(
            *(cast(Any, Column(self, name)) for name in ("first", "last", "lead", "leads"))
        )
        self.engine = ClusterEngine(self.index, self.head, self._first_rows, self._store.read)

    def check(self) -> None:
        """Raises LibraryError where the cluster does not answer just now, or not as a whole."""
        self.index.check()

    @property
    def bytes(self) -> int:
        """How many bytes it takes in the cluster, all copies counted."""
        stats = self.index.cluster.tried(
            lambda client: client.indices.stats(index=self.index.name, metric="store")
        )
        return int(stats["_all"]["total"]["store"]["size_in_bytes"])

    def entries(self) -> Iterator[Entry]:
        """The files of its articles, in the order of their numbers."""
        return map(entry_of, articles_in(self.index, ["about", "starts", "parts"]))

    @cached_property
    def languages(self) -> Sequence[str]:
        """The languages of its articles, each once."""
        return self.head.languages

    @cached_property
    def parts(self) -> Container[str]:
        """The stems of what compounds are made of."""
        return _Parts(self.index)

    @cached_property
    def listed(self) -> Sequence[Listed]:
        """Its articles as a list shows them, in the order of its rows."""
        listed = []
        for source in articles_in(self.index, ["starts", "parts"]):
            entry, about = entry_of(source), about_of(source)
            dateline = about["dateline"] or {"iso": about["date"]}
            first = self.first_row(entry.number)
            rows = range(first, first + entry.sentences)
            path = str(self._folder / entry.path)
            named = (entry.path, path, about["title"], dateline["iso"], source["sha256"])
            listed.append((int(self._order[entry.number]), Listed(*named, rows)))
        return [one for _, one in sorted(listed, key=lambda placed: placed[0])]

    @cached_property
    def _order(self) -> Numbers:
        """The place of each article by its number."""
        order = np.zeros(len(self._first_rows), np.int64)
        order[self._numbers] = np.arange(len(self._numbers))
        return order

    def cited(self, source: str, sha256: str) -> Sequence[Article]:
        """The articles of a source that have a hash."""
        path = Path(source)
        if not path.is_relative_to(self._folder):
            return []
        return self._store.cited(str(path.relative_to(self._folder)), sha256)

    def rows_of(self, article: Article) -> range:
        """The rows of the sentences of one of its articles."""
        number = getattr(article, "number", 0)
        first = self.first_row(number)
        return range(first, first + self._store.held(number).sentences)

    def first_row(self, number: int) -> int:
        """The row of the first sentence of the article of a number."""
        return int(self._first_rows[number])

    def read(self, rows: Some[int]) -> None:
        """Read some sentences in one go."""
        self._store.read(map(self.place, rows))

    def place(self, row: int) -> tuple[int, int]:
        """The number of a sentence's article, and the sentence's own in it, from 0."""
        # Articles without sentences begin where the next one does, and come before it.
        at = int(np.searchsorted(self._firsts, row, "right")) - 1
        return int(self._numbers[at]), row - int(self._firsts[at])

    def row(self, row: int) -> "tuple[int, np.void]":
        """The first row of a sentence's article, and what is kept of the sentence."""
        number, place = self.place(row)
        kept = self._store.block(number, place // BLOCK).rows[place % BLOCK]
        return row - place, kept

    def _article(self, place: int) -> Article:
        return self._store.held(int(self._numbers[place])).article

    def _read_line(self, row: int) -> Line:
        number, place = self.place(row)
        _, kept = self.row(row)
        paragraph, start, end = (int(kept[name]) for name in ("paragraph", "start", "end"))
        sentence = Sentence(place + 1, paragraph, start, end)
        return Line(self._store.held(number).article, sentence)


class Lines(Lazily[Line]):
    """Lines, of which those of a slice are read in one go."""

    def __init__(self, size: int, made: "Any", read: "Any") -> None:
        super().__init__(size, made)
        self._read = read

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        if isinstance(at, slice):
            self._read(self._range[at])
        return super().__getitem__(at)


class Column:
    """One of the outline's columns, of which each member is read when it is looked at."""

    def __init__(self, collection: ClusterCollection, name: str) -> None:
        self._collection, self._name = collection, name

    def __len__(self) -> int:
        return len(self._collection)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: "NDArray[np.intp]") -> Rows: ...
    def __getitem__(self, at: "int | NDArray[np.intp]") -> "int | NDArray[Any]":
        if isinstance(at, np.ndarray):
            self._collection.read(at.tolist())
            kind = bool if self._name == "leads" else np.int32
            return np.array([self._one(int(row)) for row in at], kind)
        return self._one(range(len(self))[at])

    def _one(self, row: int) -> int:
        base, kept = self._collection.row(row)
        value = int(kept[self._name])
        return value if self._name == "leads" or value < 0 else base + value


class _Parts(Container[str]):
    def __init__(self, index: Index) -> None:
        self._index = index
        self._known = lru_cache(LINES_KEPT)(self._is_there)

    def __contains__(self, stem: object) -> bool:
        return isinstance(stem, str) and self._known(stem)

    def _is_there(self, stem: str) -> bool:
        query = {"query": {"term": {"parts": stem}}, "size": 0, "terminate_after": 1}
        return bool(self._index.search(query)[0]["hits"]["total"]["value"])


def places_in(index: Index, chunks: int) -> Rows:
    """The places of a state's articles."""
    ids = [(f"places.{chunk}", f"places.{chunk}") for chunk in range(chunks)]
    found = index.fetch(ids) if ids else {}
    if len(found) < chunks:
        raise LibraryError(f"{index.cluster.address} is damaged; build it again with --rebuild")
    data = b"".join(zlib.decompress(b64decode(found[id]["places"])) for id, _ in ids)
    return np.frombuffer(data, PLACE)


def open_cluster(address: Address | str) -> ClusterCollection:
    """The library at an address as it is now; raises LibraryError where it cannot be read."""
    at = address_of(address) if isinstance(address, str) else address
    cluster = Cluster(at)
    state = States(cluster).current()
    if state is None:
        raise LibraryError(
            f"{at} is no library; build one with `sayswhere index FOLDER --library {at}`"
        )
    return ClusterCollection(cluster, state)
