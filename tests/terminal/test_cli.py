"""The command as other programs see it: pipes, JSON, exit status."""

import json
from pathlib import Path

import pytest
from command import sayswhere

SEED = Path(__file__).parents[2] / "seeds" / "hetao-cooperation-zone.txt"
AREA = (
    "It covers an area of 3.89 square kilometers, with the Hong Kong Park covering "
    "0.87 square kilometers and the Shenzhen Park covering 3.02 square kilometers."
)
BATCH = """\
How many square kilometers does the Hong Kong Park cover?

{"question": "Who is the CEO of the company?", "history": ["What has Future Robotics done?"]}
{"question": 7}
Who painted the Mona Lisa?
"""


def test_an_answer_is_the_sentence_and_its_citation() -> None:
    done = sayswhere("ask", "How many square kilometers does the Hong Kong Park cover?")
    message, passage, citation, *_ = done.stdout.splitlines()
    assert (done.returncode, done.stderr, passage) == (0, "", AREA)
    assert message.startswith("The article says (almost certain, ")
    text = SEED.read_text(encoding="utf-8")
    start = text.index(AREA)
    assert citation == (
        f"[1] hetao-cooperation-zone.txt, paragraph 2, sentence 4 "
        f"(characters {start}–{start + len(AREA)})"
    )


def test_a_question_may_be_written_without_quotes() -> None:
    assert sayswhere("ask", "What", "does", "Hong", "Kong", "Park", "cover").returncode == 0


def test_json_holds_what_the_citation_cuts() -> None:
    done = sayswhere("ask", "What has the State Council issued?", "--json")
    answer = json.loads(done.stdout)
    text = SEED.read_text(encoding="utf-8")
    assert done.returncode == 0
    assert answer["status"] == "answered"
    assert "“Hetao Shenzhen" in done.stdout  # as written, not as \\u201c
    for passage in answer["passages"]:
        cited = passage["citation"]
        assert passage["text"] == text[cited["start"] : cited["end"]]
        assert all(0 <= a < b <= len(passage["text"]) for a, b in passage["highlights"])


def test_a_question_that_the_article_does_not_answer_exits_with_1() -> None:
    done = sayswhere("ask", "Who painted the Mona Lisa?")
    assert (done.returncode, done.stderr) == (1, "")
    assert "Mona" in done.stdout or "mona" in done.stdout  # a word the article never uses


@pytest.mark.parametrize("top", [1, 2])
def test_top_limits_the_passages(top: int) -> None:
    done = sayswhere("ask", "What is the Shenzhen Park?", "--json", "--top", str(top))
    assert len(json.loads(done.stdout)["passages"]) == top


def test_explain_says_why() -> None:
    explained = sayswhere(
        "ask", "How many employees does Future Robotics have?", "--explain"
    ).stdout
    assert "it holds 1 of the 3 words asked: “employees”; not “Future”, “Robotics”" in explained
    assert "\n    for it: " in explained


def test_text_and_json_call_an_article_what_it_was_called() -> None:
    for arguments in ([], ["--article", str(SEED)]):
        asked = ("ask", "What has the State Council issued?", *arguments)
        source = json.loads(sayswhere(*asked, "--json").stdout)["passages"][0]["citation"]["source"]
        assert f"\n[1] {source}, paragraph " in sayswhere(*asked).stdout
        assert f"\n{source}\n" in sayswhere("show", *arguments).stdout


def test_articles_of_ones_own_are_asked_together(tmp_path: Path) -> None:
    (tmp_path / "cats.txt").write_text("Cats sleep sixteen hours a day. They purr.")
    (tmp_path / "dogs.txt").write_text("Dogs guard houses. They bark at night.")
    articles = ("--article", "cats.txt", "--article", "dogs.txt")
    cats = sayswhere("ask", "How long do cats sleep?", *articles, cwd=tmp_path)
    dogs = sayswhere("ask", "What do dogs guard?", *articles, cwd=tmp_path)
    assert "[1] cats.txt, paragraph 1, sentence 1 (characters 0–31)" in cats.stdout
    assert "[1] dogs.txt, paragraph 1, sentence 1 (characters 0–18)" in dogs.stdout


def test_an_article_may_come_from_standard_input() -> None:
    done = sayswhere(
        "ask", "What purrs?", "--article", "-", stdin="Ünlike dogs, a cat purrs.".encode()
    )
    assert done.returncode == 0
    assert "[1] standard input, paragraph 1, sentence 1 (characters 0–25)" in done.stdout


def test_a_batch_answers_line_by_line_in_order() -> None:
    done = sayswhere("ask", "--batch", "-", stdin=BATCH.encode())
    first, second, third, fourth = (json.loads(line) for line in done.stdout.splitlines())
    assert first["passages"][0]["text"] == AREA
    assert "Li Luyang" in second["passages"][0]["text"]
    assert third["line"] == 4
    assert "question" in third["error"]
    assert fourth["status"] == "not_found"
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("questions", "status"),
    [
        ("What has the State Council issued?\n", 0),
        ("Who painted the Mona Lisa?\nWhat has the State Council issued?\n", 0),
        ("Who painted the Mona Lisa?\n", 1),
    ],
)
def test_a_batch_exits_as_grep_does(questions: str, status: int) -> None:
    assert sayswhere("ask", "--batch", "-", stdin=questions.encode()).returncode == status


def test_a_batch_may_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "questions.txt").write_text("What has the State Council issued?\n")
    done = sayswhere("ask", "--batch", "questions.txt", cwd=tmp_path)
    assert json.loads(done.stdout)["question"] == "What has the State Council issued?"


def test_show_numbers_the_sentences_by_paragraph() -> None:
    shown = sayswhere("show").stdout.splitlines()
    assert f"   4  {AREA}" in shown
    assert shown[shown.index("Paragraph 2") + 2] == f"   4  {AREA}"
    assert any("2023-08-31" in line for line in shown[:3])


def test_show_json_cuts_the_article() -> None:
    text = SEED.read_text(encoding="utf-8")
    rows = [json.loads(line) for line in sayswhere("show", "--json").stdout.splitlines()]
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        assert list(row) == ["number", "paragraph", "start", "end", "text"]
        assert row["text"] == text[row["start"] : row["end"]]


@pytest.mark.parametrize("command", ["ask", "show", "eval", "chat", "verify"])
def test_each_help_shows_an_example(command: str) -> None:
    done = sayswhere(command, "--help")
    assert done.returncode == 0
    assert f"  sayswhere {command}" in done.stdout


def test_help_lists_the_commands() -> None:
    for arguments in ((), ("--help",), ("-h",)):
        done = sayswhere(*arguments)
        assert done.returncode == 0
        assert all(f"  {name}" in done.stdout for name in ("ask", "show", "eval", "chat", "verify"))


def test_the_version_is_told() -> None:
    assert sayswhere("--version").stdout.startswith("sayswhere 0.")
