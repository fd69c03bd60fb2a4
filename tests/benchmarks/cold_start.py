"""How long one `sayswhere ask` takes, as a ratio to importing nltk and rank-bm25 alone.

    python tests/benchmarks/cold_start.py

Asked are the article that ships with the program, with the sentences it was cut into, and a file
that was never seen. Packages that nltk loads where they are installed, such as scipy, lengthen
all that loads it: measure in an environment with nothing but `pip install .`.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

ROUNDS = 15
SAYSWHERE = str(Path(sys.executable).with_name("sayswhere"))
QUESTION = "How many square kilometers does the Hong Kong Park cover?"
IMPORTS = [sys.executable, "-c", "import nltk, rank_bm25"]


def commands_in(folder: Path) -> dict[str, list[str]]:
    """What is measured, by the name it is printed under; the last one is what it is held to."""
    unseen = folder / "unseen.txt"
    seed = files("seeds").joinpath("hetao-cooperation-zone.txt").read_text("utf-8")
    unseen.write_text(f"{seed}\nNobody has read this before.\n", encoding="utf-8")
    return {
        "ask, the article that ships": [SAYSWHERE, "ask", QUESTION],
        "ask, a file never seen": [SAYSWHERE, "ask", QUESTION, "--article", str(unseen)],
        "import nltk, rank_bm25": IMPORTS,
    }


def seconds_of(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """How long a command takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def main() -> None:
    """Print medians and ratios; the commands take turns, so that a busy machine is fair."""
    with tempfile.TemporaryDirectory() as folder:
        commands = commands_in(Path(folder))
        # Compiled modules are kept, whatever the caller's settings and rights.
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        rounds = [
            [seconds_of(command, environment) for command in commands.values()]
            for _ in range(ROUNDS + 1)
        ]
    medians = [statistics.median(times) for times in zip(*rounds[1:], strict=True)]
    for name, median in zip(commands, medians, strict=True):
        print(f"{name:<30}{median * 1000:6.0f} ms   ratio {median / medians[-1]:4.2f}")


if __name__ == "__main__":
    main()
