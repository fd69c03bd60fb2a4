"""The slowest of all attacks: as a visitor's article of 1 MB, and as a question of full length.

    python tests/hostile/slowest.py

Tries each attack small, then the slowest of them in full. The promise is 2 s for an article and
100 ms for a question.
"""

import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile.entries import PORT, Entry, asked, attacks, brought, seconds
from hostile.pumping import Attack

from index.text.article import article_from_text
from qa.answering.reader import Reader
from qa.asking.question import MAX_CHARACTERS
from qa.chat.own_articles import LARGEST, OwnArticles

TRIED = 25  # in full


def text_of(attack: Attack, most: int) -> str:
    """An attack that has at most so many bytes."""
    width = len(attack.part.encode("utf-8", "replace")) / len(attack.part)
    return attack.text(int(most / width) - 10)


def slowest(entry: Entry, found: list[Attack], few: int, most: int) -> list[tuple[float, Attack]]:
    """The attacks that take longest in full, with their medians."""
    small = sorted(found, key=lambda attack: -seconds(entry, text_of(attack, few)))[:TRIED]
    full = [
        (statistics.median(seconds(entry, text_of(one, most)) for _ in range(3)), one)
        for one in small
    ]
    return sorted(full, key=lambda pair: -pair[0])


def main() -> None:
    """Print the slowest five of both kinds."""
    reader = Reader([article_from_text(PORT, id="port", source="port.txt")])
    found = attacks()
    print(f"{len(found)} attacks")
    for name, entry, few, most in (
        ("article", brought(OwnArticles(), reader), 20_000, LARGEST),
        ("question", asked(reader), MAX_CHARACTERS, MAX_CHARACTERS),
    ):
        for taken, attack in slowest(entry, found, few, most)[:5]:
            print(f"{name}: {taken * 1000:6.0f} ms  {attack}", flush=True)


if __name__ == "__main__":
    main()
