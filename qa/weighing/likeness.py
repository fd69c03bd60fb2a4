"""How near the sentences of a collection lie to a question in meaning (the extra `meaning`)."""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
        for article in collection.articles if self.is_small else ():
            self._keep(collection.rows_of(article), shipped_vectors(article, encoder.name))

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
        self.encode(rows)
        vectors = np.array([self._kept[row] for row in rows], np.float32)
        while len(self._kept) > max(KEPT, len(rows)):
            self._kept.popitem(last=False)
        return np.asarray(vectors @ self._question(question), float)

    def encode(self, rows: Iterable[int]) -> None:
        """Encode what of some sentences is not kept yet."""
        wanted = list(rows)
        missing = [row for row in wanted if row not in self._kept]
        if missing:
            self._encode(missing)
        for row in wanted:
            self._kept.move_to_end(row)

    def _encode(self, missing: Sequence[int]) -> None:
        with self._watching(len(missing)) as watch:
            for start in range(0, len(missing), BATCH):
                batch = missing[start : start + BATCH]
                texts = [self.collection.lines[row].text for row in batch]
                self._keep(batch, self._encoder.passages(texts).astype(np.float16))
                watch.advance(len(batch))

    def _keep(self, rows: Iterable[int], vectors: Iterable[Vector] | None) -> None:
        if vectors is not None:
            self._kept.update(zip(rows, vectors, strict=True))


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

    def nearest(self, count: int) -> list[int]:
        """The rows nearest to it, ties to the earlier; none of a collection that is not small."""
        if not self.meanings.is_small:
            return []
        near = self.likeness(range(len(self.meanings.collection)))
        return [int(row) for row in np.argsort(-near, kind="stable")[:count]]
