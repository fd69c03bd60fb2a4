"""What a person sees on a terminal, tried on a real pseudo-terminal."""

import re
from pathlib import Path

import pytest
from command import SAYSWHERE, run_on_terminal, shown_on_terminal

QUESTION = "How many square kilometers does the Hong Kong Park cover?"
CITATION = "[1] hetao-cooperation-zone.txt, paragraph 2, sentence 4 (characters"
BOLD = "\x1b[1m"
PROMPTED = "\x1b[?2004h"  # what prompt_toolkit sends when it starts to listen


def words_of(shown: str) -> str:
    """What is left for the eye: no styles, and lines joined where the terminal broke them."""
    return " ".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).split())


def test_the_words_of_the_question_are_bold() -> None:
    status, shown = shown_on_terminal("ask", QUESTION, "--top", "1")
    assert status == 0
    assert CITATION in words_of(shown)
    assert re.search(rf"{re.escape(BOLD)}Hong\b", shown)


@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_styles_where_the_terminal_wants_none(settings: dict[str, str]) -> None:
    status, shown = shown_on_terminal("ask", QUESTION, columns=40, **settings)
    assert status == 0
    assert "\x1b" not in shown
    assert CITATION in words_of(shown)
    assert max(map(len, shown.splitlines())) <= 40


@pytest.mark.parametrize(
    ("line", "columns", "widest"),
    [
        ("ask '{}' | cat", 50, 50),  # as to a pager: the terminal's width, which stderr shows
        ("ask '{}' > out.txt; cat out.txt", 50, None),  # a file keeps its lines
        ("ask '{}' 2> /dev/null | cat", 50, None),  # nothing shows a terminal
        ("show | cat", 50, 50),
    ],
)
def test_a_pipe_is_wrapped_where_a_terminal_stands_behind_it(
    line: str, columns: int, widest: int | None, tmp_path: Path
) -> None:
    command = f"'{SAYSWHERE}' {line.format(QUESTION)}"
    _, shown = run_on_terminal("bash", "-c", command, columns=columns, cwd=tmp_path)
    assert "\x1b" not in shown
    longest = max(map(len, shown.splitlines()))
    assert longest <= widest if widest else longest > 100


def test_article_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    article = tmp_path / "trap.txt"
    article.write_text(
        "The zone is \x1b[2J\x1b]0;owned\x07 [bold]red[/] \u202e large\x9b31m :smile:."
    )
    for command in (["ask", "What is the zone?"], ["show"]):
        for settings in ({}, {"NO_COLOR": "1"}):
            _, shown = shown_on_terminal(*command, "--article", str(article), **settings)
            assert not set(shown) & set("\x07\x9b\u202e")
            assert "\x1b[2J" not in shown
            assert "\x1b]" not in shown
            assert "␛[2J␛]0;owned␇ [bold]red[/] � large�31m :smile:." in words_of(shown)


def test_show_on_a_terminal() -> None:
    status, shown = shown_on_terminal("show")
    assert status == 0
    assert "4 It covers an area of 3.89 square kilometers" in words_of(shown)


def test_a_conversation_carries_the_earlier_question_and_ends_with_ctrl_d(tmp_path: Path) -> None:
    status, shown = shown_on_terminal(
        "ask",
        typed=[
            (PROMPTED, "Which company was founded by Li Luyang?\r"),
            (PROMPTED, "How many employees does it have?\r"),
            (PROMPTED, "explain\r"),
            (PROMPTED, "more\r"),
            (PROMPTED, "a line dropped by Ctrl-C\x03"),
            (PROMPTED, "\x04"),
        ],
        XDG_STATE_HOME=str(tmp_path),
    )
    assert status == 0
    begun, first, followed, explained, whole, *_ = shown.split(PROMPTED)
    assert "(hetao-cooperation-zone.txt)" in words_of(begun)  # the file beside its title
    assert "Li Luyang" in words_of(first)
    assert "over 500 employees" in words_of(followed)
    assert "for it: " not in followed
    assert "for it: " in explained
    assert "more, less likely: more" in followed
    assert "[3] " in whole
    assert "Traceback" not in shown
    kept = (tmp_path / "sayswhere" / "questions").read_text()
    assert "+How many employees does it have?" in kept


def test_a_conversation_looks_as_a_single_question_does(tmp_path: Path) -> None:
    _, single = shown_on_terminal("ask", QUESTION, columns=60)
    _, talk = shown_on_terminal(
        "ask",
        typed=[(PROMPTED, f"{QUESTION}\r"), (PROMPTED, "\x04")],
        columns=60,
        XDG_STATE_HOME=str(tmp_path),
    )
    *lines, fold = single.splitlines()
    assert len(lines) > 3
    assert "\r\n".join(lines) in talk
    assert fold.replace("--top 3", "more") in talk


def test_a_conversation_needs_no_place_for_its_history(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    status, shown = shown_on_terminal(
        "ask",
        typed=[(PROMPTED, "What has the State Council issued?\r"), (PROMPTED, "quit\r")],
        XDG_STATE_HOME=str(tmp_path / "file"),
    )
    assert status == 0
    assert "The State Council recently issued" in words_of(shown)
