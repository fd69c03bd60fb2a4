"""However a server ends, what its visitors' verdicts became is whole."""

import subprocess
import sys
from pathlib import Path

import pytest

KILLS = Path(__file__).with_name("kills.py")


@pytest.mark.long
def test_no_kept_verdict_is_lost_or_broken_when_the_writers_are_killed() -> None:
    done = subprocess.run([sys.executable, str(KILLS), "--times", "200"], capture_output=True)
    assert done.returncode == 0, done.stdout + done.stderr
