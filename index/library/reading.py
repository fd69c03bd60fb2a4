"""Files read into what a library keeps of them, on all cores."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from time import time_ns

from index.errors import ArticleError
from index.formats.reading import article_from_bytes, bytes_of
from index.library.collection import lines_of, parts_of, terms_in, words_in
from index.library.rows import Rows, rows_of
from index.library.scanning import File
from index.library.store import Entry, Record
from index.library.stored_article import about

# Starting processes takes a second; one reads so many bytes in less.
SMALL = 2_000_000
# What is sent to a process at a time: enough that sending does not matter.
_FILES, _BYTES = 64, 250_000
# Such batches that each process has before it or done.
_AHEAD = 3
# A file changed again within a tick of its clock looks as it did; file systems count 2 s or less.
_TICK = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read, and the digest of its bytes as they were known."""

    folder: str
    file: File
    known: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file gave: why it is not read, an entry of bytes that are known, or all.

    `rows` are those of its sentences, `terms` a line a sentence.
    """

    path: str
    refused: str = ""
    same: Entry | None = None
    record: Record | None = None
    rows: Rows | None = None
    terms: str = ""


def readings(jobs: Sequence[Job]) -> Iterator[Reading]:
    """What reading some files gives, in their order; in processes where that is sooner done."""
    if sum(job.file.size for job in jobs) < SMALL and len(jobs) < _FILES:
        yield from map(read, jobs)
        return
    with _Pool() as pool:
        yield from pool.readings(jobs)


def read(job: Job) -> Reading:
    """What reading a file gives."""
    path, file = Path(job.folder, job.file.path), job.file
    try:
        data = bytes_of(path)
        # What was written while it was read is half of one thing and half of another.
        if len(data) != file.size or path.stat().st_mtime_ns != file.modified:
            return Reading(file.path, "it changed while it was read; run this again")
        digest = sha256(data).hexdigest()
        sure = time_ns() - file.modified > _TICK
        entry = Entry(file.path, digest, file.size, file.modified if sure else -1)
        return Reading(file.path, same=entry) if digest == job.known else _whole(entry, path, data)
    except (ArticleError, OSError) as error:
        return Reading(file.path, str(error).removeprefix(f"{path} "))


def _whole(entry: Entry, path: Path, data: bytes) -> Reading:
    article = article_from_bytes(data, id=path.stem, source=str(path))
    lines = lines_of(article)
    terms = [terms_in(words_in(line)) for line in lines]
    record = Record(
        Entry(entry.path, entry.digest, entry.size, entry.modified, 0, len(lines)),
        article.text.encode("utf-8", "surrogatepass"),
        article.sha256,
        article.language,
        sum(map(len, terms)),
        about(article),
        tuple(parts_of(article)),
    )
    return Reading(
        entry.path, record=record, rows=rows_of(lines), terms="\n".join(map(" ".join, terms))
    )


class _Pool:
    """As many processes as there are cores for them; a context."""

    def __init__(self) -> None:
        self._cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
        self._cores = self._cores or os.cpu_count() or 1

    def __enter__(self) -> "_Pool":
        self._start()
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def _start(self) -> None:
        # Threads of this process may hold locks that a fork would keep locked for ever.
        self._executor = ProcessPoolExecutor(
            self._cores, mp_context=get_context("spawn"), initializer=_end_with_parent
        )

    def readings(self, jobs: Sequence[Job]) -> Iterator[Reading]:
        """What reading some files gives, in their order."""
        batches = _batches(jobs)
        waiting: deque[tuple[list[Job], Future[list[Reading]]]] = deque()
        while True:
            for batch in islice(batches, self._cores * _AHEAD - len(waiting)):
                waiting.append((batch, self._executor.submit(_read_all, batch)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from self._one_by_one([*batch, *(job for jobs, _ in waiting for job in jobs)])
                waiting.clear()

    def _one_by_one(self, jobs: Sequence[Job]) -> Iterator[Reading]:
        """The same after a process died: the file that killed it kills it again, alone."""
        for job in jobs:
            self._executor.shutdown()
            self._start()
            try:
                yield from self._executor.submit(_read_all, [job]).result()
            except BrokenProcessPool:
                yield Reading(job.file.path, "the process that read it was ended by the system")
                self._executor.shutdown()
                self._start()


def _batches(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    batch: list[Job] = []
    size = 0
    for job in jobs:
        batch.append(job)
        size += job.file.size
        if size >= _BYTES or len(batch) >= _FILES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_all(jobs: Sequence[Job]) -> list[Reading]:
    return [read(job) for job in jobs]


def _end_with_parent() -> None:
    """A process of the pool ends with the one that started it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all
    parent = parent_process()
    if parent:
        Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()
