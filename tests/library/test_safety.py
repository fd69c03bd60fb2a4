"""Whatever happens while a library is written, it opens with a whole state; nobody waits."""

import random
import shutil
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from command import HANGS, PLAIN, SAYSWHERE, sayswhere
from library.libraries import Shelf

from index.errors import LibraryError
from index.library.state import HEAD, writing

# An article is whole where its last sentence names its first.
BEGIN, END = "Version {} of article {} begins here.", "Version {} of article {} ends here."
MIDDLE = "\n\n".join(f"Something of no use stands in sentence {n}." for n in range(40))


def write(shelf: Shelf, version: int, articles: int = 12) -> None:
    """Write all articles in a version, some of them new, some gone."""
    shutil.rmtree(shelf.folder, ignore_errors=True)
    for number in range(version % 3, articles):
        begin, end = BEGIN.format(version, number), END.format(version, number)
        shelf.write(f"{number:02}.txt", f"{begin}\n\n{MIDDLE}\n\n{end}")


def version_of(shelf: Shelf) -> int:
    """The one version that all articles of a library have, each of them whole."""
    held = shelf.open()
    versions = set()
    for article in held.articles:
        rows = held.rows_of(article)
        first, last = held.lines[rows.start].text, held.lines[rows.stop - 1].text
        version, number = int(first.split()[1]), int(first.split()[4])
        assert (first, last) == (BEGIN.format(version, number), END.format(version, number))
        versions.add(version)
    (version,) = versions
    assert len(held.articles) == 12 - version % 3
    counted = held.engine.document_frequencies(["begin"])
    assert counted["begin"] == len(held.articles)
    assert len(held.engine.best({"begin": 1.0}, 99)) == len(held.articles)
    return version


@pytest.mark.long
def test_killed_at_any_moment_it_opens_with_a_whole_state(tmp_path: Path) -> None:
    chance, shelf = random.Random(1), Shelf(tmp_path, {})
    write(shelf, 0)
    shelf.update()
    since = time.monotonic()
    write(shelf, 1)
    _index(shelf).wait(HANGS)
    takes, before = time.monotonic() - since, 1
    for version in range(2, 202):
        write(shelf, version)
        process = _index(shelf)
        time.sleep(chance.random() * 1.2 * takes)
        process.kill()
        process.wait(HANGS)
        now = version_of(shelf)
        assert now in (before, version)
        before = now
    shelf.update()
    assert version_of(shelf) == 201
    assert len([path for path in shelf.library.iterdir() if path.name.isdecimal()]) == 2


def _index(shelf: Shelf) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [SAYSWHERE, "index", str(shelf.folder)], env=PLAIN, stdout=subprocess.DEVNULL
    )


def test_two_ask_while_one_writes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {})
    write(shelf, 0)
    shelf.update()
    done = False

    def ask() -> list[int]:
        seen = []
        while not done:
            seen.append(version_of(shelf))
        return seen

    with ThreadPoolExecutor() as pool:
        asking = [pool.submit(ask) for _ in range(2)]
        try:
            for version in range(1, 9):
                write(shelf, version)
                shelf.update()
        finally:
            done = True
        for seen in asking:
            assert seen.result() == sorted(seen.result())


def test_what_is_open_stays_as_it_is(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {"a.txt": "Dogs bark.", "b.txt": "Cats meow."})
    shelf.update()
    held = shelf.open()
    shutil.rmtree(shelf.folder)
    shelf.write("c.txt", "Walruses swim.")
    shelf.update()
    assert [line.text for line in held.lines] == ["Dogs bark.", "Cats meow."]
    assert held.engine.best({"bark": 1.0}, 3) == [0]
    assert held.engine.terms_like("barq", 1) == ["bark"]
    assert [line.text for line in shelf.open().lines] == ["Walruses swim."]


def test_of_two_writers_one_is_told(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    with writing(shelf.library):
        done = sayswhere("index", str(shelf.folder))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"sayswhere: {shelf.library} is being written by another sayswhere; wait until that has "
        "ended\n"
    )
    assert shelf.update().added


def test_a_process_that_reads_ends_with_the_one_that_writes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {f"{n}.txt": f"Number {n} is here." for n in range(3_000)})
    process = _index(shelf)
    children: set[int] = set()
    while len(children) < 2 and process.poll() is None:
        children = _children_of(process.pid)
    process.kill()
    process.wait(HANGS)
    since = time.monotonic()
    while any(map(_runs, children)):
        assert time.monotonic() - since < HANGS
        time.sleep(0.05)


def _children_of(pid: int) -> set[int]:
    if not Path("/proc/self/task").exists():
        pytest.skip("processes are found by /proc")
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return set()
    return set(map(int, listed.split()))


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


# --- What is broken ------------------------------------------------------------------------------


def test_where_nothing_may_be_written_it_is_asked(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.update()
    (terms,) = shelf.library.glob("*/terms")
    lock = terms / ".tantivy-meta.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()  # so that not even root can open it
    held = shelf.open()
    assert held.engine.terms_starting("") == shelf.in_memory().engine.terms_starting("")
    assert list(held.engine.best({"cat": 1.0}, 3))


def files_of(library: Path) -> list[str]:
    """The files of a library's state, from its folder."""
    return [p.relative_to(library).as_posix() for p in library.rglob("*") if p.is_file()]


def test_each_damaged_file_is_told_in_a_line_that_says_what_to_do(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.update()
    for name in files_of(shelf.library):
        path = shelf.library / name
        if path.name.startswith(".") or path.name == "lock":
            continue
        whole = path.read_bytes()
        for broken in (whole[: len(whole) // 2], whole + b" ", b"", None):
            path.unlink()
            if broken is not None:
                path.write_bytes(broken)
            told = _told(shelf)
            spaced = path.name == HEAD and broken == whole + b" "  # which JSON may be
            assert spaced or (told and "build" in told and "\n" not in told), (name, told)
        path.write_bytes(whole)
    assert _told(shelf) is None


def _told(shelf: Shelf) -> str | None:
    """What is said of a library on opening it and looking at all of it, None if it is well."""
    try:
        held = shelf.open()
        for line in held.lines:
            assert line.text
        held.engine.best({"cat": 1.0}, 3)
        held.engine.terms_like("catt", 1)
        assert "pilot" not in held.parts or held.parts
    except LibraryError as error:
        return str(error)
    return None


def test_articles_that_are_garbage_inside_are_told_when_they_are_read(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, {"a.txt": "\n\n".join(f"Dog {n} barks." for n in range(9_000))})
    shelf.update()
    (articles,) = shelf.library.glob("*/articles.db")
    data = bytearray(articles.read_bytes())
    data[5_000:] = b"\xff" * (len(data) - 5_000)
    articles.write_bytes(data)
    told = _told(shelf)
    assert told
    assert "is damaged" in told
    assert "build it again with `sayswhere index" in told


def test_of_another_version_it_says_so_and_nothing_is_lost(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.update()
    head = shelf.library / HEAD
    head.write_text(head.read_text().replace('"format": 1', '"format": 2'))
    before = head.read_bytes()
    command = f"sayswhere index {shelf.folder} --library {shelf.library} --rebuild"
    said = (
        f"sayswhere: {shelf.library} was built by another version of sayswhere; "
        f"build it again with `{command}`\n"
    )
    for arguments in (["ask", "Who?", "--library"], ["index", "--library"]):
        done = sayswhere(*arguments, str(shelf.library))
        assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
    assert head.read_bytes() == before
    assert sayswhere(*command.split()[1:]).returncode == 0
    assert len(shelf.open().articles) == 4


# --- What cannot be written ----------------------------------------------------------------------


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.update()
    shelf.write("large.txt", "\n\n".join(f"Dog {n} barks." for n in range(20_000)))
    # The shell lets no file grow past so many blocks of 1,024 bytes.
    limited = f"ulimit -f 100; exec {SAYSWHERE} index {shelf.folder}"
    done = subprocess.run(["bash", "-c", limited], env=PLAIN, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f"{shelf.library} cannot be written (" in done.stderr
    assert len(shelf.open().articles) == 4
    assert sorted(path.name for path in shelf.library.iterdir()) == ["1", HEAD, "lock"]
