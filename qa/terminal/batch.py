"""Many questions, one JSON answer a line: for other programs."""

import json
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, TextIOWrapper
from os import fstat
from pathlib import Path
from typing import Any, cast

from index.errors import SayswhereError
from qa.answering.reader import Reader
from qa.terminal.progress import Progress
from qa.terminal.streams import standard_input

# A question and a long talk before it have some kilobytes.
LONGEST_LINE = 1_000_000
# What goes on so far without a line's end is no batch, but a device or a file of something else.
LONGEST_BLOCK = 100 * LONGEST_LINE


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


def _opened(path: str) -> BufferedReader:
    try:
        # "-" is read ahead of, which only a buffered stream can be; Python's own always is.
        return cast(BufferedReader, standard_input()) if path == "-" else Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise BatchError(
            f"A batch must be a file that can be read, {path} cannot: "
            f"{getattr(error, 'strerror', error)}."
        ) from error


def _counted(stream: BufferedReader, progress: Progress) -> Iterator[bytes]:
    is_utf16 = stream.peek(2).startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for line in _bounded(_decoding(stream) if is_utf16 else stream.readline):
        yield line
        progress.advance(len(line))


def _decoding(stream: BufferedReader) -> Callable[[int], bytes]:
    """A function that reads a line of a stream in UTF-16, and gives it in UTF-8."""
    text = TextIOWrapper(stream, "utf-16", newline="\n")

    def read(size: int) -> bytes:
        try:
            return text.readline(size).encode()
        except UnicodeError as error:
            raise BatchError("A batch begins as UTF-16 and is broken: save it as UTF-8.") from error

    return read


def _bounded(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Lines, read one by one; of one that is too long, no more than tells so."""
    while line := read(LONGEST_LINE + 1):
        yield line
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            _pass_over(read)


def _pass_over(read: Callable[[int], bytes]) -> None:
    """Read on to the end of the line, if it has one."""
    for _ in range(LONGEST_BLOCK // LONGEST_LINE):
        rest = read(LONGEST_LINE)
        if not rest or rest.endswith(b"\n"):
            return
    raise BatchError(f"A batch has lines, and for {LONGEST_BLOCK:,} bytes none ends: give text.")


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
    if len(line) > LONGEST_LINE:
        raise BatchError(f"A line may have {LONGEST_LINE:,} bytes, this one has more: shorten it.")
    if b"\0" in line:
        raise BatchError("A line must be text, this one holds NUL bytes: save it as UTF-8.")
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
