"""An article asked before is not taken apart again; what is answered is the same."""

import subprocess
from pathlib import Path

import pytest
from command import HANGS, PLAIN, SAYSWHERE

from index.formats.reading import default_article


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article, apart from where things are kept."""
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "zone.txt").write_text(default_article().text, "utf-8")
    return tmp_path / "here"


def asked(folder: Path, *options: str) -> str:
    """What `ask` prints for a question about the article, kept beside the folder."""
    question = ["ask", "How large is the Hong Kong Park?", "zone.txt", "--json", *options]
    environment = {**PLAIN, "XDG_CACHE_HOME": str(folder.parent / "cache")}
    done = subprocess.run(
        [SAYSWHERE, *question], cwd=folder, env=environment, capture_output=True, timeout=HANGS
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def kept(folder: Path) -> list[Path]:
    """The articles that are kept."""
    return sorted((folder.parent / "cache").rglob("*.article"))


def test_asked_again_it_answers_from_what_was_kept(folder: Path) -> None:
    first = asked(folder)
    (article,) = kept(folder)
    used = article.stat().st_mtime_ns
    assert asked(folder) == first
    assert kept(folder) == [article]
    assert article.stat().st_mtime_ns > used
    article.write_bytes(b"damaged")
    assert asked(folder) == first


def test_without_a_cache_it_answers_the_same_and_keeps_nothing(folder: Path) -> None:
    alone = asked(folder, "--no-cache")
    assert kept(folder) == []
    assert not list((folder.parent / "cache").rglob("vectors.db"))
    assert asked(folder) == alone
