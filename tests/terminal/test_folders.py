"""A small folder is asked where a file could be; for a large one there is a library."""

from pathlib import Path

import pytest
from command import sayswhere

from qa.terminal.folders import MOST


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles in it, and one that is none."""
    folder = tmp_path / "pets"
    (folder / "small").mkdir(parents=True)
    (folder / "cats.txt").write_text("Cats sleep sixteen hours a day.")
    (folder / "small" / "mice.md").write_text("Mice gnaw at night.")
    (folder / "empty.txt").write_text("")
    return folder


@pytest.mark.parametrize("named", [["pets"], ["--article", "pets"], ["pets/"]])
def test_its_articles_are_asked_by_their_paths(folder: Path, named: list[str]) -> None:
    done = sayswhere("ask", "When do mice gnaw?", *named, cwd=folder.parent)
    assert "[1] pets/small/mice.md, paragraph 1, sentence 1" in done.stdout
    assert done.stderr.endswith("empty.txt is empty; give an article with at least one sentence\n")
    assert done.returncode == 0


def test_a_word_of_a_question_is_no_folder(folder: Path) -> None:
    done = sayswhere("ask", "how", "many", "pets", cwd=folder.parent)
    assert "hetao-cooperation-zone.txt" in done.stdout


def test_one_with_many_files_is_told_what_to_run(folder: Path) -> None:
    for number in range(MOST):
        (folder / f"{number}.txt").write_text(f"Dog {number} barks.")
    done = sayswhere("ask", "Who barks?", "pets", cwd=folder.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"sayswhere: pets is a folder with {MOST + 3} files, and at most {MOST} are read each "
        "time; run `sayswhere index pets` once, and ask with --library pets.sayswhere\n"
    )


def test_one_without_an_article_or_that_is_a_library_says_so(folder: Path) -> None:
    (folder.parent / "none").mkdir()
    done = sayswhere("ask", "Who barks?", "none/", cwd=folder.parent)
    assert done.stderr == "sayswhere: none is a folder with no article in it; name a file\n"
    assert sayswhere("index", "pets", cwd=folder.parent).returncode == 1
    done = sayswhere("ask", "Who barks?", "pets.sayswhere", cwd=folder.parent)
    assert done.stderr == (
        "sayswhere: pets.sayswhere is a library; ask it with --library pets.sayswhere\n"
    )
