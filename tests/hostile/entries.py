"""The ways in for what others wrote: a text as an article, as a question, and as a name or mark."""

import base64
import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hostile.pumping import Attack, attacks_on

from index.errors import SayswhereError
from index.formats.kinds import format_of
from index.formats.reading import article_from_bytes
from qa.answering.reader import Reader
from qa.asking.question import MAX_CHARACTERS
from qa.chat.own_articles import OwnArticles
from qa.chat.security.bodies import checked_json
from qa.chat.security.hosts import Hosts
from qa.terminal.looks import printable

Entry = Callable[[str], object]
PORT = "The port closed on 3 May 2021. It had 12 ships, said Reyes.\n\nWho owns it? Nobody knows."


def attacks() -> list[Attack]:
    """What every expression of the program suggests, each attack once."""
    noting = [sys.executable, str(Path(__file__).with_name("expressions.py"))]
    done = subprocess.run(noting, capture_output=True, text=True)
    assert not done.returncode, f"not come to: {done.stderr}"
    found = map(json.loads, done.stdout.splitlines())
    return list(dict.fromkeys(a for x in found for a in attacks_on(x["pattern"], x["flags"])))


def read_and_asked(text: str) -> None:
    """Read a text as an article and ask something of it."""
    data = text.encode("utf-8", "replace")
    kinds = {name: format_of(data, name) for name in ("x.html", "x.mht", "x.txt")}
    if kinds["x.txt"]:  # a process of its own would read it, with limits of its own
        data = b"Seen. " + data
    with suppress(SayswhereError):
        article = article_from_bytes(data, id="x", source="x.txt")
        Reader([article]).ask("When did it close, and how much was paid?")


def asked(reader: Reader) -> Entry:
    """Asks a text of an article, alone and in a conversation."""

    def asking(text: str) -> None:
        with suppress(SayswhereError):
            reader.ask(text[:MAX_CHARACTERS])
            reader.ask("Why?", [text[:MAX_CHARACTERS]])

    return asking


def named(text: str) -> None:
    """Take a text for a host's name, a line for a terminal and a body."""
    Hosts("127.0.0.1").include(text)
    printable(text)
    checked_json(json.dumps([text]).encode())


def brought(own: OwnArticles, reader: Reader) -> Entry:
    """Brings a text as a visitor's article and asks of it."""

    def bringing(text: str) -> None:
        data = base64.b64encode(text.encode("utf-8", "replace")).decode()
        with suppress(SayswhereError):
            sources = own.bring("x.txt", data, reader)
            sources.answer("When did it close, and how much was paid?")
            own.leave(sources.own)

    return bringing


def seconds(entry: Entry, text: str) -> float:
    """The time of a processor that a text takes at an entry."""
    start = time.process_time()
    entry(text)
    return time.process_time() - start
