"""Whatever is read and asked: a documented error or a true quote, the same each time.

Here 1,500 bad articles; 10,000 of them by

    python tests/hostile/bad_texts.py
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("bad_texts.py")
COUNT = "1500"


def asked(seed: str) -> subprocess.CompletedProcess[str]:
    """What the script prints under a hash seed."""
    return subprocess.run(
        [sys.executable, str(SCRIPT), "--count", COUNT],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )


@pytest.mark.long
def test_bad_texts_are_refused_or_quoted_as_they_are_and_always_the_same() -> None:
    first, second = asked("1"), asked("2")
    assert (first.returncode, first.stderr) == (0, "")
    assert second.stdout == first.stdout
