"""Ctrl-C at any moment ends the command quietly."""

import random
import signal
import subprocess
import time

import pytest
from command import HANGS, PLAIN, SAYSWHERE

pytestmark = pytest.mark.long

ASK = [SAYSWHERE, "ask", "How many square kilometers does the Hong Kong Park cover?"]
TIMES = 200


def seconds_of(command: list[str]) -> float:
    """How long the command takes, the first run left out."""
    for _ in range(2):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, env=PLAIN, check=True, timeout=HANGS)
    return time.perf_counter() - start


def interrupted_after(seconds: float) -> tuple[int, str]:
    """Exit status and what is said by a command that is interrupted."""
    with subprocess.Popen(
        ASK, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=PLAIN
    ) as process:
        time.sleep(seconds)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=HANGS)
    return process.returncode, said


def is_before_the_command(said: str) -> bool:
    """Whether Python was interrupted before it had come to the command's first line."""
    return "qa/terminal" not in said and "KeyboardInterrupt" in said


def test_at_any_moment_an_interrupt_is_quiet() -> None:
    chance = random.Random(0)
    longest = seconds_of(ASK) * 1.1
    ends = [interrupted_after(chance.uniform(0, longest)) for _ in range(TIMES)]
    ours = [(status, said) for status, said in ends if not is_before_the_command(said)]
    assert [end for end in ours if end not in ((130, ""), (0, ""), (-signal.SIGINT, ""))] == []
    assert (130, "") in ours
