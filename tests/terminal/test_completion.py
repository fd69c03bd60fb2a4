"""A shell completes commands, options and files."""

import os
import subprocess
from pathlib import Path
from shutil import which

import pytest
from command import HANGS, PLAIN, SAYSWHERE, sayswhere

SHELLS = ("bash", "zsh", "fish")
# What a shell hands over: the words so far, and of fish the last by itself.
ASKED = {
    "bash": lambda words: {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)},
    "zsh": lambda words: {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)},
    "fish": lambda words: {"COMP_WORDS": " ".join(words), "COMP_CWORD": words[-1]},
}


def offered(shell: str, *words: str) -> str:
    """What a shell is told when it asks how a line may go on."""
    asked = {**ASKED[shell](["sayswhere", *words]), "_SAYSWHERE_COMPLETE": f"{shell}_complete"}
    done = subprocess.run(
        [SAYSWHERE], capture_output=True, text=True, env={**PLAIN, **asked}, timeout=HANGS
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_is_told_commands_options_and_that_files_may_stand_there(shell: str) -> None:
    assert "ask" in offered(shell, "a")
    assert "--explain" in offered(shell, "ask", "--ex")
    assert "file" in offered(shell, "ask", "Who?", "ca")
    assert "file" in offered(shell, "show", "--article", "ca")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_asks_the_command_itself(shell: str) -> None:
    done = sayswhere("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"_SAYSWHERE_COMPLETE={shell}_complete" in done.stdout


@pytest.mark.parametrize("shell", [shell for shell in SHELLS if which(shell)])
def test_a_shell_that_is_here_can_read_its_script(shell: str, tmp_path: Path) -> None:
    script = tmp_path / "completion"
    script.write_text(sayswhere("completion", shell).stdout)
    done = subprocess.run([shell, "-n", script], capture_output=True, text=True, timeout=HANGS)
    assert (done.returncode, done.stderr) == (0, "")


def test_bash_completes_a_command_and_a_file(tmp_path: Path) -> None:
    (tmp_path / "cats.txt").touch()
    lines = """
        source <(sayswhere completion bash)
        completed() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
            _sayswhere_completion sayswhere; echo "${COMPREPLY[*]}"; }
        completed sayswhere sh
        complete -p sayswhere
    """
    done = subprocess.run(
        ["bash", "-c", lines],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**PLAIN, "PATH": f"{Path(SAYSWHERE).parent}:{os.environ['PATH']}"},
        timeout=HANGS,
    )
    completed, registered = done.stdout.splitlines()
    assert completed == "show"
    assert registered.startswith("complete")


def test_a_shell_that_is_not_known_is_refused_by_name() -> None:
    done = sayswhere("completion", "tcsh")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert all(shell in done.stderr for shell in SHELLS)
