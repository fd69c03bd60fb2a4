"""The articles of a library: SQLite holds their texts, what they say of themselves, their files."""

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any

from index.library.state import damaged
from index.library.stored_article import StoredArticle

# Code points that are read together: some hundred sentences, so that those around one come along.
PIECE = 1 << 14
# Pieces kept, some 30 MB; of articles, what is said beside the text.
PIECES_KEPT, ARTICLES_KEPT = 1_500, 4_096
# Bits of a piece's number below its article's; an article of 16 MiB has 1,024 pieces.
_PIECE_BITS = 20
# Of a file's pages so many are free before it is written anew.
_MOST_FREE = 0.3

_TABLES = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again, as the terms know it
    path BLOB NOT NULL UNIQUE,  -- from the folder, as the system has it
    sha256 TEXT NOT NULL,
    language TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    terms INTEGER NOT NULL,
    about TEXT NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL
);
CREATE TABLE texts (piece INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE TABLE parts (stem TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's file as it was when it was read: `path` from the library's folder, `digest` the
    SHA-256 of its bytes, `modified` in nanoseconds, -1 where that was too near to tell."""

    path: str
    digest: str
    size: int
    modified: int
    number: int = 0
    sentences: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """An article as it is put into a store."""

    entry: Entry
    text: bytes
    sha256: str
    language: str
    terms: int
    about: str
    parts: Sequence[str]


class Store:
    """The articles of a library as they are, read when asked for; `folder` is where files are."""

    def __init__(self, path: Path, folder: Path) -> None:
        self._folder, self._path = folder, path
        # Nothing ever writes to a file that is read, so that it needs no locks.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._base = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = Lock()
        self._piece = lru_cache(PIECES_KEPT)(self._read_piece)
        self.article = lru_cache(ARTICLES_KEPT)(self._read_article)
        self.languages = tuple(
            str(one) for (one,) in self._rows("SELECT DISTINCT language FROM articles ORDER BY 1")
        )

    def entries(self) -> Iterator[Entry]:
        """The files of all articles, in the order of their paths."""
        for path, *rest in self._rows(
            "SELECT path, digest, size, modified, number, sentences FROM articles ORDER BY path"
        ):
            yield Entry(os.fsdecode(path), *rest)

    def listed(self) -> Iterator[tuple[int, int, str, str, str, str | None, str]]:
        """Of all articles in the order of their paths the number, how many sentences it has, its
        path, source, title, date and hash."""
        # What is no Unicode may stand in a title, and SQLite hands that out as bytes alone.
        for number, sentences, path, title, dated, sha256 in self._rows(
            "SELECT number, sentences, path, CAST(json_extract(about, '$.title') AS BLOB), "
            "coalesce(json_extract(about, '$.dateline.iso'), json_extract(about, '$.date')), "
            "sha256 FROM articles ORDER BY path"
        ):
            name = os.fsdecode(path)
            source = str(self._folder / name)
            yield number, sentences, name, source, _text(title), dated, sha256

    def cut(self, number: int, start: int, end: int | None) -> str:
        """What stands in an article from one place to another, or to its end, in code points."""
        base = number << _PIECE_BITS
        if end is None:
            rows = self._rows(
                "SELECT text FROM texts WHERE piece BETWEEN ? AND ? ORDER BY piece",
                base,
                base + (1 << _PIECE_BITS) - 1,
            )
            return "".join(_text(text) for (text,) in rows)[start:]
        first, last = start // PIECE, max(start, end - 1) // PIECE
        pieces = "".join(self._piece(base + piece) for piece in range(first, last + 1))
        return pieces[start - first * PIECE : end - first * PIECE]

    def cited(self, path: str, sha256: str) -> Sequence[StoredArticle]:
        """The articles of a file that have a hash."""
        rows = self._rows(
            "SELECT number FROM articles WHERE path = ? AND sha256 = ?", os.fsencode(path), sha256
        )
        return [self.article(number) for (number,) in rows]

    def __contains__(self, stem: object) -> bool:
        """Whether something is the stem of a part of a compound."""
        return bool(self._rows("SELECT 1 FROM parts WHERE stem = ?", stem))

    def sentences(self, number: int) -> int:
        """How many sentences an article has."""
        found = self._rows("SELECT sentences FROM articles WHERE number = ?", number)
        return int(found[0][0]) if found else 0

    def total(self, column: str) -> int:
        """The sum of a column over all articles."""
        return int(self._rows(f"SELECT coalesce(sum({column}), 0) FROM articles")[0][0])

    def _read_article(self, number: int) -> StoredArticle:
        columns = "path, sha256, language, about"
        found = self._rows(f"SELECT {columns} FROM articles WHERE number = ?", number)
        if not found:
            raise damaged(self._path.parents[1], f"article {number} is not there")
        path, *rest = found[0]
        return StoredArticle(self, number, str(self._folder / os.fsdecode(path)), *rest)

    def _read_piece(self, piece: int) -> str:
        return "".join(
            _text(t) for (t,) in self._rows("SELECT text FROM texts WHERE piece = ?", piece)
        )

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._base.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise damaged(self._path.parents[1], error) from None


class StoreWriter:
    """Writes a new store, begun with what an older one holds; whole at the end of the context."""

    def __init__(self, path: Path, older: Path | None) -> None:
        self._path = path
        if older:
            _copy(older, path)
        self._base = sqlite3.connect(path, isolation_level=None)
        # A file that is not whole is thrown away, so that nothing need be kept to undo it with.
        for setting in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
            self._base.execute(f"PRAGMA {setting}")
        if not older:
            self._base.executescript(_TABLES)
        self._base.execute("BEGIN")
        self._parts: Counter[str] = Counter()

    def add(self, record: Record) -> int:
        """Add an article; its number."""
        entry = record.entry
        values = (
            *(os.fsencode(entry.path), record.sha256, record.language, entry.sentences),
            *(record.terms, record.about, entry.digest, entry.size, entry.modified),
        )
        done = self._base.execute(
            "INSERT INTO articles (path, sha256, language, sentences, terms, about, digest, size, "
            "modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        number = int(done.lastrowid or 0)
        text, base = _text(record.text), number << _PIECE_BITS
        pieces = enumerate(range(0, len(text), PIECE), base)
        self._base.executemany(
            "INSERT INTO texts VALUES (?, ?)",
            ((piece, _bytes(text[start : start + PIECE])) for piece, start in pieces),
        )
        self._parts.update(record.parts)
        return number

    def remove(self, number: int, parts: Iterable[str]) -> None:
        """Remove an article, given the parts of compounds that it had."""
        base = number << _PIECE_BITS
        self._base.execute("DELETE FROM articles WHERE number = ?", (number,))
        self._base.execute(
            "DELETE FROM texts WHERE piece BETWEEN ? AND ?", (base, base + (1 << _PIECE_BITS) - 1)
        )
        self._parts.subtract(parts)

    def touch(self, entries: Iterable[Entry]) -> None:
        """Note the sizes and times of files of which the bytes are as they were."""
        self._base.executemany(
            "UPDATE articles SET size = ?, modified = ? WHERE path = ?",
            ((e.size, e.modified, os.fsencode(e.path)) for e in entries),
        )

    def __enter__(self) -> "StoreWriter":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._write_parts(self._parts)
            self._base.execute("COMMIT")
        self._base.close()

    def _write_parts(self, parts: Mapping[str, int]) -> None:
        self._base.executemany(
            "INSERT INTO parts VALUES (?, ?) "
            "ON CONFLICT (stem) DO UPDATE SET articles = articles + excluded.articles",
            ((stem, change) for stem, change in sorted(parts.items()) if change),
        )
        self._base.execute("DELETE FROM parts WHERE articles < 1")


def _copy(older: Path, path: Path) -> None:
    """A copy, without the room that removed articles left where that is much."""
    base = sqlite3.connect(f"{older.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        (free,), (pages,) = (
            base.execute(f"PRAGMA {name}").fetchone() for name in ("freelist_count", "page_count")
        )
        if free > _MOST_FREE * pages:
            base.execute("VACUUM INTO ?", (str(path),))
            return
    finally:
        base.close()
    shutil.copyfile(older, path)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
