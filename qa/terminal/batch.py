"""Many questions, one JSON answer a line: for other programs."""

import json
import sys
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import fstat
from pathlib import Path
from typing import Any, BinaryIO

from index.errors import SayswhereError
from qa.answering.reader import Reader
from qa.terminal.progress import Progress


class BatchError(SayswhereError):
    """A line of a batch that is not a question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a batch and the questions before it."""

    question: str
    history: tuple[str, ...] = ()


@contextmanager
def lines_of(path: str) -> Iterator[Iterator[bytes]]:
    """The lines of a file, or of standard input for "-", with a progress bar as they are read."""
    with _opened(path) as stream:
        size = None if path == "-" else fstat(stream.fileno()).st_size
        with Progress("Answering", size, among_output=True) as progress:
            yield _counted(stream, progress)


def _opened(path: str) -> BinaryIO:
    try:
        return sys.stdin.buffer if path == "-" else Path(path).open("rb")
    except OSError as error:
        raise BatchError(
            f"A batch must be a file that can be read, {path} cannot: {error.strerror}."
        ) from error


def _counted(stream: BinaryIO, progress: Progress) -> Iterator[bytes]:
    for line in stream:
        yield line
        progress.advance(len(line))


def replies_to(lines: Iterable[bytes], reader: Reader, top: int) -> Iterator[dict[str, Any]]:
    """A reply to every line that is not blank: an answer, or what is wrong with the line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                asked = asked_in(line)
                yield reader.ask(asked.question, asked.history, top).as_json()
            except SayswhereError as error:
                yield {"error": str(error), "line": number}


def asked_in(line: bytes) -> Asked:
    """The question of a line: its text, or a JSON object {"question": …, "history": […]}."""
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise BatchError(f"A line must be UTF-8, this one is not: {error.reason}.") from error
    return _asked_in_json(text) if text.startswith("{") else Asked(text)


def _asked_in_json(text: str) -> Asked:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BatchError(
            f"A line that starts with {{ must be JSON, this one is not: {error}."
        ) from error
    question, history = row.get("question"), row.get("history", [])
    if not isinstance(question, str):
        raise BatchError('A JSON line must have "question", a string: {"question": "Who …?"}.')
    if not isinstance(history, list) or not all(isinstance(h, str) for h in history):
        raise BatchError('"history" must be a list of earlier questions, as strings.')
    return Asked(question, tuple(history))


def exit_status(kinds: Collection[str]) -> int:
    """As grep's: 2 if a line was wrong, else 0 if a question was answered, else 1."""
    return 2 if "error" in kinds else 0 if "answered" in kinds else 1
