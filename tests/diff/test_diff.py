"""`sayswhere diff`: which answers change between two versions, and how."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import sayswhere

PAIRS = Path(__file__).with_name("pairs")


def told(*arguments: str, cwd: Path | None = None) -> tuple[int, list[dict[str, Any]]]:
    done = sayswhere("diff", *arguments, "--no-meaning", "--json", cwd=cwd)
    assert done.stderr == ""
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def of_pair(pair: Path) -> list[str]:
    old, new = (str(next(pair.glob(f"{version}.*"))) for version in ("old", "new"))
    return [old, new, "--questions", str(pair / "questions.jsonl")]


@pytest.mark.parametrize("pair", sorted(PAIRS.iterdir()), ids=lambda pair: pair.name)
def test_every_answer_that_changes_is_named_and_none_that_does_not(pair: Path) -> None:
    lines = (pair / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    expected = {one["question"]: one["kinds"] for one in map(json.loads, lines)}
    _, found = told(*of_pair(pair))
    assert {one["question"]: one["kinds"] for one in found} == expected
    assert [one["number"] for one in found] == list(range(1, len(found) + 1))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two versions of an article, and questions in every form."""
    made = tmp_path_factory.mktemp("diff")
    old = "Cats sleep sixteen hours a day. They purr when content.\n\nDogs guard the house.\n"
    (made / "old.txt").write_text(old)
    (made / "new.txt").write_text("News.\n\n" + old.replace("sixteen", "twelve"))
    (made / "same.txt").write_text(old)
    (made / "questions.txt").write_text("How long do cats sleep?\n\nWhat do dogs guard?\n")
    asked = {"question": "And what do they guard?", "history": ["How long do dogs sleep?"]}
    (made / "batch.jsonl").write_text(json.dumps(asked) + "\nHow long do cats sleep?\n")
    (made / "talk.md").write_text(
        "## How long do cats sleep?\n\nThe article says:\n\n## What do \\*dogs\\* guard?\n\nNo.\n"
    )
    (made / "talk.json").write_text(
        json.dumps([{"question": "How long do cats sleep?"}, {"question": "And dogs?"}])
    )
    return made


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("questions.txt", [("How long do cats sleep?", []), ("What do dogs guard?", [])]),
        (
            "batch.jsonl",
            [
                ("And what do they guard?", ["How long do dogs sleep?"]),
                ("How long do cats sleep?", []),
            ],
        ),
        (
            "talk.md",
            [
                ("How long do cats sleep?", []),
                ("What do *dogs* guard?", ["How long do cats sleep?"]),
            ],
        ),
        (
            "talk.json",
            [("How long do cats sleep?", []), ("And dogs?", ["How long do cats sleep?"])],
        ),
    ],
    ids=str,
)
def test_questions_are_read_with_those_before_them(
    name: str, asked: list[tuple[str, list[str]]], folder: Path
) -> None:
    _, found = told("old.txt", "new.txt", "--questions", name, cwd=folder)
    assert [(one["question"], one["history"]) for one in found] == asked


def test_a_question_of_two_files_is_asked_once(folder: Path) -> None:
    files = ("--questions", "questions.txt", "--questions", "batch.jsonl")
    _, found = told("old.txt", "new.txt", *files, cwd=folder)
    assert len(found) == 3


def test_a_person_sees_what_differs_and_how_many(folder: Path) -> None:
    done = sayswhere(
        *("diff", "old.txt", "new.txt", "--questions", "questions.txt", "--no-meaning"), cwd=folder
    )
    assert done.stdout == (
        "1. How long do cats sleep?\n"
        "    another number\n"
        "    Cats sleep [-sixteen-]{+twelve+} hours a day.\n"
        "    old.txt, characters 0–31 → new.txt, characters 7–37\n\n"
        "2 questions: 1 answer changes (another number: 1)\n"
    )


@pytest.mark.parametrize(
    ("new", "fail_on", "status"),
    [
        ("new.txt", (), 0),
        ("new.txt", ("number",), 1),
        ("new.txt", ("date", "gone"), 0),
        ("new.txt", ("date", "any"), 1),
        ("same.txt", ("any",), 0),
    ],
)
def test_the_exit_status_is_what_it_is_to_fail_on(
    new: str, fail_on: tuple[str, ...], status: int, folder: Path
) -> None:
    options = [word for kind in fail_on for word in ("--fail-on", kind)]
    asked = ("--questions", "questions.txt")
    assert told("old.txt", new, *asked, *options, cwd=folder)[0] == status


def test_an_article_that_changes_places_within_a_folder_is_found_there(tmp_path: Path) -> None:
    for version, name in (("old", "cats.txt"), ("new", "pets/cats.txt")):
        path = tmp_path / version / name
        path.parent.mkdir(parents=True)
        path.write_text("Cats sleep sixteen hours a day.")
        (tmp_path / version / "dogs.txt").write_text("Dogs guard the house.")
    (tmp_path / "q").write_text("How long do cats sleep?\nWhat do dogs guard?\n")
    _, found = told("old", "new", "--questions", "q", cwd=tmp_path)
    assert [one["kinds"] for one in found] == [[], []]


def test_an_article_that_was_removed_takes_its_quotes_along(tmp_path: Path) -> None:
    for version, names in (("old", ("cats", "dogs")), ("new", ("dogs", "fish"))):
        (tmp_path / version).mkdir()
        for name in names:
            (tmp_path / version / f"{name}.txt").write_text(f"Some {name} sleep in the house.")
    (tmp_path / "q").write_text("Where do cats sleep?\n")
    _, (found,) = told("old", "new", "--questions", "q", cwd=tmp_path)
    assert "gone" in found["kinds"]


def test_a_library_is_compared_with_itself_before(folder: Path, tmp_path: Path) -> None:
    texts, library = tmp_path / "texts", str(tmp_path / "library")
    texts.mkdir()
    asked = ("--library", library, "--questions", str(folder / "questions.txt"))
    for version in ("old", "new"):
        (texts / "pets.txt").write_text((folder / f"{version}.txt").read_text())
        assert sayswhere("index", str(texts), "--library", library).returncode == 0
        if version == "old":
            done = sayswhere("diff", *asked)
            assert (done.returncode, done.stderr.count("\n")) == (2, 1)
            assert "has one version only" in done.stderr
    assert [one["kinds"] for one in told(*asked)[1]] == [["number"], []]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("old.txt", "new.txt"), "Missing option '--questions'"),
        (("old.txt", "--questions", "questions.txt"), "needs an OLD and a NEW"),
        (("a", "b", "--library", "c", "--questions", "questions.txt"), "needs an OLD and a NEW"),
        (("old.txt", "nowhere.txt", "--questions", "questions.txt"), "does not exist"),
        (("old.txt", "new.txt", "--questions", "nowhere"), "check the path"),
        (("old.txt", "new.txt", "--questions", "empty"), "holds no question"),
        (("old.txt", "new.txt", "--questions", "squad.json"), "holds its own articles"),
        (("old.txt", "new.txt", "--questions", "cut.json"), "not JSON"),
        (("old.txt", "new.txt", "--questions", "edited.json"), "no question"),
        (("old.txt", "new.txt", "--questions", "bad.jsonl"), "line 1"),
        (("old.txt", "new.txt", "--questions", "latin"), "not UTF-8"),
        (("old.txt", "bare", "--questions", "questions.txt"), "holds no article"),
        (
            ("old.txt", "new.txt", "--questions", "questions.txt", "--report", "no/where.html"),
            "cannot be written",
        ),
        (
            ("old.txt", "new.txt", "--questions", "questions.txt", "--fail-on", "colour"),
            "'colour' is not one of",
        ),
    ],
    ids=str,
)
def test_bad_input_is_one_clear_line(arguments: tuple[str, ...], said: str, folder: Path) -> None:
    (folder / "bare").mkdir(exist_ok=True)
    for name, content in (
        ("empty", b"\n \n"),
        ("squad.json", b'{"data": []}'),
        ("cut.json", b'[{"question": "Why?"'),
        ("edited.json", b'[{"question": 3}]'),
        ("bad.jsonl", b'{"question": "Why?", "history": "x"}\n{}\n'),
        ("latin", "Wie heißt er?".encode("latin-1")),
    ):
        (folder / name).write_bytes(content)
    done = sayswhere("diff", *arguments, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_help_shows_an_example() -> None:
    assert "  sayswhere diff" in sayswhere("diff", "--help").stdout
