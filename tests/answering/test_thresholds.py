"""Thresholds: from confidence to status, and to a file and back."""

from pathlib import Path

import pytest

from index.errors import SayswhereError
from qa.answering.thresholds import Thresholds


@pytest.mark.parametrize(
    ("confidence", "bar", "status"),
    [
        (0.9, 0.0, "answered"),
        (0.5, 0.0, "answered"),
        (0.9, 0.95, "unsure"),  # a doubt raises the bar
        (0.3, 0.0, "unsure"),
        (0.2, 0.0, "unsure"),
        (0.1, 0.0, "not_found"),
        (0.1, 0.95, "not_found"),
    ],
)
def test_status(confidence: float, bar: float, status: str) -> None:
    assert Thresholds(0.5, 0.2).status(confidence, bar) == status


def test_thresholds_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "thresholds.json"
    Thresholds(0.4, 0.1).write(path)
    assert Thresholds.read(path) == Thresholds(0.4, 0.1)


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"answered": 0.1}', '{"answered": 0.1, "shown": 0.5}', '{"answered": "x"}'],
)
def test_bad_thresholds_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "thresholds.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SayswhereError, match="calibrate"):
        Thresholds.read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SayswhereError, match=r"mine\.json cannot be read"):
        Thresholds.read(tmp_path / "mine.json")
