"""Commands shown in the README do what it shows; "…" stands for anything."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from command import HANGS, PLAIN, SAYSWHERE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
INSTALLS = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def steps_of(session: str) -> list[tuple[str, str]]:
    """Each command of a session, a line after "$ ", with the output shown below it."""
    return re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", session, re.MULTILINE)


def pattern_of(output: str) -> str:
    """Shown output as a pattern: "…" alone on a line is any lines, within one any text."""
    lines = re.escape(output).replace("…\\\n", r"(?:.*\n)*")
    return lines.replace("…", ".*")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # One folder for all: a file that one session writes is asked by the next.
    return tmp_path_factory.mktemp("readme")


@pytest.mark.parametrize("number", range(len(SESSIONS)))
def test_a_session_shows_what_comes_out(number: int, folder: Path) -> None:
    for command, expected in steps_of(SESSIONS[number]):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env={**PLAIN, "PATH": f"{Path(SAYSWHERE).parent}:{os.environ['PATH']}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=HANGS,
        )
        assert re.fullmatch(pattern_of(expected), done.stdout), f"{command}\n{done.stdout}"


def test_the_first_command_installs_nothing_for_tests_or_training() -> None:
    assert len(INSTALLS) == 2
    assert re.findall(r"pip install (.*?) &&", INSTALLS[0]) == ["-e '.[meaning]'"]


def test_the_tests_are_run_by_the_command_that_ci_ends_with() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").endswith(f"\n{INSTALLS[1]}")


def _built_on() -> str:
    return README.partition("## What it is built on")[2]


def test_every_dependency_says_why_it_is_there() -> None:
    listed = re.search(
        r"dependencies = \[(.*?)\]", (ROOT / "pyproject.toml").read_text(), re.DOTALL
    )
    assert listed
    named = set(re.findall(r'"([a-z0-9-]+)', listed[1]))
    assert named == set(re.findall(r"^\| ([a-z0-9-]+) \|", _built_on(), re.MULTILINE)) - {"package"}
