"""Vectors kept on disk under what they are of, so that a text is encoded once."""

import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from index.meaning.encoder import Encoder, Vectors


class Shelf:
    """An encoder that keeps the vectors of passages in a file; questions are not kept.

    Vectors stand under the hash of text and encoder, never with the text itself.
    """

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
        return self._encoder.questions(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what may answer them."""
        hashes = [self._hash_of(text) for text in texts]
        found = {one: vector for one in set(hashes) if (vector := self._vector(one)) is not None}
        missing = {h: text for h, text in zip(hashes, texts, strict=True) if h not in found}
        if missing:
            new = self._encoder.passages(list(missing.values())).astype(np.float16)
            found |= {one: row.tobytes() for one, row in zip(missing, new, strict=True)}
            rows = [(one, found[one]) for one in missing]
            self._kept.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
        return np.array([np.frombuffer(found[one], np.float16) for one in hashes], np.float32)

    def _vector(self, hashed: bytes) -> bytes | None:
        row = self._kept.execute("SELECT vector FROM vectors WHERE hash = ?", [hashed]).fetchone()
        return row[0] if row else None

    def _hash_of(self, text: str) -> bytes:
        return sha256(f"{self.name}\0{text}".encode("utf-8", "replace")).digest()
