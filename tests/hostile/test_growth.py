"""No text keeps any regular expression of the program busy: every one suggests its own attacks.

Reading or asking four times as much takes some four times as long, where a search that goes back
or looks ahead from every place takes sixteen. Every so many of the attacks is tried; all of them,
which takes a quarter of an hour, with

    SAYSWHERE_ATTACKS=all python -m pytest -n 0 -m long tests/hostile/test_growth.py

What is left to a visitor is measured by `python tests/hostile/slowest.py`.
"""

import os

import pytest
from hostile.entries import PORT, Entry, asked, attacks, named, read_and_asked, seconds
from hostile.pumping import Attack

from index.text.article import article_from_text
from qa.answering.reader import Reader
from qa.asking.question import MAX_CHARACTERS

pytestmark = pytest.mark.long

EVERY = 24
TIMES = 4
MOST = 9.0  # times as long for four times the text; less than this and noise explains it


@pytest.fixture(scope="module")
def found() -> list[Attack]:
    return attacks() if os.environ.get("SAYSWHERE_ATTACKS") == "all" else attacks()[::EVERY]


def grows(entry: Entry, attack: Attack, length: int, usual: float) -> bool:
    """Whether a text takes longer than its length explains, however often it is tried."""
    long = seconds(entry, attack.text(length))
    for _ in range(3):
        if long < 3 * usual:
            return False
        short = max(usual / TIMES, seconds(entry, attack.text(length // TIMES)))
        if long < MOST * short:
            return False
        long = min(long, seconds(entry, attack.text(length)))
    return True


ENTRIES = {
    "read": (read_and_asked, 12_000),
    "asked": (
        asked(Reader([article_from_text(PORT, id="port", source="port.txt")])),
        MAX_CHARACTERS,
    ),
    "named": (named, 100_000),
}


@pytest.mark.parametrize("way", ENTRIES)
def test_time_grows_with_length_alone(way: str, found: list[Attack]) -> None:
    entry, length = ENTRIES[way]
    usual = min(seconds(entry, (PORT * length)[:length]) for _ in range(5))
    assert [attack for attack in found if grows(entry, attack, length, usual)] == []
