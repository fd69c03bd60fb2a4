"""`sayswhere verify` as other programs and people see it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from command import sayswhere

from index.formats.reading import read_article
from qa.answering.reader import Reader
from qa.chat.conversation import Conversation, Turn
from qa.chat.export import conversation_json, conversation_markdown
from qa.chat.sources import Sources

TEXT = (
    "Cats sleep sixteen hours a day. They purr [softly] when * content.\n\n"
    "Dogs guard\r\nthe house at night. They bark at 3 strangers.\n\nThe vet comes on Mondays.\n"
)
QUESTIONS = ("How long do cats sleep?", "What do dogs guard?", "When do they purr?", "Who comes?")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article, what was said of it in every form, and the article edited."""
    made = tmp_path_factory.mktemp("verify")
    (made / "pets.txt").write_bytes(TEXT.encode())
    new = "News. " + TEXT.replace("sixteen", "twelve").replace(" The vet comes on Mondays.", "")
    (made / "new.txt").write_bytes(new.replace("\nThe vet comes on Mondays.\n", "").encode())
    (made / "other.txt").write_text("Nothing of that is here, and nothing else either.")
    reader = Reader([read_article(made / "pets.txt")])
    talk = Conversation(Sources(reader), tuple(Turn(question, True) for question in QUESTIONS))
    (made / "talk.md").write_text(conversation_markdown(talk), encoding="utf-8")
    (made / "talk.json").write_text(conversation_json(talk), encoding="utf-8")
    answers = [json.dumps(reader.ask(question).as_json()) for question in QUESTIONS]
    (made / "answers.jsonl").write_text("\n".join([*answers, '{"error": "x", "line": 5}']) + "\n")
    gold = [
        {"question": "q", "answer": ["sixteen hours", "at night"]},
        {"question": "q", "answer": []},
    ]
    (made / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)))
    return made


def verdicts(folder: Path, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    done = sayswhere("verify", *arguments, "--json", cwd=folder)
    assert "bug" not in done.stderr, done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("saved", ["talk.md", "talk.json", "answers.jsonl", "gold.jsonl"])
def test_of_an_unchanged_article_all_is_the_same(saved: str, folder: Path) -> None:
    status, found = verdicts(folder, saved, "pets.txt")
    assert {one["verdict"] for one in found} == {"same"}
    assert status == 0


@pytest.mark.parametrize("saved", ["talk.md", "talk.json", "answers.jsonl"])
def test_of_an_edited_article_each_is_what_the_edit_did(saved: str, folder: Path) -> None:
    status, found = verdicts(folder, saved, "new.txt")
    became = {one["text"].split()[0]: one["verdict"] for one in found}
    assert became["Cats"] == "changed"
    assert became["Dogs"] == "moved"
    assert became["The"] == "gone"
    assert status == 1
    assert [one["number"] for one in found] == list(range(1, len(found) + 1))


def test_a_person_sees_what_changed_and_how_many(folder: Path) -> None:
    done = sayswhere("verify", "answers.jsonl", "new.txt", cwd=folder)
    assert "[1] changed: Cats sleep [-sixteen-]{+twelve+} hours a day." in done.stdout
    assert "    now new.txt, characters 6–36" in done.stdout
    assert re.fullmatch(r"\d+ moved, \d+ changed, \d+ gone", done.stdout.splitlines()[-1])


def test_without_an_article_a_quote_is_looked_for_where_it_was_taken_from(folder: Path) -> None:
    answer = json.loads((folder / "answers.jsonl").read_text().splitlines()[0])
    answer["passages"][0]["citation"]["source"] = "pets.txt"
    (folder / "one.json").write_text(json.dumps(answer))
    assert verdicts(folder, "one.json")[0] == 0
    link = "pets.txt" + answer["passages"][0]["citation"]["link"].partition("pets.txt")[2]
    status, (found,) = verdicts(folder, link)
    assert (status, found["places"][0]["text"]) == (0, "Cats sleep sixteen hours a day.")
    assert verdicts(folder, link, "new.txt")[1][0]["verdict"] == "unknown"


def test_an_export_of_the_first_version_is_read(folder: Path) -> None:
    (folder / "old.md").write_text(
        "## How long?\n\nThe article says: (probability 90%)\n\n> Cats sleep sixteen hours a day.\n"
        ">\n> — [1] pets.txt, paragraph 1, sentence 1 (characters 0–31)\n",
        encoding="utf-8",
    )
    assert [one["verdict"] for one in verdicts(folder, "old.md", "pets.txt")[1]] == ["same"]
    assert [one["verdict"] for one in verdicts(folder, "old.md", "new.txt")[1]] == ["changed"]


def test_a_quote_is_looked_for_in_a_library_as_it_is_now(folder: Path, tmp_path: Path) -> None:
    texts, library = tmp_path / "texts", tmp_path / "library"
    texts.mkdir()
    (texts / "pets.txt").write_bytes((folder / "new.txt").read_bytes())
    assert sayswhere("index", str(texts), "--library", str(library)).returncode == 0
    status, found = verdicts(folder, "answers.jsonl", "--library", str(library))
    assert {one["verdict"] for one in found} == {"changed", "moved", "gone"}
    assert status == 1


def test_an_article_of_a_library_is_known_by_its_text_under_another_name(
    folder: Path, tmp_path: Path
) -> None:
    texts, library = tmp_path / "texts", tmp_path / "library"
    texts.mkdir()
    for name in ("animals.txt", "copy.txt"):
        (texts / name).write_bytes((folder / "pets.txt").read_bytes())
    assert sayswhere("index", str(texts), "--library", str(library)).returncode == 0
    status, found = verdicts(folder, "answers.jsonl", "--library", str(library))
    assert (status, {one["verdict"] for one in found}) == (0, {"same"})
    assert {one["article"] for one in found} == {str(texts / "animals.txt")}


def test_quotes_of_another_article_are_told_so(folder: Path) -> None:
    done = sayswhere("verify", "answers.jsonl", "other.txt", cwd=folder)
    assert done.returncode == 1
    assert "is it another article than" in done.stderr
    assert done.stderr.count("\n") == 1


def edited(folder: Path, name: str, old: str, new: str) -> str:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    path = folder / f"edited-{name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path.name


@pytest.mark.parametrize("name", ["talk.md", "talk.json", "answers.jsonl"])
def test_an_export_edited_by_hand_is_told_in_one_line(name: str, folder: Path) -> None:
    path = edited(folder, name, "sixteen hours a day", "ten hours a day")
    done = sayswhere("verify", path, "pets.txt", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "edited by hand" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["talk.md", "answers.jsonl"])
def test_a_word_put_for_another_as_long_is_found_out(name: str, folder: Path) -> None:
    path = edited(folder, name, "Cats sleep sixteen", "Cats sleep fifteen")
    done = sayswhere("verify", path, "pets.txt", cwd=folder)
    assert done.returncode in (1, 2)
    assert "[1] same" not in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("Just some text.", "is no link"),
        ("[]", "holds no quote"),
        ("[1, 2]", "neither an answer nor gold"),
        ('{"passages": [{}]}', "edited by hand"),
        ('{"passages": [', "not JSON"),
        ('{"data": []}', "holds its own articles"),
        ("[" * 100_000, "not JSON"),
        ("## Why?\n\n> a quote without a citation\n", "edited by hand"),
    ],
    ids=lambda value: value[:20],
)
def test_bad_input_is_one_clear_line(content: str, said: str, folder: Path) -> None:
    (folder / "bad").write_text(content)
    done = sayswhere("verify", "bad", "pets.txt", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.json", "pets.txt"), "check the path"),
        (("answers.jsonl", "nowhere.txt"), "does not exist"),
        ((".", "pets.txt"), "not a plain file"),
        (("pets.txt#L10", "pets.txt"), "another program's"),
        (("pets.txt#char=3,9;md5=12", "pets.txt"), "is cut"),
        (("gone.txt#char=0,3",), "does not exist here"),
        (("gold.jsonl", "pets.txt", "new.txt"), "name the one that is meant"),
    ],
    ids=str,
)
def test_bad_arguments_are_one_clear_line(
    arguments: tuple[str, ...], said: str, folder: Path
) -> None:
    done = sayswhere("verify", *arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("fragment", ["char=0,9;md5=", ":~:text=", "page=1:~:text=a,"])
def test_a_link_too_long_to_be_one_is_one_clear_line(fragment: str, folder: Path) -> None:
    done = sayswhere("verify", f"pets.txt#{fragment}{'9' * 120_000}", "pets.txt", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "A link may have 100,000 characters" in done.stderr
    assert len(done.stderr) < 300


def test_the_help_shows_an_example() -> None:
    assert "  sayswhere verify" in sayswhere("verify", "--help").stdout


def test_what_a_library_holds_no_more_is_gone_and_the_rest_is_told(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "cats.txt").write_text("Cats sleep sixteen hours a day.")
    (texts / "boats.txt").write_text("Boats cross the river at noon.")
    sayswhere("index", "texts", cwd=tmp_path)
    asked = ("ask", "How many hours do cats sleep?", "--top", "2", "--json")
    answer = sayswhere(*asked, "--library", "texts.sayswhere", cwd=tmp_path)
    (tmp_path / "answer.json").write_text(answer.stdout)
    (texts / "cats.txt").unlink()
    sayswhere("index", "texts", cwd=tmp_path)
    done = sayswhere("verify", "answer.json", "--library", "texts.sayswhere", cwd=tmp_path)
    assert done.stdout.splitlines()[0] == "[1] gone: Cats sleep sixteen hours a day."
    assert done.returncode == 1
    assert done.stderr == "sayswhere: the library holds no texts/cats.txt any more\n"
