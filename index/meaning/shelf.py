"""Vectors kept on disk under what they are of, so that a text is encoded once."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from zlib import crc32

import numpy as np

from index.meaning.encoder import Encoder, Vectors

# Of vectors, 850 bytes each with all that SQLite needs: those of two million words of prose.
MOST = 120_000
_TABLE = """
CREATE TABLE IF NOT EXISTS vectors (
    number INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, vector BLOB NOT NULL
)"""
# SQLite takes no more values in one question than so many.
_AT_ONCE = 500
_SUM = 4  # bytes of a CRC-32 behind a vector


class Shelf:
    """An encoder that keeps its vectors in a file, under the hash of what they are of: never with
    the text itself.

    Those of questions are kept only `with_questions`. Of more than `most` the first ones go. A file
    that cannot be read or written keeps nothing, a vector that is damaged is made anew; other
    programs may use the file at the same time.
    """

    def __init__(
        self,
        encoder: Encoder,
        path: Path,
        most: int | None = MOST,
        with_questions: bool = False,
    ) -> None:
        self._encoder, self._most, self._with_questions = encoder, most, with_questions
        self.name = encoder.name
        self._lock = Lock()
        self._kept = _opened(path)

    def questions(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions."""
        if not self._with_questions:
            return self._encoder.questions(texts)
        return self._vectors(texts, "question", self._encoder.questions)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what may answer them."""
        return self._vectors(texts, "passage", self._encoder.passages)

    def known(self, passages: Sequence[str]) -> list[bool]:
        """Which of some passages have been encoded."""
        hashes = [self._hash_of("passage", text) for text in passages]
        found = self._found(hashes)
        return [one in found for one in hashes]

    def close(self) -> None:
        """Nothing is asked any more, and all is in one file."""
        self._kept.close()

    def _vectors(
        self, texts: Sequence[str], kind: str, encode: Callable[[Sequence[str]], Vectors]
    ) -> Vectors:
        hashes = [self._hash_of(kind, text) for text in texts]
        found = self._found(hashes)
        missing = {h: text for h, text in zip(hashes, texts, strict=True) if h not in found}
        if missing:
            new = encode(list(missing.values())).astype(np.float16)
            added = {one: row.tobytes() for one, row in zip(missing, new, strict=True)}
            found |= added
            self._keep(added)
        return np.array([np.frombuffer(found[one], np.float16) for one in hashes], np.float32)

    def _found(self, hashes: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        # Of what is damaged, bytes may be taken for a text.
        with self._lock, suppress(sqlite3.Error, UnicodeDecodeError):
            for start in range(0, len(hashes), _AT_ONCE):
                some = hashes[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = self._kept.execute(
                    f"SELECT hash, vector FROM vectors WHERE hash IN ({marks})", some
                )
                found |= {one: kept[:-_SUM] for one, kept in rows if _is_whole(one, kept)}
        return found

    def _keep(self, added: dict[bytes, bytes]) -> None:
        with self._lock, suppress(sqlite3.Error), self._kept:
            self._kept.executemany(
                "INSERT OR REPLACE INTO vectors (hash, vector) VALUES (?, ?)",
                [(one, vector + _sum_of(one, vector)) for one, vector in added.items()],
            )
            if self._most is not None:
                self._kept.execute(
                    "DELETE FROM vectors WHERE number <= (SELECT max(number) FROM vectors) - ?",
                    [self._most],
                )

    def _hash_of(self, kind: str, text: str) -> bytes:
        return sha256("\0".join((self.name, kind, text)).encode("utf-8", "replace")).digest()


def _sum_of(hash: bytes, vector: bytes) -> bytes:
    """What tells whether a vector is the one that was kept."""
    return crc32(hash + vector).to_bytes(_SUM)


def _is_whole(hash: object, kept: object) -> bool:
    if not (isinstance(hash, bytes) and isinstance(kept, bytes)):
        return False
    return kept[-_SUM:] == _sum_of(hash, kept[:-_SUM])


def _opened(path: Path) -> sqlite3.Connection:
    """The vectors in a file, none of one that is damaged; where there can be no file none last."""
    for _ in range(2):
        with suppress(OSError, sqlite3.Error):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                return _with_table(str(path))
            except sqlite3.OperationalError:  # it is busy, or may not be written
                continue
            except sqlite3.DatabaseError:
                path.unlink(missing_ok=True)
    with suppress(sqlite3.Error):  # what may not be written may still be read
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
    return _with_table(":memory:")


def _with_table(place: str) -> sqlite3.Connection:
    kept = sqlite3.connect(place, timeout=1, check_same_thread=False)
    try:
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", _TABLE):
            kept.execute(statement)
    except sqlite3.Error:
        kept.close()
        raise
    return kept
