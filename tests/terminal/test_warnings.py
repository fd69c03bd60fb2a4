"""What a damaged file makes the command say beside its answers: a line, once."""

import json
from pathlib import Path

import pytest
from chat_servers import chat
from command import sayswhere

DAMAGED = (
    "Die Fähre fährt täglich. Die Überfahrt kostet zwölf Euro.".encode() + b" \xffab. Schluss."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ferry.txt").write_bytes(DAMAGED)
    gold = {"question": "Was kostet zwölf Euro?", "answer": ["zwölf Euro"], "article": "ferry.txt"}
    (tmp_path / "gold.jsonl").write_text(f"{json.dumps(gold)}\n" * 2)
    (tmp_path / "questions.txt").write_text("Was kostet zwölf Euro?\n")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "Was kostet zwölf Euro?", "--article", "ferry.txt"),
        ("ask", "Was?", "--article", "ferry.txt", "--article", "ferry.txt"),
        ("ask", "--batch", "questions.txt", "--article", "ferry.txt"),
        ("show", "--article", "ferry.txt"),
        ("show", "--article", "ferry.txt", "--json"),
        ("eval", "gold.jsonl"),
        ("eval", "gold.jsonl", "--json"),
    ],
    ids=" ".join,
)
def test_a_damaged_article_is_told_once(arguments: tuple[str, ...], folder: Path) -> None:
    done = sayswhere(*arguments, cwd=folder)
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("sayswhere: ")
    assert "ferry.txt is UTF-8 but broken at byte" in done.stderr
    assert done.returncode in (0, 1)


def test_the_chat_tells_it_when_it_starts(folder: Path) -> None:
    with chat("--article", str(folder / "ferry.txt"), log=folder / "log.txt"):
        said = (folder / "log.txt").read_text()
    assert said.count("is UTF-8 but broken at byte") == 1
