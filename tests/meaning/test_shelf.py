"""The vectors that training keeps: encoded once, under the text's hash."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.meaning.encoder import Vectors
from qa.measuring.training.shelf import Shelf


class Lengths:
    """An encoder of two numbers, which remembers what it was asked for."""

    name = "lengths"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def questions(self, texts: Sequence[str]) -> Vectors:
        return self._encoded(texts, 1.0)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._encoded(texts, 2.0)

    def _encoded(self, texts: Sequence[str], kind: float) -> Vectors:
        self.asked += texts
        return np.array([(len(text), kind) for text in texts], np.float32)


def test_a_text_is_encoded_once_and_kept_for_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "vectors.db"
    first, later = Lengths(), Lengths()
    for encoder in (first, later):
        shelf = Shelf(encoder, path)
        assert shelf.passages(["a", "bbb", "a"]).tolist() == [[1, 2], [3, 2], [1, 2]]
        assert shelf.questions(["a"]).tolist() == [[1, 1]]
    assert first.asked == ["a", "bbb", "a"]
    assert later.asked == []
    assert b"bbb" not in path.read_bytes()
