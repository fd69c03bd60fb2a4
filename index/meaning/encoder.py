"""The encoder of sentences: texts in, vectors out, nothing written and nothing fetched."""

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.meaning.engine import Engine

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Vectors = NDArray[np.float32]  # a row a text, of unit length

# Of a longer text the rest is not read: time grows with it, to seconds where a text is made of rare
# words, and a sentence's meaning does not. Of the bench's sentences 1 in 200 is longer.
MOST_CHARACTERS = 600


class Encoder(Protocol):
    """Gives texts vectors; the nearer two meanings, the greater the product of their vectors."""

    @property
    def name(self) -> str:
        """What encodes, version and all: vectors of two names do not compare."""
        ...

    def questions(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions."""
        ...

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what may answer them."""
        ...


class SentenceEncoder:
    """multilingual-e5-small in four bits (Wang et al. 2024, "Multilingual E5 Text Embeddings")."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name = engine.name

    def questions(self, texts: Sequence[str]) -> Vectors:
        """The vectors of questions."""
        return self._encoded(texts, is_query=True)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what may answer them, each encoded on a core of its own."""
        found = self._workers.map(lambda text: self._encoded([text], is_query=False), texts)
        return np.concatenate([np.zeros((0, self._engine.size), np.float32), *found])

    @cached_property
    def _workers(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # takes 20 ms to import

        return ThreadPoolExecutor(os.cpu_count(), "sayswhere-meaning")

    def _encoded(self, texts: Sequence[str], is_query: bool) -> Vectors:
        # The engine reads C strings, which end at a NUL, in UTF-8, which has no lone surrogates.
        read = [text[:MOST_CHARACTERS].replace("\0", " ") for text in texts]
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in read]
        found = self._engine.encode(clean, is_query)
        # What is kept is kept in half precision; what is new must be equal to it.
        return found.astype(np.float16).astype(np.float32)
