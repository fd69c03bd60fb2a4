"""What a library's sentences mean, encoded ahead: `index --meaning`, with the extra installed."""

import sqlite3
import subprocess
from pathlib import Path

import pytest
from command import HANGS, PLAIN, SAYSWHERE, sayswhere
from library.libraries import Shelf

from index.library.state import VECTORS
from index.meaning.extra import installed_encoder

pytestmark = pytest.mark.skipif(not installed_encoder(), reason="the extra is not installed")


def kept(shelf: Shelf) -> int:
    """How many sentences are encoded."""
    base = sqlite3.connect(shelf.library / VECTORS)
    return int(base.execute("SELECT count(*) FROM vectors").fetchone()[0])


def test_all_are_encoded_once_and_a_question_encodes_none(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    done = sayswhere("index", str(shelf.folder), "--meaning")
    sentences = len(shelf.open())
    assert f"\n{sentences} sentences encoded\n" in done.stdout
    assert kept(shelf) == sentences
    shelf.write("new.txt", "Walruses swim.")
    done = sayswhere("index", str(shelf.folder), "--meaning")
    assert "\n1 sentence encoded\n" in done.stdout
    before = kept(shelf)
    sayswhere("ask", "Which animal is in the sea?", "--library", str(shelf.library))
    assert kept(shelf) == before
    assert sayswhere("index", "--remove", "--library", str(shelf.library)).returncode == 0
    assert not shelf.library.exists()


def test_where_nothing_can_be_kept_nothing_is_said_to_be(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.update()
    full = f"ulimit -f 4; exec '{SAYSWHERE}' index '{shelf.folder}' --meaning"
    done = subprocess.run(["bash", "-c", full], env=PLAIN, capture_output=True, timeout=HANGS)
    assert done.returncode == 2
    assert b"vectors.db cannot be written; see to room and permissions" in done.stderr
    assert b"encoded" not in done.stdout
