"""Ends eight writers of a --collect file by SIGKILL, again and again, and looks at what is left.

    python tests/hostile/kills.py [--times 200]

Ends with 1 where a line is broken or one is lost that its writer had kept.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from qa.chat.feedback import GoldFile

WRITERS = 8
LONGEST = 80_000  # characters of a line: a writer can be ended between its pages
WITHIN = 0.05  # seconds


def main() -> int:
    """Print what was kept, and what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gold.jsonl"
        kept = {one for number in range(options.times) for one in round_of(path, number)}
        found, broken = found_in(path)
    lost = kept - found
    print(f"{options.times} x SIGKILL: {len(kept)} kept, {len(lost)} lost, {broken} broken lines")
    return 1 if lost or broken or not kept else 0


def round_of(path: Path, number: int) -> list[str]:
    """What eight writers say they have kept before they are ended."""
    chance = random.Random(number)
    reading, writing = os.pipe()
    writers = [started(path, writing, f"{number}-{writer}") for writer in range(WRITERS)]
    os.close(writing)
    time.sleep(chance.uniform(0, WITHIN))
    for writer in writers:
        os.kill(writer, signal.SIGKILL)
    for writer in writers:
        os.waitpid(writer, 0)
    with os.fdopen(reading) as said:
        return said.read().splitlines()


def started(path: Path, writing: int, name: str) -> int:
    """A process that keeps lines and says so, until it is ended."""
    child = os.fork()
    if child:
        return child
    gold, chance = GoldFile(path), random.Random(name)
    for turn in range(sys.maxsize):
        question = f"{name}-{turn}"
        filler = "x" * chance.randrange(LONGEST)
        gold.keep(json.dumps({"question": question, "filler": filler, "answer": []}))
        os.write(writing, f"{question}\n".encode())
    os._exit(1)


def found_in(path: Path) -> tuple[set[str], int]:
    """The questions of the whole lines of a file, and how many are not whole."""
    GoldFile(path).keep(json.dumps({"question": "last", "answer": []}))
    found, broken = set(), 0
    for line in path.read_text("utf-8").splitlines():
        try:
            found.add(json.loads(line)["question"])
        except ValueError:
            broken += 1
    return found, broken


if __name__ == "__main__":
    sys.exit(main())
