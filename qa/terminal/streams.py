"""Standard input, output and error, whatever state the command was started with."""

import os
import sys
from typing import BinaryIO, TextIO

from index.errors import SayswhereError


class StreamError(SayswhereError):
    """A standard stream that is closed and needed."""


def prepare_streams() -> None:
    """Make the three streams safe to use; raises StreamError where output is closed."""
    # Python has None for a stream that was closed before it began. A file opened later would take
    # its number, and be written to or read by whoever means the stream.
    closed = sys.stdout is None
    if sys.stdin is None:
        _occupy(0)
    sys.stdout = sys.stdout or _occupied(1)
    sys.stderr = sys.stderr or _occupied(2)
    for stream in (sys.stdout, sys.stderr):
        _never_fail_to_encode(stream)
    if closed:
        raise StreamError("Standard output is closed: open it, or send it to /dev/null.")


def _occupy(number: int) -> None:
    opened = os.open(os.devnull, os.O_RDWR)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)


def _occupied(number: int) -> TextIO:
    _occupy(number)
    return os.fdopen(number, "w", encoding="utf-8")


def _never_fail_to_encode(stream: TextIO) -> None:
    """A character that the terminal's encoding lacks is shown escaped instead of raising."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")


def standard_input() -> BinaryIO:
    """The bytes of standard input; raises StreamError where it is closed."""
    if sys.stdin is None:
        raise StreamError("Standard input is closed: open it, or name a file.")
    return sys.stdin.buffer


def is_talk() -> bool:
    """Whether a person sits at both ends: a terminal to read from and to write to."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
