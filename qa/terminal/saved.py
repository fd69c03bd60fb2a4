"""What was saved or written in a file: its text, and the JSON values in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.errors import SayswhereError
from qa.terminal.streams import standard_input

# Some 50,000 answers; what is larger is no conversation.
MOST_BYTES = 100_000_000
ASK_AGAIN = "save it again, or ask again with --json"


class SavedError(SayswhereError):
    """A file that cannot be read as what was saved, or was edited since."""


def text_in(path: str) -> str:
    """The text of a file, or of standard input for "-"; raises SavedError."""
    try:
        data = _bytes_of(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SavedError(f"{path} cannot be read ({reason}); check the path, or the link") from None
    if len(data) > MOST_BYTES:
        raise SavedError(f"{path} has more than {MOST_BYTES:,} bytes; split it into several files")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SavedError(f"{path} is not UTF-8, as all that is saved here; save it again") from None


def _bytes_of(path: str) -> bytes:
    if path == "-":
        return standard_input().read(MOST_BYTES + 1)
    if not Path(path).is_file() and Path(path).exists():
        raise SavedError(f"{path} is not a plain file; name a file")
    with Path(path).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def values_in(text: str, path: str) -> Iterator[tuple[str, Any]]:
    """The JSON values of a text, each with where it stands: a list's, or one a line."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines(text, path)
        return
    if isinstance(whole, dict) and "data" in whole:
        raise SavedError(f"{path} is a data set that holds its own articles; give gold of a line")
    for number, value in enumerate(whole if isinstance(whole, list) else [whole], 1):
        yield f"{path}, answer {number}", value


def _lines(text: str, path: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = f"{path}, line {number}"
            try:
                yield place, json.loads(line)
            except (ValueError, RecursionError) as error:
                said = str(error).partition("\n")[0]
                raise SavedError(
                    f"{place} is not JSON ({said}): it was cut, or edited by hand; {ASK_AGAIN}"
                ) from None
