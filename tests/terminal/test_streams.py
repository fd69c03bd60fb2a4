"""A standard stream that is closed is a line or no matter at all."""

import os
import subprocess

import pytest
from command import HANGS, PLAIN, SAYSWHERE

QUESTION = "How many square kilometers does the Hong Kong Park cover?"


def in_shell(line: str) -> subprocess.CompletedProcess[str]:
    """What a line of the shell does, `sayswhere` standing for the command."""
    code = f'sayswhere() {{ "{SAYSWHERE}" "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", code], capture_output=True, text=True, env=PLAIN, timeout=HANGS
    )


@pytest.mark.parametrize(
    "rest", ["--version", "--help", "show", f"ask '{QUESTION}'", "ask x --json"]
)
def test_closed_output_is_said(rest: str) -> None:
    done = in_shell(f"sayswhere {rest} >&-")
    assert done.returncode == 2
    assert done.stderr == (
        "sayswhere: Standard output is closed: open it, or send it to /dev/null.\n"
    )


def test_closed_input_is_no_matter_to_a_question() -> None:
    done = in_shell(f"sayswhere ask '{QUESTION}' <&-")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("rest", ["ask x --article -", "show --article -", "ask --batch -"])
def test_closed_input_is_said_where_it_is_read(rest: str) -> None:
    done = in_shell(f"sayswhere {rest} <&-")
    assert done.returncode == 2
    assert done.stderr == "sayswhere: Standard input is closed: open it, or name a file.\n"


def test_closed_input_is_no_conversation() -> None:
    done = in_shell("sayswhere ask <&-")
    assert done.returncode == 2
    assert "needs a question" in done.stderr


def test_with_errors_closed_the_status_tells() -> None:
    done = in_shell("sayswhere ask x --article none.txt 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def test_with_all_closed_the_status_tells() -> None:
    assert in_shell(f"sayswhere ask '{QUESTION}' <&- >&- 2>&-").returncode == 2


def test_a_file_takes_no_closed_streams_place(tmp_path: os.PathLike[str]) -> None:
    done = in_shell(
        f"cd '{tmp_path}'; echo A cat purrs. > cat.txt; sayswhere ask 'Who purrs?' "
        "--article cat.txt <&- 2>&-; cat cat.txt"
    )
    assert done.stdout.endswith("A cat purrs.\n")
