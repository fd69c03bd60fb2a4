"""How wide the lines are that a person reads."""

import os
import stat
import sys
from typing import TextIO

NARROWEST = 20  # below it a word a line is left, and a number hardly fits
_USUAL = 80  # what a terminal has that does not tell


def columns_for_a_person() -> int | None:
    """The columns to wrap at; None where lines stay whole, as for a program or a file.

    COLUMNS says it, else the terminal itself. A pipe may lead to a pager or to a program, and
    nothing tells which; the command's text is for people, and programs have `--json`: so with a
    terminal behind it, which standard error shows, a pipe is wrapped at that terminal's width.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said) > 0:
        return max(int(said), NARROWEST)
    if sys.stdout.isatty():
        return _columns_of(sys.stdout)
    if _is_pipe(sys.stdout) and sys.stderr.isatty():
        return _columns_of(sys.stderr)
    return None


def _columns_of(terminal: TextIO) -> int:
    try:
        columns = os.get_terminal_size(terminal.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(columns or _USUAL, NARROWEST)


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False
