"""Vectors that are kept: encoded once, under the text's hash."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from index.meaning.encoder import Vectors
from index.meaning.shelf import Shelf


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
        shelf = Shelf(encoder, path, with_questions=True)
        assert shelf.passages(["a", "bbb", "a"]).tolist() == [[1, 2], [3, 2], [1, 2]]
        assert shelf.questions(["a"]).tolist() == [[1, 1]]
    assert first.asked == ["a", "bbb", "a"]
    assert later.asked == []
    assert b"bbb" not in path.read_bytes()


def test_questions_are_nobodys_business_unless_they_are_to_be_kept(tmp_path: Path) -> None:
    encoder = Lengths()
    for _ in range(2):
        assert Shelf(encoder, tmp_path / "vectors.db").questions(["a"]).tolist() == [[1, 1]]
    assert encoder.asked == ["a", "a"]


def test_of_more_than_there_is_room_for_the_first_go(tmp_path: Path) -> None:
    encoder = Lengths()
    shelf = Shelf(encoder, tmp_path / "vectors.db", most=2)
    for text in ("a", "bb", "ccc", "ccc", "bb", "a"):
        assert shelf.passages([text]).tolist() == [[len(text), 2]]
    assert encoder.asked == ["a", "bb", "ccc", "a"]


@pytest.mark.parametrize(
    "damage",
    [
        "vector = zeroblob(length(vector))",
        "vector = substr(vector, 1, 3)",
        "vector = cast(x'9d9d' as text)",
        "vector = 7",
        "vector = (SELECT vector FROM vectors ORDER BY number DESC)",
    ],
)
def test_a_damaged_vector_is_made_anew(tmp_path: Path, damage: str) -> None:
    path, encoder = tmp_path / "vectors.db", Lengths()
    Shelf(encoder, path).passages(["a", "bbb"])
    with sqlite3.connect(path) as kept:
        kept.execute(f"UPDATE vectors SET {damage} WHERE number = 1")
    kept.close()
    for _ in range(2):
        assert Shelf(encoder, path).passages(["a", "bbb"]).tolist() == [[1, 2], [3, 2]]
    assert sorted(encoder.asked) in (["a", "a", "bbb"], ["a", "a", "bbb", "bbb"])


@pytest.mark.parametrize("data", [b"no vectors", b"", b"SQLite format 3\0" + b"x" * 5_000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "vectors.db"
    path.write_bytes(data)
    encoder = Lengths()
    for _ in range(2):
        assert Shelf(encoder, path).passages(["a"]).tolist() == [[1, 2]]
    assert encoder.asked == ["a"]


def test_where_there_can_be_no_file_all_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    shelf = Shelf(Lengths(), tmp_path / "file" / "vectors.db")
    assert shelf.passages(["a"]).tolist() == [[1, 2]]
