"""Verdicts become gold lines, however many visitors judge at once."""

import json
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from io import FileIO
from pathlib import Path
from typing import Any

import pytest

from index.formats.reading import default_article
from index.text.article import article_from_text
from qa.answering.reader import Reader
from qa.asking.heard import MEMORY
from qa.chat import feedback
from qa.chat.events import Events
from qa.chat.feedback import LARGEST, CollectError, GoldFile, gold_line
from qa.chat.sources import Sources
from qa.measuring.gold import read_gold

Act = Callable[..., list[dict[str, object]]]


@pytest.fixture
def act(tmp_path: Path) -> Act:
    """Asks a question, uses a control on the answer, and gives the gold lines kept."""
    events = Events(Sources(Reader([default_article()])), GoldFile(tmp_path / "gold.jsonl"))

    def used(*controls: dict[str, object]) -> list[dict[str, object]]:
        conversation = events.ask({}, "What separates the two parks?")
        for control in controls:
            conversation = events.act(conversation.memory, {"turn": 0, **control})
        golds = read_gold(tmp_path / "gold.jsonl", default_article)  # it is ready for eval
        lines = (tmp_path / "gold.jsonl").read_text("utf-8").splitlines()
        assert len(golds) == len(lines)
        return [json.loads(line) for line in lines]

    return used


def test_a_thumb_up_keeps_the_top_passage(act: Act) -> None:
    (line,) = act({"act": "up"})
    assert line["question"] == "What separates the two parks?"
    assert "separated by a river" in str(line["answer"])


def test_a_picked_sentence_is_kept(act: Act) -> None:
    (line,) = act({"act": "right", "sentence": "s1"})
    assert line["answer"] == [Sources(Reader([default_article()])).line("s1").text]


def test_that_the_article_does_not_say_is_kept(act: Act) -> None:
    (line,) = act({"act": "none"})
    assert line["answer"] == []


def test_a_second_verdict_on_the_same_answer_is_not_kept(act: Act) -> None:
    assert len(act({"act": "up"}, {"act": "none"})) == 1


@pytest.mark.parametrize("sentence", ["s999", "", None, "log"])
def test_only_a_sentence_of_the_article_can_be_right(tmp_path: Path, sentence: object) -> None:
    events = Events(Sources(Reader([default_article()])), GoldFile(tmp_path / "gold.jsonl"))
    conversation = events.ask({}, "What separates the two parks?")
    conversation = events.act(
        conversation.memory, {"act": "right", "turn": 0, "sentence": sentence}
    )
    assert "must be one of the article's" in conversation.notice
    assert (tmp_path / "gold.jsonl").read_text() == ""


def test_another_article_is_named_in_its_gold(tmp_path: Path) -> None:
    path = tmp_path / "sponge.txt"
    article = article_from_text("Sponges live in the sea.", id="sponge", source=str(path))
    entry = json.loads(gold_line("Where?", ("What?",), article, None))
    assert entry == {"question": "Where?", "answer": [], "history": ["What?"], "article": str(path)}


def test_lines_of_many_threads_and_processes_stay_whole(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    with ProcessPoolExecutor(2) as processes:
        list(processes.map(append_many, [path] * 2, ["a", "b"]))
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert sorted(lines) == sorted(letter * 5000 for letter in "ab" for _ in range(200))


def append_many(path: Path, letter: str) -> None:
    """Append 200 long lines from eight threads."""
    gold = GoldFile(path)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(gold.keep, [json.dumps(letter * 5000)] * 200))


def test_a_file_that_cannot_be_written_is_said_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(CollectError, match="must be writable"):
        GoldFile(tmp_path)


def test_a_file_that_does_not_end_its_last_line_gets_the_end_first(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"question": "a", "answer": []}')
    GoldFile(path).keep(gold_line("b", (), default_article(), None))
    assert [gold.question for gold in read_gold(path, default_article)] == ["a", "b"]


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\r", "\n", "\x1c", "\x00"])
def test_eval_reads_whatever_was_asked(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "gold.jsonl"
    asked = f"Where{separator}is it?"
    GoldFile(path).keep(gold_line(asked, (asked, " ", ""), default_article(), None))
    (gold,) = read_gold(path, default_article)
    assert (gold.question, gold.history) == (asked, (asked,))


def test_only_as_much_history_is_kept_as_an_answer_depends_on(tmp_path: Path) -> None:
    earlier = [str(number) for number in range(100)]
    entry = json.loads(gold_line("b", earlier, default_article(), None))
    assert entry["history"] == earlier[-MEMORY:]


def test_a_verdict_on_a_blank_question_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    events = Events(Sources(Reader([default_article()])), GoldFile(path))
    memory = {**events.look({}).memory, "turns": [{"question": " "}]}
    assert events.act(memory, {"act": "none", "turn": 0}).notice
    assert path.read_text() == ""


def test_a_verdict_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    with pytest.raises(CollectError, match="100,000 bytes"):
        GoldFile(path).keep("x" * LARGEST)
    assert path.read_text() == ""


@pytest.mark.parametrize("error", [None, OSError(28, "No space left on device")])
def test_a_line_that_does_not_fit_on_the_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError | None
) -> None:
    path = tmp_path / "gold.jsonl"
    gold = GoldFile(path)
    gold.keep("first")

    class Full(FileIO):
        def write(self, data: Any) -> int:
            if error:
                raise error
            return super().write(data[:3])

    monkeypatch.setattr(feedback, "FileIO", Full)
    with pytest.raises(CollectError, match="make room"):
        gold.keep("second")
    assert path.read_text() == "first\n"


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(CollectError, match="must be a plain file"):
        GoldFile(path)


@pytest.mark.parametrize("length", [1, 5, 20, 30])
def test_a_verdict_whose_writer_was_killed_half_way_is_gone(tmp_path: Path, length: int) -> None:
    path = tmp_path / "gold.jsonl"
    gold = GoldFile(path)
    gold.keep(gold_line("a", (), default_article(), None))
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:length])
    gold.keep(gold_line("b", (), default_article(), None))
    assert [gold.question for gold in read_gold(path, default_article)] == ["a", "b"]


def test_what_somebody_wrote_is_never_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("# my questions")
    GoldFile(path)
    assert path.read_text() == "# my questions\n"
