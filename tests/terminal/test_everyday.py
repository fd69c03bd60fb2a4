"""What people come for, at a terminal in at most three actions: a command, or a line typed."""

import json
from pathlib import Path

import pytest
from command import sayswhere, shown_on_terminal

PROMPTED = "\x1b[?2004h"
CATS = "On cats\n\nCats sleep sixteen hours a day. They purr when content."
MOST = 3


class Visit:
    """A person at a terminal, whose actions are counted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.actions = 0

    def runs(self, *arguments: str) -> str:
        """What a command prints where it is piped or saved."""
        self._acts(1)
        return sayswhere(*arguments, cwd=self.folder).stdout

    def talks(self, *lines: str) -> list[str]:
        """What a conversation shows after each line."""
        self._acts(1 + len(lines))
        typed = [(PROMPTED, f"{line}\r") for line in lines]
        _, shown = shown_on_terminal(
            "ask",
            typed=[*typed, (PROMPTED, "\x04")],
            cwd=self.folder,
            XDG_STATE_HOME=str(self.folder),
        )
        return shown.split(PROMPTED)[1 : 1 + len(lines)]

    def _acts(self, times: int) -> None:
        self.actions += times
        assert self.actions <= MOST


@pytest.fixture
def visit(tmp_path: Path) -> Visit:
    (tmp_path / "cats.txt").write_text(CATS)
    return Visit(tmp_path)


def test_ask(visit: Visit) -> None:
    assert "over 500 employees" in visit.runs("ask", "How many employees are there?")


def test_follow_up(visit: Visit) -> None:
    *_, followed = visit.talks("Which company was founded by Li Luyang?", "How many employees?")
    assert "over 500" in followed


def test_find_out_why(visit: Visit) -> None:
    _, explained = visit.talks("Which company was founded by Li Luyang?", "explain")
    assert "words asked" in explained or "every word asked" in explained
    assert "for it: " in explained


def test_see_what_is_folded(visit: Visit) -> None:
    first, more = visit.talks("Which company was founded by Li Luyang?", "more")
    assert "[3]" not in first
    assert "[3]" in more


def test_check_a_citation_in_the_article(visit: Visit) -> None:
    answer = visit.runs("ask", "How many hours do cats sleep?", "cats.txt")
    assert "[1] cats.txt, paragraph 2, sentence 2 (characters 9–40)" in answer
    assert "   2  Cats sleep sixteen hours a day." in visit.runs("show", "cats.txt")


def test_copy_a_passage_with_its_source(visit: Visit) -> None:
    _, passage, source, *_ = visit.runs("ask", "How many hours do cats sleep?", "cats.txt").split(
        "\n"
    )
    assert passage == "Cats sleep sixteen hours a day."
    assert source.startswith("[1] cats.txt, paragraph 2")


def test_ask_an_article_of_ones_own_and_come_back(visit: Visit) -> None:
    assert "sixteen hours" in visit.runs("ask", "How long do cats sleep?", "cats.txt")
    assert "square kilometers" in visit.runs("ask", "What area does the zone cover?")


def test_keep_an_answer_for_a_program(visit: Visit) -> None:
    answer = json.loads(visit.runs("ask", "How long do cats sleep?", "cats.txt", "--json"))
    place = answer["passages"][0]["citation"]
    assert CATS[place["start"] : place["end"]] == answer["passages"][0]["text"]


def test_ask_in_chinese(visit: Visit) -> None:
    (visit.folder / "港口.txt").write_text(
        "港口每天早上六点半开放。货物检查在另一座大楼进行。", "utf-8"
    )
    assert "港口每天早上六点半开放。" in visit.runs("ask", "港口什么时候开放？", "港口.txt")
