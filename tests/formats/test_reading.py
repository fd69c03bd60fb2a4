"""Reading: what a file may be, and how one that may not be read is told."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import ArticleError
from index.formats.reading import article_from_bytes, read_article
from index.text.article import MAX_BYTES

BAD_FILES = [
    json.loads(line)
    for line in (Path(__file__).parent / "bad_files.jsonl").read_text("utf-8").split("\n")
    if line
]


@pytest.mark.parametrize("case", BAD_FILES, ids=lambda case: case["kind"])
def test_bad_file(case: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    # latin-1 gives every byte a letter, so a case can hold any bytes
    path.write_bytes(case["bytes"].encode("latin-1"))
    with pytest.raises(ArticleError, match=case["says"]) as raised:
        read_article(path)
    said = str(raised.value)
    assert said.startswith(str(path))
    assert "; " in said, "a remedy follows the rule"
    assert "\n" not in said


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="does not exist; check the path"):
        read_article(tmp_path / "none.txt")


def test_a_file_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text("The port closed.")
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article(tmp_path / "port.txt" / "more.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="is a folder; name a file in it"):
        read_article(tmp_path)


@pytest.mark.parametrize("name", ["port\0.txt", "x" * 5000])
def test_a_name_that_no_file_can_have(name: str) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article(name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ArticleError, match="is not a plain file; save the text to a file"):
        read_article(tmp_path / "pipe")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_does_not_hang() -> None:
    with pytest.raises(ArticleError, match="is not a plain file"):
        read_article("/dev/zero")


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text("The port closed.")
    path.chmod(0)
    with pytest.raises(ArticleError, match="may not be read; change its permissions"):
        read_article(path)


def test_a_file_too_large_is_refused_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    with path.open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(ArticleError, match="1,099,511,627,776 bytes, more than the 100,000,000"):
        read_article(path)


def test_the_largest_file_is_read() -> None:
    assert article_from_bytes(b"x" * MAX_BYTES, id="x", source="x").text == "x" * MAX_BYTES
    with pytest.raises(ArticleError, match="split it into several files"):
        article_from_bytes(b"x" * (MAX_BYTES + 1), id="x", source="x")


def test_plain_text_loads_no_other_format(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text("The port closed. It reopened.")
    code = (
        "import sys; from index.formats.reading import read_article; from index.text.sentences "
        f"import sentences_in; sentences_in(read_article({str(path)!r})); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    formats = {"trafilatura", "lxml", "pypdfium2", "mammoth", "striprtf", "markdown_it", "email"}
    unneeded = formats | {"zipfile", "subprocess", "index.formats.apart", "index.formats.blocks"}
    before = subprocess.run(
        [sys.executable, "-c", "import sys, nltk; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not unneeded & (set(done.stdout.split()) - set(before.stdout.split()))


def test_id_and_source_come_from_the_path(tmp_path: Path) -> None:
    path = tmp_path / "port_news-2.txt"
    path.write_text("The port closed.")
    found = read_article(str(path))
    assert (found.id, found.title, found.source) == ("port_news-2", "Port news 2", str(path))
