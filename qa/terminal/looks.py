"""How a line looks to a person: styled on a terminal, plain everywhere else, never a command."""

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from qa.terminal.width import columns_for_a_person

# From the first of many spaces only: to try again at each takes minutes.
_LINE_ENDS = re.compile(r"(?<!\s)\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
# A terminal obeys the first two groups, and lets the third reorder what the reader sees.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]|[\x80-\x9f]|[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a row and its style in rich's words, "" for none."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What a person reads as one line; where it is too long, the rest goes on under its pieces.

    `lead` stands before the pieces: a number, or spaces. Where `focus` is given, a row too long is
    cut to one line instead that holds the character of that offset.
    """

    pieces: tuple[Piece, ...] = ()
    lead: Piece = Piece("")
    focus: int | None = None

    @property
    def text(self) -> str:
        """The whole row without its styles."""
        return self.lead.text + "".join(piece.text for piece in self.pieces)


def row(text: str = "", style: str = "", *, lead: str = "", focus: int | None = None) -> Row:
    """A row of one style."""
    return Row((Piece(text, style),), Piece(lead, style), focus)


def printable(text: str) -> str:
    """The text on one line, with every control character replaced by a visible sign."""
    return _CONTROLS.sub(_sign, _LINE_ENDS.sub(" ", text))


def _sign(control: re.Match[str]) -> str:
    code = ord(control[0])
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def is_styled(stream: TextIO) -> bool:
    """Whether the stream is a terminal that wants colours (no-color.org)."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and stream.isatty()


def print_rows(rows: Iterable[Row]) -> None:
    """Print to standard output: wrapped for a person, styled where the terminal wants it."""
    width = columns_for_a_person()
    if width is None:
        for one in rows:
            print(one.text)
        return
    from qa.terminal.wrapping import print_wrapped, standard_output

    print_wrapped(rows, standard_output(width, is_styled(sys.stdout)))
