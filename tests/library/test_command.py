"""`sayswhere index`, and the commands that ask a library, as a person runs them."""

import json
import os
import subprocess
import time
from pathlib import Path

import pytest
from command import HANGS, PLAIN, SAYSWHERE, sayswhere
from library.libraries import Shelf

from index.library.reading import Job, read
from index.library.scanning import scan


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def index(shelf: Shelf, *arguments: str) -> tuple[int, str]:
    """The exit status and the first line that the command prints."""
    done = sayswhere("index", "docs", *arguments, cwd=shelf.folder.parent)
    return done.returncode, (done.stdout + done.stderr).partition("\n")[0]


def test_it_says_what_it_did_and_how_to_ask(shelf: Shelf) -> None:
    done = sayswhere("index", "docs", cwd=shelf.folder.parent)
    assert done.stdout.splitlines()[0] == "docs.sayswhere: 4 added"
    assert done.stdout.splitlines()[1].startswith("It holds 4 articles with ")
    assert done.stdout.endswith("ask it with --library docs.sayswhere\n")
    assert (done.returncode, done.stderr) == (0, "")


def test_again_it_says_what_changed(shelf: Shelf) -> None:
    index(shelf)
    (shelf.folder / "cats.txt").unlink()
    shelf.write("dated.txt", "The museum is closed.")
    shelf.write("new one.txt", "Walruses swim.")
    shelf.write("picture.png", "no picture")
    shelf.write("notes.txt", "")
    done = sayswhere("index", "docs", cwd=shelf.folder.parent)
    assert done.stdout.splitlines()[:3] == [
        "docs.sayswhere: 1 added, 1 changed, 1 removed, 2 unchanged, 1 unreadable:",
        "  notes.txt: is empty; give an article with at least one sentence",
        "  passed over: 1 of other kinds (.png)",
    ]
    assert done.returncode == 1


def test_questions_are_asked_of_it(shelf: Shelf) -> None:
    index(shelf)
    arguments = ("ask", "How many minutes does the ferry take?", "--library", "docs.sayswhere")
    done = sayswhere(*arguments, cwd=shelf.folder.parent)
    assert "The co-pilot’s ferry crosses the harbour in 12 minutes." in done.stdout
    answer = json.loads(sayswhere(*arguments, "--json", cwd=shelf.folder.parent).stdout)
    cited = answer["passages"][0]["citation"]
    assert cited["source"] == str(Path("docs/harbour/ferries.md"))
    batch = sayswhere(
        *("ask", "--batch", "-", "--library", "docs.sayswhere"),
        stdin=b"How long do cats sleep?\nWho is Bob?\n",
        cwd=shelf.folder.parent,
    )
    assert json.loads(batch.stdout.partition("\n")[0])["status"] == "answered"


def test_gold_is_asked_of_it_among_all_its_articles(shelf: Shelf) -> None:
    index(shelf)
    gold = [
        {"question": "How long do cats sleep?", "answer": ["sixteen"], "article": "docs/cats.txt"},
        # The other article has a sentence at the same place, which is no answer.
        {
            "question": "How long do cats sleep?",
            "answer": ["A museum"],
            "article": "docs/dated.txt",
        },
    ]
    (shelf.folder.parent / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)))
    arguments = ("eval", "gold.jsonl", "--library", "docs.sayswhere", "--json", "--no-meaning")
    report = json.loads(sayswhere(*arguments, cwd=shelf.folder.parent).stdout)
    assert report["precision_at_1"] == 0.5


def test_gold_of_a_library_names_its_article(shelf: Shelf) -> None:
    index(shelf)
    gold = {"question": "How long do cats sleep?", "answer": ["sixteen"]}
    (shelf.folder.parent / "gold.jsonl").write_text(json.dumps(gold))
    done = sayswhere("eval", "gold.jsonl", "--library", "docs.sayswhere", cwd=shelf.folder.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("sayswhere: gold.jsonl, line 1: of a library's articles none is")


def test_it_is_shown_as_its_articles_are(shelf: Shelf) -> None:
    index(shelf)
    shown = sayswhere("show", "--library", "docs.sayswhere", "--json", cwd=shelf.folder.parent)
    paths = sorted(p for p in shelf.folder.rglob("*") if p.is_file())
    alone = [sayswhere("show", str(path), "--json").stdout for path in paths]
    assert shown.stdout == "".join(alone)


def test_it_is_listed_and_removed(shelf: Shelf) -> None:
    index(shelf)
    listed = sayswhere("index", "--list", "--library", "docs.sayswhere", cwd=shelf.folder.parent)
    lines = listed.stdout.splitlines()
    assert lines[0] == str(shelf.folder)
    assert lines[1:-1] == [
        "      4  Cats  cats.txt",
        "      2  Dated  dated.txt",
        "      4  Fees  harbour/fees.txt",
        "      2  Ferries  harbour/ferries.md",
    ]
    assert index(shelf, "--remove") == (
        0,
        "docs.sayswhere is removed; its articles are where they were",
    )
    assert not shelf.library.exists()
    assert len(list(shelf.folder.rglob("*.*"))) == 4


def test_without_a_folder_the_librarys_own_is_meant(shelf: Shelf) -> None:
    index(shelf, "--library", "elsewhere")
    shelf.write("new.txt", "Walruses swim.")
    done = sayswhere("index", "--library", "elsewhere", cwd=shelf.folder.parent)
    assert done.stdout.startswith("elsewhere: 1 added, 4 unchanged\n")


def test_it_follows_a_folder(shelf: Shelf) -> None:
    command = [SAYSWHERE, "index", "docs", "--watch"]
    with subprocess.Popen(
        command, cwd=shelf.folder.parent, env=PLAIN, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            assert process.stderr
            assert process.stderr.readline().startswith(b"Following docs")
            said = _until(shelf, process, "Walruses swim.")
        finally:
            process.terminate()
    assert said


def _until(shelf: Shelf, process: "subprocess.Popen[bytes]", text: str) -> bool:
    """Whether the library comes to hold a text that is written again and again."""
    since = time.monotonic()
    while time.monotonic() - since < HANGS and process.poll() is None:
        shelf.write("walruses.txt", text)  # the watch may begin only after the first
        time.sleep(1)
        if any(line.text == text for line in shelf.open().lines):
            return True
    return False


# --- What is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere does not exist; check the path"),
        (["docs/cats.txt"], "docs/cats.txt is a file; name the folder it is in"),
        (["empty"], "empty holds no file of a kind that is read"),
        (["docs", "--library", "docs/cats.txt"], "docs/cats.txt is a file, and a library is a"),
        (["docs", "--library", "docs"], "docs holds other things ("),
        ([], "index needs a FOLDER, or the --library made of one."),
        (["docs", "--list", "--remove"], "Of --list, --remove,"),
        (["--list", "--library", "empty"], "empty is no library; build one with `sayswhere index"),
        (["docs", "--remove"], "docs.sayswhere is no library; name the one to remove"),
    ],
)
def test_each_wrong_way_is_one_line(shelf: Shelf, arguments: list[str], said: str) -> None:
    (shelf.folder.parent / "empty").mkdir()
    before = sorted(shelf.folder.parent.rglob("*"))
    done = sayswhere("index", *arguments, cwd=shelf.folder.parent)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr
    assert sorted(shelf.folder.parent.rglob("*")) == before


def test_articles_and_a_library_are_not_both_asked(shelf: Shelf) -> None:
    index(shelf)
    done = sayswhere(
        *("ask", "Who?", "--library", "docs.sayswhere", "--article", "docs/cats.txt"),
        cwd=shelf.folder.parent,
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


# --- What folders hold ---------------------------------------------------------------------------


def test_names_and_links_of_any_kind(shelf: Shelf) -> None:
    strange = ["with space.txt", "two\nlines.txt", "quote'\".txt", "größe.txt", "-x.txt", "no end"]
    for number, name in enumerate(strange):
        shelf.write(name, f"Number {number} is strange.")
    (shelf.folder / "circle").symlink_to(shelf.folder, target_is_directory=True)
    (shelf.folder / "again.txt").symlink_to(shelf.folder / "cats.txt")
    (shelf.folder / "itself.txt").symlink_to(shelf.folder / "itself.txt")
    os.mkfifo(shelf.folder / "pipe.txt")
    shelf.write(".hidden.txt", "Nobody sees this.")
    undecodable = os.fsdecode(b"latin-\xe9.txt")
    shelf.write(undecodable, "Its name is no Unicode.")
    done = sayswhere("index", "docs", cwd=shelf.folder.parent)
    lines = done.stdout.splitlines()
    assert lines[0] == "docs.sayswhere: 12 added, 1 unreadable:"
    assert lines[1].startswith("  itself.txt: it cannot be opened (")
    assert lines[2] == "  passed over: 1 of other kinds (no plain file)"
    held = shelf.open()
    assert {entry.path for entry in held.entries} > {*strange, undecodable, "again.txt"}
    for article in held.articles:
        assert list(held.cited(article.source, article.sha256)) == [article]
    for arguments in (["ask", "Which number is strange?"], ["show"], ["index", "--list"]):
        done = sayswhere(*arguments, "--library", "docs.sayswhere", cwd=shelf.folder.parent)
        assert (done.stdout != "", done.stderr) == (True, "")


def test_the_same_text_twice_is_shown_once_with_both_places(shelf: Shelf) -> None:
    shelf.write("copy/cats.txt", (shelf.folder / "cats.txt").read_text())
    index(shelf)
    arguments = ("ask", "How long do cats sleep?", "--library", "docs.sayswhere", "--json")
    (first, *others) = json.loads(sayswhere(*arguments, cwd=shelf.folder.parent).stdout)["passages"]
    places = {first["citation"]["source"], *(also["source"] for also in first["also"])}
    assert places == {str(Path("docs/cats.txt")), str(Path("docs/copy/cats.txt"))}
    assert all(other["text"] != first["text"] for other in others)


def test_a_file_that_cannot_be_read_any_more_is_kept_as_it_was(shelf: Shelf) -> None:
    index(shelf)
    shelf.write("cats.txt", "")
    code, said = index(shelf)
    assert (code, said) == (1, "docs.sayswhere: 3 unchanged, 1 unreadable:")
    assert "Cats sleep sixteen hours a day." in [line.text for line in shelf.open().lines]
    (shelf.folder / "cats.txt").unlink()
    assert index(shelf) == (0, "docs.sayswhere: 1 removed, 3 unchanged")


def test_a_file_that_changes_while_it_is_read_is_told(shelf: Shelf) -> None:
    index(shelf)
    (found,) = (file for file in scan(shelf.folder).files if file.path == "cats.txt")
    shelf.write("cats.txt", "Cats sleep. And now they are awake.")
    reading = read(Job(str(shelf.folder), found))
    assert (reading.record, reading.same) == (None, None)
    assert reading.refused == "it changed while it was read; run this again"


def test_a_touched_file_is_read_but_not_changed(shelf: Shelf) -> None:
    index(shelf)
    os.utime(shelf.folder / "cats.txt", (1, 1))
    assert index(shelf) == (0, "docs.sayswhere: 4 unchanged")
    entries = {entry.path: entry for entry in shelf.open().entries}
    assert entries["cats.txt"].modified == 1_000_000_000


def test_a_folder_that_moved_takes_its_library_along(shelf: Shelf) -> None:
    index(shelf)
    shelf.folder.rename(shelf.folder.with_name("texts"))
    done = sayswhere("index", "texts", "--library", "docs.sayswhere", cwd=shelf.folder.parent)
    assert done.stdout.startswith("docs.sayswhere: 4 unchanged\n")
    (shelf.folder.parent / "docs").mkdir()
    shelf.write("other.txt", "Walruses swim.")
    done = sayswhere("index", "docs", cwd=shelf.folder.parent)
    assert done.returncode == 2
    assert "is the library of " in done.stderr
    assert "--rebuild" in done.stderr
