"""What the words of a command line mean: the question, and the articles behind it."""

from pathlib import Path

import click
import pytest
from command import sayswhere

from qa.terminal.meant import meant_by

FILES = ("cats.txt", "dogs.txt", "my notes.txt", "LICENSE", "sleep")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        (tmp_path / name).write_text(f"The {name} sleeps sixteen hours a day. It purrs.")
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


CLEAR = [
    (["Who sleeps?"], "Who sleeps?", []),
    (["Who", "sleeps"], "Who sleeps", []),
    (["Who sleeps", "cats.txt", "dogs.txt"], "Who sleeps", ["cats.txt", "dogs.txt"]),
    (["Who", "sleeps?", "cats.txt"], "Who sleeps?", ["cats.txt"]),
    (["Who sleeps?", "my notes.txt"], "Who sleeps?", ["my notes.txt"]),
    (["Who sleeps?", "LICENSE"], "Who sleeps?", ["LICENSE"]),
    (["Who sleeps", "-"], "Who sleeps", ["-"]),
    (["谁睡觉？", "cats.txt"], "谁睡觉？", ["cats.txt"]),
    # what is not there is left to its reader, which says so
    (["Who sleeps?", "birds.txt"], "Who sleeps?", ["birds.txt"]),
    (["Who sleeps?", "no/such"], "Who sleeps?", ["no/such"]),
    # words of a question
    (["what", "node.js", "covers"], "what node.js covers", []),
    (["What", "about", "seeds"], "What about seeds", []),
    (["What", "LICENSE", "applies?"], "What LICENSE applies?", []),
    (["Really?", "Who", "sleeps?", "cats.txt"], "Really? Who sleeps?", ["cats.txt"]),
    (["Who", "sleeps?", "please"], "Who sleeps? please", []),
    (["area", "in", "the", "U.S."], "area in the U.S.", []),
    ([], "", []),
    ([""], "", []),
]


@pytest.mark.parametrize(("words", "question", "paths"), CLEAR)
def test_what_is_clear(words: list[str], question: str, paths: list[str], folder: Path) -> None:
    meant = meant_by(words)
    assert (meant.question, list(meant.paths)) == (question, paths)


UNCLEAR = [
    (["who", "sleeps", "cats.txt"], "cats.txt", "--article cats.txt"),
    (["sleep"], "sleep", "--article sleep"),
    (["where", "do", "cats", "sleep"], "sleep", "--article sleep"),
    (["cats.txt", "Who sleeps?"], "cats.txt", "--article cats.txt"),
    (["cats.txt"], "cats.txt", "put a question before it"),
    (["cats.txt", "dogs.txt"], "cats.txt", "put a question before it"),
    (["Who sleeps?", "cats.txt", "please"], "cats.txt", "--article cats.txt"),
]


@pytest.mark.parametrize(("words", "named", "remedy"), UNCLEAR)
def test_what_could_be_either_is_refused_with_the_remedy(
    words: list[str], named: str, remedy: str, folder: Path
) -> None:
    with pytest.raises(click.UsageError) as refusal:
        meant_by(words)
    assert str(refusal.value).startswith(f"{named} is a file and ")
    assert remedy in str(refusal.value)


@pytest.mark.parametrize(
    "arguments",
    [
        ["Who sleeps?", "cats.txt", "dogs.txt"],
        ["--article", "cats.txt", "dogs.txt", "Who sleeps?"],
        ["Who sleeps?", "--article=cats.txt", "dogs.txt"],
        ["Who sleeps?", "--article", "cats.txt", "dogs.txt", "--top", "2"],
        ["Who", "sleeps", "--article", "cats.txt", "dogs.txt"],
    ],
    ids=" ".join,
)
def test_many_paths_as_a_shell_puts_them_are_all_asked(arguments: list[str], folder: Path) -> None:
    said = sayswhere("ask", *arguments, "--json", cwd=folder).stdout
    assert '"source": "cats.txt"' in said
    assert '"source": "dogs.txt"' in said


def test_other_commands_take_paths_as_well(folder: Path) -> None:
    shown = sayswhere("show", "--article", "cats.txt", "dogs.txt", cwd=folder).stdout
    assert shown == sayswhere("show", "cats.txt", "dogs.txt", cwd=folder).stdout
    assert "\ncats.txt\n" in shown
    assert "\ndogs.txt\n" in shown


def test_a_batch_takes_paths_and_no_question(folder: Path) -> None:
    batch = ("ask", "--batch", "-")
    done = sayswhere(*batch, "cats.txt", stdin=b"Who sleeps?\n", cwd=folder)
    assert '"source": "cats.txt"' in done.stdout
    refused = sayswhere(*batch, "Who sleeps?", stdin=b"Who sleeps?\n", cwd=folder)
    assert "not both" in refused.stderr


def test_a_path_that_is_not_there_is_said(folder: Path) -> None:
    done = sayswhere("ask", "Who sleeps?", "birds.txt", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "sayswhere: birds.txt does not exist; check the path\n"
