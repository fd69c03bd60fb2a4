"""Vectors kept on disk under what they are of, so that a text is encoded once."""

import sqlite3
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from index.meaning.encoder import Encoder, Vectors


class Shelf:
    """An encoder that keeps its vectors in a file, under the hash of what they are of: never with
    the text itself."""

    def __init__(self, encoder: Encoder, path: Path) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self._kept = sqlite3.connect(path, isolation_level=None)
        self._kept.execute("PRAGMA journal_mode=WAL")
        self._kept.execute(
            "CREATE TABLE IF NOT EXISTS vectors (hash BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
        )

    def questions(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions."""
        return self._vectors(texts, "question", self._encoder.questions)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what may answer them."""
        return self._vectors(texts, "passage", self._encoder.passages)

    def _vectors(
        self, texts: Sequence[str], kind: str, encode: Callable[[Sequence[str]], Vectors]
    ) -> Vectors:
        hashes = [self._hash_of(kind, text) for text in texts]
        found = {one: vector for one in set(hashes) if (vector := self._vector(one)) is not None}
        missing = {h: text for h, text in zip(hashes, texts, strict=True) if h not in found}
        if missing:
            new = encode(list(missing.values())).astype(np.float16)
            found |= {one: row.tobytes() for one, row in zip(missing, new, strict=True)}
            rows = [(one, found[one]) for one in missing]
            self._kept.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
        return np.array([np.frombuffer(found[one], np.float16) for one in hashes], np.float32)

    def _vector(self, hashed: bytes) -> bytes | None:
        row = self._kept.execute("SELECT vector FROM vectors WHERE hash = ?", [hashed]).fetchone()
        return row[0] if row else None

    def _hash_of(self, kind: str, text: str) -> bytes:
        return sha256("\0".join((self.name, kind, text)).encode("utf-8", "replace")).digest()
