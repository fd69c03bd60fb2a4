"""A library in a cluster brought up to date with its folder: only what changed is sent."""

from collections.abc import Iterable, Iterator, Sequence
from os import fsencode
from pathlib import Path

import numpy as np

from index.cluster.address import Address
from index.cluster.connection import Cluster, Index
from index.cluster.head import new_head
from index.cluster.leases import Lease
from index.cluster.sending import ARTICLES, Action, Words, batches, places_document, send
from index.cluster.states import State, States
from index.cluster.store import (
    article_of,
    articles_in,
    documents_of,
    entry_of,
    path_of,
    touched,
)
from index.errors import LibraryError
from index.library.reading import Reading
from index.library.rows import PLACE
from index.library.scanning import Scan
from index.library.store import Entry
from index.library.update import Changes, Told, Update, files_in

# Articles in one document of places.
_PLACES = 500_000
# How often what the cluster has no room for just now is sent again, and the first wait in seconds.
_TRIES, _FIRST_WAIT = 5, 1


def update_cluster(
    folder: Path,
    address: Address,
    told: Told = lambda read, total: None,
    rebuild: bool = False,
    shards: int = 1,
    replicas: int | None = None,
) -> Changes:
    """Bring a library in a cluster up to date with a folder; it is made where there is none.

    `shards` and `replicas` are those of a new one. Raises LibraryError where that cannot be done;
    then the library answers as it did, and the next time goes on with what was sent.
    """
    folder = folder.absolute()
    found = files_in(folder)
    states = States(Cluster(address))
    current = states.current(strict=not rebuild)
    if current and not rebuild:
        _check_folder(folder, current, address)
    begun = _begun(states, current, rebuild)
    base = begun or (None if rebuild else current)
    known = _known(Index(states.cluster, base.index)) if base else []
    done = _ClusterUpdate(folder, found, known, told, states, begun, None if rebuild else current)
    done.shards, done.replicas, done.next = shards, replicas, _after(known, base)
    done.due = begun is not None or rebuild or _is_moved(folder, current)
    return done.run()


def _check_folder(folder: Path, current: State, address: Address) -> None:
    known = Path(current.head.folder)
    if known != folder and known.is_dir():
        raise LibraryError(
            f"{address} is the library of {known}, not of {folder}; give it another name, or add "
            "--rebuild to replace it"
        )


def _is_moved(folder: Path, current: State | None) -> bool:
    return current is not None and current.head.folder != str(folder)


def _begun(states: States, current: State | None, rebuild: bool) -> State | None:
    """The state that somebody began and never ended, ready to go on with; others are removed."""
    begun = None
    for state in states.unfinished():
        Lease(states, state).check()
        is_next = state.number > (current.number if current else 0)
        if is_next and state.head.anew == (rebuild or current is None):
            begun = state
    states.remove([s.index for s in states.unfinished() if begun is None or s != begun])
    if begun:
        _drop_halves(states, begun)
    return begun


def _drop_halves(states: States, begun: State) -> None:
    """Remove the sentences of articles that were not sent to their end.

    An article's own document is sent after all else of its batch is there.
    """
    index = Index(states.cluster, begun.index)
    states.refresh(begun)
    new = sorted(e.number for e in _known(index) if e.number >= begun.head.first)
    last = new[-1] if new else begun.head.first - 1
    first = max(begun.head.first, last - 2 * ARTICLES)
    there = [number for number in new if number >= first]
    halves = {
        "bool": {
            "filter": [{"range": {"article": {"gte": first}}}],
            "must_not": [{"terms": {"article": there}}],
        }
    }
    states.delete_by(begun, halves)


def _known(index: Index) -> list[Entry]:
    return [entry_of(source) for source in articles_in(index, ["about", "starts", "parts"])]


def _after(known: Iterable[Entry], base: State | None) -> int:
    """The first article's number that was never used."""
    return max((entry.number for entry in known), default=0) + 1 if base else 1


class _ClusterUpdate(Update):
    shards, next = 1, 1
    replicas: int | None = None

    def __init__(
        self,
        folder: Path,
        found: Scan,
        known: Sequence[Entry],
        told: Told,
        states: States,
        begun: State | None,
        older: State | None,
    ) -> None:
        by_path = {entry.path: entry for entry in known}
        super().__init__(folder, found, by_path, told, older is None and begun is None)
        self._states, self._begun, self._older = states, begun, older
        self._words = Words()

    def _save(self, records: Iterator[Reading]) -> None:
        lease, state = self._opened()
        self._lease = lease
        self._remove(state, [self._known[path].number for path in self._changes.removed])
        for batch in batches(records):
            replaced = [self._known[r.path].number for r in batch if self._replaces(r)]
            self._remove(state, replaced)
            self._send(state, batch)
            lease.renew()
        send(self._states.cluster, state.index, map(self._touch, self._touched))
        self._finish(lease.state)

    def _touch(self, entry: Entry) -> Action:
        return "update", *touched(self._known[entry.path].number, entry)

    def _opened(self) -> "tuple[Lease, State]":
        head = new_head(str(self._folder), self._older is None, self.next)
        if self._older and not self._begun:
            head = head.after(self._older.head)
        state = self._begun or self._states.begun(head, self._older, self.shards, self.replicas)
        lease = Lease(self._states, state)
        lease.note(folder=str(self._folder))
        return lease, state

    def _remove(self, state: State, numbers: Sequence[int]) -> None:
        if numbers:
            self._lease.note(removed=True)
        for first in range(0, len(numbers), ARTICLES):
            some = numbers[first : first + ARTICLES]
            self._states.delete_by(state, {"terms": {"article": list(some)}})

    def _send(self, state: State, batch: Sequence[Reading]) -> None:
        """Send some articles; their own documents when all else is there."""
        numbers = range(self.next, self.next + len(batch))
        self.next += len(batch)
        parts = (
            d for n, reading in zip(numbers, batch, strict=True) for d in documents_of(n, reading)
        )
        send(self._states.cluster, state.index, (("index", *document) for document in parts))
        send(
            self._states.cluster,
            state.index,
            (("index", *document) for document in self._words.new_in(batch)),
        )
        whole = [article_of(n, reading) for n, reading in zip(numbers, batch, strict=True)]
        send(self._states.cluster, state.index, (("index", *document) for document in whole))

    def _finish(self, state: State) -> None:
        """Tell the places of all articles, and make the state the one that counts."""
        self._states.refresh(state)
        index = Index(self._states.cluster, state.index)
        sources = sorted(
            articles_in(index, ["about", "starts", "parts", "digest"]),
            key=lambda source: fsencode(path_of(source["path"])),
        )
        places = np.zeros(len(sources), PLACE)
        places["article"] = [source["article"] for source in sources]
        sizes = np.array([source["sentences"] for source in sources], np.int64)
        places["first"] = np.cumsum(sizes) - sizes
        chunks = [places[first : first + _PLACES] for first in range(0, len(places), _PLACES)]
        send(
            self._states.cluster,
            state.index,
            (places_document(number, chunk.tobytes()) for number, chunk in enumerate(chunks)),
        )
        self._states.refresh(state)
        made = self._states.made_current(
            state,
            size=int(sizes.sum()),
            length=sum(source["length"] for source in sources),
            articles=len(sources),
            chunks=len(chunks),
            languages=tuple(sorted({source["language"] for source in sources})),
        )
        self._states.remove_older_than(made)
