"""The state of a library before the one that counts is kept to compare with."""

from pathlib import Path

import pytest
from libraries import Shelf

from index.errors import LibraryError
from index.library.before import open_before
from index.library.disk import open_library
from index.library.state import remove_library


def texts_of(collection: object) -> list[str]:
    return [article.text for article in getattr(collection, "articles", ())]


def test_the_state_before_is_as_it_was(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {"a.txt": "Cats sleep.", "b.txt": "Dogs bark."})
    shelf.update()
    (shelf.folder / "a.txt").write_text("Cats sleep all day.")
    (shelf.folder / "b.txt").unlink()
    shelf.update()
    assert texts_of(open_library(shelf.library)) == ["Cats sleep all day."]
    assert texts_of(open_before(shelf.library)) == ["Cats sleep.", "Dogs bark."]


def test_no_more_than_the_last_two_are_kept(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {"a.txt": "Version 0."})
    for version in range(4):
        (shelf.folder / "a.txt").write_text(f"Version {version} of it.")
        shelf.update()
    assert texts_of(open_before(shelf.library)) == ["Version 2 of it."]
    assert len([path for path in shelf.library.iterdir() if path.name.isdecimal()]) == 2


def test_an_update_that_changes_nothing_keeps_both(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {"a.txt": "Cats sleep."})
    shelf.update()
    (shelf.folder / "a.txt").write_text("Cats sleep all day.")
    shelf.update()
    shelf.update()
    assert texts_of(open_before(shelf.library)) == ["Cats sleep."]


def test_a_library_of_one_version_says_so(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {"a.txt": "Cats sleep."})
    shelf.update()
    with pytest.raises(LibraryError, match="has one version only"):
        open_before(shelf.library)


def test_what_is_removed_is_removed_with_its_past(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {"a.txt": "Cats sleep."})
    shelf.update()
    (shelf.folder / "a.txt").write_text("Cats sleep all day.")
    shelf.update()
    remove_library(shelf.library)
    left = [path.name for path in shelf.library.iterdir()] if shelf.library.exists() else []
    assert set(left) <= {"lock"}
