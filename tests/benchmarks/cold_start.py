"""How long one `sayswhere ask` takes, as a ratio to importing nltk and rank-bm25 alone.

python tests/benchmarks/cold_start.py
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 15
ASK = [
    str(Path(sys.executable).with_name("sayswhere")),
    *("ask", "How many square kilometers does the Hong Kong Park cover?"),
]
IMPORTS = [sys.executable, "-c", "import nltk, rank_bm25"]


def seconds_of(command: Sequence[str]) -> float:
    """How long a command takes from start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print both medians and their ratio; the two take turns, so that a busy machine is fair."""
    rounds = [(seconds_of(ASK), seconds_of(IMPORTS)) for _ in range(ROUNDS + 1)][1:]
    ask, imports = (statistics.median(times) for times in zip(*rounds, strict=True))
    print(f"sayswhere ask            {ask * 1000:6.0f} ms")
    print(f"import nltk, rank_bm25   {imports * 1000:6.0f} ms")
    print(f"ratio                    {ask / imports:6.2f}   (median of {ROUNDS} rounds)")


if __name__ == "__main__":
    main()
