"""What a reader of a file gives: its text, and what the file states beside it."""

from dataclasses import dataclass
from typing import NamedTuple


class Page(NamedTuple):
    """Where text of a page begins: at `start`, in code points; pages count from 1."""

    start: int
    number: int


class Heading(NamedTuple):
    """A heading that the file marks as one: `text[start:end]`, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Contents:
    """A file's text and what the file says of itself; nothing here is guessed from the text.

    `date` is of the form 2023-08-31. `pages` are in order of `start`, and empty where a format
    has none. `lines_are_whole` says that no line of the text was wrapped. `warnings` tell how
    reading changed the text, a line each. `format` is that of the file, empty for plain text.
    """

    text: str
    title: str | None = None
    author: str | None = None
    date: str | None = None
    pages: tuple[Page, ...] = ()
    headings: tuple[Heading, ...] = ()
    lines_are_whole: bool = False
    warnings: tuple[str, ...] = ()
    format: str = ""
