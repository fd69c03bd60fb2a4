"""A library brought up to date with its folder: only what changed is read."""

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import numpy as np

from index.engines.disk import TermsWriter, link_terms
from index.errors import LibraryError
from index.library.collection import parts_of
from index.library.disk import DiskCollection, open_library
from index.library.reading import Job, Reading, readings
from index.library.rows import PLACE, Rows, joined, part_of
from index.library.scanning import Scan, scan, under
from index.library.state import (
    ARTICLES,
    HEAD,
    PLACES,
    ROWS,
    TERMS,
    NewState,
    head_of,
    new_state,
    remove_old_states,
    writing,
)
from index.library.store import Entry, StoreWriter

# Told that some more bytes have been read, and of how many.
Told = Callable[[int, int], None]


@dataclass(slots=True)
class Changes:
    """What an update did; paths are those of files from the folder.

    `unreadable` tells why a file is not read; of those, `kept` are there as they were before.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    unreadable: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    others: Mapping[str, int] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Whether what can be asked has changed."""
        return bool(self.added or self.changed or self.removed)


def update(
    folder: Path, library: Path, told: Told = lambda read, total: None, rebuild: bool = False
) -> Changes:
    """Bring a library up to date with a folder; it is made where there is none.

    Raises LibraryError where that cannot be done; then the library is as it was.
    """
    folder = folder.absolute()
    found = files_in(folder)
    with writing(library):
        older = None if rebuild else _older(library, folder)
        remove_old_states(library)
        return _DiskUpdate(folder, library, found, older, told).run()


def files_in(folder: Path) -> Scan:
    """What is found in a folder; raises LibraryError where nothing is to be read."""
    found = scan(folder)
    if not found.files:
        raise LibraryError(
            f"{folder} holds no file of a kind that is read (text, Markdown, HTML, PDF, docx, …); "
            "put some there, or name another folder"
        )
    return found


def _older(library: Path, folder: Path) -> DiskCollection | None:
    """The library as it is, if there is one of this folder."""
    if not (library / HEAD).exists():
        return None
    known = Path(head_of(library).folder)
    if known != folder and known.is_dir():
        raise LibraryError(
            f"{library} is the library of {known}, not of {folder}; name another --library, or "
            "add --rebuild to replace it"
        )
    return open_library(library)


class Update(ABC):
    """What was found in a folder against the files that are known of it.

    `due` says that there is something to save even where no file changed, `is_new` that nothing
    can be asked yet.
    """

    def __init__(
        self, folder: Path, found: Scan, known: Mapping[str, Entry], told: Told, is_new: bool
    ) -> None:
        self._folder, self._found, self._told = folder, found, told
        self._known, self._is_new = known, is_new
        self._changes = Changes(unreadable=dict(found.unreadable), others=found.others)
        self._touched: list[Entry] = []
        self.due = False

    def run(self) -> Changes:
        """Do it."""
        there = {file.path for file in self._found.files}
        hidden = set(under(self._found.unreadable, self._known)) - there
        self._changes.kept = sorted(hidden)
        self._changes.removed = sorted(self._known.keys() - there - hidden)
        jobs = [job for job in self._jobs() if job]
        self._changes.unchanged = len(there) - len(jobs)
        records = self._records(jobs)
        first = next(records, None)  # what was touched and is the same is known only then
        if first or self._touched or self._changes.removed or self.due:
            self._save(chain([first] if first else [], records))
        elif self._is_new:
            raise LibraryError(_nothing_read(self._folder, self._changes.unreadable))
        return self._changes

    @abstractmethod
    def _save(self, records: Iterator[Reading]) -> None:
        """Save what was read, and what else is to be done by `_changes` and `_touched`."""

    def _jobs(self) -> Iterator[Job | None]:
        for file in self._found.files:
            known = self._known.get(file.path)
            if known and (known.size, known.modified) == (file.size, file.modified):
                yield None
            else:
                yield Job(str(self._folder), file, known.digest if known else "")

    def _records(self, jobs: Sequence[Job]) -> Iterator[Reading]:
        """What is read and new, one by one; the rest is noted."""
        total = sum(job.file.size for job in jobs)
        for job, reading in zip(jobs, readings(jobs), strict=True):
            if reading.record:
                yield reading
            elif reading.same:
                self._changes.unchanged += 1
                if reading.same.modified != self._known[reading.path].modified:
                    self._touched.append(reading.same)
            else:
                self._changes.unreadable[reading.path] = reading.refused
                if reading.path in self._known:
                    self._changes.kept.append(reading.path)
            self._told(job.file.size, total)

    def _replaces(self, reading: Reading) -> bool:
        """Note that what was read is added, or replaces what is known; whether it does that."""
        known = reading.path in self._known
        (self._changes.changed if known else self._changes.added).append(reading.path)
        return known


class _DiskUpdate(Update):
    def __init__(
        self, folder: Path, library: Path, found: Scan, older: DiskCollection | None, told: Told
    ) -> None:
        known = {entry.path: entry for entry in older.entries} if older else {}
        super().__init__(folder, found, known, told, older is None)
        self._library, self._older = library, older
        self.due = older is not None and older.head.folder != str(folder)

    def _save(self, records: Iterator[Reading]) -> None:
        with new_state(self._library, self._folder) as state:
            self._write(state, records)

    def _write(self, state: NewState, records: Iterator[Reading]) -> None:
        older = self._older.state if self._older else None
        rows: dict[str, tuple[int, Rows]] = {}
        if older:
            link_terms(older / TERMS, state.folder / TERMS)
        with (
            StoreWriter(state.folder / ARTICLES, older / ARTICLES if older else None) as store,
            TermsWriter(state.folder / TERMS) as terms,
        ):
            for path in self._changes.removed:
                self._drop(path, store, terms)
            for reading in records:
                if self._replaces(reading):
                    self._drop(reading.path, store, terms)
                rows[reading.path] = _put(reading, store, terms)
            store.touch(self._touched)
        state.removed = bool(self._changes.removed or self._changes.changed) or bool(
            self._older and self._older.head.removed
        )
        self._write_rows(state.folder, rows)

    def _drop(self, path: str, store: StoreWriter, terms: TermsWriter) -> None:
        """Remove an article that the older state has."""
        assert self._older
        number = self._known[path].number
        store.remove(number, parts_of(self._older.store.article(number)))
        terms.remove(number)

    def _write_rows(self, state: Path, new: dict[str, tuple[int, Rows]]) -> None:
        """The rows of all articles in the order of their paths."""
        gone = {*self._changes.removed, *self._changes.changed}
        stay = [entry for entry in self._known.values() if entry.path not in gone]
        blocks = {entry.path: (entry.number, self._old_rows(entry)) for entry in stay} | new
        ordered = [blocks[path] for path in sorted(blocks, key=os.fsencode)]
        joined(ordered).tofile(state / ROWS)
        places = np.zeros(len(ordered), PLACE)
        places["article"] = [number for number, _ in ordered]
        sizes = np.array([len(rows) for _, rows in ordered], np.int64)
        places["first"] = np.cumsum(sizes) - sizes
        places.tofile(state / PLACES)

    def _old_rows(self, entry: Entry) -> Rows:
        assert self._older
        return part_of(self._older.rows, self._older.first_row(entry.number), entry.sentences)


def _put(reading: Reading, store: StoreWriter, terms: TermsWriter) -> tuple[int, Rows]:
    """Add what was read; its number and its rows."""
    assert reading.record
    assert reading.rows is not None
    number = store.add(reading.record)
    if len(reading.rows):
        lines = reading.terms.split("\n")
        terms.add(number, (line.split(" ") if line else () for line in lines))
    return number, reading.rows


def _nothing_read(folder: Path, unreadable: Mapping[str, str]) -> str:
    path, reason = next(iter(unreadable.items()))
    return f"No file in {folder} can be read ({path}: {reason}); nothing was made of it"
