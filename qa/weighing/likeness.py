"""How near the sentences of a collection lie to a question in meaning (the extra `meaning`)."""

import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from threading import Lock
from types import TracebackType
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.library.collection import Collection
from index.meaning.encoder import Encoder
from index.meaning.shipped import shipped_vectors
from qa.weighing.window import Values

# Sentences whose vectors are kept, 1 KB each.
KEPT = 40_000
QUESTIONS_KEPT = 256
# A batch holds up whoever asks meanwhile, for some 0.2 s.
BATCH = 8
# Of more sentences not all are encoded while someone waits: 20 ms each.
SMALL = 400

# The product of equal vectors in half precision.
SAME = 0.9995

Vector = NDArray[np.float16]


class Watch(Protocol):
    """A context in which long work is done, told how far it is."""

    def __enter__(self) -> "Watch": ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def advance(self, by: int = 1) -> None:
        """Some more of the work is done."""


class Unwatched:
    """Work that nobody watches."""

    def __enter__(self) -> "Unwatched":
        return self

    def __exit__(self, *error: object) -> None:
        """Nothing is left to end."""

    def advance(self, by: int = 1) -> None:
        """Nobody is told."""


Watching = Callable[[int], Watch]  # takes how many sentences there are to encode


def unwatched(total: int) -> Watch:
    """No watch over work of any size."""
    return Unwatched()


class Meanings:
    """Vectors of a collection's sentences, encoded when first asked for and kept."""

    def __init__(
        self, collection: Collection, encoder: Encoder, watching: Watching = unwatched
    ) -> None:
        self.collection = collection
        self._watching = watching
        self._encoder = encoder
        self._kept: OrderedDict[int, Vector] = OrderedDict()
        self._question = lru_cache(QUESTIONS_KEPT)(lambda text: encoder.questions([text])[0])
        self._lock = Lock()
        for article in collection.articles if self.is_small else ():
            shipped = shipped_vectors(article, encoder.name)
            if shipped is not None:
                self._kept.update(zip(collection.rows_of(article), shipped, strict=True))

    @property
    def is_small(self) -> bool:
        """Whether all sentences may be encoded while someone waits."""
        return len(self.collection) <= SMALL

    def reads(self, question: str) -> bool:
        """Whether the encoder knows a letter of a question: else any order of them is one to it."""
        turned = re.sub(r"\w+", lambda word: word[0][::-1], question)
        if turned == question:
            return True
        return bool(self._question(turned) @ self._question(question) < SAME)

    def cosines(self, question: str, rows: Sequence[int]) -> Values:
        """The cosines of a question to some sentences, shape (rows,)."""
        found = self._vectors(rows)
        vectors = np.array([found[row] for row in rows], np.float32)
        return np.asarray(vectors @ self._question(question), float)

    def encode_ahead(self) -> bool:
        """Encode a batch of what is not kept yet; whether there was any."""
        first = range(min(len(self.collection), KEPT))
        ahead = list(islice((row for row in first if row not in self._kept), BATCH))
        self._vectors(ahead)
        return bool(ahead)

    def _vectors(self, rows: Sequence[int]) -> dict[int, Vector]:
        """The vectors of some sentences, those encoded that are not kept; then all are kept."""
        with self._lock:
            found = {row: self._kept[row] for row in rows if row in self._kept}
        if missing := [row for row in dict.fromkeys(rows) if row not in found]:
            found |= self._encoded(missing)
        with self._lock:
            for row in found:  # what was asked for last goes last
                self._kept[row] = found[row]
                self._kept.move_to_end(row)
            while len(self._kept) > max(KEPT, len(found)):
                self._kept.popitem(last=False)
        return found

    def _encoded(self, rows: Sequence[int]) -> dict[int, Vector]:
        found: dict[int, Vector] = {}
        with self._watching(len(rows)) as watch:
            for start in range(0, len(rows), BATCH):
                batch = rows[start : start + BATCH]
                texts = [self.collection.lines[row].text for row in batch]
                vectors = self._encoder.passages(texts).astype(np.float16)
                found.update(zip(batch, vectors, strict=True))
                watch.advance(len(batch))
        return found


@dataclass(frozen=True)
class Sought:
    """What a question means, against a collection's sentences."""

    meanings: Meanings
    meant: str

    @property
    def is_read(self) -> bool:
        """Whether anything of it is understood."""
        return self.meanings.reads(self.meant)

    def likeness(self, rows: Sequence[int]) -> Values:
        """How near some sentences lie to it: cosines, shape (rows,)."""
        return self.meanings.cosines(self.meant, rows)

    def nearest(self, count: int, asked: Sequence[range]) -> list[int]:
        """Of some ranges of rows those nearest to it, ties to the earlier; none of many rows."""
        if sum(map(len, asked)) > SMALL:
            return []
        rows = list(chain(*asked))
        near = self.likeness(rows)
        return [rows[place] for place in np.argsort(-near, kind="stable")[:count]]
