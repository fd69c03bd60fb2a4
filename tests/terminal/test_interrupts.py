"""Ctrl-C at any moment ends the command quietly."""

import random
import re
import signal
import subprocess
import time

import pytest
from command import HANGS, PLAIN, SAYSWHERE

pytestmark = pytest.mark.long

ASK = [SAYSWHERE, "ask", "How many square kilometers does the Hong Kong Park cover?"]
TIMES = 200  # half of them while Python and the program begin
BEGINNING = 0.06  # seconds
INTERRUPTED = 130
QUIET = [(INTERRUPTED, ""), (0, ""), (-signal.SIGINT, "")]  # the last before Python listens
OUR_FILES = r"/(qa|index)/\S+\.py"


def seconds_of(command: list[str]) -> float:
    """How long the command takes, the first run left out."""
    for _ in range(2):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, env=PLAIN, check=True, timeout=HANGS)
    return time.perf_counter() - start


def interrupted_after(seconds: float) -> tuple[int, str]:
    """Exit status and what is said by a command that is interrupted."""
    with subprocess.Popen(
        ASK,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=PLAIN,
        # what a shell starts in the background ignores it
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=HANGS)
    return process.returncode, said


def is_before_the_command(said: str) -> bool:
    """Whether Python reports an interrupt from before our first line, which nothing of ours stops.

    It begins by importing `site`, and the script that pip writes imports `re` before the command.
    """
    return "KeyboardInterrupt" in said and not re.search(OUR_FILES, said)


def test_at_any_moment_an_interrupt_is_quiet() -> None:
    chance = random.Random(0)
    longest = seconds_of(ASK) * 1.1
    moments = [chance.uniform(0, most) for most in (BEGINNING, longest) for _ in range(TIMES // 2)]
    ends = [interrupted_after(moment) for moment in moments]
    ours = [(status, said) for status, said in ends if not is_before_the_command(said)]
    assert [end for end in ours if end not in QUIET] == []
    assert (INTERRUPTED, "") in ours
