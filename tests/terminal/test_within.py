"""Only some of the articles are asked: `--within` and `--since`."""

from pathlib import Path

import pytest
from command import sayswhere


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two dated articles in two folders, and their library."""
    for name, text in {
        "north/fees.txt": "2021-03-01\n\nThe ferry fee is 12 euros.",
        "south/fees.txt": "2024-05-17\n\nThe ferry fee is 15 euros.",
    }.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True)
        (tmp_path / "docs" / name).write_text(text)
    assert sayswhere("index", "docs", cwd=tmp_path).returncode == 0
    return tmp_path


@pytest.mark.parametrize(
    ("part", "fee"),
    [
        (("--within", "north/"), "12 euros"),
        (("--within", "docs/south/fees.txt"), "15 euros"),
        (("--since", "2024-05"), "15 euros"),
    ],
)
@pytest.mark.parametrize("articles", ["library", "files"])
def test_only_the_part_answers(
    library: Path, part: tuple[str, ...], fee: str, articles: str
) -> None:
    named = ("--library", "docs.sayswhere")
    if articles == "files":
        named = ("docs/north/fees.txt", "docs/south/fees.txt")
    done = sayswhere("ask", "What is the ferry fee?", *named, *part, "--top", "9", cwd=library)
    assert done.returncode == 0, done.stderr
    assert fee in done.stdout
    assert done.stdout.count("The ferry fee") == 1


@pytest.mark.parametrize("part", [("--within", "west/"), ("--since", "2030"), ("--since", "soon")])
def test_a_part_with_nothing_in_it_is_told_in_one_line(
    library: Path, part: tuple[str, ...]
) -> None:
    done = sayswhere("ask", "Who?", "--library", "docs.sayswhere", *part, cwd=library)
    assert (done.returncode, done.stdout) == (2, "")
    assert part[1] in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_part_is_shown_and_evaluated(library: Path) -> None:
    named = ("--library", "docs.sayswhere", "--within", "south/")
    shown = sayswhere("show", *named, "--json", cwd=library)
    assert shown.returncode == 0
    assert "15 euros" in shown.stdout
    assert "12 euros" not in shown.stdout
    gold = '{"question": "What is the ferry fee?", "answer": ["15 euros"], "article": "%s"}'
    (library / "gold.jsonl").write_text(gold % "docs/south/fees.txt")
    done = sayswhere("eval", "gold.jsonl", *named, "--fail-under", "100", cwd=library)
    assert done.returncode == 0, done.stderr
    north = sayswhere(
        "eval", "gold.jsonl", *named[:3], "north/", "--fail-under", "100", cwd=library
    )
    assert north.returncode == 1, north.stderr


@pytest.mark.parametrize("command", [("show", "docs/north/fees.txt"), ("eval", "gold.jsonl")])
def test_a_part_needs_a_library(library: Path, command: tuple[str, ...]) -> None:
    done = sayswhere(*command, "--within", "north/", cwd=library)
    assert done.returncode == 2
    assert "name its --library" in done.stderr
